"""The practice items that ship with the course."""

from functools import lru_cache

from pydantic import TypeAdapter

from backfacial.facts import library
from backfacial.items.assignment import Item


@lru_cache(maxsize=1)
def practice_items() -> dict[str, Item]:
    """All practice items by id, in the order of the content files."""
    items = TypeAdapter(list[Item]).validate_python(library().raw["items"])
    return {item.id: item for item in items}
