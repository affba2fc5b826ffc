"""A record of any kind as a person reads it: named parts in a sensible order, with words for what is data.

One form for the terminal, for the pages of `docs/` and for programs. It walks through the fields of a record, whatever
its kind; what a field is called and where it stands is said in `content/interface/explain.yml`.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from backfacial.facts.base import Record, Review
from backfacial.facts.conditions import AllOf, AnyOf, Comparison, Not
from backfacial.facts.course.sources import Source
from backfacial.facts.fields import fields_that_hold
from backfacial.facts.measures import Amount, Span
from backfacial.knowledge.condition_words import ConditionWords
from backfacial.knowledge.entries import Entry, Index
from backfacial.knowledge.lines import Line, Ref, filled, joined, plain
from backfacial.knowledge.naming import Naming, humanised, is_time
from backfacial.knowledge.targets import target

CONDITIONS = (AllOf, AnyOf, Comparison, Not)
APART = ("id", "reviewed", "sources", "consensus", "disagreements", "assumes")
"""Fields of a record that an outline holds by themselves, or not at all."""
PLACE_IN_ORDER = "number"
VALUES_BY_NAME = ("wait", "small", "strength", "ph")
"""Fields that may hold the name of a number of the same record."""
QUOTED = ("say",)
"""Fields with words that are said as they stand."""
PHRASES = ("phrases", "never_as_true", "words")
"""Fields in the language of phrases, which are not prose."""


@dataclass(frozen=True)
class Part:
    """Something that is said of a record: a label with a line, several lines, or parts of its own.

    `field` is the record's field that says it, "" for a part of a part.
    """

    label: str
    lines: tuple[Line, ...] = ()
    parts: tuple["Part", ...] = ()
    prose: bool = True
    field: str = ""


@dataclass(frozen=True)
class Outline:
    """A record to read. `referred` are the records that refer to it, by kind; many are only counted."""

    kind: str
    kind_label: str
    id: str
    name: str
    parts: tuple[Part, ...]
    disagreements: tuple["Outline", ...] = ()
    sources: tuple[Source, ...] = ()
    consensus: bool = False
    reviewed: Review | None = None
    referred: tuple[Part, ...] = ()
    referred_ids: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Outlines:
    """Makes outlines.

    Args:
        index: finds the records that others name.
        naming: has the words.
        without: fields that are not told, `<field>` of any record and of its parts, or `<kind>.<field>`.
    """

    def __init__(self, index: Index, naming: Naming, without: Collection[str] = ()) -> None:
        self._index = index
        self._without = frozenset(without)
        self.naming = naming
        self._conditions = ConditionWords(index, naming)
        self._told: dict[tuple[str, type[Any], tuple[str | None, ...]], list[str]] = {}

    def outline(self, entry: Entry) -> Outline:
        """The record to read."""
        record, naming = entry.record, self.naming
        shown_as_name = naming.name_field(record)
        fields = self._fields(entry.kind, record, (*APART, shown_as_name))
        said = ((each, self._part(entry.kind, each, getattr(record, each), record)) for each in fields)
        differ = [self._index.within(("disagreements",), each) for each in getattr(record, "disagreements", ())]
        found = [self._index.within(("sources",), each) for each in dict.fromkeys(_sources_in(record))]
        return Outline(
            kind=entry.kind,
            kind_label=naming.kind(entry.kind),
            id=entry.id,
            name=naming.named(entry, self._index),
            parts=tuple(replace(part, field=each) for each, part in said if part is not None),
            disagreements=tuple(self.outline(each) for each in differ if each is not None),
            sources=tuple(source.record for source in found if source is not None),
            consensus=getattr(record, "consensus", False),
            reviewed=getattr(record, "reviewed", None),
        )

    def _fields(self, kind: str, record: Any, apart: tuple[str | None, ...]) -> list[str]:
        """The fields that are told, in the order in which they are read."""
        known = self._told.get((kind, type(record), apart))
        if known is None:
            told = [each for each in type(record).model_fields if each not in apart]
            told = [each for each in told if not self._is_left_out(kind, each)]
            known = sorted(told, key=lambda each: self.naming.rank(kind, each))
            self._told[kind, type(record), apart] = known
        return known

    def _is_left_out(self, kind: str, field: str) -> bool:
        return field in self._without or f"{kind}.{field}" in self._without

    def _part(self, kind: str, name: str, value: Any, record: Record) -> Part | None:
        if _says_nothing(value, type(record).model_fields[name].default):
            return None
        label = self.naming.label(kind, name)
        if isinstance(value, CONDITIONS):
            joint, lines = self._conditions.lines(kind, value)
            return Part(f"{label} {joint}".rstrip(), tuple(lines))
        if isinstance(value, dict):
            return Part(label, tuple(self._pair(kind, name, key, each) for key, each in value.items()))
        if isinstance(value, tuple) and any(isinstance(each, Record) for each in value):
            return self._records(kind, label, value, record)
        if isinstance(value, Record):
            return self._records(kind, label, (value,), record)
        prose = name not in PHRASES
        if isinstance(value, tuple) and prose and all(isinstance(each, str) and " " in each for each in value):
            return Part(label, tuple((self.naming.prose(each),) for each in value))
        return Part(label, (self._line(kind, name, value, record, full=True),), prose=prose)

    def _records(self, kind: str, label: str, values: tuple[Any, ...], owner: Record) -> Part:
        """Parts of a record: each a line, or where they hold lists of records themselves, parts under a title."""
        if any(_has_records(each) for each in values):
            return Part(label, parts=tuple(self._inner(kind, each) for each in values))
        return Part(label, tuple(self._inline(kind, each, owner, label) for each in values))

    def _inner(self, kind: str, record: Record) -> Part:
        lead = _lead(record)
        title = plain(self._line(kind, lead, getattr(record, lead), record)) if lead else ""
        fields = self._fields(kind, record, (lead, "sources", "consensus", "reviewed"))
        parts = [self._part(kind, each, getattr(record, each), record) for each in fields]
        support = self._support(record)
        return Part(
            title,
            parts=(
                *(part for part in parts if part is not None),
                *([Part(self.naming.word("sources"), (support,))] if support else []),
            ),
        )

    def _inline(self, kind: str, record: Any, owner: Record, under: str = "") -> Line:
        """A part of a record in one line: what leads, then each field after its label, then who stands for it.

        Args:
            under: the label that it stands under, which is not said once more.
        """
        if isinstance(record, CONDITIONS):
            return self._conditions.line(kind, record)
        if isinstance(record, Span | Amount):
            return self._quantity(record)
        lead = _lead(record)
        fields = self._fields(kind, record, (lead, PLACE_IN_ORDER, *APART))
        said: list[tuple[str, Line]] = []
        if lead:
            said.append(("", (_mark(record), *self._line(kind, lead, getattr(record, lead), owner))))
        for name in fields:
            value, label = getattr(record, name), self.naming.label(kind, name)
            if value is True:
                said.append((label, ()))
            elif not _says_nothing(value, type(record).model_fields[name].default):
                said.append(("" if label == under else label, self._line(kind, name, value, owner)))
        line = self._sentences(said)
        support = self._support(record)
        return (*line, " (", *support, ")") if support else line

    def _sentences(self, said: list[tuple[str, Line]]) -> Line:
        parts: list[str | Ref] = []
        for label, line in said:
            before = plain(tuple(parts))
            if before:
                ends = before[-1] in ".?!”"
                parts.append(" " if ends else "; ")
                label = label if ends else _small(label)
            parts += [f"{label}: ", *line] if label and line else line or (label,)
        return tuple(parts)

    def _support(self, record: Any) -> Line:
        """Who stands for a part of a record."""
        if "sources" in self._without:
            return ()
        found: list[Line] = [(Ref("sources", each, each),) for each in getattr(record, "sources", ())]
        if getattr(record, "consensus", False):
            found.append((self.naming.word("consensus"),))
        return joined(found, ", ")

    def _line(self, kind: str, name: str, value: Any, owner: Record, *, full: bool = False) -> Line:
        """A value in one line.

        Args:
            full: records that it names stand with their whole names, however long these are.
        """
        if isinstance(value, Record):
            return self._inline(kind, value, owner)
        if isinstance(value, dict):
            return joined([self._pair(kind, name, key, each) for key, each in value.items()], "; ")
        if isinstance(value, tuple | list):
            return self._list(kind, name, tuple(value), owner, full)
        if not isinstance(value, str):
            return (self.naming.value(value, name),)
        if name in VALUES_BY_NAME and value in getattr(owner, "values", ()):
            return self._quantity(owner.values[value])  # type: ignore[attr-defined]
        found = target(self._index, kind, name, value)
        if found is not None:
            return (Ref(found.kind, found.id, self.naming.full(found) if full else self.naming.short(found)),)
        return (self._word(name, value),)

    def _word(self, name: str, value: str) -> str:
        text = " ".join(value.split())
        if name in QUOTED:
            return self.naming.prose(text) if text[0] in '"“' else f"“{self.naming.prose(text)}”"
        if name in PHRASES:
            return self._phrase(text)
        return self.naming.prose(text) if " " in text else self.naming.value(text, name)

    def _phrase(self, phrase: str) -> str:
        """A phrase that a text is searched for; words of one choice are joined by `_` there."""
        return self.naming.prose(phrase).replace("_", " ")

    def _list(self, kind: str, name: str, values: tuple[Any, ...], owner: Record, full: bool) -> Line:
        if name in PHRASES:
            return joined([(self._phrase(each),) for each in values], "; ")
        if values and isinstance(values[0], tuple):
            return joined([self._list(kind, name, each, owner, full) for each in values], " / ")
        return joined([self._line(kind, name, each, owner, full=full) for each in values], "; ")

    def _pair(self, kind: str, name: str, key: str, value: Any) -> Line:
        """A key with its value, such as a fact of a client."""
        found = target(self._index, kind, name, key)
        if isinstance(value, Span | Amount):
            return (f"{humanised(key)}: ", *self._quantity(value))
        shown: Line = (self.naming.value(key, name),)
        if found is not None:
            shown = (Ref(found.kind, found.id, self.naming.full(found)),)
        if isinstance(value, tuple) and len(value) == 2 and all(type(each) is int for each in value):
            return (*shown, ": ", self.naming.say("measures", "from-to", first=value[0], last=value[1]))
        values = value if isinstance(value, tuple | list) else (value,)
        lines = [self._of_a_pair(each, key) for each in values] or [(self.naming.word("none"),)]
        if found and getattr(found.record, "kind", None) == "date" and is_time(value):
            lines = [filled(self.naming.word("time-ago"), time=line) for line in lines]
        return (*shown, ": ", *joined(lines, ", "))

    def _of_a_pair(self, value: Any, key: str) -> Line:
        entry = self._index.named(value) if isinstance(value, str) else None
        return (Ref(entry.kind, entry.id, self.naming.short(entry)),) if entry else (self.naming.value(value, key),)

    def _quantity(self, quantity: Span | Amount) -> Line:
        what = f", {quantity.what}" if quantity.what else ""
        support = self._support(quantity)
        return (self.naming.quantity(quantity) + what, *((" (", *support, ")") if support else ()))


def _lead(record: Record) -> str | None:
    """The field that a part of a record begins with."""
    return next((each for each in fields_that_hold(type(record), "lead") if getattr(record, each)), None)


def _mark(record: Any) -> str:
    """What stands before a part of a record: its number, or the letter of an option."""
    number, letter = getattr(record, PLACE_IN_ORDER, None), getattr(record, "id", "")
    return f"{number}. " if number is not None else f"({letter}) " if len(letter) == 1 else ""


def _small(label: str) -> str:
    """A label inside a sentence; an abbreviation stays as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _says_nothing(value: Any, default: Any) -> bool:
    return value is None or value == () or value == {} or (value is False and default is False)


def _sources_in(value: Any) -> Iterator[str]:
    """The sources of a record and of its parts."""
    if isinstance(value, Record):
        yield from value.__dict__.get("sources", ())
        for part in value.__dict__.values():
            yield from _sources_in(part)
    elif isinstance(value, tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _sources_in(each)


def _has_records(record: Any) -> bool:
    """Whether a part of a record has parts that are too long for a line."""
    if isinstance(record, (*CONDITIONS, Span, Amount)):
        return False
    return any(
        isinstance(value, tuple) and any(isinstance(each, Record) for each in value)
        for value in (getattr(record, name) for name in type(record).model_fields)
    )
