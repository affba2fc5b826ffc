"""What the hands do, and what can hurt: microbes, movements, electricity and the places where nobody may press."""

import re
from typing import Literal

import pytest

from backfacial.facts import library
from backfacial.facts.protocol.steps import ProtocolModule
from backfacial.facts.skin.science import Foundation
from backfacial.facts.telling import in_words

IDS = [f"FS{number}" for number in range(107, 167)]
TOPICS = ("microbes", "massage-movements", "massage", "electricity", "muscles-and-landmarks")

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


RECORDS = [fact for fact in library().of(Foundation).values() if fact.topic in TOPICS]


def prose(record: Foundation) -> list[str]:
    """All that a reader of the record is told."""
    told = [record.fact, record.matters, record.exam]
    told += [record.movement.where, record.movement.never] if record.movement else []
    return [text for text in [*told, *(pressure.where for pressure in record.pressure)] if text]


def by_topic(topic: str) -> list[str]:
    return [record.id for record in RECORDS if record.topic == topic]


def test_each_topic_holds_its_part() -> None:
    assert by_topic("microbes") == IDS[:18]
    assert by_topic("massage-movements") == IDS[18:23]
    assert by_topic("massage") == IDS[23:30]
    assert by_topic("electricity") == IDS[30:46]
    assert by_topic("muscles-and-landmarks") == IDS[46:]


def test_no_vertebra_is_named_as_a_fact() -> None:
    see = [(record.id, fact) for record in RECORDS for fact in record.see]
    assert [each for each in see if re.fullmatch(r"[A-Z]\d", each[1]) and not each[1].startswith("O")] == []


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
        how = [
            pressure.how for pressure in library().of(Foundation)[record].pressure if place in pressure.where.lower()
        ]
        assert how == ["none"], place


def test_nobody_is_told_to_press_deep() -> None:
    told = [
        (record.id, sentence)
        for record in RECORDS
        if record.id not in {"FS132", "FS137"}  # these tell of harm, and of current
        for text in prose(record)
        for sentence in re.split(r"(?<=[.!?])\s+", text)
    ]
    deep = re.compile(r"(?i)\b(deep\w*|hard|firmly|force)\b")
    assert [each for each in told if deep.search(each[1]) and not DENYING.search(each[1])] == []


def test_the_numbers_of_high_frequency_are_those_of_its_module() -> None:
    values = library().of(ProtocolModule)["O1"].values
    fact = library().of(Foundation)["FS142"].fact
    assert in_words(values["gap"]) in fact
    assert in_words(values["taps"]) in fact
