"""`nbgrader autograde` gives exactly the marks that the answers deserve, whatever the notebook looks like."""

import json
import math
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from graded_course import ASSIGNMENT, FULL, ITEMS, NOTHING, QUIZ, RIGHT, WRONG, Course
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

HALF = {"stop-or-go": "b", "who-waits": ["a", "b", "d"], "how-long": {"value": 46.9, "unit": "hours"}}
HALF_MARKS = {"stop-or-go": 2.0, "who-waits": 3.0 * (2 * 2 - 1 * 3) / 6, "how-long": 0.0}


@pytest.mark.parametrize(
    ("responses", "deserved"),
    [({}, NOTHING), (RIGHT, FULL), (WRONG, NOTHING), (HALF, HALF_MARKS)],
    ids=["unanswered is 0", "all right is full", "all wrong is 0", "half right as predicted"],
)
def test_the_marks_are_those_of_the_answers(
    course: Course, responses: dict[str, Any], deserved: dict[str, float]
) -> None:
    course.hand_in("anna", responses)
    said = course.run("autograde", QUIZ)
    assert said.code == 0, said.log
    assert course.item_marks("anna") == deserved


responses = st.fixed_dictionaries(
    {},
    optional={
        "stop-or-go": st.sampled_from(["a", "b", "c", "z", None, 3]),
        "who-waits": st.lists(st.sampled_from("abcde"), max_size=5),
        "how-long": st.fixed_dictionaries(
            {
                "value": st.one_of(st.integers(40, 55), st.floats(allow_nan=True)),
                "unit": st.sampled_from(["hours", "s"]),
            }
        ),
        "unknown-item": st.text(max_size=5),
    },
)


@settings(
    max_examples=2,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(a_class=st.lists(responses, min_size=8, max_size=8))
def test_any_class_gets_the_marks_of_the_pure_markers(course: Course, a_class: list[dict[str, Any]]) -> None:
    shutil.rmtree(course.root / "submitted", ignore_errors=True)
    for number, answers in enumerate(a_class):
        course.hand_in(f"learner-{number}", answers)
    said = course.run("autograde", QUIZ, "--force")
    assert said.code == 0, said.log
    for number, answers in enumerate(a_class):
        as_json = json.loads(json.dumps(answers))
        deserved = {item.id: item.mark(as_json.get(item.id)).points for item in course.assignment.items}
        assert course.item_marks(f"learner-{number}") == deserved


def edited(change: Any) -> Any:
    """A notebook after a change to its parsed form."""

    def mangle(folder: Path) -> None:
        path = folder / f"{QUIZ}.ipynb"
        nb = nbformat.read(path, as_version=4)
        change(nb)
        path.write_text(json.dumps(nb), encoding="utf-8")

    return mangle


def written(data: bytes) -> Any:
    return lambda folder: (folder / f"{QUIZ}.ipynb").write_bytes(data)


def renamed(folder: Path) -> None:
    (folder / f"{QUIZ}.ipynb").rename(folder / "my quiz (1).ipynb")


def removed(folder: Path) -> None:
    (folder / f"{QUIZ}.ipynb").unlink()


def an_old_format(folder: Path) -> None:
    cells = [
        {"cell_type": "code", "input": "1", "language": "python", "outputs": [], "collapsed": False, "metadata": {}}
    ]
    old = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {"name": ""},
        "worksheets": [{"cells": cells, "metadata": {}}],
    }
    written(json.dumps(old).encode())(folder)


def extra_notebooks(folder: Path) -> None:
    shutil.copy(folder / f"{QUIZ}.ipynb", folder / "Untitled.ipynb")
    (folder / "broken.ipynb").write_text("{")


def with_output(**output: Any) -> Any:
    """All grade cells claim this output, as if they had been run."""

    def claim(nb: Any) -> None:
        for cell in nb.cells:
            if cell.metadata.get("nbgrader", {}).get("grade") and cell.cell_type == "code":
                cell.outputs = [new_output(**output)] if output else []

    return edited(claim)


def with_result(data: dict[str, Any]) -> Any:
    return with_output(output_type="execute_result", data=data, execution_count=1)


def made_up_grade_cell(nb: Any) -> None:
    cell = new_code_cell("1000")
    cell.metadata["nbgrader"] = {
        "schema_version": 3,
        "grade": True,
        "grade_id": "gift",
        "points": 1000,
        "solution": False,
        "locked": False,
        "task": False,
    }
    nb.cells.append(cell)


def more_points(nb: Any) -> None:
    for cell in nb.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.metadata["nbgrader"]["points"] = 1000


MANGLED = {
    "all cells deleted": edited(lambda nb: nb.update(cells=[])),
    "one cell deleted": edited(lambda nb: nb.cells.pop(2)),
    "cells duplicated": edited(lambda nb: nb.update(cells=nb.cells + nb.cells)),
    "cells in another order": edited(lambda nb: nb.cells.reverse()),
    "grade cell edited": edited(lambda nb: nb.cells[2].update(source="assert True")),
    "grade cell retyped": edited(lambda nb: nb.cells.__setitem__(2, new_markdown_cell("full marks"))),
    "made-up grade cell": edited(made_up_grade_cell),
    "more points": edited(more_points),
    "metadata gone": edited(lambda nb: [cell.update(metadata={}) for cell in nb.cells]),
    "metadata of an old nbgrader": edited(lambda nb: nb.cells[2].metadata["nbgrader"].update(schema_version=1)),
    "metadata of a future nbgrader": edited(lambda nb: nb.cells[2].metadata["nbgrader"].update(schema_version=9)),
    "old format": an_old_format,
    "no json": written(b"\x00\xff not json"),
    "empty": written(b""),
    "deeply nested": written(b"[" * 100_000),
    "no notebook at all": written(b'"a string"'),
    "renamed": renamed,
    "missing": removed,
    "extra notebooks": extra_notebooks,
    "output: none": with_output(),
    "output: text": with_result({"text/plain": "well done"}),
    "output: True": with_result({"text/plain": "True"}),
    "output: nan": with_result({"text/plain": "nan"}),
    "output: negative": with_result({"text/plain": "-1"}),
    "output: too much": with_result({"text/plain": "1000"}),
    "output: a widget": with_result(
        {"application/vnd.jupyter.widget-view+json": {"model_id": "1"}, "text/plain": "Box()"}
    ),
    "output: stderr": with_output(output_type="stream", name="stderr", text="warning"),
    "output: an error": with_output(output_type="error", ename="E", evalue="", traceback=[]),
}
NAMES = {title: f"m{number}" for number, title in enumerate(MANGLED)}


@pytest.fixture(scope="module")
def mangled_class(class_course: Course) -> Course:
    """A class in one run: everybody gave the same answers, and did something else to the notebook."""
    for title, mangle in MANGLED.items():
        mangle(class_course.hand_in(NAMES[title], HALF))
    said = class_course.run("autograde", QUIZ)
    assert said.code == 0, said.log
    class_course.heard["said"] = said
    return class_course


@pytest.mark.parametrize("title", MANGLED)
def test_the_same_answers_in_a_mangled_notebook_get_the_same_marks(mangled_class: Course, title: str) -> None:
    assert mangled_class.item_marks(NAMES[title]) == HALF_MARKS


@pytest.mark.parametrize("title", ["renamed", "missing", "no json", "one cell deleted", "grade cell edited"])
def test_the_log_says_in_plain_words_what_was_done_to_a_notebook(mangled_class: Course, title: str) -> None:
    said = mangled_class.heard["said"]
    assert said.lines("WARNING", f"{NAMES[title]}:", f"{QUIZ}.ipynb", "not touched by this")


def test_without_execution_the_marks_are_the_same(course: Course) -> None:
    for learner, answers in {"none": {}, "wrong": WRONG, "half": HALF}.items():
        with_result({"text/plain": "1000"})(course.hand_in(learner, answers))
    said = course.run("autograde", QUIZ, "--no-execute")
    assert said.code == 0, said.log
    assert course.item_marks("none") == course.item_marks("wrong") == NOTHING
    assert course.item_marks("half") == HALF_MARKS


def test_every_grade_cell_ends_with_exactly_one_finite_number(mangled_class: Course) -> None:
    for name in NAMES.values():
        cells = [cell for cell in mangled_class.notebook(name).cells if cell.metadata.get("nbgrader", {}).get("grade")]
        results = [
            [output.data["text/plain"] for output in cell.outputs if output.output_type == "execute_result"]
            for cell in cells
            if cell.cell_type == "code"
        ]
        assert len(results) == len(ITEMS)
        assert all(len(result) == 1 and math.isfinite(float(result[0])) for result in results)


def test_nothing_of_a_hand_in_is_run(course: Course, tmp_path: Path) -> None:
    proof = tmp_path / "it ran"
    code = (
        f"from pathlib import Path\nPath({str(proof)!r}).write_text('x')\n"
        f"Path({str(course.root / 'gradebook.db')!r}).unlink(missing_ok=True)"
    )
    folder = course.hand_in("anna", HALF)
    edited(lambda nb: [cell.update(source=code) for cell in nb.cells if cell.cell_type == "code"])(folder)
    edited(lambda nb: nb.cells.insert(0, new_code_cell(code)))(folder)
    for name in ("sitecustomize.py", "nbgrader_config.py", "backfacial.py", "numpy.py", "conftest.py"):
        (folder / name).write_text(code)
    said = course.run("autograde", QUIZ)
    assert said.code == 0, said.log
    assert not proof.exists()
    assert course.item_marks("anna") == HALF_MARKS
    assert not [path for path in course.autograded("anna").iterdir() if path.suffix == ".py"]


def test_marking_again_gives_the_same_notebook(course: Course) -> None:
    course.hand_in("anna", HALF)
    course.run("autograde", QUIZ)
    first = (course.autograded("anna") / f"{QUIZ}.ipynb").read_bytes()
    course.run("autograde", QUIZ, "--force")
    assert (course.autograded("anna") / f"{QUIZ}.ipynb").read_bytes() == first


def test_a_notebook_that_was_not_released_anew_stops_marking_with_the_mend(course: Course) -> None:
    course.hand_in("anna", RIGHT)
    assert course.run("autograde", QUIZ).code == 0
    before = (course.autograded("anna") / f"{QUIZ}.ipynb").read_bytes()
    course.hand_in("ben", RIGHT)
    data = json.loads(json.dumps({**ASSIGNMENT, "pass": 50}))
    data["items"][0]["points"] = 20
    course.write_source(data)
    said = course.run("autograde", QUIZ, "--force")
    assert said.code == 1
    assert len(said.lines("ERROR")) == 1  # not once for each learner
    assert said.lines("ERROR", f"release/{QUIZ}/{QUIZ}.ipynb", "stop-or-go", "generate_assignment")
    assert "Traceback" not in said.log
    assert course.item_marks("anna") == FULL
    assert (course.autograded("anna") / f"{QUIZ}.ipynb").read_bytes() == before
    assert not course.is_marked("ben")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"grade_id": "who-waits"}, "Duplicate grade id: who-waits"),
        ({"points": "two"}, "'two' is not of type 'number'"),
        ({"schema_version": 2}, "Outdated schema version: 2"),
    ],
)
def test_a_released_notebook_that_nbgrader_cannot_work_with_stops_marking(
    course: Course, change: dict[str, Any], problem: str
) -> None:
    path = course.release / f"{QUIZ}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    next(cell for cell in notebook.cells if cell.id == "stop-or-go").metadata.nbgrader.update(change)
    nbformat.write(notebook, path)
    course.hand_in("anna", RIGHT)
    said = course.run("autograde", QUIZ)
    assert said.code == 1
    assert len(said.lines("ERROR")) == 1
    assert said.lines("ERROR", f"release/{QUIZ}/{QUIZ}.ipynb", problem, "generate_assignment")
    assert "Traceback" not in said.log
    assert not course.is_marked("anna")


def test_a_release_that_was_deleted_is_made_from_the_source(course: Course) -> None:
    course.hand_in("anna", RIGHT)
    shutil.rmtree(course.release)
    said = course.run("autograde", QUIZ)
    assert said.code == 0, said.log
    assert course.item_marks("anna") == FULL
    assert course.marks("anna")["own-words"] == 0
