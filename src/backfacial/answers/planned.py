"""The visit that a learner has planned for the timer: `answers/planned.json`. What cannot be read counts as not there.

    {"schema": 1, "steps": [["P03", 5], ["P04", 2], ...], "client": "K01" or null, "at": ISO time}

Steps and modules stand in the order in which they are done, each with its minutes. A client made up from a seed has an
id of its own.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backfacial.answers.plain_file import NotAPlainFile, locked, read_plain_file, remove_leftovers, write_atomically
from backfacial.answers.store import utc_now

SCHEMA = 1
FILE = Path("answers") / "planned.json"
MAX_BYTES = 100_000
MOST_STEPS = 100
MOST_MINUTES = 600

_STEP = re.compile(r"P[0-9]{2}|O[0-9]")
_CLIENT = re.compile(r"[A-Za-z0-9-]{1,64}")


@dataclass(frozen=True)
class Planned:
    """A planned visit: (step or module, minutes) in order, the client's id or None, and when it was planned (UTC)."""

    steps: tuple[tuple[str, int], ...]
    client: str | None
    at: str


def read(home: Path) -> Planned | None:
    """The planned visit of a learner's folder; None where there is none, or none that can be read."""
    try:
        data = json.loads(read_plain_file(home / FILE, MAX_BYTES))
        if data["schema"] != SCHEMA:
            return None
        return _planned(data["steps"], data["client"], str(data.get("at", "")))
    except (NotAPlainFile, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def keep(home: Path, steps: Sequence[tuple[str, int]], client: str | None) -> None:
    """Keep a visit for the timer, in place of the one before.

    Raises:
        ValueError: it would count as not there when it is read.
        OSError: it cannot be written.
    """
    planned = _planned(steps, client, utc_now())
    path = home / FILE
    document = {"schema": SCHEMA, "steps": planned.steps, "client": planned.client, "at": planned.at}
    with locked(path):
        remove_leftovers(path.parent, path.name)
        write_atomically(path, (json.dumps(document, indent=1) + "\n").encode("ascii"))


def _planned(given: Any, client: Any, at: str) -> Planned:
    """A visit that can be.

    Raises:
        ValueError, TypeError: it cannot.
    """
    steps = tuple((step, minutes) for step, minutes in given)
    if not 0 < len(steps) <= MOST_STEPS:
        raise ValueError(f"{len(steps)} steps are no visit")
    for step, minutes in steps:
        if not _STEP.fullmatch(step):
            raise ValueError(f"{step!r} is no step")
        if type(minutes) is not int or not 0 < minutes <= MOST_MINUTES:
            raise ValueError(f"{step} has {minutes!r} minutes")
    if client is not None and not _CLIENT.fullmatch(client):
        raise ValueError(f"{client!r} is no client")
    return Planned(steps, client, at)
