"""The digest by which an answer knows its question. It has to stay the same for ever: answers on disks hold it."""

import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfacial.items.base import Question
from backfacial.items.digest import short_digest

QUESTION: dict[str, Any] = {
    "id": "a-question",
    "type": "choice",
    "stem": "What do you do at 40 °C?",
    "points": 2,
    "options": [{"id": "a", "text": "Wait"}, {"id": "b", "text": "Go on"}],
}
BYTES = (
    rb'{"id":"a-question","options":[{"id":"a","text":"Wait"},{"id":"b","text":"Go on"}],'
    rb'"stem":"What do you do at 40 \u00b0C?","type":"choice"}'
)
FIXED = "765e3155f6aa"
"""The beginning of what sha256sum says to these bytes. Whoever changes how a digest is made cuts all answers that were
ever given off from their questions."""


def digest(**changes: Any) -> str:
    return Question.model_validate({**QUESTION, **changes}).digest


def test_the_digest_of_a_question_is_fixed() -> None:
    assert hashlib.sha256(BYTES).hexdigest().startswith(FIXED)
    assert digest() == FIXED


def test_points_and_fields_at_their_default_do_not_count() -> None:
    assert digest(points=5, unit=None, visit=None) == FIXED


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "another"},
        {"type": "select"},
        {"stem": "What do you do at 41 °C?"},
        {"options": [{"id": "b", "text": "Wait"}, {"id": "a", "text": "Go on"}]},
        {"options": QUESTION["options"][::-1]},
        {"options": [*QUESTION["options"], {"id": "c", "text": "Ask"}]},
        {"unit": "days"},
    ],
)
def test_everything_that_a_learner_sees_counts(changes: dict[str, Any]) -> None:
    assert digest(**changes) != FIXED


def test_a_question_from_a_release_has_the_digest_of_its_item() -> None:
    read = Question.model_validate_json(Question.model_validate(QUESTION).model_dump_json(exclude_defaults=True))
    assert read.digest == FIXED


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda part: st.lists(part) | st.dictionaries(st.text(), part),
)


@given(plain)
def test_the_order_of_fields_does_not_count(data: Any) -> None:
    def turned(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: turned(part[key]) for key in reversed(part)}
        return [turned(each) for each in part] if isinstance(part, list) else part

    assert short_digest(turned(data)) == short_digest(data)
    assert len(short_digest(data)) == 12
