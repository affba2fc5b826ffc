"""A file of signs as it was typed, made ready to be decided."""

from pathlib import Path

from backfacial.facts.consultation.clients import Client
from backfacial.facts.reactions.reactions import KnownSigns
from backfacial.rules.reactions.triage import patterns
from backfacial.rules.values import Facts
from backfacial.terminal.typed_file import TypedFile


def read_signs_file(path: Path) -> Facts:
    """Read what is noticed (`KnownSigns`), or the reaction of a simulated client (`Client`).

    Raises:
        BadFile: the file cannot be read, or something in it cannot be.
    """
    file = TypedFile(path, "triage")
    if {"id", "opening"} & set(file.fields):
        given = file.given("reaction", missing="no-reaction")
        file.stated(Client, facts="reaction")
        rest_absent = True
    else:
        given, stated = file.given(), file.stated(KnownSigns)
        rest_absent = stated is not None and stated.rest == "absent"
    facts = file.known(given, patterns().facts, rest_absent=rest_absent)
    file.checked()
    return facts
