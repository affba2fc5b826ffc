"""Background science FS107 to FS166: microbes, massage, electricity and muscles. Complete, readable and safe."""

import re
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from pydantic import TypeAdapter
from reading_level import grade, plain

from backfacial.facts import Disagreement, Foundation, Source, library, words
from backfacial.facts.numbers import Numbers, values_of

CONTENT = Path(__file__).parents[2] / "content"
LIMIT = 9.0
IDS = [f"FS{number}" for number in range(107, 167)]

NO_PRESSURE = {
    "FS158": ["midline"],
    "FS159": ["ridges", "inner edge", "lower tip"],
    "FS162": ["rim"],
    "FS164": ["front", "sides"],
    "FS165": ["armpit"],
}
"""Where no hand may press, as the anatomy is taught: spine, ridges of the blade, rim of the pelvis, neck, armpit."""

PRESSURES: dict[str, set[Literal["none", "light", "medium"]]] = {
    "FS153": {"medium", "light"},
    "FS154": {"medium", "light", "none"},
    "FS155": {"medium", "light"},
    "FS156": {"medium"},
    "FS157": {"medium", "light"},
    "FS158": {"none"},
    "FS159": {"none", "light"},
    "FS160": {"none", "light"},
    "FS161": {"light"},
    "FS162": {"none"},
    "FS163": {"light"},
    "FS164": {"none", "light"},
    "FS165": {"none"},
    "FS166": {"light"},
}
"""All pressure that the anatomy allows, by record."""

DENYING = re.compile(r"(?i)\b(no|not|never|none|nobody)\b")


def raw(stem: str) -> list[dict[str, Any]]:
    """The records of a file of content as an author writes them; none if there is no such file."""
    path = CONTENT / f"{stem}.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []


@cache
def foundations() -> dict[str, Foundation]:
    """The records of this part with their numbers put in, straight from what authors edit."""
    files = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(CONTENT.glob("*.yml")))
    numbers = Numbers(values_of(record for data in files if isinstance(data, list) for record in data), words)
    found = {}
    for data in [*raw("foundations"), *raw("foundations-part2")]:
        if data["id"] in IDS:
            filled = numbers.put_in(data)
            assert filled.mends == ()
            found[data["id"]] = Foundation.model_validate(filled.data)
    return found


RECORDS = list(foundations().values())
EACH = pytest.mark.parametrize("record", RECORDS, ids=[record.id for record in RECORDS])


def prose(record: Foundation) -> list[str]:
    """All that a reader of the record is told."""
    told = [record.fact, record.matters, record.exam]
    told += [record.movement.where, record.movement.never] if record.movement else []
    return [text for text in [*told, *(pressure.where for pressure in record.pressure)] if text]


def by_topic(topic: str) -> list[str]:
    return [record.id for record in RECORDS if record.topic == topic]


def test_none_is_left_out_and_each_stands_in_its_order() -> None:
    assert list(foundations()) == IDS


def test_each_topic_holds_its_part() -> None:
    assert by_topic("microbes") == IDS[:18]
    assert by_topic("massage-movements") == IDS[18:23]
    assert by_topic("massage") == IDS[23:30]
    assert by_topic("electricity") == IDS[30:46]
    assert by_topic("muscles-and-landmarks") == IDS[46:]


@EACH
def test_a_record_is_at_grade_9_or_below(record: Foundation) -> None:
    assert grade("\n".join(plain(text) for text in prose(record))) <= LIMIT


def tiers(sources: tuple[str, ...]) -> set[str]:
    known = TypeAdapter(list[Source]).validate_python(raw("sources"))
    return {source.tier for source in known if source.id in sources}


@EACH
def test_what_only_the_trade_says_is_called_consensus(record: Foundation) -> None:
    for stated in (record, *record.values.values()):
        assert stated.consensus or tiers(stated.sources) != {"E"}


@EACH
def test_no_vertebra_is_named_as_a_fact(record: Foundation) -> None:
    assert not [fact for fact in record.see if re.fullmatch(r"[A-Z]\d", fact) and not fact.startswith("O")]


def test_each_movement_says_where_it_never_goes() -> None:
    movements = {record.id: record.movement for record in RECORDS if record.movement}
    assert list(movements) == ["FS125", "FS126", "FS127", "FS128", "FS129"]
    assert all(re.search(r"\b(Never|Not)\b", movement.never) for movement in movements.values())
    assert all(part in movements["FS128"].never for part in ("kidneys", "spine", "blades", "acne", "osteoporosis"))


def test_a_place_has_no_other_pressure_than_anatomy_allows() -> None:
    said = {record.id: {pressure.how for pressure in record.pressure} for record in RECORDS if record.pressure}
    assert said == PRESSURES


@pytest.mark.parametrize(("record", "places"), NO_PRESSURE.items(), ids=list(NO_PRESSURE))
def test_where_no_hand_may_press_no_pressure_is_given(record: str, places: list[str]) -> None:
    for place in places:
        how = [pressure.how for pressure in foundations()[record].pressure if place in pressure.where.lower()]
        assert how == ["none"], place


@EACH
def test_nobody_is_told_to_press_deep(record: Foundation) -> None:
    sentences = [sentence for text in prose(record) for sentence in re.split(r"(?<=[.!?])\s+", text)]
    for sentence in sentences:
        assert (
            DENYING.search(sentence)
            or not re.search(r"(?i)\b(deep\w*|hard|firmly|force)\b", sentence)
            or (
                record.id in {"FS132", "FS137"}  # these tell of harm, and of current
            )
        )


def test_the_numbers_of_high_frequency_are_those_of_its_module() -> None:
    module = next(module for module in raw("protocol-modules") if module["id"] == "O1")
    fact = foundations()["FS142"].fact
    assert f"{module['values']['gap']['at_most']} mm" in fact
    assert f"{module['values']['taps']['at_most']} taps" in fact


def test_both_sides_of_each_conflict_are_kept_and_linked() -> None:
    linked = {name: record.id for record in RECORDS for name in record.disagreements}
    assert linked == {
        "chain-of-infection": "FS117",
        "standard-or-universal-precautions": "FS121",
        "massage-and-blood-flow": "FS131",
        "high-frequency-range": "FS139",
        "high-frequency-effects": "FS141",
    }
    known = {data["id"]: Disagreement.model_validate(data) for data in raw("disagreements")}
    assert all(len(known[name].positions) >= 2 for name in linked)


def test_what_is_named_is_there() -> None:
    here = {data["id"] for data in [*raw("foundations"), *raw("foundations-part2")]}
    assert not {fact for record in RECORDS for fact in record.see} - {*library().facts, *here}
