"""Questions that the course's rules decide, and questions that became something else: told apart, never guessed."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from graded_course import ASSIGNMENT
from perfect_trainee import right_response

from backfacial.facts import library
from backfacial.grading.history import PastAssignment, past, read_history, text_of
from backfacial.grading.quiz import Quiz
from backfacial.grading.work import Outcome, read_work
from backfacial.items.assignment import Assignment

ROOT = Path(__file__).parents[2]
VISIT = "quiz-client-samuel"


@pytest.fixture(scope="module")
def first() -> PastAssignment:
    """The first release of the quiz on consultation, with its clients written out, as if made by the rules of today."""
    made = next(past for past in read_history(ROOT / "source" / "02-consultation") if past.release == "1")
    return made.model_copy(update={"rules": {item.id: rules for item in made.items if (rules := item.rules())}})


def second(first: PastAssignment, **of_client: Any) -> Assignment:
    """The same quiz in a later release, in which one client is somebody else."""
    data = first.model_dump(by_alias=True, exclude={"questions", "rules"}) | {"release": "2"}
    visit = next(item for item in data["items"] if item["id"] == VISIT)
    visit |= {"points": 2.5, "client": {**visit["client"], **of_client}}
    return Assignment.model_validate(data)


def outcome(folder: Path, quiz: Quiz, item: str, answer: dict[str, Any]) -> Outcome:
    (folder / "answers.json").write_text(json.dumps({"schema": 1, "assignment": "", "answers": {item: answer}}))
    return read_work(folder, quiz, "anna").outcomes[item]


def perfect(first: PastAssignment) -> dict[str, Any]:
    item: Any = next(item for item in first.items if item.id == VISIT)
    return {"response": right_response(item), "question": first.questions[VISIT]}


def test_a_visit_of_an_older_release_is_marked_with_its_own_client(first: PastAssignment, tmp_path: Path) -> None:
    quiz = Quiz(second(first, name="Sam", facts={"age": 50}), (first,))
    found = outcome(tmp_path, quiz, VISIT, perfect(first))
    assert found.posed is not None and found.posed.release == "1"
    assert found.mark is not None and (found.mark.points, found.mark.out_of) == (2.5, 2.5)


def test_once_its_rules_have_changed_a_visit_of_an_older_release_waits(first: PastAssignment, tmp_path: Path) -> None:
    before = first.model_copy(update={"rules": {**first.rules, VISIT: "0" * 12}})
    quiz = Quiz(second(first, name="Sam"), (before,))
    found = outcome(tmp_path, quiz, VISIT, perfect(first))
    assert (found.posed, found.mark) == (None, None)
    assert found.unknown is not None and found.unknown.why == "waits-other-rules"
    # the same visit in the quiz of today is marked by the rules of today
    now = outcome(tmp_path, Quiz(second(first), (before,)), VISIT, perfect(first))
    assert now.mark is not None and now.mark.points == 2.5


def test_a_question_that_became_a_text_is_left_to_a_person(tmp_path: Path) -> None:
    before = Assignment.model_validate(ASSIGNMENT)
    data = copy.deepcopy(ASSIGNMENT) | {"release": 2}
    gone = data["items"].pop(0)
    data["reflections"].append({"id": gone["id"], "prompt": gone["stem"], "points": 2, "rubric": "Refers her."})
    quiz = Quiz(Assignment.model_validate(data), (past(before),))
    answer = {"response": "b", "question": before.everything[0].question().digest}
    found = outcome(tmp_path, quiz, gone["id"], answer)
    assert found.unknown is not None and found.unknown.why == "waits-other-kind"
    assert found.text == "b"


def test_a_release_is_what_learners_got_also_where_its_number_was_not_raised(tmp_path: Path) -> None:
    before = Assignment.model_validate(ASSIGNMENT)
    data = copy.deepcopy(ASSIGNMENT)
    data["items"][0]["stem"] = "Otherwise?"
    quiz = Quiz(Assignment.model_validate(data), (past(before),))
    found = outcome(tmp_path, quiz, "stop-or-go", {"response": "b", "release": "1"})
    assert found.posed is not None
    assert found.posed.digest == before.items[0].question().digest


def test_a_rubric_of_an_older_prompt_is_scaled_to_the_points_of_today(tmp_path: Path) -> None:
    before = Assignment.model_validate(ASSIGNMENT)
    data = copy.deepcopy(ASSIGNMENT) | {"release": 2}
    data["reflections"] = [{"id": "own-words", "prompt": "What now?", "points": 6, "rubric": "All of it."}]
    quiz = Quiz(Assignment.model_validate(data), (past(before),))
    found = quiz.known("own-words", before.reflections[0].question().digest)
    assert [criterion.points for criterion in found.part.rubric] == [1.5, 4.5]  # type: ignore[union-attr]


def test_what_is_kept_needs_nothing_of_the_course_to_be_read(first: PastAssignment) -> None:
    data = first.model_dump(by_alias=True, exclude={"questions", "rules"})
    next(item for item in data["items"] if item["id"] == VISIT)["client"] = "K02"
    assignment = Assignment.model_validate(data)
    kept = past(assignment)
    text = text_of(kept)
    assert "{C" not in text  # no place for a number of the course
    assert "client: K02" not in text  # no client by name
    assert library().clients["K02"].opening[:40] in " ".join(text.split())
    assert "debrief" not in text
    assert [part.key_digest for part in kept.everything] == [part.key_digest for part in assignment.everything]


def test_the_key_of_a_question_is_all_that_its_mark_is_made_from() -> None:
    def key(change: Any) -> str:
        data = copy.deepcopy(ASSIGNMENT)
        change(data["items"][0])
        return Assignment.model_validate(data).items[0].key_digest

    plain = key(lambda item: None)
    for counts in (
        lambda item: item["options"][2].update(critical=True),
        lambda item: item["options"][0].update(why="Better put."),
        lambda item: item.update(points=3),
        lambda item: item.update(stem="Otherwise?"),
    ):
        assert key(counts) != plain
    assert key(lambda item: item.update(objective="consult-waits", reviewed={"by": "N", "date": "2026-11-01"})) == plain


@pytest.mark.parametrize(("response", "told"), [("a", True), ("b", False), ("c", False), (["a"], False)])
def test_a_safety_mistake_under_the_name_of_no_question_is_told_to_who_marks_it(
    tmp_path: Path, response: object, told: bool
) -> None:
    quiz = Quiz(Assignment.model_validate(ASSIGNMENT))
    answers = {"stop-or-go": {"response": response, "question": "0" * 12}}
    (tmp_path / "answers.json").write_text(json.dumps({"schema": 1, "assignment": "", "answers": answers}))
    work = read_work(tmp_path, quiz, "anna")
    assert work.outcomes["stop-or-go"].posed is None
    assert any("safety mistakes: question" in note for note in work.instructor_notes) is told
    assert not any("safety" in note for note in work.notes)  # a learner who may try again is not told the key


def test_what_stands_twice_in_the_file_is_told_by_the_question(tmp_path: Path) -> None:
    twice = '"stop-or-go": {"response": "a"}, "stop-or-go": {"response": "b"}, "\\u202ex": 1, "\\u202ex": 2'
    (tmp_path / "answers.json").write_text(f'{{"schema": 1, "answers": {{{twice}}}}}')
    notes = read_work(tmp_path, Quiz(Assignment.model_validate(ASSIGNMENT)), "anna").notes
    told = [note for note in notes if "stands there more than once" in note]
    assert len(told) == 2
    assert "'question " in told[0]
