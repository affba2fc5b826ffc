"""What the types of fields say about them: which hold words, which name facts, which one leads."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

from backfacial.facts.base import Holds, Record


@cache
def fields_that_hold(model: type[Record], what: str) -> tuple[str, ...]:
    """The fields of a model whose values, or parts of them, are what a `Holds` says; its own id is none of them."""
    hints = _hints(model)
    return tuple(name for name in model.model_fields if name != "id" and what in _held(hints[name]))


@cache
def words_of(hint: Any) -> frozenset[str]:
    """The names of the fields that hold words, and nothing else, in the records that a type is made of."""
    words: set[str] = set()
    others: set[str] = set()
    for model in dict.fromkeys(each for root in models_in(hint) for each in models_of(root)):
        held = set(fields_that_hold(model, "words"))
        words |= held
        others |= set(model.model_fields) - held - {"id"}
    return frozenset((words - others) | {"id"})


@cache
def models_of(model: type[Record]) -> tuple[type[Record], ...]:
    """A model and the models of all records inside it, each once."""
    found: dict[type[Record], None] = {}
    left = [model]
    while left:
        each = left.pop()
        if each not in found:
            found[each] = None
            left += [inner for hint in _hints(each).values() for inner in models_in(hint)]
    return tuple(found)


def models_in(hint: Any) -> tuple[type[Record], ...]:
    """The models of records that a type is made of."""
    if isinstance(hint, type) and issubclass(hint, Record):
        return (hint,)
    return tuple(dict.fromkeys(model for part in get_args(hint) for model in models_in(part)))


@cache
def _hints(model: type[Record]) -> dict[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


def _held(hint: Any) -> Iterator[str]:
    """What a type holds, itself or in a list or a mapping; not what records inside it hold."""
    yield from (mark.what for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, Holds))
    for part in get_args(hint):
        yield from _held(part)
