"""Practice: the first try says why what was chosen is wrong; the second, or *Show me*, shows everything."""

from collections.abc import Callable, Iterator
from pathlib import Path

import anywidget
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from perfect_trainee import right_response

from backfacial.answers.store import AnswerStore
from backfacial.answers.tries import Tries
from backfacial.elements.make import practice
from backfacial.items.assignment import Item
from backfacial.items.bank import practice_items
from backfacial.items.select import SelectItem

from .conftest import ABOUT, CHOICE, GOOD, ITEMS, NUMBER, SELECT, Spoken, option

Make = Callable[[anywidget.AnyWidget], Spoken]
BAD: dict[str, object] = {"q-choice": "a", "q-select": ["a", "c"], "q-number": {"value": 1, "unit": "months"}}
SOLUTION = {
    "q-choice": "secret reason of b",
    "q-select": "secret reason of b",
    "q-number": "secret reason of the number",
}


@pytest.fixture
def lesson(tmp_path: Path) -> AnswerStore:
    return AnswerStore(tmp_path / "answers" / "a-lesson.json", "a-lesson", str)


def events(store: AnswerStore) -> list[tuple[int | None, bool | None]]:
    return [(event.get("try"), event.get("shown")) for event in store.read().events]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.type)
def test_a_first_try_that_is_wrong_does_not_give_the_solution_away(
    item: Item, lesson: AnswerStore, spoken: Make
) -> None:
    reply = spoken(practice(item, lesson)).ask("answer", response=BAD[item.id])
    assert (reply["shown"], reply["standing"]) == (False, "wrong")
    assert "Not right yet" in reply["feedback"]
    assert SOLUTION[item.id] not in reply["feedback"]
    assert events(lesson) == [(1, None)]


def test_a_first_try_says_why_what_was_chosen_is_wrong(lesson: AnswerStore, spoken: Make) -> None:
    reply = spoken(practice(SELECT, lesson)).ask("answer", response=["a", "c"])
    assert "secret reason of a" in reply["feedback"] and "secret reason of c" in reply["feedback"]
    assert "secret reason of b" not in reply["feedback"] and "text of b" not in reply["feedback"]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.type)
def test_the_second_try_shows_everything(item: Item, lesson: AnswerStore, spoken: Make) -> None:
    page = spoken(practice(item, lesson))
    page.ask("answer", response=BAD[item.id])
    reply = page.ask("answer", response=BAD[item.id])
    assert reply["shown"] and SOLUTION[item.id] in reply["feedback"]
    assert events(lesson) == [(1, None), (2, True)]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.type)
def test_what_is_right_shows_everything_at_once(item: Item, lesson: AnswerStore, spoken: Make) -> None:
    reply = spoken(practice(item, lesson)).ask("answer", response=GOOD[item.id])
    assert (reply["shown"], reply["standing"]) == (True, "right")
    assert SOLUTION[item.id] in reply["feedback"]
    assert events(lesson) == [(1, True)]


def test_show_me_shows_everything_and_keeps_the_answer(lesson: AnswerStore, spoken: Make) -> None:
    page = spoken(practice(CHOICE, lesson))
    page.ask("answer", response="a")
    reply = page.ask("show")
    assert reply["kind"] == "shown" and SOLUTION[CHOICE.id] in reply["feedback"]
    assert lesson.read().response(CHOICE.id) == "a"
    assert events(lesson) == [(1, None), (1, True)]


def test_a_safety_mistake_is_told_at_the_first_try_and_no_points_are(lesson: AnswerStore, spoken: Make) -> None:
    reply = spoken(practice(CHOICE, lesson)).ask("answer", response="c")
    assert reply["standing"] == "critical"
    assert "secret reason of c" in reply["feedback"] and 'data-level="critical"' in reply["feedback"]
    assert "point" not in reply["feedback"]
    assert SOLUTION[CHOICE.id] not in reply["feedback"]


def test_what_was_chosen_and_is_a_safety_mistake_stands_once(lesson: AnswerStore, spoken: Make) -> None:
    page = spoken(practice(CHOICE, lesson))
    for reply in (page.ask("answer", response="c"), page.ask("answer", response="c")):
        assert reply["feedback"].count("text of c") == 1
    assert SOLUTION[CHOICE.id] in reply["feedback"]


def test_a_safety_mistake_by_what_was_left_out_says_so_and_not_what_it_was(lesson: AnswerStore, spoken: Make) -> None:
    options = [option("a", key=True, critical=True), option("b", key=True), option("c")]
    item = SelectItem.model_validate(
        {**ABOUT, "id": "q-select", "type": "select", "stem": "Which?", "options": options}
    )
    reply = spoken(practice(item, lesson)).ask("answer", response=["b"])
    assert reply["standing"] == "critical"
    assert "What you did not choose would put the client at risk" in reply["feedback"]
    assert "text of a" not in reply["feedback"]


def test_a_visit_under_way_is_no_try(lesson: AnswerStore, spoken: Make) -> None:
    devon = practice_items()["consult-client-devon"]
    page = spoken(practice(devon, lesson))
    assert "feedback" not in page.ask("answer", response={"screen": {"path": ["look"]}}, writing=True)
    wrong = right_response(devon, service="full")
    first = page.ask("answer", response=wrong)
    assert (first["shown"], first["standing"]) == (False, "critical")
    page.ask("answer", response=wrong, writing=True)  # a change on the way takes no try away and gives none
    assert page.ask("answer", response=wrong)["shown"]
    assert [event["try"] for event in lesson.read().events][-1] == 2


def test_what_was_shown_is_shown_again_on_another_page(lesson: AnswerStore, spoken: Make) -> None:
    page = spoken(practice(CHOICE, lesson))
    page.ask("answer", response="a")
    assert not spoken(practice(CHOICE, lesson)).ask("hello")["shown"]
    page.ask("show")
    assert spoken(practice(CHOICE, lesson)).ask("hello")["shown"]


def test_an_answer_of_an_older_course_keeps_the_feedback_that_it_had(lesson: AnswerStore, spoken: Make) -> None:
    lesson.save(CHOICE.id, "a")
    reply = spoken(practice(CHOICE, lesson)).ask("hello")
    assert reply["shown"] and SOLUTION[CHOICE.id] in reply["feedback"]


def test_show_me_that_cannot_be_kept_shows_nothing(tmp_path: Path, spoken: Make) -> None:
    (tmp_path / "answers").write_text("a file where the folder should be")
    store = AnswerStore(tmp_path / "answers" / "a-lesson.json", "a-lesson", str)
    reply = spoken(practice(CHOICE, store)).ask("show")
    assert reply["kind"] == "not-saved" and "feedback" not in reply


def test_an_answer_that_was_taken_back_gets_no_feedback(lesson: AnswerStore, spoken: Make) -> None:
    page = spoken(practice(NUMBER, lesson))
    page.ask("answer", response=BAD[NUMBER.id])
    reply = page.ask("answer", response=None)
    assert "feedback" not in reply and "standing" not in reply


def test_a_first_try_at_no_question_of_the_course_tells_what_else_is_right(spoken: Make, tmp_path: Path) -> None:
    """The reasons of what was not chosen stay with Python, whichever option is chosen first."""
    for number, item in enumerate(practice_items().values()):
        options = getattr(item, "options", ())
        for chosen in options if item.type == "choice" else ():
            store = AnswerStore(tmp_path / f"{number}-{chosen.id}.json", "a-lesson", str)
            reply = spoken(practice(item, store)).ask("answer", response=chosen.id)
            others = [each.text for each in options if each.id != chosen.id]
            assert chosen.key or [text for text in others if text in reply["feedback"]] == [], item.id


@settings(deadline=None)
@given(checks=st.lists(st.booleans(), max_size=6))
def test_a_solution_once_shown_stays_shown_and_nobody_waits_longer_than_two_tries(checks: list[bool]) -> None:
    for before, after in _steps(Tries(), checks):
        assert after.count == before.count + 1
        assert after.shown >= before.shown
        assert after.shown or after.count < 2


def _steps(tries: Tries, checks: list[bool]) -> Iterator[tuple[Tries, Tries]]:
    for right in checks:
        after = tries.after(right)
        yield tries, after
        tries = after
