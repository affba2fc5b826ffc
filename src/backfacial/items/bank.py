"""The practice items that ship with the course."""

from functools import cache, lru_cache
from typing import Any

from backfacial.facts import library
from backfacial.items.base import ItemBase
from backfacial.items.types import item_class


@cache
def practice_item(item_id: str) -> ItemBase:
    """A practice item. The others are not read.

    Raises:
        KeyError: there is none with this id.
    """
    raw = _by_id()[item_id]
    return item_class(raw["type"]).model_validate(raw)


@lru_cache(maxsize=1)
def practice_items() -> dict[str, ItemBase]:
    """All practice items by id, in the order of the content files."""
    return {item_id: practice_item(item_id) for item_id in _by_id()}


@lru_cache(maxsize=1)
def _by_id() -> dict[str, dict[str, Any]]:
    return {raw["id"]: raw for raw in library().raw["items"]}
