"""What a question came to is worked out from the answers alone; which part teaches it from the lessons."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from graded_course import ASSIGNMENT, RIGHT, WRONG, answers_file
from hypothesis import given
from hypothesis import strategies as st

from backfacial.classroom.learners import State, learner_of
from backfacial.classroom.questions import FEWEST, Outcome, outcomes_of
from backfacial.classroom.teaching import taught_in
from backfacial.facts import library
from backfacial.grading.before import Marked, MarkedCell
from backfacial.grading.quiz import Quiz, read_quiz
from backfacial.grading.work import Work, read_work
from backfacial.items.assignment import Assignment
from backfacial.items.bank import practice_items

QUIZ = Quiz(Assignment.model_validate(ASSIGNMENT))
ROOT = Path(__file__).parents[2]
CHOICES = {"stop-or-go": ["a", "b", "c"], "who-waits": [["a"], ["a", "b", "c"], ["d"]], "how-long": [20, 48]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("answers")


def work(folder: Path, responses: dict[str, Any]) -> Work:
    (folder / "answers.json").write_bytes(answers_file(responses))
    return read_work(folder, QUIZ, "anna")


def of(outcomes: tuple[Outcome, ...], item: str) -> Outcome:
    return next(each for each in outcomes if each.part.id == item)


def test_a_question_below_the_pass_mark_is_one_to_teach_again_but_not_of_few_answers(folder: Path) -> None:
    wrong, right = work(folder, WRONG), work(folder, RIGHT)
    few = of(outcomes_of(QUIZ, [wrong] * (FEWEST - 1), ()), "stop-or-go")
    assert (few.answers, few.share, few.few, few.again) == (9, 0.0, True, False)
    enough = of(outcomes_of(QUIZ, [wrong] * 5 + [right] * 5, ()), "stop-or-go")
    assert (enough.answers, enough.share, enough.few, enough.again) == (10, 0.5, False, True)
    most = of(outcomes_of(QUIZ, [wrong] * 4 + [right] * 6, ()), "stop-or-go")
    assert (most.right, most.again) == (6, False)


def test_an_answer_that_cannot_be_read_tells_nothing_of_what_is_understood(folder: Path) -> None:
    damaged = work(folder, {**RIGHT, "how-long": "two days"})
    found = of(outcomes_of(QUIZ, [damaged] * FEWEST, ()), "how-long")
    assert (found.unread, found.answers, found.share, found.again) == (FEWEST, 0, None, False)
    some = of(outcomes_of(QUIZ, [damaged, work(folder, RIGHT)], ()), "how-long")
    assert (some.unread, some.answers, some.right, some.blank) == (1, 1, 1, 0)


responses = st.fixed_dictionaries(
    {},
    optional={
        "stop-or-go": st.sampled_from(CHOICES["stop-or-go"]),
        "who-waits": st.sampled_from(CHOICES["who-waits"]),
        "how-long": st.sampled_from([{"value": each, "unit": "hours"} for each in CHOICES["how-long"]]),
    },
)


@given(st.lists(responses, max_size=14))
def test_the_worst_stands_first_and_everything_counted_adds_up(folder: Path, every: list[dict[str, Any]]) -> None:
    outcomes = outcomes_of(QUIZ, [work(folder, each) for each in every], ())
    shares = [each.share for each in outcomes if each.share is not None]
    assert shares == sorted(shares)
    assert len({each.part.id for each in outcomes}) == len(QUIZ.assignment.everything)
    for each in outcomes:
        if each.right is not None:
            assert each.answers == len(every)
            assert each.blank == sum(each.part.id not in answered for answered in every)
            # who had it right made no mistake, and who made none had it right or left it open
            assert (each.right + each.blank < each.answers) == bool(each.instead)
        assert not (each.again and each.few)
        counts = [one.count for one in each.instead if not one.mistake.critical]
        assert counts == sorted(counts, reverse=True)


def test_where_there_is_no_answer_there_is_no_mistake() -> None:
    quizzes = [read_quiz(path.parent) for path in sorted((ROOT / "source").glob("*/assignment.yml"))]
    every = [*(item for quiz in quizzes for item in quiz.assignment.items), *practice_items().values()]
    for item in every:
        assert item.mistakes(item.mark(None)) == ()
        assert item.mistakes(item.mark(object())) == ()


def test_what_is_left_out_of_a_select_and_what_was_typed_as_a_number_are_told(folder: Path) -> None:
    outcomes = outcomes_of(QUIZ, [work(folder, {**WRONG, "who-waits": ["a"]})], ())
    told = [(one.mistake.text, one.mistake.note) for one in of(outcomes, "who-waits").instead]
    assert told == [("Bea", "left out"), ("Cleo", "left out")]
    assert [one.mistake.text for one in of(outcomes, "how-long").instead] == ["20 hours"]


def test_a_safety_mistake_that_one_made_stands_before_what_many_chose(folder: Path) -> None:
    works = [work(folder, {"stop-or-go": "c"})] * 9 + [work(folder, {"stop-or-go": "a"})]
    instead = of(outcomes_of(QUIZ, works, ()), "stop-or-go").instead
    assert [(one.mistake.text, one.mistake.critical, one.count) for one in instead] == [
        ("Squeeze it", True, 1),
        ("Wait and see", False, 9),
    ]


def test_of_what_a_learner_wrote_beside_a_number_the_beginning_is_shown(folder: Path) -> None:
    works = [work(folder, {"how-long": {"value": 48, "unit": "x" * 9000}})]
    assert of(outcomes_of(QUIZ, works, ()), "how-long").instead[0].text == "48 " + "x" * 197 + "…"


def test_each_question_of_the_course_has_its_part_in_its_own_lesson() -> None:
    for path in sorted((ROOT / "source").glob("*/assignment.yml")):
        for item in read_quiz(path.parent).assignment.items:
            taught = taught_in(item)
            assert taught is not None, item.id
            assert taught.lesson.id == library().objectives[item.objective].lesson
            practised = [practice_items()[name] for name in (*taught.part.items, *taught.part.more)]
            assert any(each.objective == item.objective for each in practised), item.id


def test_a_question_of_a_schools_own_objective_has_no_part() -> None:
    item = QUIZ.assignment.items[0].model_copy(update={"objective": "of-our-own"})
    assert taught_in(item) is None


def _submission(**changes: Any) -> Any:
    notebook = SimpleNamespace(id="x1", name=QUIZ.assignment.id, grades=())
    fields = {"notebooks": (notebook,), "late_submission_penalty": 0, "score": 10.0, "max_score": 10.0}
    return SimpleNamespace(**{**fields, "needs_manual_grade": False, "total_seconds_late": 0, **changes})


def _marked(**changes: Any) -> Marked:
    cells = {
        part.id: MarkedCell("x", part.question().digest, part.key_digest, critical=False, waits="", shown="")
        for part in QUIZ.assignment.everything
    }
    return Marked({**cells, **changes}, "", "")


@pytest.mark.parametrize(
    ("submission", "marked", "arrived", "state"),
    [
        (_submission(), _marked(), True, State.PASSED),
        (_submission(score=1.0), _marked(), True, State.NOT_YET),
        # nothing that is not known for sure counts as passed
        (_submission(), None, True, State.NOT_MARKED),
        (None, None, True, State.NOT_MARKED),
        (_submission(), _marked(**{"how-long": MarkedCell("x", "", "", False, "", "")}), True, State.NOT_MARKED),
        # a safety mistake is told by whatever key it was marked
        (_submission(), _marked(**{"how-long": MarkedCell("x", "", "", True, "", "")}), True, State.SAFETY),
        (None, None, False, State.ABSENT),
    ],
)
def test_nobody_has_passed_of_whom_that_is_not_known(
    submission: Any, marked: Marked | None, arrived: bool, state: State
) -> None:
    found = learner_of("anna", None, submission, marked, None, QUIZ, in_list=True, arrived=arrived)
    assert found.state is state
