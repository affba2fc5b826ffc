"""`backfacial return`: everybody gets their own page, in the form that Moodle or a mail takes, and nobody another's."""

import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from graded_course import QUIZ, RIGHT, Course, Said, copied, hand_in_zip
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from backfacial import cli
from backfacial.classroom.moodle_folders import Folder, folder_in, folders_of

NAMES = {
    "anna.m": "Anna Müller",
    "bea": "Bea Zorn",
    "cleo": "Cleo O'Hara",
    "dora": "Dora Low",
    "edda": "",
    "fred": "Fred",
}


def returned(course: Course, way: str, quiz: str = QUIZ) -> Said:
    here = Path.cwd()
    os.chdir(course.root)
    try:
        done = CliRunner().invoke(cli.app, ["return", quiz, "--for", way])
    finally:
        os.chdir(here)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Said(done.exit_code, done.output)


def lay(archive: Path, place: str, learner: str, **parts: Any) -> None:
    path = archive / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(hand_in_zip(learner, {**RIGHT, "own-words": f"I am {learner}."}, **parts))


@pytest.fixture(scope="module")
def course(class_course: Course) -> Course:
    """A class whose hand-ins came from Moodle in all its ways, and by mail."""
    course = class_course
    name = f"{QUIZ}__x__20261120T100000Z.zip"
    lay(course.archive, f"Anna Müller_101_assignsubmission_file/{name}", "anna.m")
    lay(course.archive, f"second download/Group 1-Bea Zorn_102_assignsubmission_file_/{name}", "bea")
    lay(course.archive, f"Cleo O'Hara_103_assignsubmission_file_{name}", "cleo")
    lay(course.archive, "dora.zip", "dora")
    # two learners who say that they are edda
    lay(course.archive, f"Edda Eins_105_assignsubmission_file/{name}", "edda")
    lay(course.archive, f"Gustl Zwei_107_assignsubmission_file/{name}", "edda", time="2026-11-21T10:00:00Z")
    # somebody else's zip in a folder
    lay(course.archive, f"Hilde Acht_108_assignsubmission_file/{name}", "fred")
    with course.gradebook() as gradebook:
        for learner, full in NAMES.items():
            first, _, last = full.partition(" ")
            gradebook.update_or_create_student(learner, first_name=first, last_name=last)
    assert course.run("zip_collect", QUIZ).code == 0
    assert course.run("autograde", QUIZ).code == 0
    return course


def test_the_zip_for_moodle_has_each_page_in_the_folder_that_came_in(course: Course) -> None:
    said = returned(course, "moodle")
    assert said.code == 0, said.log
    assert f"returned/{QUIZ}-moodle.zip: 3 pages" in said.log
    assert "earlier run" not in said.log
    with zipfile.ZipFile(course.root / "returned" / f"{QUIZ}-moodle.zip") as archive:
        pages = {name: archive.read(name).decode() for name in archive.namelist()}
    whose = {
        f"Anna Müller_101_assignsubmission_file/{QUIZ}.html": "anna.m",
        f"Group 1-Bea Zorn_102_assignsubmission_file_/{QUIZ}.html": "bea",
        f"Cleo O'Hara_103_assignsubmission_file_/{QUIZ}.html": "cleo",
    }
    assert pages.keys() == whose.keys()
    for name, learner in whose.items():
        assert [other for other in NAMES if f"I am {other}." in pages[name]] == [learner]
    left_out = {learner: said.lines(f"Not in it: {learner}.") for learner in NAMES}
    assert all(bool(lines) == (learner in ("dora", "edda", "fred")) for learner, lines in left_out.items())
    assert "lies in a folder as Moodle names it" in left_out["dora"][0]
    assert "Edda Eins_105" in left_out["edda"][0] and "Gustl Zwei_107" in left_out["edda"][0]
    assert "'Hilde Acht_108" in left_out["fred"][0] and "name Fred" in left_out["fred"][0]
    assert said.lines("still waits", "anna.m", "dora")


def test_a_class_without_a_list_gets_its_pages_through_moodle_too(released: Course, tmp_path: Path) -> None:
    course = copied(released, tmp_path)
    lay(course.archive, f"Anna Müller_101_assignsubmission_file/{QUIZ}__x__20261120T100000Z.zip", "anna.m")
    assert course.run("zip_collect", QUIZ).code == 0
    assert course.run("autograde", QUIZ).code == 0
    said = returned(course, "moodle")
    assert said.code == 0, said.log
    with zipfile.ZipFile(course.root / "returned" / f"{QUIZ}-moodle.zip") as archive:
        assert archive.namelist() == [f"Anna Müller_101_assignsubmission_file/{QUIZ}.html"]


def test_for_mail_there_is_one_file_for_each_made_from_the_marks_as_they_are(course: Course) -> None:
    folder = course.root / "returned" / QUIZ
    (folder).mkdir(parents=True, exist_ok=True)
    (folder / "gone.html").write_text("somebody who is in the class no more")
    course.grade_by_hand("bea", 3.0, "A comment that came later.")
    (course.root / "returned" / f"{QUIZ}-moodle.zip").touch()
    said = returned(course, "mail")
    assert f"returned/{QUIZ}-moodle.zip is of an earlier run" in said.log
    assert f"backfacial return {QUIZ} --for moodle" in said.log
    assert said.code == 0, said.log
    assert {path.name for path in folder.iterdir()} == {f"{learner}.html" for learner in NAMES}
    assert sorted(path.name for path in folder.parent.iterdir() if path.name.startswith(".")) == []
    for learner in NAMES:
        text = (folder / f"{learner}.html").read_text(encoding="utf-8")
        assert [other for other in NAMES if f"I am {other}." in text] == [learner]
        assert ("A comment that came later." in text) == (learner == "bea")
    assert not said.lines("still waits", "bea")


def test_a_page_that_cannot_be_made_is_named_and_an_old_one_never_returned(course: Course) -> None:
    notebook = course.autograded("bea") / f"{QUIZ}.ipynb"
    before = notebook.read_bytes()
    notebook.chmod(0o644)
    notebook.write_bytes(b"{}")
    try:
        said = returned(course, "mail")
    finally:
        notebook.write_bytes(before)
    assert said.code == 0, said.log
    assert said.lines("Not in it: bea", f"class/{QUIZ}-feedback.log")
    assert not (course.root / "returned" / QUIZ / "bea.html").exists()
    assert (course.root / "returned" / QUIZ / "cleo.html").exists()


def test_what_cannot_be_written_leaves_what_was_there(course: Course) -> None:
    target = course.root / "returned" / f"{QUIZ}-moodle.zip"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(b"the zip before")
    in_the_way = target.with_name(f".{target.name}.{os.getpid()}.new")
    in_the_way.mkdir()
    said = returned(course, "moodle")
    in_the_way.rmdir()
    assert said.code == 1
    assert f"returned/{QUIZ}-moodle.zip could not be written" in said.log
    assert target.read_bytes() == b"the zip before"


def test_an_unknown_quiz_and_one_without_marks_are_named(released: Course) -> None:
    assert "Did you mean quiz-a" in returned(released, "mail", "quiz-b").log
    said = returned(released, "mail")
    assert said.code == 1
    assert f"nbgrader autograde {QUIZ}" in said.log
    assert not (released.root / "returned").exists()


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("Anna B_12_assignsubmission_file/q.zip", Folder("Anna B_12_assignsubmission_file", "Anna B", 12)),
        ("x/Anna B_12_assignsubmission_file_/in/q.zip", Folder("Anna B_12_assignsubmission_file_", "Anna B", 12)),
        ("Anna B_12_assignsubmission_file_q.zip", Folder("Anna B_12_assignsubmission_file_", "Anna B", 12)),
        ("Anna B_12_assignsubmission_onlinetext/q.zip", None),
        ("Anna B_12_assignsubmission_file_more/q.zip", None),
        ("Anna B_x_assignsubmission_file/q.zip", None),
        ("q.zip", None),
    ],
)
def test_moodles_folders_are_known_by_their_names(path: str, found: Folder | None) -> None:
    assert folder_in(Path(path)) == found


@pytest.mark.parametrize(
    ("places", "certain"),
    [
        ({"A_1_assignsubmission_file/1.zip": "a", "A_1_assignsubmission_file/2.zip": "a"}, {"a": 1}),
        ({"A_1_assignsubmission_file/1.zip": "a", "A_1_assignsubmission_file/2.zip": "b"}, {}),
        ({"A_1_assignsubmission_file/1.zip": "a", "B_2_assignsubmission_file/1.zip": "a"}, {}),
        ({"A_1_assignsubmission_file/1.zip": "a", "mail.zip": "a"}, {}),
        ({"A_1_assignsubmission_file/1.zip": "typed", "B_2_assignsubmission_file/1.zip": "b"}, {"a": 1, "b": 2}),
        ({"A_1_assignsubmission_file/1.zip": "typed", "B_2_assignsubmission_file/1.zip": "a"}, {}),
        ({"\x07A_1_assignsubmission_file/1.zip": "a"}, {}),
    ],
)
def test_a_folder_is_somebodys_only_where_nothing_speaks_against_it(
    tmp_path: Path, places: dict[str, str], certain: dict[str, int]
) -> None:
    for place, learner in places.items():
        lay(tmp_path, place, learner)
    (tmp_path / "broken.zip").write_bytes(b"PK")
    lay(tmp_path, "C_3_assignsubmission_file/other.zip", "c", assignment="quiz-b")
    found = folders_of(tmp_path, QUIZ, {"typed": "a"}, {})
    assert {learner: folder.number for learner, folder in found.of.items()} == certain
    assert not found.of.keys() & found.without.keys()


def test_a_folder_that_fits_somebody_else_in_the_list_better_is_nobodys(tmp_path: Path) -> None:
    for place, learner in {"Anna Schmidt_1": "anna.m", "Anna Maria Moser_2": "anna.s", "Bea Low-Zorn_3": "bea"}.items():
        lay(tmp_path, f"{place}_assignsubmission_file/1.zip", learner)
    names = {"anna.m": "Anna Moser", "anna.s": "Anna Schmidt", "bea": "Bea Zorn", "low": "Otto Low"}
    found = folders_of(tmp_path, QUIZ, {}, names)
    assert found.of.keys() == {"bea"}
    assert "name Anna Moser, but the folder is 'Anna Schmidt_1" in found.without["anna.m"]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from([0, 1, 2, 3])), max_size=6))
def test_no_folder_goes_to_two_people(tmp_path_factory: pytest.TempPathFactory, laid: list[tuple[str, int]]) -> None:
    archive = tmp_path_factory.mktemp("archive")
    for count, (learner, number) in enumerate(laid):
        folder = f"X_{number}_assignsubmission_file/" if number else ""
        lay(archive, f"{folder}{count}.zip", learner)
    found = folders_of(archive, QUIZ, {}, {}).of
    assert len({folder.number for folder in found.values()}) == len(found)
    for learner, folder in found.items():
        assert {number for each, number in laid if each == learner} == {folder.number}
        assert {each for each, number in laid if number == folder.number} == {learner}
