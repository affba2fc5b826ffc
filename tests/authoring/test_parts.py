"""The parts of a lesson follow from its notebook; its minutes follow from the pace; no part is long."""

from dataclasses import replace
from itertools import groupby

import pytest

from backfacial.authoring.content import Content
from backfacial.authoring.lesson_calls import NoCall, call_in
from backfacial.authoring.notebooks import Cell, Notebook, lesson_notebooks
from backfacial.authoring.parts import parts_of
from backfacial.facts import library
from backfacial.facts.course.lessons import Pace

MOST_MINUTES = 12
"""Of a part, as trainees were promised; the pace may ask for less."""
FEWEST_PARTS, MOST_PARTS = 6, 9
QUESTIONS_IN_A_ROW = 3
FIRST_VISIT_BY = 3


def text(name: str, source: str) -> Cell:
    return Cell(name, "markdown", source)


def ask(item: str) -> Cell:
    return Cell(f"ask-{item}", "code", f'lesson.ask("{item}")')


def lesson(*cells: Cell) -> Notebook:
    return Notebook("notebooks/99-a-lesson.ipynb", cells)


def lesson_of(content: Content, name: str) -> Notebook:
    found, _ = lesson_notebooks(content.root)
    return next(notebook for notebook in found if notebook.id == name)


LESSONS = [name for name, record in library().lessons.items() if not record.planned and name != "00-start-here"]


def test_a_part_goes_from_one_heading_to_the_next(content: Content) -> None:
    first, second = parts_of(
        lesson(
            text("title", "# A lesson"),
            text("one", "## One\n\nWords."),
            ask("consult-empty-lines"),
            text("deeper", "### Deeper\n\nNo part of its own."),
            ask("consult-answers-need-more"),
            text("two", "## Two"),
        ),
        content,
    )
    assert (first.id, first.title, first.items) == ("one", "One", ("consult-empty-lines", "consult-answers-need-more"))
    assert (second.id, second.items, second.more) == ("two", (), ())


def test_more_practice_is_counted_apart_and_costs_no_promised_minute(content: Content) -> None:
    core = [text("one", "## One"), ask("consult-empty-lines")]
    more = [text("more", "### More practice"), ask("consult-client-devon")]
    (without,), (with_more,) = (parts_of(lesson(*cells), content) for cells in (core, [*core, *more]))
    assert with_more.more == ("consult-client-devon",)
    assert (with_more.items, with_more.minutes) == (without.items, without.minutes)


def test_what_stands_before_the_first_heading_belongs_to_the_first_part(content: Content) -> None:
    (part,) = parts_of(lesson(ask("consult-empty-lines"), text("one", "## One")), content)
    assert (part.id, part.items) == ("one", ("consult-empty-lines",))


def test_the_minutes_follow_the_pace(content: Content) -> None:
    pace = Pace(id="pace", words_a_minute=10, longest_part=12, seconds={"figure": 90})
    slow = replace(content, records={**content.records, "pace": [pace]})
    words = "word " * 28  # with the heading's two: 3 minutes
    (part,) = parts_of(lesson(text("one", f"## Part one\n\n{words}"), Cell("f", "code", 'lesson.figure("x")')), slow)
    assert part.minutes == 5


def test_a_notebook_without_headings_has_no_parts(content: Content) -> None:
    assert parts_of(lesson(text("title", "# A lesson"), ask("consult-empty-lines")), content) == ()


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_is_a_path_of_short_parts(name: str) -> None:
    parts = library().parts(name)
    assert FEWEST_PARTS <= len(parts) <= MOST_PARTS
    assert [part.title for part in parts if part.minutes > MOST_MINUTES] == []
    assert library().minutes(name) == sum(part.minutes for part in parts)


@pytest.mark.parametrize("name", LESSONS)
def test_the_first_client_comes_early(name: str, content: Content) -> None:
    visits = {item.id for _, item in content.items if item.type == "case"}
    with_visit = [at for at, part in enumerate(library().parts(name), start=1) if visits & set(part.items)]
    assert not with_visit or with_visit[0] <= FIRST_VISIT_BY


@pytest.mark.parametrize("name", LESSONS)
def test_no_long_row_of_questions(name: str, content: Content) -> None:
    asked = [_is_question(cell) for cell in lesson_of(content, name).cells]
    rows = [len(list(row)) for is_question, row in groupby(asked) if is_question]
    assert max(rows, default=0) <= QUESTIONS_IN_A_ROW


@pytest.mark.parametrize("name", LESSONS)
def test_every_part_with_a_question_ends_with_what_was_learnt(name: str, content: Content) -> None:
    cells = lesson_of(content, name).cells
    ends = sum(cell.source.startswith("**In short.**") for cell in cells)
    assert ends == sum(bool(part.items) for part in library().parts(name))


def _is_question(cell: Cell) -> bool:
    try:
        return cell.kind == "code" and call_in(cell.source).name == "ask"
    except NoCall:
        return False
