"""Where a learner is in each lesson: `answers/where.json`. A convenience: what cannot be read counts as not there.

    {"schema": 1, "lessons": {lesson: {"part": cell id of its heading, "item": question or "", "at": ISO time}}}

How the parts stand is not in it: that follows from the answers.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from backfacial.answers.plain_file import NotAPlainFile, locked, read_plain_file, remove_leftovers, write_atomically
from backfacial.answers.store import utc_now

SCHEMA = 1
FILE = Path("answers") / "where.json"
MAX_BYTES = 100_000
LONGEST = 128  # signs of a part's or a question's id


@dataclass(frozen=True)
class Place:
    """A part by its heading's cell, the question last in use there ("" where there is none), and when (UTC)."""

    part: str
    item: str
    at: str


def read_places(home: Path) -> dict[str, Place]:
    """Where the learner is, by lesson, the last one that was in use at the end."""
    try:
        data = json.loads(read_plain_file(home / FILE, MAX_BYTES))
        if data["schema"] != SCHEMA:
            return {}
        found = {
            str(lesson): Place(str(place["part"]), str(place.get("item", "")), str(place.get("at", "")))
            for lesson, place in data["lessons"].items()
        }
    except (NotAPlainFile, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    return dict(sorted(found.items(), key=lambda each: each[1].at))


def keep_place(home: Path, lesson: str, part: str, item: str) -> None:
    """Keep where the learner is in a lesson.

    Raises:
        OSError: it cannot be written.
    """
    path = home / FILE
    with locked(path):
        remove_leftovers(path.parent, path.name)
        places = read_places(home) | {lesson: Place(part[:LONGEST], item[:LONGEST], utc_now())}
        lessons = {name: {"part": place.part, "item": place.item, "at": place.at} for name, place in places.items()}
        document = {"schema": SCHEMA, "lessons": lessons}
        write_atomically(path, (json.dumps(document, indent=1) + "\n").encode("ascii"))
