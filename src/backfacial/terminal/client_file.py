"""A client's file as it was typed, made ready to be decided. Each mistake is named with its field and its mend."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from backfacial.authoring.records import read_yaml, validate
from backfacial.facts import library, words
from backfacial.facts.consultation.clients import Client, KnownFacts
from backfacial.rules.reading import BadFacts, read_facts
from backfacial.rules.screening.rulebook import rulebook
from backfacial.rules.values import Facts


class BadClientFile(Exception):
    """A file that cannot be decided. `problems` are lines with the file, the field and the mend."""

    def __init__(self, problems: Collection[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class ToDecide:
    """What a screening needs: the facts, the day, and the modules in the order in which they were chosen.

    `reacts` says that the client has a reaction, which comes before any screening.
    """

    facts: Facts
    today: datetime.date
    planned: tuple[str, ...] = ()
    reacts: bool = False


def read_client_file(path: Path, today: datetime.date | None, otherwise: datetime.date) -> ToDecide:
    """Read a simulated client (`Client`), or what is known about somebody (`KnownFacts`).

    Args:
        path: a YAML file.
        today: the day to decide for, whatever the file says.
        otherwise: the day where the file names none either.

    Raises:
        BadClientFile: the file cannot be read, or something in it cannot be.
    """
    data = _data(path)
    model = Client if {"id", "opening"} & set(data) else KnownFacts
    raw = data.get("facts")
    problems = [_unknown_field(field, model.model_fields) for field in data if field not in model.model_fields]
    if not isinstance(raw, dict):
        problems.append(words("terminal", "facts-missing" if "facts" not in data else "facts-no-mapping"))
        raw = {}
    # facts are read below, where each mistake is named with what may stand there
    others = {field: value for field, value in data.items() if field in model.model_fields} | {"facts": {}}
    stated: Client | KnownFacts | None
    stated, mistakes = validate(others, model, "", "")
    problems += [problem.mend for problem in mistakes]
    day, facts = _day(stated, today, otherwise), {}
    try:
        facts = read_facts(raw, rulebook().facts, day, _rest_absent(stated), stated.unknown if stated else ())
    except BadFacts as bad:
        problems += bad.problems
    planned = stated.planned if isinstance(stated, KnownFacts) else ()
    problems += _unknown_modules(planned)
    if problems:
        raise BadClientFile([f"{path.name}: {problem}" for problem in problems])
    return ToDecide(facts, day, planned, isinstance(stated, Client) and bool(stated.reaction))


def _data(path: Path) -> dict[Any, Any]:
    if not path.exists():
        raise BadClientFile([f"{path}: {words('terminal', 'no-file')}"])
    data, problems = read_yaml(path, path.name)
    if not problems and not isinstance(data, dict):
        raise BadClientFile([f"{path.name}: {words('terminal', 'no-mapping')}"])
    if problems:
        raise BadClientFile([str(problem) for problem in problems])
    read: dict[Any, Any] = data
    return read


def _unknown_field(field: object, known: Mapping[str, object]) -> str:
    near = get_close_matches(str(field), known, n=1)
    if near:
        return words("terminal", "unknown-field-near", field=field, near=near[0])
    return words("terminal", "unknown-field", field=field, fields=", ".join(known))


def _day(stated: Client | KnownFacts | None, today: datetime.date | None, otherwise: datetime.date) -> datetime.date:
    return today or (stated.today if isinstance(stated, KnownFacts) else None) or otherwise


def _rest_absent(stated: Client | KnownFacts | None) -> bool:
    return isinstance(stated, Client) or (stated is not None and stated.rest == "absent")


def _unknown_modules(planned: Collection[str]) -> list[str]:
    known = {term.id: term.label for term in library().terms.modules}
    listed = ", ".join(f"{module} ({label})" for module, label in known.items())
    return [words("terminal", "unknown-module", module=each, modules=listed) for each in planned if each not in known]
