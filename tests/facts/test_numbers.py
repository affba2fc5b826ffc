"""Numbers are put where records refer to them, and a place that leads nowhere is told."""

from collections.abc import Collection
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfacial.facts import words
from backfacial.facts.consultation.contraindications import Contraindication
from backfacial.facts.consultation.screening import ClientFact
from backfacial.facts.fields import words_of
from backfacial.facts.home_care.plans import HomeCareRule
from backfacial.facts.measures import Amount, Span
from backfacial.facts.numbers import Filled, Numbers, values_of
from backfacial.facts.telling import in_words
from backfacial.items.assignment import Assignment

FACTS: list[dict[str, Any]] = [
    {"id": "C01", "values": {"wait": {"at_least": "P6M", "at_most": "P12M"}, "age": {"at_least": 18, "unit": "years"}}},
    {"id": "P13", "values": {"heat": {"at_most": 43.5, "unit": "°C"}}},
    {"id": "X01", "values": {"wrong": {"at_least": "half a day"}}},
]
NUMBERS = Numbers(values_of(iter(FACTS)), words)


def put_in(data: Any, words: Collection[str] = ()) -> Any:
    filled = NUMBERS.put_in(data, words)
    assert filled.mends == ()
    return filled.data


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Wait {C01.wait}.", "Wait 6 to 12 months."),
        ("Wait {C01.wait.at_least}, at the most {C01.wait.at_most}.", "Wait 6 months, at the most 12 months."),
        ("Not above {P13.heat}.", "Not above 43.5 °C."),
        ("Above {C01.age.number}, and {C01.wait.number} or more months.", "Above 18, and 6 or more months."),
        ("C01.wait", "P6M"),
        ("C01.wait.at_most", "P12M"),
        ("C01.age", 18),
        ("P13.heat", 43.5),
        ("C01.1", "C01.1"),
        ("See C01.wait for more.", "See C01.wait for more."),
    ],
)
def test_a_number_of_a_fact(written: str, read: Any) -> None:
    assert put_in(written) == read
    assert put_in({"id": "C02", "when": [{"ago_below": written}]})["when"] == [{"ago_below": read}]


@pytest.mark.parametrize("field", ["stem", "text", "why", "unit", "title"])
def test_words_that_only_look_like_a_reference_stay(field: str) -> None:
    words = words_of(Assignment)
    written = {"id": "C01.wait", "options": [{field: "C01.wait"}], "min": "C01.wait"}
    assert put_in(written, words) == {**written, "min": "P6M"}
    assert put_in({field: "Wait {C01.wait}."}, words) == {field: "Wait 6 to 12 months."}


def test_a_name_that_holds_words_here_and_a_number_there_is_read_by_what_it_is_in_its_own_record() -> None:
    assert "wait" in words_of(Contraindication) and "wait" not in words_of(HomeCareRule)
    assert put_in({"wait": "C01.wait"}, words_of(HomeCareRule)) == {"wait": "P6M"}
    assert put_in({"wait": "C01.wait"}, words_of(Contraindication)) == {"wait": "C01.wait"}
    assert put_in({"answers": {"no": "Q1.a"}}, words_of(ClientFact)) == {"answers": {"no": "Q1.a"}}


def test_a_records_own_number_and_those_of_a_part_of_it() -> None:
    record = {
        "id": "LW01",
        "values": {"time": {"at_least": "PT25M"}, "heat": {"at_least": 71, "unit": "°C"}},
        "rule": "{time} at {heat}",
        "places": [{"values": {"time": {"at_least": "PT15M"}}, "rule": "{time} at {heat}"}],
    }
    filled = put_in(record)
    assert filled["rule"] == "25 minutes at 71 °C"
    assert filled["places"][0]["rule"] == "15 minutes at 71 °C"
    assert filled["values"] == record["values"]


@pytest.mark.parametrize(
    ("record", "mend"),
    [
        ({"why": "{wait}"}, "unknown value {wait}"),
        ({"why": "{C99.wait}"}, "no fact C99 has values"),
        ({"why": "{C01.time}"}, "unknown value {C01.time}"),
        ({"ago_below": "C01.time"}, "unknown value C01.time"),
        ({"why": "{C01.age.at_most}"}, "has no 'at_most'"),
    ],
)
def test_a_place_that_leads_nowhere_is_told(record: dict[str, str], mend: str) -> None:
    filled = NUMBERS.put_in(record)
    assert len(filled.mends) == 1 and mend in filled.mends[0]
    assert filled.data == record


def test_a_number_that_is_written_wrongly_is_told_by_its_own_record_only() -> None:
    assert NUMBERS.put_in("{X01.wrong}").mends == ()
    assert NUMBERS.put_in("{X01.wrong.at_most}").mends == ()
    assert NUMBERS.put_in({"after": "X01.wrong"}) == Filled({"after": "X01.wrong"})


def test_what_is_filled_in_later_is_left_alone() -> None:
    filled = NUMBERS.put_in({"answers": {"date": "{ago}, not {C01.wait}."}}, template=True)
    assert filled.mends == () and filled.data == {"answers": {"date": "{ago}, not 6 to 12 months."}}


def test_a_template_has_its_own_numbers_all_the_same() -> None:
    record = {"values": {"wait": {"at_least": "P3D"}}, "why": "{wait}, said {ago}."}
    assert NUMBERS.put_in(record, template=True) == Filled({**record, "why": "3 days, said {ago}."})


def test_a_list_of_values_is_no_set_of_numbers() -> None:
    assert put_in({"values": ["few", "{C01.wait}"]}) == {"values": ["few", "6 to 12 months"]}


@pytest.mark.parametrize("values", [[1], "hi", None, {"a": {"b": {"c": 1}}, 3: "x"}, {"a": {"at_least": "C01.wait"}}])
def test_values_of_a_wrong_form_break_nothing(values: Any) -> None:
    record = {"id": "C77", "values": values, "why": "{C01.wait}"}
    assert values_of(iter([record])).keys() <= {"C77"}
    assert put_in(record) == {"id": "C77", "values": values, "why": "6 to 12 months"}


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({"at_least": "PT20M"}, "20 minutes"),
        ({"at_least": "PT1M"}, "1 minute"),
        ({"at_least": "PT5M", "at_most": "PT10M"}, "5 to 10 minutes"),
        ({"at_most": "PT48H"}, "48 hours"),
        ({"at_least": "P1D", "at_most": "P2W"}, "1 day to 2 weeks"),
        ({"at_least": 1, "unit": "times a day"}, "once a day"),
        ({"at_least": 1, "unit": "puffs"}, "1 puff"),
        ({"at_least": 7, "unit": "out of 10"}, "7 out of 10"),
        ({"at_least": 0.5, "at_most": 2, "unit": "%"}, "0.5 to 2%"),
    ],
)
def test_a_number_in_words(given_: dict[str, Any], said: str) -> None:
    quantity = Amount.model_validate(given_) if "unit" in given_ else Span.model_validate(given_)
    assert in_words(quantity) == said


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"unit": "%"}, "says nothing"),
        ({"at_least": 3, "at_most": 2, "unit": "%"}, "swap them"),
        ({"at_least": 3, "unit": "stone"}, "unit"),
        ({"at_least": "P3Y"}, "pattern"),
        ({}, "says nothing"),
    ],
)
def test_a_number_that_says_nothing_is_refused(wrong: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        (Amount if "unit" in wrong else Span).model_validate(wrong)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(alphabet="ab {}.", max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("xyz"), inner, max_size=3),
    max_leaves=8,
)


@given(PLAIN)
def test_data_without_a_place_stay_as_they_are(data: Any) -> None:
    filled = NUMBERS.put_in(data, template=True)
    assert filled.data == data and filled.mends == ()
