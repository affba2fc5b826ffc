"""What a question's element says and keeps: all from the disk, nothing that a learner must not know."""

import json
from collections.abc import Callable
from pathlib import Path

import anywidget
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backfacial.answers.store import AnswerStore
from backfacial.elements.make import graded, practice
from backfacial.elements.shown import Place
from backfacial.items.assignment import Item
from backfacial.items.base import Question
from backfacial.items.reflection import LONGEST_TEXT
from backfacial.items.responses import response_to

from .conftest import CHOICE, GOOD, ITEMS, NUMBER, QUESTIONS, REFLECTION, Spoken

Make = Callable[[anywidget.AnyWidget], Spoken]
SECRETS = ("secret", "critical", '"key"', "5.875", "6.125", "why")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.type)
def test_a_graded_answer_is_on_the_disk_when_it_is_acknowledged(
    question: Question, store: AnswerStore, spoken: Make
) -> None:
    page = spoken(graded(question, store, 1))
    reply = page.ask("answer", response=GOOD[question.id], active_s=2.5)
    assert reply["kind"] == "saved"
    kept = json.loads(store.path.read_text())["answers"][question.id]
    of_quiz = {"release": "1", "question": question.digest}
    assert kept == {"response": GOOD[question.id], "at": reply["at"], "revision": 1, **of_quiz}
    event = json.loads(store.path.read_text())["events"][0]
    assert {name: event[name] for name in of_quiz} == of_quiz


def test_an_answer_to_practise_knows_its_question_and_no_release(tmp_path: Path, spoken: Make) -> None:
    store = AnswerStore(tmp_path / "answers" / "a-lesson.json", "a-lesson", str)
    spoken(practice(CHOICE, store)).ask("answer", response="b")
    document = json.loads(store.path.read_text())
    for record in (document["answers"][CHOICE.id], document["events"][0]):
        assert record["question"] == CHOICE.question().digest
        assert "release" not in record


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.type)
def test_a_graded_element_says_nothing_about_right_or_wrong(
    question: Question, store: AnswerStore, spoken: Make
) -> None:
    page = spoken(graded(question, store, 1))
    replies = [page.ask("hello"), page.ask("answer", response=GOOD[question.id]), page.ask("hello")]
    assert {key for reply in replies for key in reply} == {
        *("kind", "view", "seq", "response", "at", "revision", "notices")
    }


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.type)
def test_no_key_is_in_what_a_page_receives_before_the_check(item: Item, store: AnswerStore, spoken: Make) -> None:
    for widget in (practice(item, store, Place(1, 3)), graded(item.question(), store, 1)):
        page = spoken(widget)
        state = {
            name: value
            for name, value in widget.get_state().items()
            if name not in ("_esm", "_css", "words", "layout", "tooltip")
        }
        bundle = widget._repr_mimebundle_()
        assert bundle is not None
        received = json.dumps([state, bundle[0], page.ask("hello")])
        for secret in SECRETS:
            assert secret not in received


def test_a_practice_answer_comes_back_with_its_feedback(store: AnswerStore, spoken: Make) -> None:
    first = spoken(practice(CHOICE, store)).ask("answer", response="c")
    assert "secret reason of c" in first["feedback"]
    again = spoken(practice(CHOICE, store)).ask("hello")
    assert (again["response"], again["feedback"]) == ("c", first["feedback"])


def test_an_answer_is_taken_back(store: AnswerStore, spoken: Make) -> None:
    page = spoken(graded(REFLECTION, store, 1))
    page.ask("answer", response="A thought.")
    for nothing in (None, "", "  \n "):
        assert page.ask("answer", response=nothing)["kind"] == "saved"
        assert page.ask("hello")["response"] is None


def test_a_text_that_is_being_written_is_one_event(store: AnswerStore, spoken: Make) -> None:
    page = spoken(graded(REFLECTION, store, 1))
    page.ask("answer", response="A", active_s=1)
    page.ask("answer", response="A thought", active_s=4, writing=True)
    assert [(event["response"], event["active_s"]) for event in store.read().events] == [("A thought", 4.0)]


def test_a_text_that_two_windows_write_is_lost_in_neither(store: AnswerStore, spoken: Make) -> None:
    mine, other = spoken(graded(REFLECTION, store, 1)), spoken(graded(REFLECTION, store, 1))
    mine.ask("answer", response="Mine")
    other.ask("answer", response="Theirs")
    mine.ask("answer", response="Mine goes on", writing=True)
    mine.ask("answer", response="Mine goes on and on", writing=True)
    assert [event["response"] for event in store.read().events] == ["Mine", "Theirs", "Mine goes on and on"]


def test_what_cannot_be_written_is_not_saved(tmp_path: Path, spoken: Make) -> None:
    (tmp_path / "quiz").write_text("a file where the folder should be")
    store = AnswerStore(tmp_path / "quiz" / "answers.json", "quiz", str)
    reply = spoken(graded(QUESTIONS[0], store, 1)).ask("answer", response="a")
    assert (reply["kind"], reply["again"]) == ("not-saved", True)
    assert "answers.json" in reply["message"]


def test_a_damaged_file_is_told_once(store: AnswerStore, spoken: Make) -> None:
    store.path.parent.mkdir()
    store.path.write_text("{broken")
    page = spoken(graded(QUESTIONS[0], store, 1))
    assert ["set-aside" in notice for notice in page.ask("hello")["notices"]] == [True]
    assert page.ask("hello")["notices"] == []


def test_a_kept_answer_of_another_form_counts_as_none(store: AnswerStore, spoken: Make) -> None:
    store.save(CHOICE.id, ["a", {"b": 1}])
    state = spoken(practice(CHOICE, store)).ask("hello")
    assert state["response"] is None
    assert "feedback" not in state


def test_a_text_that_is_too_long_stays_on_the_page(store: AnswerStore, spoken: Make) -> None:
    reply = spoken(graded(REFLECTION, store, 1)).ask("answer", response="x" * (LONGEST_TEXT + 1))
    assert (reply["kind"], reply["again"]) == ("not-saved", False)
    assert not store.path.exists()


def test_half_a_character_can_be_kept_and_sent(store: AnswerStore, spoken: Make) -> None:
    page = spoken(graded(REFLECTION, store, 1))
    page.ask("answer", response="good \ud83d bad")
    json.dumps(page.ask("hello"), ensure_ascii=False).encode("utf-8")


def test_the_reading_version_stands_beside_the_widget(store: AnswerStore) -> None:
    bundle = graded(NUMBER.question(), store, 3)._repr_mimebundle_()
    assert bundle is not None
    assert set(bundle[0]) == {"application/vnd.jupyter.widget-view+json", "text/html", "text/plain"}
    assert "How many?" in bundle[0]["text/html"]
    assert "How many?" in bundle[0]["text/plain"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)
NEAR = st.one_of(
    JSON,
    st.sampled_from(["a", "b", "z", "", ["a"], ["a", "a"], ["a", 1], [], {"value": 6, "unit": "months"}]),
    st.builds(lambda value, unit: {"value": value, "unit": unit}, JSON, st.sampled_from(["months", "days", 3])),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(response=NEAR, active_s=JSON)
def test_any_response_is_saved_or_refused(response: object, active_s: object, store: AnswerStore, spoken: Make) -> None:
    for question in QUESTIONS:
        page = spoken(graded(question, store, 1))
        reply = page.ask("answer", response=response, active_s=active_s)
        assert reply["kind"] in ("saved", "not-saved")
        json.dumps(page.ask("hello"), allow_nan=False)
        if reply["kind"] == "saved":
            assert page.ask("hello")["response"] == response_to(question, response)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=JSON | st.fixed_dictionaries({"kind": st.sampled_from(["hello", "answer"]) | JSON, "seq": JSON}))
def test_a_malformed_message_is_not_listened_to(content: object, store: AnswerStore, spoken: Make) -> None:
    for widget in (practice(CHOICE, store), graded(REFLECTION, store, 2)):
        assert spoken(widget).say(content) is None
    assert not store.path.exists()
