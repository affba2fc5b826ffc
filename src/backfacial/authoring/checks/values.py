"""Checks of the numbers under `values`: each is used, means something of its own, and counts in the right unit."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from backfacial.authoring.content import Content
from backfacial.authoring.records import Problem
from backfacial.authoring.texts import SOURCE, Texts, parts
from backfacial.authoring.typed_numbers import FILE, TypedNumbers, is_length, unit_of
from backfacial.facts.measures import PLACE, REFERENCE

_COUNTED = {"weeks": "weeks", "spa_days": "days"}
"""Facts of a client that are numbers of weeks or days."""
_TESTS = ("at_least", "above", "below", "at_most")


class _Value(NamedTuple):
    """A number as it is written, with its file, fact and name."""

    file: str
    fact: str
    name: str
    data: Mapping[str, Any]

    @property
    def reference(self) -> str:
        return f"{self.fact}.{self.name}"


def check_values(content: Content, texts: Texts) -> Iterator[Problem]:
    """Numbers that nothing refers to, that stand twice, or are compared with what counts in another unit."""
    values = list(_values(texts))
    yield from _unused(texts, values)
    yield from _equal(values, content.typed_numbers or TypedNumbers())
    yield from _units(texts, {value.reference: value for value in values})


def _values(texts: Texts) -> Iterator[_Value]:
    for file, record in texts.all_records:
        if isinstance(record.get("values"), dict):
            for name, data in record["values"].items():
                if isinstance(data, dict):
                    yield _Value(file, str(record.get("id")), str(name), data)


def _unused(texts: Texts, values: Sequence[_Value]) -> Iterator[Problem]:
    """A number that nothing refers to says what it is about."""
    used = set()
    for text in texts.all:
        if "{" in text.text or "." in text.text:
            named = [*PLACE.finditer(text.text), REFERENCE.fullmatch(text.text)]
            used |= {(found["fact"] or text.record, found["value"]) for found in named if found}
        used.add((text.record, text.text))  # by its name, as in `strength: home`
    for value in values:
        if (value.fact, value.name) not in used and "what" not in value.data:
            mend = f"nothing refers to its number '{value.name}': refer to it, or say under 'what' what it is about"
            yield Problem(value.file, value.fact, mend)


def _equal(values: Sequence[_Value], allowed: TypedNumbers) -> Iterator[Problem]:
    """Numbers of two facts that are equal and have the same name, or are said to be about the same."""
    alike: dict[tuple[str, ...], list[_Value]] = defaultdict(list)
    for value in values:
        number = tuple(str(value.data.get(field)) for field in ("at_least", "at_most", "unit"))
        for about in {value.name, str(value.data.get("what", ""))} - {""}:
            alike[*number, about].append(value)
    found = {tuple(sorted(value.reference for value in same)): same[-1] for same in alike.values() if len(same) > 1}
    known = {tuple(sorted(each.numbers)) for each in allowed.same}
    for names, value in found.items():
        if names not in known:
            mend = f"let one refer to the other, or say in {FILE} how they differ"
            yield Problem(value.file, value.fact, f"{' and '.join(names)} are the same number: {mend}")
    for names in known - set(found):
        yield Problem(FILE, "same", f"{' and '.join(names)} are not equal any more: take the line out")


def _units(texts: Texts, values: Mapping[str, _Value]) -> Iterator[Problem]:
    """Weeks of pregnancy are compared with weeks, and an answer in days with days."""
    for file, record in texts.all_records:
        name = str(record.get("id", ""))
        for part in parts(record, "fact"):
            for number, unit in _counting(part, _TESTS, values):
                if _COUNTED.get(str(part["fact"])) != unit:
                    mend = f"{part['fact']} is compared with {number}, which counts in {unit}"
                    yield Problem(file, name, f"{mend}: name a number in its own unit")
    for file in texts.plain:
        if file.startswith(("content/items/", SOURCE)):
            for item in texts.records(file):
                accept = item.get("accept") or {}
                for number, unit in _counting(accept, ("min", "max"), values):
                    if unit != accept.get("unit"):
                        mend = f"accept: {number} counts in {unit}, and 'unit' is another"
                        yield Problem(file, str(item.get("id", "")), f"{mend}: make them the same")


def _counting(
    part: Mapping[str, Any], fields: Sequence[str], values: Mapping[str, _Value]
) -> Iterator[tuple[str, str]]:
    """The references in some fields of a part, each with the unit in which its length of time counts."""
    for field in fields:
        found = REFERENCE.fullmatch(str(part.get(field)))
        value = values.get(f"{found['fact']}.{found['value']}") if found else None
        for end in ("at_least", "at_most") if value else ():
            length = str(value.data.get(end)) if value else ""
            if is_length(length):
                yield str(part[field]), unit_of(length)
