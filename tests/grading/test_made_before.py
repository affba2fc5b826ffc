"""What was saved, handed in and marked before answers named their quiz goes on working, with every answer counted."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest
from graded_course import FULL, NOTHING, QUIZ, RIGHT, Course, quiz_of
from releases import FIRST, swap

from backfacial.answers.handin import pack
from backfacial.answers.store import AnswerStore
from backfacial.grading.history import read_history
from backfacial.grading.quiz import Quiz
from backfacial.grading.work import Work, read_work
from backfacial.items.bank import practice_items
from backfacial.items.released import ITEMS, Released
from backfacial.items.responses import is_answered
from backfacial.jupyterlab.learner_home import prepare

ROOT = Path(__file__).parents[2]
MADE = ROOT / "tests" / "made_before_answers_named_their_quiz"
LESSON = "02-consultation"
# by the markers of that time; since then a pacemaker brings a stable heart with it, and no deep pressure (C17)
MARKS = {
    **{"quiz-sore-calf": 2.0, "quiz-any-question-left": 0.0, "quiz-pregnancy-plan": 2.0, "quiz-blood-thinner": 0.0},
    **{"quiz-wait-laser": 1.0, "quiz-local": 0.0, "quiz-changed-spot": 2.0, "quiz-pain-patch": 2.0},
    **{"quiz-emergency-rash": 2.0, "quiz-wait-after-sickness": 0.0, "quiz-not-today": 2.0},
    **{"quiz-words-new-medicine": 2.0, "quiz-raised-scars": 2.0, "quiz-wait-retinol": 0.0, "quiz-who-to-call": 2.0},
    **{"quiz-colleague-worries": 2.0, "quiz-wait-scar": 1.0, "quiz-client-samuel": 4.875, "quiz-client-lea": 5.0},
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    shutil.unpack_archive(MADE / "learners-home.zip", tmp_path / "home")
    return tmp_path / "home"


def answers_in(path: Path) -> dict[str, object]:
    answers: dict[str, object] = json.loads(path.read_bytes())["answers"]
    return answers


def marked(folder: Path) -> Work:
    """The hand-in in a folder, marked as the first release of the quiz has it."""
    first = next(past for past in read_history(ROOT / "source" / LESSON) if past.release == "1")
    return read_work(folder, Quiz(first, (first,)), "anna")


def test_a_learners_folder_is_brought_up_to_date_and_every_answer_is_there(home: Path) -> None:
    quiz = home / "quizzes" / LESSON
    before = [answers_in(home / "answers" / f"{LESSON}.json"), answers_in(quiz / "answers.json")]
    prepare(home, ROOT)
    lesson = AnswerStore(home / "answers" / f"{LESSON}.json", LESSON, lambda: "anna").read()
    graded = AnswerStore(quiz / "answers.json", LESSON, lambda: "anna", release="1").read()
    assert [answers_in(home / "answers" / f"{LESSON}.json"), answers_in(quiz / "answers.json")] == before
    for item, answer in lesson.answers.items():
        assert is_answered(practice_items()[item].question(), answer.response), item
    released = Released.model_validate_json((quiz / ITEMS).read_bytes())
    answered = {each.id for each in released.everything if is_answered(each, graded.response(each.id))}
    assert answered == {*MARKS, "quiz-reflect-painful-lumps"} - {"quiz-blood-thinner"}


def test_its_hand_in_gets_the_marks_of_that_time(home: Path, tmp_path: Path) -> None:
    [file] = (home / "handed-in").glob("*.zip")
    with zipfile.ZipFile(file) as archive:
        archive.extractall(tmp_path / "submitted")
    work = marked(tmp_path / "submitted")
    assert {item: outcome.mark.points for item, outcome in work.outcomes.items() if outcome.mark} == MARKS
    assert work.outcomes["quiz-reflect-painful-lumps"].text is not None
    assert "older version of the course" in work.instructor_notes[0]
    assert work.notes == ()


def test_going_on_with_it_and_handing_in_again_counts_old_and_new_answers(home: Path, tmp_path: Path) -> None:
    quiz = home / "quizzes" / LESSON
    released = Released.model_validate_json((quiz / ITEMS).read_bytes())
    question = next(each for each in released.questions if each.id == "quiz-blood-thinner")
    store = AnswerStore(quiz / "answers.json", LESSON, lambda: "anna", release=released.release)
    first = next(past for past in read_history(ROOT / "source" / LESSON) if past.release == "1")
    right = next(item for item in first.items if item.id == question.id)
    store.save(question.id, next(iter(right.keys)), question=question.digest)  # type: ignore[attr-defined]
    file = pack(quiz, LESSON, "anna", home / "handed-in", released.release).file
    with zipfile.ZipFile(file) as archive:
        archive.extractall(tmp_path / "again")
        assert json.loads(archive.read("handin.json"))["release"] == "1"
    work = marked(tmp_path / "again")
    points = {item: outcome.mark.points for item, outcome in work.outcomes.items() if outcome.mark}
    assert points == {**MARKS, "quiz-blood-thinner": right.points}


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The school goes on as before: what came in meanwhile is collected, and all is marked again."""
    course = Course(tmp_path_factory.mktemp("made") / "school")
    shutil.unpack_archive(MADE / "school.zip", course.root)
    for command in ("zip_collect", "autograde", "generate_feedback"):
        said = course.run(command, QUIZ)
        assert said.code == 0, said.log
    assert course.run("export", "--to", "now.csv").code == 0
    return course


def test_a_school_comes_to_the_same_marks(school: Course) -> None:
    before, now = school.grades_csv(), school.grades_csv("now.csv")
    for learner, row in before.items():
        assert {name: now[learner][name] for name in row} == row
    assert school.item_marks("dora") == FULL
    assert school.item_marks("cleo") == NOTHING
    assert {row["other_key"] for row in now.values()} == {""}


def test_what_a_person_gave_stays_and_waits_for_nobody(school: Course) -> None:
    assert school.scores("anna") == {**FULL, "own-words": 3.5}
    assert school.scores("ben")["how-long"] == 0.5
    assert school.waiting("anna") == set()
    assert "own-words" in school.waiting("ben")
    assert "Warm and clear." in school.feedback("anna")


def test_once_a_question_changes_its_old_answers_keep_the_question_that_they_were_marked_by(school: Course) -> None:
    """They do not say what they were given to. A hand-in that was marked before it changed needs nobody to guess."""
    course = Course(Path(shutil.copytree(school.root, school.root.parent / "next year")))
    assert course.run("generate_assignment", QUIZ).code == 0  # the first that is kept in the history
    data = json.loads(json.dumps(FIRST)) | {"release": 2}
    swap(data["items"][0], "a", "b")
    assert course.make_release(data).code == 0
    course.hand_in("late", {**RIGHT})
    handed_in_again = course.submitted("dora") / "answers.json"
    handed_in_again.write_bytes(handed_in_again.read_bytes().replace(b'"revision": 1', b'"revision": 2'))
    course.hand_in("later", {**RIGHT, "stop-or-go": "a"}, of=data)
    assert quiz_of(data)["stop-or-go"]["release"] == "2"
    assert course.run("autograde", QUIZ, "--force").code == 0
    assert course.item_marks("anna") == course.item_marks("later") == FULL
    for learner in ("late", "dora"):
        assert course.marks(learner) == {**FULL, "stop-or-go": None, "own-words": 0.0}
        assert course.waiting(learner) == {"stop-or-go"}
