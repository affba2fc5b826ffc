"""Which parts of a text are not English. Of those nothing may be said, least of all that nothing was found."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from backfacial.rules.claims.english import most_frequent
from backfacial.rules.claims.phrases import Word, clauses, split_words
from backfacial.rules.claims.spelling import Speller

SURE, DOUBTFUL = 0.8, 0.5
"""From this share of known words on a part is English; below the other it is not; in between a library is asked."""


SHORTEST = 3
"""Letters of the shortest frequent word by which a doubtful part is English: shorter ones many languages have."""


@dataclass(frozen=True)
class Unread:
    """A part of a text that is not English: `text[start:end]`."""

    start: int
    end: int


def not_english(text: str, speller: Speller) -> tuple[Unread, ...]:
    """The clauses of a text that are not English, in order, those side by side as one."""
    words = split_words(text)
    pieces = [words[start:end] for start, end in clauses(words)]
    found: list[Unread] = []
    last = None
    for number, piece in enumerate(pieces):
        if not _is_english(piece, text, speller, alone=len(pieces) == 1):
            start = found.pop().start if last == number - 1 and found else piece[0].start
            found.append(Unread(start, piece[-1].end))
            last = number
    return tuple(found)


def _is_english(piece: Sequence[Word], text: str, speller: Speller, alone: bool) -> bool:
    known = unknown = 0
    foreign = False
    for number, word in enumerate(piece):
        form = word.form
        if len(form) < 2 or not (form.isalpha() or form.replace("'", "").isalpha()):
            continue
        written = text[word.start : word.end]
        accented = not written.isascii() and any(map(unicodedata.combining, unicodedata.normalize("NFKD", written)))
        if speller.is_known(form) and not accented:
            known += 1
        # a name inside a sentence, and a misspelt word, speak for no language
        elif not (number and written.istitle() and _mostly_small(piece, text)) and not speller.reads_otherwise(form):
            unknown += 1
            foreign = foreign or accented or not form.isascii()
    share = known / (known + unknown) if known + unknown else 1
    if share >= SURE:
        return True
    if share < DOUBTFUL:
        # one word between English parts may be a name, if it is spelt with the letters of English
        return known + unknown == 1 and not alone and not foreign
    if any(len(word.form) >= SHORTEST and word.form in most_frequent() for word in piece):
        return True
    written = text[piece[0].start : piece[-1].end]
    return "en" in (_language(written), _language(written.lower()))  # capitals can mislead it, and can help


def _mostly_small(piece: Sequence[Word], text: str) -> bool:
    return 2 * sum(text[word.start].islower() for word in piece) > len(piece)


def _language(text: str) -> str:
    # loading it takes a second, and few texts need it
    from py3langid import classify

    found: str = classify(text)[0]
    return found
