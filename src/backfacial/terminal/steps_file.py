"""An order of steps, or a client, as it was typed in a file. Each mistake is named with its field and its mend."""

import datetime
from collections.abc import Collection
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from backfacial.authoring.records import read_yaml, validate
from backfacial.facts import words
from backfacial.facts.base import Record
from backfacial.facts.conditions import FactName
from backfacial.facts.consultation.clients import Client
from backfacial.rules.reading import BadFacts, read_facts
from backfacial.rules.screening.rulebook import rulebook
from backfacial.rules.values import Facts
from backfacial.rules.visit.situation import Situation


class BadFile(Exception):
    """A file that cannot be planned with. `problems` are lines with the file, the field and the mend."""

    def __init__(self, problems: Collection[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class StepsFile(Record):
    """Steps in the order in which somebody wants to do them, and what the order alone does not tell."""

    steps: tuple[str, ...] = Field(min_length=1)
    minutes: int | None = Field(None, ge=1, le=600)
    patch_test: Literal["home", "in-room"] = "home"
    patch_test_hours: float | None = None
    label_allows_heat: bool = False
    massage_off_extracted: bool = False
    massage_off_peeled: bool = False
    alcohol_still_wet: bool = False

    @property
    def situation(self) -> Situation:
        return Situation(**self.model_dump(exclude={"steps", "minutes"}))


def read_steps_file(path: Path) -> StepsFile:
    """Read a list of steps, or a mapping with `steps`.

    Raises:
        BadFile: it cannot be read, or something in it cannot be.
    """
    data = _data(path)
    steps, problems = validate({"steps": data} if isinstance(data, list) else data, StepsFile, path.name, "")
    if steps is None:
        raise BadFile([str(problem) for problem in problems])
    return steps


class ClientFile(Record):
    """What is known about one client. What `facts` does not mention is unknown, or absent with `rest: absent`."""

    facts: dict[FactName, Any]
    rest: Literal["absent", "unknown"] = "unknown"
    unknown: tuple[FactName, ...] = ()


def read_client(path: Path, today: datetime.date) -> Facts:
    """The facts of a simulated client (`Client`), or of a `ClientFile`.

    Raises:
        BadFile: it cannot be read, or something in it cannot be.
    """
    data = _data(path)
    written = isinstance(data, dict) and "id" in data
    client: Client | ClientFile | None
    client, problems = validate(data, Client if written else ClientFile, path.name, "")
    if client is None:
        raise BadFile([str(problem) for problem in problems])
    rest_absent = isinstance(client, Client) or client.rest == "absent"
    try:
        return read_facts(client.facts, rulebook().facts, today, rest_absent, client.unknown)
    except BadFacts as bad:
        raise BadFile([f"{path.name}: {problem}" for problem in bad.problems]) from bad


def _data(path: Path) -> Any:
    try:
        data, problems = read_yaml(path, path.name)
    except OSError as error:
        raise BadFile([words("plan", "unreadable", file=path.name, reason=error.strerror)]) from error
    if not path.exists():
        raise BadFile([words("plan", "no-file", file=path)])
    if problems:
        raise BadFile([str(problem) for problem in problems])
    return data
