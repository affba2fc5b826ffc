"""A visit that the learner has planned: `answers/planned.json` in the learner's folder.

    {"schema": 1, "steps": [["P03", 5], ["P04", 2], ...], "client": "K01" or null, "at": ISO time}

What cannot be read counts as not there.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from backfacial.answers.plain_file import NotAPlainFile, read_plain_file

SCHEMA = 1
FILE = Path("answers") / "planned.json"
MAX_BYTES = 100_000
MOST_MINUTES = 600


@dataclass(frozen=True)
class Planned:
    """Steps and modules with their minutes, for which client (None where for nobody), and when it was planned (UTC)."""

    steps: tuple[tuple[str, int], ...]
    client: str | None
    at: str


def read(home: Path) -> Planned | None:
    """The visit that was planned last; None where there is none."""
    try:
        data = json.loads(read_plain_file(home / FILE, MAX_BYTES))
        if data["schema"] != SCHEMA:
            return None
        steps = tuple((str(step), _minutes(minutes)) for step, minutes in data["steps"])
        client = data.get("client")
        return Planned(steps, None if client is None else str(client), str(data.get("at", ""))) if steps else None
    except (NotAPlainFile, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _minutes(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= MOST_MINUTES:
        raise ValueError("no number of minutes")
    return value
