"""The assignment format: what it accepts, what it refuses, and what of it is released."""

import datetime
from typing import Any

import pytest
from pydantic import ValidationError

from backfacial.items.assignment import Assignment


def minimal(**changes: Any) -> dict[str, Any]:
    item = {
        "id": "an-item",
        "type": "number",
        "objective": "an-objective",
        "stem": "How many?",
        "points": 3,
        "facts": ["C01"],
        "accept": {"min": 1, "max": 2, "unit": "days"},
        "why": "Because.",
    }
    reflection = {"id": "a-text", "prompt": "Write.", "points": 4, "rubric": [{"points": 4, "text": "It is written."}]}
    document = {
        "id": "an-assignment",
        "title": "T",
        "release": 1,
        "pass": 75,
        "items": [item],
        "reflections": [reflection],
    }
    return {**document, **changes}


@pytest.mark.parametrize("given", [75, 75.0, 0.75])
def test_the_pass_mark_is_percent_or_a_share(given: float) -> None:
    assert Assignment.model_validate(minimal(**{"pass": given})).pass_mark == 75


@pytest.mark.parametrize("given", [0, -1, 101, "much"])
def test_a_pass_mark_that_is_none_is_refused(given: object) -> None:
    with pytest.raises(ValidationError):
        Assignment.model_validate(minimal(**{"pass": given}))


@pytest.mark.parametrize("given", [1, "2026-11", datetime.date(2026, 11, 22)])
def test_a_release_is_a_number_a_text_or_a_date(given: object) -> None:
    assert Assignment.model_validate(minimal(release=given)).release == str(given)


def test_all_points_count_the_reflection_too() -> None:
    assert Assignment.model_validate(minimal()).max_points == 7


def test_a_rubric_may_be_plain_text() -> None:
    reflection = {"id": "a-text", "prompt": "Write.", "points": 4, "rubric": "It is written."}
    parsed = Assignment.model_validate(minimal(reflections=[reflection])).reflections[0]
    assert [(criterion.points, criterion.text) for criterion in parsed.rubric] == [(4, "It is written.")]


def test_a_rubric_that_does_not_add_up_is_refused() -> None:
    reflection = {"id": "a-text", "prompt": "Write.", "points": 4, "rubric": [{"points": 3, "text": "It is written."}]}
    with pytest.raises(ValidationError, match="add up to 3"):
        Assignment.model_validate(minimal(reflections=[reflection]))


def test_an_id_that_stands_twice_is_refused_also_across_items_and_reflections() -> None:
    reflection = {**minimal()["reflections"][0], "id": "an-item"}
    with pytest.raises(ValidationError, match="'an-item' stands 2 times"):
        Assignment.model_validate(minimal(reflections=[reflection]))


def test_the_released_half_has_the_questions_and_nothing_of_the_key() -> None:
    released = Assignment.model_validate(minimal()).released()
    text = released.model_dump_json(by_alias=True)
    assert [question.id for question in released.everything] == ["an-item", "a-text"]
    for secret in ("Because", "It is written", "accept", "rubric", "facts", "pass"):
        assert secret not in text
