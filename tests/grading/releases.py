"""A quiz in two releases, which differ in all that may change between them."""

import copy
from typing import Any

from graded_course import ASSIGNMENT

FIRST: dict[str, Any] = copy.deepcopy(ASSIGNMENT)
"""In it b is right in `stop-or-go`, and a would hurt a client."""


def _second() -> dict[str, Any]:
    data = copy.deepcopy(ASSIGNMENT)
    data["release"] = 2
    stop, _, how_long = data["items"]
    swap(stop, "a", "b")
    stop["points"] = 4
    how_long["accept"]["min"] = 30
    data["reflections"][0]["prompt"] = "What would you write to her?"
    data["items"].append({**copy.deepcopy(how_long), "id": "how-many", "stem": "How many hours is that?"})
    return data


def swap(item: dict[str, Any], one: str, other: str) -> None:
    """Let two options of an item change their letters. Their texts, reasons and keys go with them."""
    names = {one: other, other: one}
    for option in item["options"]:
        option["id"] = names.get(option["id"], option["id"])
    item["options"].sort(key=lambda option: option["id"])


SECOND = _second()
"""The letters a and b are swapped in `stop-or-go`, which is worth 4 now; `own-words` asks something else; `how-many` is
new; in `how-long` only the key has changed."""
