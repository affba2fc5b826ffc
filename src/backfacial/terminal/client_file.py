"""A client's file as it was typed, made ready to be decided."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from backfacial.facts import library, words
from backfacial.facts.consultation.clients import Client, KnownFacts
from backfacial.rules.screening.rulebook import rulebook
from backfacial.rules.values import Facts
from backfacial.terminal.typed_file import TypedFile


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
        BadFile: the file cannot be read, or something in it cannot be.
    """
    file = TypedFile(path, "terminal")
    model: type[Client | KnownFacts] = Client if {"id", "opening"} & set(file.fields) else KnownFacts
    fields = model.model_fields
    file.problems += [_unknown_field(field, fields) for field in file.fields if field not in fields]
    given, stated = file.given(), file.stated(model, only=fields)
    day = _day(stated, today, otherwise)
    facts = file.known(given, rulebook().facts, day, _rest_absent(stated), stated.unknown if stated else ())
    planned = stated.planned if isinstance(stated, KnownFacts) else ()
    file.problems += _unknown_modules(planned)
    file.checked()
    return ToDecide(facts, day, planned, isinstance(stated, Client) and bool(stated.reaction))


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
