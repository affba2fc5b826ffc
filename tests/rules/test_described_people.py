"""Described people, decided as careful readers of the dossier decided about them before they had seen any rule."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from backfacial.facts.strict_yaml import load_strictly
from backfacial.rules.lesions.reading import lesion_table, read_lesion
from backfacial.rules.lesions.rows import Handling
from backfacial.rules.reactions.outcome import Action, Triage
from backfacial.rules.reactions.triage import patterns, triage
from backfacial.rules.reading import read_facts
from backfacial.rules.screening.outcome import Level, Ordered
from backfacial.rules.screening.rulebook import rulebook, screen

DAY = datetime.date(2026, 6, 15)
FOLDER = Path(__file__).parents[1] / "described_people"
FILES = sorted(FOLDER.glob("*.yml"))
AIDS = {
    **{name: {name} for name in ("injector", "own-inhaler", "call", "cpr", "cool-burn", "sugar", "nothing-by-mouth")},
    "rinse": {"rinse-skin", "rinse-eye", "wash-off"},
}


def people(file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = load_strictly(file.read_text(encoding="utf-8"))
    return found


def triaged(person: dict[str, Any]) -> Triage:
    return triage(read_facts(person["facts"], patterns().facts, DAY, rest_absent=person["absent"]))


def screened(person: dict[str, Any]) -> Ordered | None:
    return screen(read_facts(person["facts"], rulebook().facts, DAY, rest_absent=person["absent"]), DAY).level


def read(person: dict[str, Any]) -> Ordered:
    return read_lesion(read_facts(person["facts"], lesion_table().facts, DAY, rest_absent=person["absent"])).handling


TOOLS: dict[str, tuple[type[Ordered], Callable[[dict[str, Any]], Ordered | None]]] = {
    "triage": (Action, lambda person: triaged(person).action),
    "screen": (Level, screened),
    "lesion": (Handling, read),
}


def wrong(person: dict[str, Any]) -> Iterator[str]:
    levels, decide = TOOLS[person["tool"]]
    found = decide(person)
    if found is None or not levels(person["at_least"]).rank <= found.rank <= levels(person["at_most"]).rank:
        yield f"{person['id']}: {found}, and not {person['at_least']} to {person['at_most']} ({person['because']})"
    if person["tool"] == "triage":
        decided = triaged(person)
        if "position" in person and decided.position != person["position"]:
            yield f"{person['id']}: position {decided.position}, and not {person['position']}"
        for name in person.get("must", ()):
            if not (AIDS[name] & set(decided.aids) if name in AIDS else has_word(decided, name)):
                yield f"{person['id']}: does not say {name}"
        for name in person.get("must_not", ()):
            if AIDS[name] & set(decided.aids):
                yield f"{person['id']}: says {name}"


def has_word(decided: Triage, word: str) -> bool:
    return any(word in line.lower() for line in decided.do)


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_each_person_gets_at_least_what_is_safe_and_no_false_alarm(file: Path) -> None:
    assert [line for person in people(file) for line in wrong(person)] == []


def test_there_are_as_many_as_were_asked_for() -> None:
    everybody = [person for file in FILES for person in people(file)]
    assert len({person["id"] for person in everybody}) == len(everybody) >= 630
    assert len(people(FOLDER / "oracle.yml")) == 150
    assert sum(person.get("harmless", False) and person["tool"] == "triage" for person in everybody) >= 60


def test_whoever_is_harmless_is_never_sent_away_in_a_hurry() -> None:
    for person in (person for file in FILES for person in people(file) if person.get("harmless")):
        levels, decide = TOOLS[person["tool"]]
        found = decide(person)
        hurried = Handling.SAME_DAY if levels is Handling else levels("urgent")
        assert found is not None and found.rank < hurried.rank, person["id"]
