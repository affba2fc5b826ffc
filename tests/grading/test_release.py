"""What `nbgrader generate_assignment` gives to learners: the notebook, items.json, and no key."""

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from graded_course import ASSIGNMENT, QUIZ, Course, new_course

from backfacial.items.released import Released


def release(course: Course, *more: str) -> dict[str, bytes]:
    said = course.run("generate_assignment", QUIZ, "--force", *more)
    assert said.code == 0, said.log
    return {path.name: path.read_bytes() for path in course.release.rglob("*") if path.is_file()}


def test_it_is_exactly_the_notebook_and_the_questions_whatever_lies_beside_the_source(tmp_path: Path) -> None:
    course = new_course(tmp_path / "course")
    source = course.root / "source" / QUIZ
    names = "assignment.yml~", ".assignment.yml.swp", "#assignment.yml#", "assignment-Copy1.yml", "assignment.yml.bak"
    for name in names:
        shutil.copy(source / "assignment.yml", source / name)
    (source / "notes on the key.txt").write_text("b is right")
    (source / "pictures").mkdir()
    (source / "pictures" / "key.png").write_bytes(b"b")
    said = course.run("generate_assignment", QUIZ, "--no-db", "--force")
    assert said.code == 0, said.log
    assert sorted(path.name for path in course.release.rglob("*")) == ["items.json", f"{QUIZ}.ipynb"]
    assert said.lines("notes on the key.txt", "left out")


def test_the_bytes_are_the_same_each_time_and_in_any_folder(released: Course, tmp_path: Path) -> None:
    here = {path.name: path.read_bytes() for path in released.release.iterdir()}
    other = new_course(tmp_path / "another school" / "kurs é")
    assert release(other, "--no-db") == here
    assert release(other) == here


def test_what_jupyterlab_adds_to_the_source_notebook_is_not_released(released: Course, tmp_path: Path) -> None:
    course = new_course(tmp_path / "course")
    path = course.root / "source" / QUIZ / f"{QUIZ}.ipynb"
    nb = nbformat.read(path, as_version=4)
    nb.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {}, "version_major": 2}}
    nb.metadata["language_info"] |= {"version": "3.99.1", "file_extension": ".py"}
    for cell in nb.cells:
        cell.metadata["collapsed"] = True
        if cell.cell_type == "code":
            cell.outputs = [nbformat.v4.new_output("stream", text="an author tried it")]
            cell.execution_count = 7
    nbformat.write(nb, path)
    assert release(course, "--no-db") == {path.name: path.read_bytes() for path in released.release.iterdir()}


def test_there_is_no_key_no_reason_and_no_rubric_in_it(released: Course) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in released.release.iterdir())
    assignment = released.assignment
    for why in [why for item in assignment.items for _, why in item.reasons_given()]:
        assert why not in text
    for criterion in assignment.reflections[0].rubric:
        assert criterion.text not in text
    for word in ('"key"', '"critical"', '"why"', '"accept"', '"rubric"', '"facts"', '"objective"'):
        assert word not in text


def test_items_json_is_the_public_half(released: Course) -> None:
    data = (released.release / "items.json").read_bytes()
    assert Released.model_validate_json(data) == released.assignment.released()
    assert data == (json.dumps(json.loads(data), indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()
    assert json.loads(data)["schema"] == 1


def broken(change: str) -> dict[str, Any]:
    data = copy.deepcopy(ASSIGNMENT)
    options = data["items"][0]["options"]
    if change == "two keys":
        options[0] = {"id": "a", "text": "Squeeze it", "why": "No.", "key": True}
    elif change == "no reason":
        del options[2]["why"]
    elif change == "misspelt field":
        data["items"][2]["acept"] = 1
    elif change == "dotted id":
        data["items"][1]["id"] = "who.waits"
    elif change == "other id":
        data["id"] = "quiz-b"
    return data


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        ("two keys", ("stop-or-go", "exactly one option")),
        ("no reason", ("stop-or-go", "options c why", "required")),
        ("misspelt field", ("how-long", "acept")),
        ("dotted id", ("who.waits", "not an id")),
        ("other id", ("quiz-b", "the folder is 'quiz-a'")),
    ],
)
def test_a_broken_source_fails_with_file_record_and_mend(course: Course, change: str, parts: tuple[str, ...]) -> None:
    before = {path.name: path.read_bytes() for path in course.release.iterdir()}
    course.write_source(broken(change), notebook=False)
    said = course.run("generate_assignment", QUIZ, "--force")
    assert said.code == 1
    assert said.lines(f"source/{QUIZ}/assignment.yml", *parts), said.log
    assert "Traceback" not in said.log
    assert {path.name: path.read_bytes() for path in course.release.iterdir()} == before


@pytest.mark.parametrize("text", ["id: [unclosed", "- a\n- list\n", "", "id: one\nid: two\n"])
def test_a_source_that_is_no_record_fails_with_its_name(course: Course, text: str) -> None:
    (course.root / "source" / QUIZ / "assignment.yml").write_text(text)
    said = course.run("generate_assignment", QUIZ, "--force")
    assert said.code == 1
    assert said.lines("ERROR", f"source/{QUIZ}/assignment.yml"), said.log


def test_a_missing_source_fails_with_its_name(course: Course) -> None:
    (course.root / "source" / QUIZ / "assignment.yml").unlink()
    said = course.run("generate_assignment", QUIZ, "--force")
    assert said.code == 1
    assert said.lines("ERROR", "assignment.yml", "missing")


def test_a_notebook_of_an_older_source_is_refused_with_the_mend(tmp_path: Path) -> None:
    course = new_course(tmp_path / "course")
    data = copy.deepcopy(ASSIGNMENT)
    data["items"][2] |= {"id": "how-many-hours"}
    data["items"][0] |= {"points": 5}
    course.write_source(data, notebook=False)
    said = course.run("generate_assignment", QUIZ, "--no-db", "--force")
    assert said.code == 1
    assert said.lines(f"source/{QUIZ}/{QUIZ}.ipynb", "how-many-hours is missing", "make content")
    assert not course.release.exists()


@pytest.mark.parametrize("mistake", ["a second notebook", "an old notebook"])
def test_a_source_that_cannot_be_released_leaves_the_old_release(course: Course, mistake: str) -> None:
    before = {path.name: path.read_bytes() for path in course.release.iterdir()}
    source = course.root / "source" / QUIZ
    if mistake == "a second notebook":
        shutil.copy(source / f"{QUIZ}.ipynb", source / f"{QUIZ}-Copy1.ipynb")
    else:
        data = copy.deepcopy(ASSIGNMENT)
        data["items"][0] |= {"points": 5}
        course.write_source(data, notebook=False)
    said = course.run("generate_assignment", QUIZ, "--force")
    assert said.code == 1
    assert "Traceback" not in said.log
    assert {path.name: path.read_bytes() for path in course.release.iterdir()} == before


def test_a_second_notebook_in_the_source_is_refused(tmp_path: Path) -> None:
    course = new_course(tmp_path / "course")
    source = course.root / "source" / QUIZ
    shutil.copy(source / f"{QUIZ}.ipynb", source / f"{QUIZ}-Copy1.ipynb")
    said = course.run("generate_assignment", QUIZ, "--no-db", "--force")
    assert said.code == 1
    assert said.lines("ERROR", f"{QUIZ}-Copy1.ipynb", "move this notebook out")
