"""What excuses a risky phrase: a denial, a condition or who else does it before it, after it that the act is not
offered, and, where the phrase is no more than a subject, care on any side of it."""

from collections.abc import Sequence

from backfacial.rules.claims.phrases import Break, Found, Word
from backfacial.rules.claims.read_text import ReadText, begins_clause, end_of_clause, start_of_part
from backfacial.rules.claims.together import begins_sentence

DENYING, UNDOING, SERVICE = "denying", "undoing", "service"
"""The groups of words that deny ("not"), that undo a denial ("not only"), and that name the service."""

DISCLAIMING, NOT_ASSURING, TURNING = "disclaiming", "not-assuring", "turning"
"""The groups of words that deny all that follows ("no proof that"), that promise nothing ("can't
assure you that"), and that end such a denial ("but")."""

TURNING_ROUND = "turning-round"
"""The group of words that begin a side clause in which a denial before it is taken back (", but in practice")."""

STILL_DENYING = "still-denying"
"""The group of second denials that go on with a first one ("no needles, not even for whiteheads")."""

SHRUGGING = "shrugging"
"""The group of words right after a denial by which it denies nothing ("don't worry")."""

SUPPOSING = "supposing"
"""The group of words that begin a condition, in which a denial is about the condition ("if the pad isn't red")."""

DOUBLE = "double"
"""The group of words that turn a denial before them round ("won't come out unless you pierce them")."""

EXCEPTING, TO_NOTHING = "excepting", "done-to-nothing"
"""The groups of words that make an exception to a denial ("unless it's a stubborn one"), and of those right after a
verb by which nothing is done ("heals nothing")."""

LISTED_ACTS, GOING_ON = "listed", "going-on"
"""The groups of words between an act and the words that it is not offered, and of words that may follow these."""

EXAMPLING = "exampling"
"""The group of words after a comma that begin an example of what stands before it."""

CONDITION, SELLING, AGREEING = "condition", "selling", "agreeing"
"""The groups of words that make a statement a question or a condition ("if"), of those that sell all the same ("if you
want …, book us"), and of those that answer such a question with yes."""

BELIEVING = "believing"
"""The group of words of who tells what others believe."""

EXCUSING = (
    BELIEVING,
    SHRUGGING,
    SUPPOSING,
    DOUBLE,
    EXCEPTING,
    TO_NOTHING,
    DENYING,
    UNDOING,
    SERVICE,
    DISCLAIMING,
    NOT_ASSURING,
    TURNING,
    TURNING_ROUND,
    STILL_DENYING,
    LISTED_ACTS,
    GOING_ON,
    EXAMPLING,
    CONDITION,
    SELLING,
    AGREEING,
)

REACH = 6
"""Words before a claim in which a denial still counts."""

FAR = 10
"""The same for words that deny all that follows."""

SOON = 5
"""Words after what stands together in a sentence in which a denial still counts."""

LISTED = 6
"""Words after a comma in which "or" has to come, if the comma parts a list that a denial before it is about."""

_OR = ("or", "nor")


def excused(read: ReadText, found: Found, denying: Sequence[str], unless: Sequence[str]) -> bool:
    """Whether a denial stands before or in it, or who else does it stands before, in the same clause."""
    first, end = found.first, found.end
    if _disclaimed(read, found, denying):
        return True
    reach = _reach(read, first)
    denials = read.standing(reach, end, denying)
    if len(denials) > 1:
        again = read.standing(denials[0].end, end, (STILL_DENYING,))
        denials = [each for each in denials if not any(one.first <= each.first < one.end for one in again)]
    if len(denials) == 1:
        denial = denials[0]
        # "why not" begins a word before the denial
        undone = read.standing(max(reach, denial.first - 1), max(first, denial.end), (UNDOING,))
        if all(each.end <= denial.first for each in undone):
            return True
    others = read.standing(
        reach, first, [group for group in unless if group != CONDITION or not _sells(read, reach, end)]
    )
    return any(not read.standing(each.end, first, (UNDOING, SERVICE)) for each in others)


def _disclaimed(read: ReadText, found: Found, denying: Sequence[str]) -> bool:
    """Whether words before it in the same clause deny all that follows, up to a turn or another denial.

    Who "can't promise that you won't react" promises nothing, so there another denial ends nothing.
    """
    first = found.first
    for group, ending in ((DISCLAIMING, (TURNING, DENYING)), (NOT_ASSURING, (TURNING,))):
        for each in read.standing(_clause(read.words, first), found.end, (group,)):
            # "isn't a myth that" denies nothing, and "nothing we use can hurt" is itself what is claimed
            denied = read.standing(each.first - 1, each.first, (DENYING,))
            before = each.first < first or (each.first == first and denying)
            if before and not denied and not read.standing(each.end, first, ending):
                return True
    return False


def excepted(read: ReadText, found: Found) -> bool:
    """Whether an exception follows in the same clause, so that a denial does not hold for it."""
    return bool(read.standing(found.end, end_of_clause(read, found.end), (EXCEPTING,)))


def to_nothing(read: ReadText, found: Found) -> bool:
    """Whether right after it words say that it is done to nothing: "heals nothing", but not "nothing less than"."""
    end = found.end
    goes_on = end < len(read.words) and read.words[end].before is Break.NONE
    return goes_on and bool(read.beginning(end, (TO_NOTHING,))) and not read.beginning(end, (UNDOING,))


def set_right(read: ReadText, found: Found, denying: Sequence[str], unless: Sequence[str], after: bool) -> bool:
    """Whether what stands together in a sentence is denied there, from its beginning on, or told as a belief.

    `after`: a denial soon after it counts, too.
    """
    start, end = found.first, found.end
    while not begins_sentence(read.text, read.words, start):
        start -= 1
    if read.standing(start, found.first, (*unless, DISCLAIMING)):
        return True
    if after:
        end = min(end + SOON, len(read.words))
        end = next((n for n in range(found.end, end) if begins_sentence(read.text, read.words, n)), end)
    return any(_denies(read, denial, found) for denial in read.standing(start, end, denying))


def _denies(read: ReadText, denial: Found, claim: Found) -> bool:
    """Whether a denial is none of "why not", "don't worry", "not only we …", "if it isn't", "what yours can't"."""
    around = read.standing(denial.first - 1, denial.end, (UNDOING,))
    return (
        all(each.end <= denial.first for each in around)
        and not read.beginning(denial.end, (SHRUGGING,))
        and not read.standing(start_of_part(read, denial.first), denial.first, (SUPPOSING,))
        and not read.standing(denial.end, claim.first, (UNDOING,))
        and not read.standing(denial.end, claim.end, (DOUBLE,))
        and not _turned_round(read, denial, claim)
        and not (end_of_clause(read, denial.end) == denial.end and not begins_clause(read, denial.first))
    )


def _turned_round(read: ReadText, denial: Found, claim: Found) -> bool:
    """Whether a side clause takes a denial back: "you shouldn't peel over sunburn, but a light one is fine"."""
    turns = read.standing(denial.end, claim.end, (TURNING_ROUND,))
    return any(read.words[each.first].before is not Break.NONE for each in turns)


def _sells(read: ReadText, reach: int, end: int) -> bool:
    """Whether a condition is only the door to an offer: "if you want it gone, book us", "do we lance it? Yes"."""
    close = end_of_clause(read, end)
    if any(not read.standing(each.first, each.end, (DENYING,)) for each in read.standing(reach, close, (SELLING,))):
        return True
    return close < len(read.words) and bool(read.beginning(close, (AGREEING,)))


def not_offered(read: ReadText, end: int, groups: Sequence[str]) -> bool:
    """Whether words right after an act, or after a list of acts, say that it is not offered, and end the clause.

    "Not on our menu for nothing" goes on, so it excuses nothing; nor does a comma, which may begin a "but".
    """
    words = read.words
    here = end
    while here < len(words):
        if any(_ends_there(read, each) for each in read.beginning(here, groups)):
            return True
        listed = [each.end for each in read.beginning(here, (LISTED_ACTS,)) if each.end <= here + LISTED]
        if not listed or words[here].before is Break.CLAUSE:
            return False
        here = max(listed)
    return False


def _ends_there(read: ReadText, denial: Found) -> bool:
    words, end = read.words, denial.end
    if words[denial.first].before is Break.CLAUSE:
        return False
    if end == len(words) or any(each.first == end for each in read.standing(end, end + 1, (GOING_ON,))):
        return True
    # after a full stop, too, "but" may take it back
    return words[end].before is Break.CLAUSE and not any(
        each.first == end for each in read.standing(end, end + 1, (TURNING,))
    )


def _clause(words: Sequence[Word], first: int) -> int:
    """How far back words may stand that deny all that follows: in the same clause."""
    at = first
    while at > 0 and first - at < FAR and words[at].before is not Break.CLAUSE:
        at -= 1
    return at


def _reach(read: ReadText, first: int) -> int:
    """How far back a denial may stand: in the same clause, and before a comma only in a list with "or".

    Before a comma that an example follows ("creams you use, such as …") it may stand, too, and farther back.
    """
    words, at, farthest = read.words, first, first - REACH
    while at > max(farthest, 0):
        before = words[at].before
        if before is Break.CLAUSE:
            break
        if before is Break.COMMA:
            if any(each.first == at for each in read.standing(at, first, (EXAMPLING,))):
                farthest = at - FAR
            elif not _goes_on_with_or(words, at):
                break
        at -= 1
    return at


def _goes_on_with_or(words: Sequence[Word], at: int) -> bool:
    """Whether what a comma begins is a part of a list that ends with "or"."""
    for word in words[at : at + LISTED]:
        if word.before is Break.CLAUSE and word is not words[at]:
            return False
        if word.form in _OR:
            return True
    return False
