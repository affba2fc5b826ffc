"""The old release stays until the new one is whole; `release:` is raised where learners see something else."""

import copy
import os
import shutil
from typing import Any

import nbformat
import pytest
import yaml
from graded_course import ASSIGNMENT, QUIZ, Course
from releases import SECOND, swap

from backfacial.grading.history import in_order, read_history
from backfacial.grading.source import SourceProblem


def released_files(course: Course) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in course.release.iterdir()}


def no_room_for_the_history(course: Course) -> None:
    # what is not whole yet lies there first
    (course.root / "source" / QUIZ / "history" / f".2.yml.{os.getpid()}.new").mkdir()


def a_cell_that_nbgrader_stumbles_over(course: Course) -> None:
    path = course.root / "source" / QUIZ / f"{QUIZ}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[0].source = "### BEGIN SOLUTION"
    nbformat.write(notebook, path)


@pytest.mark.parametrize("spoil", [no_room_for_the_history, a_cell_that_nbgrader_stumbles_over])
def test_a_release_that_fails_on_the_way_leaves_the_one_before(course: Course, spoil: Any) -> None:
    before = released_files(course)
    course.write_source(SECOND)
    spoil(course)
    said = course.run("generate_assignment", QUIZ)
    assert said.code == 1
    assert said.lines("ERROR", QUIZ, "put back"), said.log
    assert released_files(course) == before
    assert [path.name for path in course.release.parent.iterdir()] == [QUIZ]


def test_a_run_that_was_cut_off_is_made_good_by_the_next(course: Course) -> None:
    before = released_files(course)
    aside = course.release.with_name(f".{QUIZ}.before")
    course.release.rename(aside)
    course.release.mkdir()
    (course.release / "items.json").write_text("half of i")
    a_cell_that_nbgrader_stumbles_over(course)
    said = course.run("generate_assignment", QUIZ)
    assert said.code == 1
    assert said.lines("WARNING", QUIZ, "broken off")
    assert released_files(course) == before
    assert not aside.exists()


def test_of_a_release_that_succeeds_nothing_else_is_left(course: Course) -> None:
    for data in (SECOND, {**SECOND, "title": "Another title"}):
        said = course.make_release(data)
        assert said.code == 0, said.log
        assert [path.name for path in course.release.parent.iterdir()] == [QUIZ]
    assert released_files(course).keys() == {"items.json", f"{QUIZ}.ipynb"}


def other_wording(data: dict[str, Any]) -> None:
    data["items"][0]["stem"] += " Tell her."


def swapped(data: dict[str, Any]) -> None:
    swap(data["items"][0], "a", "c")


def other_points(data: dict[str, Any]) -> None:
    data["items"][1]["points"] = 5


def other_unit(data: dict[str, Any]) -> None:
    data["items"][2]["accept"]["unit"] = "days"


def other_prompt(data: dict[str, Any]) -> None:
    data["reflections"][0]["prompt"] = "What now?"


def one_less(data: dict[str, Any]) -> None:
    del data["items"][1]


def one_more(data: dict[str, Any]) -> None:
    data["items"].append({**data["items"][2], "id": "how-many"})


def other_key(data: dict[str, Any]) -> None:
    del data["items"][0]["options"][1]["key"]
    data["items"][0]["options"][2]["key"] = True
    data["items"][2]["accept"]["max"] = 72
    data["items"][1]["options"][0]["why"] = "Better put."
    data["reflections"][0]["rubric"][0]["text"] = "Better put."
    data["title"] = "Another title"
    data["pass"] = 80


def to_be_raised(course: Course, change: Any, **fields: Any) -> str:
    """What is refused when the quiz is released with a change, "" where it is not."""
    data = copy.deepcopy(ASSIGNMENT)
    change(data)
    course.write_source({**data, **fields})
    said = course.run("generate_assignment", QUIZ, "--no-db")
    assert "Traceback" not in said.log
    lines = said.lines("ERROR", f"source/{QUIZ}/assignment.yml: release:")
    assert bool(lines) == (said.code == 1), said.log
    return lines[0] if lines else ""


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (other_wording, "stop-or-go has changed"),
        (swapped, "stop-or-go has changed"),
        (other_points, "who-waits has changed"),
        (other_unit, "how-long has changed"),
        (other_prompt, "own-words has changed"),
        (one_less, "who-waits is gone"),
        (one_more, "how-many is new"),
    ],
)
def test_whoever_changes_what_learners_see_raises_the_release(course: Course, change: Any, named: str) -> None:
    before = released_files(course)
    assert named in to_be_raised(course, change)
    assert released_files(course) == before
    assert "release '1' was made before" in to_be_raised(course, change, release="0")
    assert to_be_raised(course, change, release="2") == ""
    assert [past.release for past in read_history(course.root / "source" / QUIZ)] == ["1", "2"]


def test_ten_is_more_than_nine(course: Course) -> None:
    assert to_be_raised(course, other_wording, release="9") == ""
    assert "'9' was made before" in to_be_raised(course, swapped, release="2")
    assert to_be_raised(course, swapped, release="10") == ""


def test_a_corrected_key_is_no_new_release_and_goes_into_the_history(course: Course) -> None:
    assert to_be_raised(course, other_key) == ""
    [kept] = read_history(course.root / "source" / QUIZ)
    assert [option.key for option in kept.items[0].options] == [False, False, True]  # type: ignore[attr-defined]
    assert kept.title == "Another title"


def test_the_history_has_the_same_bytes_each_time_and_is_read_as_it_was_written(course: Course) -> None:
    file = course.root / "source" / QUIZ / "history" / "1.yml"
    before = file.read_bytes()
    file.unlink()
    assert course.run("generate_assignment", QUIZ, "--no-db").code == 0
    assert file.read_bytes() == before
    assert b"\r" not in before and before.decode().startswith("# ")
    data = yaml.safe_load(before)
    assert data["items"][0]["options"][1]["key"] is True
    assert set(data["questions"]) == {"stop-or-go", "who-waits", "how-long", "own-words"}


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        (lambda data: data["items"][0].update(stem="Something else?"), ("stop-or-go", "not what learners saw")),
        (lambda data: data.update(release="7"), ("release", "'7'", "not the file's name")),
        (lambda data: data["questions"].pop("who-waits"), ("digest", "who-waits")),
        (lambda data: data["questions"].update({"who-waits": "<b>"}), ("questions", "who-waits")),
        (lambda data: data.update(id="quiz-b"), ("'quiz-b'", QUIZ)),
        (lambda data: data.pop("items"), ("items",)),
    ],
)
def test_a_history_that_somebody_changed_is_named_and_stops_marking(
    course: Course, change: Any, parts: tuple[str, ...]
) -> None:
    file = course.root / "source" / QUIZ / "history" / "1.yml"
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    change(data)
    file.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    course.hand_in("anna", {}, of=ASSIGNMENT)
    for command in ("generate_assignment", "autograde"):
        said = course.run(command, QUIZ)
        assert said.code == 1
        assert said.lines("ERROR", f"source/{QUIZ}/history/1.yml", *parts), said.log
        assert "Traceback" not in said.log


def test_a_corrected_key_of_a_past_release_is_taken(course: Course) -> None:
    assert course.make_release(SECOND).code == 0
    file = course.root / "source" / QUIZ / "history" / "1.yml"
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    options = data["items"][0]["options"]
    del options[1]["key"]
    options[2]["key"] = True
    file.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    course.hand_in("anna", {"stop-or-go": "c"}, of=ASSIGNMENT)
    assert course.run("autograde", QUIZ).code == 0
    assert course.marks("anna")["stop-or-go"] == 4.0


def test_what_learners_got_is_kept_before_it_can_be_changed(course: Course) -> None:
    """The quiz was released by a version of the course that kept no history."""
    history = course.root / "source" / QUIZ / "history"
    shutil.rmtree(history)
    before = released_files(course)
    said = course.make_release(SECOND)
    assert said.code == 1
    assert said.lines("ERROR", f"source/{QUIZ}/assignment.yml", "in no history yet", "put back the copy")
    assert "Traceback" not in said.log
    assert released_files(course) == before
    assert course.make_release(ASSIGNMENT).code == 0
    assert course.make_release(SECOND).code == 0
    assert sorted(path.name for path in history.iterdir()) == ["1.yml", "2.yml"]


def test_the_first_marking_begins_the_history(course: Course) -> None:
    history = course.root / "source" / QUIZ / "history"
    before = (history / "1.yml").read_bytes()
    shutil.rmtree(history)
    course.hand_in("anna", {})
    assert course.run("autograde", QUIZ).code == 0
    assert (history / "1.yml").read_bytes() == before


def test_releases_are_in_the_order_in_which_they_are_counted() -> None:
    releases = ["10.1", "2027-01-01", "9", "2", "2026-12-01", "10", "1"]
    assert sorted(releases, key=in_order) == ["1", "2", "9", "10", "10.1", "2026-12-01", "2027-01-01"]


def test_a_release_whose_name_is_no_file_name_is_refused(course: Course) -> None:
    path = course.root / "source" / QUIZ / "assignment.yml"
    path.write_text(path.read_text().replace("release: 1", "release: ../2"), encoding="utf-8")
    said = course.run("generate_assignment", QUIZ)
    assert said.code == 1
    assert said.lines("ERROR", f"source/{QUIZ}/assignment.yml", "release")


def test_there_is_no_history_where_nothing_was_released(tmp_path: Any) -> None:
    assert read_history(tmp_path) == ()
    (tmp_path / "history").mkdir()
    (tmp_path / "history" / "1.yml").write_text("id: [")
    with pytest.raises(SourceProblem, match=r"history/1\.yml"):
        read_history(tmp_path)
