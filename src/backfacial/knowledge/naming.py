"""What records, fields and values are called where a person reads them (`content/interface/explain.yml`)."""

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any

from backfacial.facts.conditions import TypedFact
from backfacial.facts.measures import Quantity, Span
from backfacial.facts.telling import in_words
from backfacial.knowledge.entries import TERMS, Entry, Index, is_capital
from backfacial.knowledge.targets import FACTS_OF_A_CLIENT

NAMES = ("name", "title", "label", "issue", "statement", "stem", "task", "text", "question", "why", "meaning")
"""The fields that a record can be called by: the first one that it has."""

SHORT = 72
"""Characters of a name that still has room inside a sentence."""

_TIME = re.compile(r"P(\d+[DWM]|T\d+[HMS])")
_PLACE = re.compile(r"\{([^{}]*)\}")
_SMALL_ID = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")


class Naming:
    """The words of `content/interface/explain.yml`.

    Args:
        explain: these words, in their order.
        say: a sentence of any room with its values put in, as `backfacial.facts.words` gives it.
    """

    def __init__(self, explain: Mapping[str, str], say: Callable[..., str]) -> None:
        self._words = explain
        self._order = {key: number for number, key in enumerate(explain)}
        self.say = say

    def word(self, key: str) -> str:
        """A word or sentence as it stands, places and all. Where there is none, `say` complains in its own way."""
        return self._words[key] if key in self._words else self.say("explain", key)

    def kind(self, kind: str) -> str:
        """What one record of a kind is called."""
        return self._words.get(f"kind-{kind}", humanised(kind))

    def kinds(self, kind: str) -> str:
        """What the records of a kind are called together."""
        return self._words.get(f"kinds-{kind}", humanised(kind))

    def label(self, kind: str, field: str) -> str:
        """What a field is called, in this kind or everywhere."""
        return self._words.get(f"{kind}.{field}") or self._words.get(f"field-{field}") or humanised(field)

    def rank(self, kind: str, field: str) -> int:
        """Where among the fields it is read: they stand in `explain.yml` in that order."""
        return self._order.get(f"{kind}.{field}", self._order.get(f"field-{field}", len(self._order)))

    def rank_of(self, kind: str) -> int:
        """Where among the kinds it is read."""
        return self._order.get(f"kinds-{kind}", len(self._order))

    def page(self, kind: str) -> str | None:
        """The lesson on whose page records of a kind stand that name none."""
        return self._words.get(f"page-of-{kind}")

    def column(self, kind: str) -> str | None:
        """The field that a table of a kind shows beside id and name, where the first one would not be it."""
        return self._words.get(f"column-{kind}")

    def other_forms(self) -> dict[str, str]:
        """Irregular forms with the word that they stand for: gone, go."""
        pairs = (pair.partition("=") for pair in self._words["other-forms"].split())
        return {form: base for form, _, base in pairs}

    def alias_field(self, kind: str) -> str | None:
        """The field by which records of a kind are also called, such as the letter of a drill."""
        return self._words.get(f"alias-{kind}")

    def words_before(self, kind: str) -> tuple[str, ...]:
        """Words that may stand before a number or letter to say that this kind is meant."""
        return tuple(self._words.get(f"before-{kind}", "").split())

    def fact(self, kind: str, fact: TypedFact) -> str:
        """A fact of a client in a word or two; a day by what happened on it."""
        known = self._words.get(f"fact-{kind}.{fact.id}") or self._words.get(f"fact-{fact.id}")
        return known or getattr(fact, "event", None) or humanised(fact.id)

    def value(self, value: Any, field: str = "") -> str:
        """A single value in words: yes and no, a length of time, a day, a word of a closed list.

        Args:
            field: where it stands, as the same word may mean different things.
        """
        if isinstance(value, bool):
            return self.word("yes" if value else "no")
        if isinstance(value, datetime.date):
            return self.say(
                "measures",
                "date",
                day=value.day,
                month=self.say("measures", "months-of-the-year").split()[value.month - 1],
                year=value.year,
            )
        if isinstance(value, int | float):
            return f"{value:g}"
        if is_time(value):
            return self.time(value)
        known = self._words.get(f"value-{field}.{value}") or self._words.get(f"value-{value}")
        words = humanised(value) if _SMALL_ID.fullmatch(value) and value[0].isalpha() else self.prose(value)
        return known or words

    def prose(self, text: str) -> str:
        """A text; what is filled in later is named."""
        return _PLACE.sub(lambda place: self._words.get(f"place-{place[1]}", f"‹{place[1]}›"), text)

    def time(self, length: str) -> str:
        """A length of time such as P3D in words."""
        return in_words(Span(at_least=length), self.say)

    def quantity(self, quantity: Quantity) -> str:
        """A number with its unit, and whether it is the least or the most."""
        said = in_words(quantity, self.say)
        if quantity.at_least is not None and quantity.at_most is not None:
            return said
        return self._words["at-most" if quantity.at_least is None else "at-least"].format(quantity=said)

    def named(self, entry: Entry, index: Index) -> str:
        """What a record is called, without its id."""
        name_field = self.name_field(entry.record)
        if name_field:
            return self.prose(" ".join(getattr(entry.record, name_field).split()))
        reason = index.named(getattr(entry.record, "reason", ""))
        return self.named(reason, index) if reason else self.kind(entry.kind)

    def name_field(self, record: Any) -> str | None:
        """The field that a record is called by."""
        fields = type(record).model_fields
        return next((field for field in NAMES if field in fields and getattr(record, field)), None)

    def short(self, entry: Entry) -> str:
        """A record inside a sentence: its id, and its name where it is short."""
        return self._both(entry, SHORT)

    def full(self, entry: Entry) -> str:
        """A record by id and name."""
        return self._both(entry, 10_000)

    def _both(self, entry: Entry, limit: int) -> str:
        if entry.kind in FACTS_OF_A_CLIENT:
            return self.fact(entry.kind, entry.record)
        field = self.name_field(entry.record)
        name = self.prose(" ".join(getattr(entry.record, field).split())) if field else ""
        if is_capital(entry.id):
            return f"{entry.id} {name}" if name and len(name) <= limit else entry.id
        if entry.kind.startswith(TERMS) or humanised(name.casefold()) == humanised(entry.id):
            return name
        return f"{name} ({entry.id})" if name else entry.id


def is_time(value: Any) -> bool:
    """Whether it is a length of time such as P3D."""
    return isinstance(value, str) and _TIME.fullmatch(value) is not None


def humanised(text: str) -> str:
    """An id as words: oily_skin, oily-skin."""
    return text.strip("_").replace("_", " ").replace("-", " ")
