"""How far a learner has come: map, path and lesson's end say the same, and all of it follows from their files."""

import shutil
from collections.abc import Callable
from pathlib import Path

import anywidget
import pytest
from answered_lessons import answer_lesson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import escape
from perfect_trainee import right_response

from backfacial.answers.learner import keep_learner_id
from backfacial.answers.store import AnswerStore
from backfacial.answers.where import keep_place, read_places
from backfacial.elements.end import LessonEnd
from backfacial.elements.handin import hand_in
from backfacial.elements.look_up import LookUp
from backfacial.elements.make import practice
from backfacial.elements.map import CourseMap
from backfacial.elements.path import LessonPath, standings
from backfacial.elements.progress import go_on, lessons_of
from backfacial.facts import library
from backfacial.items.bank import practice_item
from backfacial.items.released import Released

from .conftest import Spoken

Make = Callable[[anywidget.AnyWidget], Spoken]
COURSE = Path(__file__).parents[2]
LESSON = "02-consultation"
PARTS = library().parts(LESSON)
ASKED = [item for part in PARTS for item in part.items]
CHOICES = [item for item in ASKED if practice_item(item).type == "choice"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner's folder, in which the kernel of a page works."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def store(home: Path) -> AnswerStore:
    return AnswerStore(home / "answers" / f"{LESSON}.json", LESSON, str)


def key_of(item: str) -> str:
    return next(option.id for option in practice_item(item).options if option.key)


def lesson_state(home: Path):
    return next(lesson for lesson in lessons_of(home) if lesson.id == LESSON)


def test_a_new_learner_begins_with_the_first_lesson_that_is_there(home: Path) -> None:
    lessons = lessons_of(home)
    wanted = go_on(home, lessons)
    assert wanted is not None and not wanted.begun
    assert wanted.lesson.id == next(lesson.id for lesson in lessons if not lesson.planned)
    assert wanted.part == library().parts(wanted.lesson.id)[0].id
    assert (lesson_state(home).answered, lesson_state(home).minutes_left) == (0, _promised())


def test_an_answered_question_counts_and_leaves_fewer_minutes(home: Path, store: AnswerStore) -> None:
    store.save(CHOICES[0], key_of(CHOICES[0]))
    state = lesson_state(home)
    assert (state.answered, state.total, state.critical) == (1, len(ASKED), 0)
    assert state.minutes_left < _promised()


def test_practice_that_is_optional_does_not_make_a_lesson_longer(home: Path, store: AnswerStore) -> None:
    more = next(item for part in PARTS for item in part.more if practice_item(item).type == "choice")
    store.save(more, key_of(more))
    assert lesson_state(home).answered == 0


def test_continue_leads_to_the_part_where_the_learner_was(home: Path) -> None:
    keep_place(home, LESSON, PARTS[3].id, "")
    wanted = go_on(home, lessons_of(home))
    assert wanted is not None and wanted.begun
    assert (wanted.lesson.id, wanted.part, wanted.part_title) == (LESSON, PARTS[3].id, PARTS[3].title)


def test_a_part_that_is_no_longer_there_leads_to_the_first(home: Path) -> None:
    keep_place(home, LESSON, "of-an-older-course", "")
    wanted = go_on(home, lessons_of(home))
    assert wanted is not None and wanted.part == PARTS[0].id


def test_every_answer_of_a_learner_is_counted_on_the_path_and_on_the_map(home: Path, store: AnswerStore) -> None:
    answer_lesson(home, COURSE / "notebooks" / f"{LESSON}.ipynb")
    kept = {item for item in store.read().answers if item in {*ASKED, *(m for part in PARTS for m in part.more)}}
    standing = standings(LESSON, store.read())
    assert set(standing) == kept
    state = lesson_state(home)
    assert state.answered == len(kept & set(ASKED))
    assert state.critical == list(standing.values()).count("critical") > 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(answers=st.dictionaries(st.sampled_from(CHOICES), st.sampled_from("abcdez"), max_size=4))
def test_no_safety_mistake_is_called_done_or_right(answers: dict[str, str], tmp_path_factory) -> None:
    home = tmp_path_factory.mktemp("home")
    store = AnswerStore(home / "answers" / f"{LESSON}.json", LESSON, str)
    for item, letter in answers.items():
        store.save(item, letter)
    for item, standing in standings(LESSON, store.read()).items():
        chosen = next(option for option in practice_item(item).options if option.id == answers[item])
        assert (standing == "right") == chosen.key
        assert (standing == "critical") == chosen.critical


def test_the_map_is_read_anew_when_it_is_asked(home: Path, store: AnswerStore, spoken: Make) -> None:
    page = spoken(CourseMap(home))
    before = page.ask("hello")["html"]
    store.save(CHOICES[0], key_of(CHOICES[0]))
    after = page.ask("hello")["html"]
    assert f"1 of {len(ASKED)} answered" in after and f"1 of {len(ASKED)} answered" not in before


def test_the_map_has_one_button_and_names_each_lesson(home: Path) -> None:
    html = CourseMap(home).drawn()
    assert html.count("bf-map-button") == 1
    assert all(lesson.title in html for lesson in lessons_of(home))


def test_the_map_says_how_the_quiz_stands(home: Path, spoken: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    folder = home / "quizzes" / LESSON
    shutil.copytree(COURSE / "release" / LESSON, folder)
    released = Released.model_validate_json((folder / "items.json").read_text())
    assert "not begun" in CourseMap(home).drawn()
    keep_learner_id(home, "anna")
    quiz = AnswerStore(folder / "answers.json", LESSON, lambda: "anna", release=released.release)
    first = next(question for question in released.questions if question.type == "choice")
    quiz.save(first.id, "a")
    assert f"1 of {len(released.everything)} saved" in CourseMap(home).drawn()
    receipt = spoken(hand_in(released, quiz, home, folder)).ask("hand-in")["receipt"]
    assert receipt["code"] in CourseMap(home).drawn()


def test_what_was_handed_in_says_what_is_still_open_and_what_changed(
    home: Path, spoken: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    folder = home / "quizzes" / LESSON
    shutil.copytree(COURSE / "release" / LESSON, folder)
    released = Released.model_validate_json((folder / "items.json").read_text())
    keep_learner_id(home, "anna")
    quiz = AnswerStore(folder / "answers.json", LESSON, lambda: "anna", release=released.release)
    first, second, *_ = (question for question in released.questions if question.type == "choice")
    quiz.save(first.id, "a")
    receipt = spoken(hand_in(released, quiz, home, folder)).ask("hand-in")["receipt"]
    unchanged = CourseMap(home).drawn()
    assert f"1 of {len(released.everything)} questions" in unchanged and "changed answers" not in unchanged
    quiz.save(second.id, "a")
    assert "You have changed answers since" in CourseMap(home).drawn()
    keep_learner_id(home, "bob")
    (mine,) = (home / "handed-in").glob("*.zip")
    mine.rename(mine.with_name(mine.name.replace("anna", "bob")))
    assert receipt["code"] not in CourseMap(home).drawn(), "another learner's hand-in under this one's name"


def test_the_map_leaves_a_damaged_file_to_the_lesson_which_tells(home: Path, store: AnswerStore, spoken: Make) -> None:
    store.save(CHOICES[0], key_of(CHOICES[0]))
    store.save(CHOICES[1], key_of(CHOICES[1]))
    store.path.write_bytes(store.path.read_bytes()[:-40])
    assert lesson_state(home).answered == 1, "what was there before the last save"
    assert spoken(practice(practice_item(CHOICES[0]), store)).ask("hello")["notices"]


def test_a_folder_that_cannot_be_read_still_has_a_map(home: Path) -> None:
    (home / "answers").mkdir()
    (home / "answers" / f"{LESSON}.json").write_text("{broken")
    (home / "answers" / "where.json").write_text("{broken")
    (home / "quizzes" / LESSON).mkdir(parents=True)
    (home / "quizzes" / LESSON / "items.json").write_text("[]")
    assert lesson_state(home).quiz is None
    assert "bf-map-button" in CourseMap(home).drawn()


def test_the_end_lists_what_is_open_and_what_to_repeat(home: Path, store: AnswerStore) -> None:
    critical = next(item for item in CHOICES if any(option.critical for option in practice_item(item).options))
    harm = next(option.id for option in practice_item(critical).options if option.critical)
    store.save(critical, harm, active_s=120)
    html = LessonEnd(LESSON, store, home).drawn()
    mistakes, _, rest = html.partition("Still open")
    assert f'data-bf-go="{critical}"' in mistakes and f'data-bf-go="{critical}"' not in rest
    assert all(f'data-bf-go="{item}"' in rest for item in ASKED if item != critical)
    assert "2 minutes" in rest
    store.save(critical, key_of(critical))
    assert f'data-bf-go="{critical}"' not in LessonEnd(LESSON, store, home).drawn()


@pytest.mark.parametrize("clicked", ["what is right", "start again"])
def test_a_safety_mistake_in_a_visit_stands_until_the_visit_is_checked_again(
    store: AnswerStore, spoken: Make, clicked: str
) -> None:
    item = practice_item("consult-client-devon")
    right = right_response(item)
    page = spoken(practice(item, store))
    page.ask("answer", response=right, writing=True)
    assert standings(LESSON, store.read()) == {}, "nothing was checked"
    page.ask("answer", response=right_response(item, service="full"))
    page.ask("answer", response=right if clicked == "what is right" else None, writing=True)
    assert standings(LESSON, store.read()) == {item.id: "critical"}
    assert "feedback" not in spoken(practice(item, store)).ask("hello"), "what was not checked has no verdict"
    page.ask("answer", response=right)
    assert standings(LESSON, store.read()) == {item.id: "right"}


def test_the_end_of_a_finished_lesson_leads_to_the_quiz(home: Path, store: AnswerStore) -> None:
    shutil.copytree(COURSE / "release" / LESSON, home / "quizzes" / LESSON)
    answer_lesson(home, COURSE / "notebooks" / f"{LESSON}.ipynb")
    html = LessonEnd(LESSON, store, home).drawn()
    assert f'href="quizzes/{LESSON}/{LESSON}.ipynb"' in html
    for objective in library().objectives.values():
        assert (escape(objective.text) in html) == (objective.lesson == LESSON)


def test_the_path_keeps_where_the_learner_is(home: Path, store: AnswerStore, spoken: Make) -> None:
    page = spoken(LessonPath(LESSON, store, home))
    store.save(CHOICES[0], key_of(CHOICES[0]))
    assert page.ask("hello")["states"] == {CHOICES[0]: "right"}
    assert page.say({"kind": "here", "view": "v", "seq": 9, "part": PARTS[2].id, "item": CHOICES[0]}) is None
    place = read_places(home)[LESSON]
    assert (place.part, place.item) == (PARTS[2].id, CHOICES[0])


def test_the_table_comes_when_it_is_first_wanted(spoken: Make) -> None:
    shown = LookUp("contraindications")
    assert "C01" not in str(shown.get_state(["words"]))
    table = spoken(shown).ask("hello")["table"]
    assert [row["id"] for row in table["rows"]] == list(library().contraindications)
    assert "html" not in table


def _promised() -> int:
    return library().minutes(LESSON)
