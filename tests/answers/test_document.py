"""Reading an answers file that may come from anybody."""

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfacial.answers.document import Answer, Answers, AnswersUnreadable, dump, parse

GOOD: dict[str, Any] = {
    "schema": 1,
    "assignment": "02-consultation",
    "learner": "anna",
    "answers": {"an-item": {"response": "b", "at": "2026-11-22T10:00:00Z", "revision": 3}},
    "events": [{"item": "an-item", "response": "b", "at": "2026-11-22T10:00:00Z", "active_s": 4.5}],
}


def parsed(document: object) -> Answers:
    return parse(json.dumps(document).encode(), "answers.json")


def test_a_good_file_is_read_whole() -> None:
    answers = parsed(GOOD)
    assert (answers.assignment, answers.learner) == ("02-consultation", "anna")
    assert answers.answers == {"an-item": Answer("b", "2026-11-22T10:00:00Z", 3)}
    assert answers.events == tuple(GOOD["events"])
    assert answers.damaged == ()
    assert parse(dump(answers), "answers.json") == answers


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n",
        b"{",
        b"\xff\xfe{}",
        b"\x00" * 100,
        b"[" * 100_000,
        b'{"schema": 1, "answers": ' + b'{"a":' * 100_000,
        b"PK\x03\x04",
        b"[]",
        b"null",
        b'{"answers": {}}',
        b'{"schema": 2, "answers": {}}',
        b'{"schema": true, "answers": {}}',
        b'{"schema": 1, "answers": []}',
        b'{"schema": 1}',
    ],
    ids=lambda data: repr(data[:20]),
)
def test_what_is_no_answers_file_is_refused_with_its_name_and_the_mend(data: bytes) -> None:
    with pytest.raises(AnswersUnreadable, match=r"answers\.json.*(hand in|hand-in)"):
        parse(data, "answers.json")


@given(st.binary() | st.text().map(str.encode))
def test_no_bytes_at_all_crash_the_reader(data: bytes) -> None:
    try:
        parse(data, "answers.json")
    except AnswersUnreadable:
        return


def test_a_broken_entry_costs_only_itself_and_is_named() -> None:
    document = {**GOOD, "answers": {**GOOD["answers"], "broken": "b", "worse": {"at": "now"}}}
    answers = parsed(document)
    assert list(answers.answers) == ["an-item"]
    assert answers.damaged == ("broken", "worse")


def test_numbers_that_are_none_reach_the_marker_as_such() -> None:
    text = '{"schema": 1, "answers": {"a": {"response": NaN}, "b": {"response": 1' + "0" * 10_000 + "}}}"
    answers = parse(text.encode(), "answers.json")
    assert math.isnan(answers.response("a"))  # type: ignore[arg-type]
    assert answers.response("b") == math.inf


def test_a_byte_order_mark_and_strange_extras_do_not_matter() -> None:
    document = {**GOOD, "learner": 7, "events": "none", "made-up": [1]}
    answers = parse(b"\xef\xbb\xbf" + json.dumps(document).encode(), "answers.json")
    assert answers.response("an-item") == "b"
    assert (answers.learner, answers.events) == ("", ())


@pytest.mark.parametrize(
    ("said", "read"),
    [("2", "2"), ("", ""), (None, None), (7, ""), (True, ""), (["2"], ""), ({"a": 1}, ""), ("x" * 10**6, "x" * 64)],
)
def test_what_an_answer_says_about_its_quiz_may_come_from_anybody(said: object, read: str | None) -> None:
    entry = {**GOOD["answers"]["an-item"], "release": said, "question": said}
    answer = parsed({**GOOD, "answers": {"an-item": entry}}).answers["an-item"]
    assert (answer.release, answer.question) == (read, read)
    again = parse(dump(Answers(answers={"an-item": answer})), "answers.json").answers["an-item"]
    assert again == answer


def test_a_file_that_says_nothing_about_its_quiz_is_written_as_it_was() -> None:
    assert json.loads(dump(parsed(GOOD))) == GOOD


@pytest.mark.parametrize(
    ("entries", "twice"),
    [
        ('{"stop": {"response": "a"}, "stop": {"response": "b"}}', ["stop"]),
        ('{"stop": {"response": "a", "response": "b"}}', ["response"]),
        ('{"stop": {"response": "b"}}', []),
    ],
)
def test_what_stands_twice_is_told_and_the_last_one_is_read(entries: str, twice: list[str]) -> None:
    answers = parse(f'{{"schema": 1, "answers": {entries}}}'.encode(), "answers.json")
    assert answers.response("stop") == "b"
    assert answers.twice == tuple(twice)
