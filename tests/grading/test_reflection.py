"""A reflection: marked by a person, shown so that nothing in it can run, never mistaken for "no answer"."""

from html import unescape

import nbformat
import pytest
from graded_course import FULL, QUIZ, RIGHT, Course
from nbconvert.exporters import HTMLExporter

from backfacial.facts import words

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> </pre></div><iframe src=//evil>\n\n"
    "# heading\n\n$\\href{javascript:alert(3)}{x}$ `code` *star* [link](javascript:alert(4)) ![i](//evil/p.png)\n"
    "&lt;b&gt; ${x} {{ 7*7 }} {% raw %} \x07 \ud800 \u202e end"
)


def manual_cell(nb: nbformat.NotebookNode) -> nbformat.NotebookNode:
    return next(cell for cell in nb.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "own-words")


def asking_cell(nb: nbformat.NotebookNode) -> nbformat.NotebookNode:
    return next(cell for cell in nb.cells if cell.cell_type == "code" and 'ask("own-words")' in cell.source)


def released_text(course: Course) -> str:
    return str(manual_cell(nbformat.read(course.release / f"{QUIZ}.ipynb", as_version=4)).source)


def mark(course: Course, *more: str) -> None:
    said = course.run("autograde", QUIZ, *more)
    assert said.code == 0, said.log


@pytest.fixture(scope="module")
def written(class_course: Course) -> Course:
    """A class whose learners wrote, or did not write, in one run."""
    texts = {
        "nothing": None,
        "empty": "",
        "blank": " \n\t ",
        "number": 5,
        "list": ["x"],
        "word": "No.",
        "stub": words("grading", "text-stub"),
        "long": "word " * 100_000,
        "hostile": HOSTILE,
    }
    for learner, text in texts.items():
        class_course.hand_in(learner, RIGHT if text is None else {**RIGHT, "own-words": text})
    mark(class_course)
    return class_course


@pytest.mark.parametrize("learner", ["nothing", "empty", "blank", "number", "list"])
def test_not_answered_is_0_and_nothing_is_left_to_do(written: Course, learner: str) -> None:
    assert written.marks(learner) == {**FULL, "own-words": 0}
    assert written.waiting(learner) == set()
    nb = written.notebook(learner)
    assert manual_cell(nb).source == released_text(written)
    assert "Nothing was written" in asking_cell(nb).outputs[0].data["text/html"]


@pytest.mark.parametrize("learner", ["word", "stub", "long", "hostile"])
def test_answered_waits_for_a_person_whatever_the_text_is(written: Course, learner: str) -> None:
    assert written.marks(learner) == {**FULL, "own-words": None}
    assert written.waiting(learner) == {"own-words"}


def test_the_manual_cell_has_prompt_rubric_and_text(written: Course) -> None:
    source = unescape(manual_cell(written.notebook("word")).source)
    for part in ("What would you say to her?", "Meets her worry.", "Names the next step.", "No."):
        assert part in source


def test_a_very_long_text_is_shortened_with_a_word_on_where_all_of_it_is(written: Course) -> None:
    source = manual_cell(written.notebook("long")).source
    assert len(source) < 200_000
    assert "answers" in source[-2000:]


def test_nothing_of_a_text_is_html_markdown_or_formula_where_an_instructor_reads_it(written: Course) -> None:
    nb = written.notebook("hostile")
    page, _ = HTMLExporter(template_name="classic").from_notebook_node(nb)
    shown = page.split('<pre class="bf-answer-text"')[1].split("</pre>", 1)[0].split(">", 1)[1]
    assert shown.count("<") == 0
    # MathJax leaves <pre> alone, and the text that a browser shows is what was written
    for part in ("<script>alert(1)</script>", "# heading", "$\\href{javascript", "`code` *star*", "{{ 7*7 }}", "end"):
        assert part in unescape(shown)


def test_a_person_marks_it_and_the_result_counts(course: Course) -> None:
    course.hand_in("anna", {**RIGHT, "own-words": "I would listen first."})
    mark(course)
    course.grade_by_hand("anna", 3.0, "Warm and clear.")
    with course.gradebook() as gradebook:
        submission = gradebook.find_submission(QUIZ, "anna")
        assert (submission.score, submission.max_score, submission.needs_manual_grade) == (9.0, 10.0, False)


def test_a_new_upload_asks_the_person_to_look_again(course: Course) -> None:
    folder = course.hand_in("anna", {**RIGHT, "own-words": "First."})
    mark(course)
    course.grade_by_hand("anna", 3.0)
    (folder / "answers.json").write_bytes((folder / "answers.json").read_bytes().replace(b"First.", b"Second."))
    mark(course, "--force")
    assert course.waiting("anna") == {"own-words"}
    assert "Second" in manual_cell(course.notebook("anna")).source
