"""What a text itself sets right: a term in quotation marks that it explains, what others are told to believe, what it
denies of all products, and a time or a result that it takes back."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice
from operator import attrgetter, itemgetter

from backfacial.rules.claims.excuses import (
    BELIEVING,
    DENYING,
    SELLING,
    SERVICE,
    TURNING,
    TURNING_ROUND,
    UNDOING,
)
from backfacial.rules.claims.phrases import Break, Found
from backfacial.rules.claims.read_text import ReadText, beside, end_of_clause, start_of_clause

NONE_OF = "none-of"
"""The group of words that deny something of all products ("none of our masks", "nothing on our menu")."""

COMPARING = "comparing"
"""The group of words that make such a denial praise of one of them ("like ours", "better than")."""

EXPLAINING_WORD = "word-set-right"
"""The group of words after a term that say that it is no more than a word ("has no fixed meaning")."""

NAMING_WORD = "naming-word"
"""The group of words before a term that is spoken of as a word ("the label")."""

CORRECTING = "correcting"
"""The group of words by which a belief that was told is set right."""

BUT_HARMS = "but-harms"
"""The group of words by which what was told is said to harm."""

FORMERLY = "formerly-believed"
"""The group of words of who once believed it, which any turn of the sentence sets right."""

TURNED_OUT = "turned-out"
"""The group of words by which what others doubt is said to be true ("but it does")."""

TELLING = "telling-belief"
"""The group of words of who tells what others say, which excuse nothing that is not set right."""

ASKING, ANSWERING_NO = "yes-or-no", "answering-no"
"""The groups of words that begin a question to be answered with yes or no, and of those that answer it with no."""

SUPPOSED_CASE, REFERRING = "supposed-case", "referring"
"""The groups of words that begin a case that is supposed, and that send it to who treats it."""

TAKING_BACK = "taking-back"
"""The group of words that take a time or a result back ("but not always")."""

REDNESS, CALLING = "red", "when-to-call"
"""The groups of words for redness, and of those that tell a client when to call about it."""

CORRECTIONS = (
    NONE_OF,
    COMPARING,
    EXPLAINING_WORD,
    NAMING_WORD,
    FORMERLY,
    BUT_HARMS,
    TURNED_OUT,
    TELLING,
    CORRECTING,
    ASKING,
    ANSWERING_NO,
    SUPPOSED_CASE,
    REFERRING,
    TAKING_BACK,
    REDNESS,
    CALLING,
)


def explained(read: ReadText, found: Found) -> bool:
    """Whether it is spoken of as a word, in quotation marks or as "the word", and right after set right."""
    named = any(each.end == found.first for each in _before(read, found.first))
    ends = list(range(found.first + 1, found.end + 1)) if named else []
    start, end = read.words[found.first].start, read.words[found.end - 1].end
    # a quotation ends before the next begins, so those that reach into it stand side by side
    for begin, close in islice(read.quoted, bisect_right(read.quoted, start, key=itemgetter(1)), None):
        if begin >= end:
            break
        ends.append(bisect_left(read.words, close, lo=found.first, key=attrgetter("start")))
    return any(read.beginning(at, (EXPLAINING_WORD,)) for at in ends)


def _before(read: ReadText, at: int) -> Sequence[Found]:
    return read.standing(start_of_clause(read, at), at, (NAMING_WORD,))


def told_and_corrected(read: ReadText, found: Found) -> bool:
    """Whether others are told to believe it, and the same sentence or the next one sets it right."""
    start = start_of_clause(read, found.first)
    told = read.standing(start, found.first, (BELIEVING, TELLING, FORMERLY))
    if all(read.standing(each.end, found.first, (TURNING,)) for each in told):
        return False
    end = end_of_clause(read, found.end)
    if end < len(read.words):
        end = end_of_clause(read, end + 1)
    after = found.first + 1 if read.standing(start, found.first, (FORMERLY,)) else found.end
    # what stands together may reach into the correction, which then begins after a comma or a stop in it
    corrected = any(
        found.end <= each.first or read.words[each.first].before is not Break.NONE
        for each in read.standing(found.first + 1, end, (CORRECTING, BUT_HARMS))
    ) or any(
        read.words[each.first].before is not Break.NONE and not read.standing(each.end, end, (SERVICE, TURNED_OUT))
        for each in read.standing(after, end, (TURNING_ROUND,))
    )
    return corrected and not read.standing(found.end, end, (SELLING,))


def asked_and_denied(read: ReadText, found: Found) -> bool:
    """Whether it stands in a question that right after is answered with no, and with nothing more in that clause."""
    words, end = read.words, end_of_clause(read, found.end)
    if end == len(words) or "?" not in read.text[words[end - 1].end : words[end].start]:
        return False
    if not read.beginning(start_of_clause(read, found.first), (ASKING,)):
        return False
    if read.standing(end, end_of_clause(read, end + 1), (SELLING,)):
        return False
    return any(
        each.end == len(words) or words[each.end].before is not Break.NONE
        for each in read.beginning(end, (ANSWERING_NO,))
    )


def denied_of_all(read: ReadText, found: Found) -> bool:
    """Whether it is denied of all products in the same clause, and not to praise one of them."""
    return bool(_none_of(read, found)) and not praised(read, found)


def praised(read: ReadText, found: Found) -> bool:
    """Whether such a denial praises one product: "no cream clears acne like ours"."""
    end = end_of_clause(read, found.end)
    return any(read.standing(each.end, end, (COMPARING,)) for each in _none_of(read, found))


def _none_of(read: ReadText, found: Found) -> Sequence[Found]:
    return [
        each
        for each in read.standing(start_of_clause(read, found.first), found.first, (NONE_OF,))
        if not read.standing(each.end, found.first, (TURNING, DENYING, UNDOING))
    ]


def referred(read: ReadText, found: Found) -> bool:
    """Whether it is a case that is supposed, which the same sentence sends to a doctor, and sells nothing for."""
    start, end = start_of_clause(read, found.first), end_of_clause(read, found.end)
    supposed = read.beginning(start, (SUPPOSED_CASE,))
    referring = read.standing(found.end, end, (REFERRING,))
    sold = read.standing(start, end, (SERVICE,)) or read.standing(found.end, end, (SELLING,))
    return bool(supposed and referring) and not sold


def taken_back(read: ReadText, found: Found) -> bool:
    """Whether a time or a result is hedged beside it."""
    return beside(read, found, (TAKING_BACK,))


def told_when_to_call(read: ReadText, found: Found) -> bool:
    """Whether it is about redness, and a client is told beside it when to call about that."""
    return bool(read.standing(found.first, found.end, (REDNESS,))) and beside(read, found, (CALLING,))
