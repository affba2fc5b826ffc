"""Numbers put where records refer to them, before the records are read: into prose as words, elsewhere as they are."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from backfacial.facts.measures import PLACE, REFERENCE, Quantity, counted
from backfacial.facts.telling import in_words

_QUANTITY: TypeAdapter[Quantity] = TypeAdapter(Quantity)
Values = Mapping[str, Quantity | None]
"""The numbers of a record by name; None stands for one that is written wrongly, which its own record reports."""


@dataclass(frozen=True)
class Filled:
    """A record's data with its numbers, and what an author has to mend."""

    data: Any
    mends: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Task:
    """What one record asks for, and what is found to be wrong with it."""

    words: Collection[str]
    template: bool
    mends: list[str]


class Numbers:
    """The numbers of all facts.

    Args:
        values: by the id of the fact.
        say: words of the interface with their values put in, as `backfacial.facts.words` gives them.
    """

    def __init__(self, values: Mapping[str, Values], say: Callable[..., str]) -> None:
        self._values = values
        self._say = say

    def of(self, fact: str) -> Values:
        """The numbers of one fact by name; none where it has none."""
        return self._values.get(fact, {})

    def put_in(self, data: Any, words: Collection[str] = (), *, template: bool = False) -> Filled:
        """The data of one record with every number in its place.

        Args:
            words: names of fields that hold words. A text there that only looks like a reference, such as "Q1.a",
                stays as it was written.
            template: whether a bare {name} without a value is filled in later, as in the words of a simulated client.
        """
        mends: list[str] = []
        return Filled(self._in(data, None, _Task(words, template, mends)), tuple(mends))

    def _in(self, data: Any, own: Values | None, task: "_Task", *, in_words: bool = False) -> Any:
        if isinstance(data, dict):
            within = {**(own or {}), **read_values(data)} if isinstance(data.get("values"), dict) else own
            return {
                key: part
                if (key == "values" and within is not own) or key == "assumes"
                else self._in(part, within, task, in_words=in_words or key in task.words)
                for key, part in data.items()
            }
        if isinstance(data, list):
            return [self._in(part, own, task, in_words=in_words) for part in data]
        if not isinstance(data, str):
            return data
        return self._in_text(data, None if in_words else REFERENCE.fullmatch(data), own, task)

    def _in_text(self, text: str, reference: Any, own: Values | None, task: "_Task") -> str | float | int | None:
        if reference:
            found = self._find(reference, own, task.mends)
            return text if found is None else _plain(found, reference["end"])
        parts, at = [], 0
        for place in PLACE.finditer(text):
            bare = place["fact"] is None and place["value"] not in (own or {})
            found = None if bare and task.template else self._find(place, own, task.mends)
            said = place[0] if found is None else self._said(found, place["end"])
            parts += [text[at : place.start()], said]
            at = place.end()
        return "".join((*parts, text[at:]))

    def _said(self, quantity: Quantity, end: str | None) -> str:
        if end == "number":
            return f"{counted(_plain(quantity, None)):g}"
        return in_words(_end(quantity, end), self._say)

    def _find(self, place: Any, own: Values | None, mends: list[str]) -> Quantity | None:
        values = own if place["fact"] is None else self._values.get(place["fact"])
        if values is None and place["fact"] is not None:
            mends.append(f"refers to '{place[0]}', and no fact {place['fact']} has values: correct it, or add them")
            return None
        if place["value"] not in (values or {}):
            mends.append(f"has a place for the unknown value {place[0]}: correct it, or add it under 'values'")
            return None
        found = (values or {})[place["value"]]
        if found is not None and place["end"] in _OTHER and getattr(found, place["end"]) is None:
            mends.append(f"refers to '{place[0]}', which has no '{place['end']}': correct it")
            return None
        return found


def read_values(data: Mapping[str, Any]) -> dict[str, Quantity | None]:
    """The numbers that a record's data hold."""
    return {str(name): _quantity(value) for name, value in data["values"].items()}


def values_of(records: Iterator[Any]) -> dict[str, Values]:
    """The numbers of every record among the data that has an id and values."""
    return {
        record["id"]: read_values(record)
        for record in records
        if isinstance(record, dict) and isinstance(record.get("id"), str) and isinstance(record.get("values"), dict)
    }


def _quantity(data: Any) -> Quantity | None:
    try:
        return _QUANTITY.validate_python(data)
    except ValidationError:
        return None


def _end(quantity: Quantity, end: str | None) -> Quantity:
    return quantity if end is None else quantity.model_copy(update={_OTHER[end]: None})


_OTHER = {"at_least": "at_most", "at_most": "at_least"}


def _plain(quantity: Quantity, end: str | None) -> str | float | int | None:
    """Its lower end, or the one that is asked for or is there."""
    if end is None:
        end = "at_most" if quantity.at_least is None else "at_least"
    number: str | float | None = getattr(quantity, end)
    return int(number) if isinstance(number, float) and number.is_integer() else number
