"""The learner's folder is brought up to date, and nothing of the learner's is ever lost."""

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfacial.jupyterlab.learner_home import LearnerHomeError, Report, default_home, prepare
from backfacial.jupyterlab.notebook_form import code_digests

MANIFEST = "profile/labextensions/backfacial-start/static/manifest.json"
TODAY = datetime.date(2026, 11, 22)
LESSON = "02-consultation.ipynb"
QUIZ = "quizzes/02-consultation"
QUIZ_NOTEBOOK = f"{QUIZ}/02-consultation.ipynb"


def notebook(*texts: str, **more: object) -> bytes:
    cells = [
        {"cell_type": "markdown", "id": "c0", "metadata": {}, "source": "# Title"},
        *(
            {"cell_type": "code", "id": f"c{n}", "metadata": {}, "source": text, "outputs": [], "execution_count": None}
            for n, text in enumerate(texts, 1)
        ),
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5, **more}).encode()


def opened_and_saved(data: bytes) -> bytes:
    """As JupyterLab saves a notebook that was opened and run."""
    book = json.loads(data)
    book["metadata"]["language_info"] = {"name": "python", "version": "3.11.7"}
    for cell in book["cells"]:
        cell["source"] = "".join(cell["source"]).splitlines(keepends=True)
        if cell["cell_type"] == "code":
            cell["metadata"]["jupyter"] = {"outputs_hidden": False}
            cell["execution_count"] = 7
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["hello\n"]}]
    return json.dumps(book, indent=1).encode()


class Course:
    """A checkout with one lesson and one quiz, and the learner's folder beside it."""

    def __init__(self, root: Path) -> None:
        self.root = root / "course"
        self.home = root / "learner"
        self.lesson(notebook("one()"))
        self.quiz(notebook("ask('q1')"), b'{"items": ["q1"]}')

    def lesson(self, data: bytes, name: str = LESSON) -> None:
        path = self.root / "notebooks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def quiz(self, book: bytes, items: bytes) -> None:
        folder = self.root / "release/02-consultation"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "02-consultation.ipynb").write_bytes(book)
        (folder / "items.json").write_bytes(items)

    def prepare(self) -> Report:
        return prepare(self.home, self.root, TODAY)

    def at(self, name: str) -> Path:
        return self.home / name

    def files(self) -> dict[str, bytes]:
        paths = [path for path in self.home.rglob("*") if path.is_file() and ".backfacial" not in path.parts]
        return {path.relative_to(self.home).as_posix(): path.read_bytes() for path in paths}

    def manifest_cells(self) -> set[str]:
        return set(json.loads(self.at(f".backfacial/{MANIFEST}").read_bytes())["cells"])


@pytest.fixture
def begun(tmp_path: Path) -> Course:
    course = Course(tmp_path)
    course.prepare()
    return course


def test_a_new_folder_gets_lessons_quizzes_and_room_for_answers(tmp_path: Path) -> None:
    course = Course(tmp_path)
    report = course.prepare()
    assert (report.added, report.updated, report.laid_beside) == ([LESSON, QUIZ], [], [])
    assert report.lines() == [f"New in your folder: {LESSON}, {QUIZ}"]
    assert set(course.files()) == {LESSON, QUIZ_NOTEBOOK, f"{QUIZ}/items.json"}
    assert course.at("answers").is_dir() and course.at("handed-in").is_dir()


def test_a_second_start_changes_and_says_nothing(begun: Course) -> None:
    before = begun.files()
    assert begun.prepare().lines() == []
    assert begun.files() == before


def test_an_opened_lesson_is_replaced_by_its_new_version(begun: Course) -> None:
    begun.at(LESSON).write_bytes(opened_and_saved(begun.at(LESSON).read_bytes()))
    begun.lesson(notebook("one()", "two()"))
    assert begun.prepare().updated == [LESSON]
    assert begun.at(LESSON).read_bytes() == notebook("one()", "two()")


def test_an_opened_lesson_without_a_new_version_is_left_alone(begun: Course) -> None:
    saved = opened_and_saved(begun.at(LESSON).read_bytes())
    begun.at(LESSON).write_bytes(saved)
    assert begun.prepare().lines() == []
    assert begun.at(LESSON).read_bytes() == saved


def test_a_changed_lesson_stays_and_the_new_version_lies_beside_it_once(begun: Course) -> None:
    own = notebook("one()", "my_note()")
    begun.at(LESSON).write_bytes(own)
    assert begun.prepare().lines() == []
    begun.lesson(notebook("one()", "two()"))
    beside = "02-consultation (new 2026-11-22).ipynb"
    assert begun.prepare().laid_beside == [beside]
    assert begun.prepare().lines() == []
    assert begun.at(LESSON).read_bytes() == own
    assert begun.at(beside).read_bytes() == notebook("one()", "two()")


def test_a_second_new_version_on_the_same_day_gets_a_name_of_its_own(begun: Course) -> None:
    begun.at(LESSON).write_bytes(notebook("mine()"))
    for text in ("two()", "three()"):
        begun.lesson(notebook(text))
        begun.prepare()
    assert begun.at("02-consultation (new 2026-11-22).ipynb").read_bytes() == notebook("two()")
    assert begun.at("02-consultation (new 2026-11-22 2).ipynb").read_bytes() == notebook("three()")


def test_a_lesson_that_the_learner_took_back_is_brought_up_to_date_again(begun: Course) -> None:
    first = begun.at(LESSON).read_bytes()
    begun.at(LESSON).write_bytes(notebook("mine()"))
    begun.lesson(notebook("two()"))
    begun.prepare()
    begun.at(LESSON).write_bytes(first)
    assert begun.prepare().updated == [LESSON]
    assert begun.at(LESSON).read_bytes() == notebook("two()")


def test_a_deleted_lesson_comes_back(begun: Course) -> None:
    begun.at(LESSON).unlink()
    assert begun.prepare().added == [LESSON]


def test_a_file_of_the_learners_under_a_lessons_name_stays(tmp_path: Path) -> None:
    course = Course(tmp_path)
    course.home.mkdir()
    course.at(LESSON).write_bytes(b"not a notebook at all")
    assert course.prepare().laid_beside == ["02-consultation (new 2026-11-22).ipynb"]
    assert course.at(LESSON).read_bytes() == b"not a notebook at all"


def test_a_link_under_a_lessons_name_is_not_written_through(tmp_path: Path) -> None:
    course = Course(tmp_path)
    course.home.mkdir()
    elsewhere = tmp_path / "elsewhere.ipynb"
    elsewhere.write_bytes(b"precious")
    course.at(LESSON).symlink_to(elsewhere)
    course.prepare()
    assert elsewhere.read_bytes() == b"precious"
    assert course.at(LESSON).is_symlink()


def test_a_quiz_that_was_not_begun_is_replaced_as_a_whole(begun: Course) -> None:
    begun.at(QUIZ_NOTEBOOK).write_bytes(opened_and_saved(begun.at(QUIZ_NOTEBOOK).read_bytes()))
    checkpoint = begun.at(f"{QUIZ}/.ipynb_checkpoints/02-consultation-checkpoint.ipynb")
    checkpoint.parent.mkdir()
    checkpoint.write_bytes(b"old")
    begun.quiz(notebook("ask('q2')"), b'{"items": ["q2"]}')
    assert begun.prepare().updated == [QUIZ]
    assert begun.at(f"{QUIZ}/items.json").read_bytes() == b'{"items": ["q2"]}'
    assert begun.at(QUIZ_NOTEBOOK).read_bytes() == notebook("ask('q2')")


def test_answers_stay_with_the_items_they_were_given_for(begun: Course) -> None:
    begun.at(f"{QUIZ}/answers.json").write_bytes(b'{"answers": 1}')
    before = begun.files()
    begun.quiz(notebook("ask('q1')"), b'{"items": ["q1 in other words"]}')
    beside = f"{QUIZ} (new 2026-11-22)"
    assert begun.prepare().laid_beside == [beside]
    assert begun.prepare().lines() == []
    added = {f"{beside}/02-consultation.ipynb": notebook("ask('q1')"),
             f"{beside}/items.json": b'{"items": ["q1 in other words"]}'}  # fmt: skip
    assert begun.files() == {**before, **added}


def test_a_begun_quiz_without_a_new_version_is_left_alone_even_when_the_record_is_lost(begun: Course) -> None:
    begun.at(f"{QUIZ}/answers.json").write_bytes(b"{}")
    begun.at(".backfacial/shipped.json").write_bytes(b"damaged")
    before = begun.files()
    assert begun.prepare().lines() == []
    assert begun.files() == before


def test_a_start_that_was_cut_off_is_made_good_by_the_next_one(begun: Course) -> None:
    # the new file had been written, the record had not
    begun.quiz(notebook("ask('q2')"), b'{"items": ["q2"]}')
    begun.at(f"{QUIZ}/items.json").write_bytes(b'{"items": ["q2"]}')
    assert begun.prepare().laid_beside == []
    assert begun.at(QUIZ_NOTEBOOK).read_bytes() == notebook("ask('q2')")


def test_what_the_course_no_longer_has_stays(begun: Course) -> None:
    begun.lesson(notebook("other()"), "03-other.ipynb")
    (begun.root / "notebooks" / LESSON).unlink()
    assert begun.prepare().added == ["03-other.ipynb"]
    assert begun.at(LESSON).exists()


def test_the_manifest_knows_all_code_that_was_ever_delivered(begun: Course) -> None:
    begun.lesson(notebook("two()"))
    begun.prepare()
    old_and_new = code_digests(notebook("one()", "two()", "ask('q1')"))
    assert begun.manifest_cells() == old_and_new


def test_the_manifest_does_not_learn_code_from_the_learners_folder(begun: Course) -> None:
    begun.at(LESSON).write_bytes(notebook("one()", "evil()"))
    begun.at("foreign.ipynb").write_bytes(notebook("evil()"))
    begun.prepare()
    assert not begun.manifest_cells() & code_digests(notebook("evil()"))


def test_hidden_files_and_links_of_release_are_not_delivered(begun: Course) -> None:
    folder = begun.root / "release/02-consultation"
    (folder / ".secret").write_bytes(b"key")
    (folder / "link.json").symlink_to(folder / "items.json")
    begun.home = begun.root.parent / "another"
    begun.prepare()
    assert sorted(path.name for path in begun.at(QUIZ).iterdir()) == ["02-consultation.ipynb", "items.json"]


def test_of_a_release_only_the_notebook_and_the_questions_are_delivered(tmp_path: Path) -> None:
    """Somebody opened the quiz in release/, answered it, and laid notes beside it."""
    course = Course(tmp_path)
    folder = course.root / "release/02-consultation"
    for name in ("answers.json", "notes on the key.txt", "Untitled.ipynb", "pictures/key.png"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b'{"schema": 1, "answers": {}}')
    (course.root / "release/answers.json").write_bytes(b"{}")
    (course.root / "release/notes").mkdir()
    (course.root / "release/notes/notes.txt").write_bytes(b"b is right")
    assert course.prepare().added == [LESSON, QUIZ]
    assert set(course.files()) == {LESSON, QUIZ_NOTEBOOK, f"{QUIZ}/items.json"}


@pytest.mark.parametrize("place", [".", "..", "source", "notebooks/mine", "release/02-consultation", "content", "src"])
def test_a_folder_of_the_course_itself_is_refused(tmp_path: Path, place: str) -> None:
    course = Course(tmp_path / "deep")
    home = course.root / place
    before = sorted(course.root.rglob("*"))
    with pytest.raises(LearnerHomeError, match="BACKFACIAL_HOME") as error:
        prepare(home, course.root)
    assert str(home.resolve()) in str(error.value)
    assert sorted(course.root.rglob("*")) == before


def test_a_folder_in_the_course_of_its_own_is_fine(tmp_path: Path) -> None:
    course = Course(tmp_path)
    assert prepare(default_home(course.root, {}), course.root).added
    assert (course.root / "my-course" / LESSON).exists()


def test_the_environment_names_the_folder(tmp_path: Path) -> None:
    assert default_home(tmp_path, {"BACKFACIAL_HOME": "/somewhere"}) == Path("/somewhere")


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    course = Course(tmp_path)
    course.home.write_bytes(b"")
    with pytest.raises(LearnerHomeError, match="not a folder"):
        course.prepare()


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    course = Course(tmp_path)
    (tmp_path / "file").write_bytes(b"")
    course.home = tmp_path / "file" / "learner"
    with pytest.raises(LearnerHomeError, match="cannot be written"):
        course.prepare()


def test_a_course_without_lessons_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LearnerHomeError, match="has no lessons"):
        prepare(tmp_path / "home", tmp_path / "empty")


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("publish lesson"), st.sampled_from(["one()", "two()", "three()"])),
        st.tuples(st.just("publish quiz"), st.sampled_from(["q1", "q2", "q3"])),
        st.tuples(st.just("edit lesson"), st.sampled_from(["mine()", "yours()"])),
        st.tuples(st.just("answer quiz"), st.sampled_from(["a", "b"])),
        st.tuples(st.just("open all"), st.just("")),
        st.tuples(st.just("lose record"), st.just("")),
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=25)
@given(steps=STEPS)
def test_whatever_happens_no_work_of_the_learners_is_lost(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    course = Course(tmp_path_factory.mktemp("steps"))
    course.prepare()
    for what, value in steps:
        match what:
            case "publish lesson":
                course.lesson(notebook(value))
            case "publish quiz":
                course.quiz(notebook(f"ask('{value}')"), value.encode())
            case "edit lesson":
                course.at(LESSON).write_bytes(notebook(value))
            case "answer quiz":
                course.at(f"{QUIZ}/answers.json").write_text(value, encoding="utf-8")
            case "open all":
                for path in course.home.rglob("*.ipynb"):
                    path.write_bytes(opened_and_saved(path.read_bytes()))
            case _:
                course.at(".backfacial/shipped.json").unlink()
        before = course.files()
        report = course.prepare()
        after = course.files()
        gone = {name for name, data in before.items() if after.get(name) != data}
        replaced = {name for name in before if any(f"{name}/".startswith(f"{done}/") for done in report.updated)}
        assert gone <= replaced, "only what is reported as updated may change"
        assert not any(b"mine()" in before[name] or b"yours()" in before[name] for name in gone)
        if f"{QUIZ}/answers.json" in before:
            assert not any(name.startswith(f"{QUIZ}/") for name in gone)
        assert course.prepare().lines() == [], "a second start finds nothing to do"
