"""Words of a text as a search takes them."""

import re
import unicodedata
from functools import cache

import snowballstemmer

from backfacial.knowledge.naming import Naming

WORD = re.compile(r"[a-z]+[0-9]*-[0-9]+[a-z]?|[^\W_]+(?:['’][^\W_]+)*", re.IGNORECASE)
"""A word, or an id with a hyphen such as AAD-1."""
_STEMMER = snowballstemmer.stemmer("english")


def plain(text: str) -> str:
    """A text in small letters, without accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in apart if not unicodedata.category(letter).startswith("M")).lower()


def words_of(text: str) -> list[str]:
    """The words of a text in turn."""
    return [word.replace("’", "'") for word in WORD.findall(plain(text))]


class Speech:
    """How words are read: which ones say nothing or little, and which ones are forms of one word.

    Args:
        naming: has the lists (`stop-words`, `weak-words`, `other-forms`, `endings` of `content/interface/explain.yml`).
    """

    def __init__(self, naming: Naming) -> None:
        self.stops = tuple(naming.word("stop-words").split())
        self.weak = tuple(naming.word("weak-words").split())
        self.endings = tuple(sorted(naming.word("endings").split(), key=lambda ending: (-len(ending), ending)))
        self.other_forms = naming.other_forms()

    def stem(self, word: str) -> str:
        """What all forms of a word have in common."""
        return stem(self.other_forms.get(word, word))


@cache
def stem(word: str) -> str:
    """A word without its regular endings: moisturise, moisturises; allergy, allergies; red, redness."""
    found: str = _STEMMER.stemWord(word.removesuffix("'s"))
    return found
