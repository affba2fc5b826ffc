"""`check` names each mistake in a lesson: a cell that cannot run, a name that leads nowhere, a page without a link."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest

from backfacial.authoring import lesson_calls
from backfacial.authoring.build import generated_files
from backfacial.authoring.check import problems_of
from backfacial.authoring.checks.bank import check_bank
from backfacial.authoring.checks.cells import CLEAR, check_cells
from backfacial.authoring.checks.lessons import check_lessons, named_by_calls
from backfacial.authoring.checks.released import check_released
from backfacial.authoring.content import Content, read_content
from backfacial.authoring.graded_notebook import graded_notebook_text, notebook_path
from backfacial.authoring.lesson_calls import Call, NoCall, call_in, lesson_methods
from backfacial.authoring.notebooks import Cell, Notebook, lesson_notebooks
from backfacial.facts.course.lessons import LessonRecord
from backfacial.lessons.lesson import Lesson

START, LESSON = "notebooks/00-start-here.ipynb", "notebooks/02-consultation.ipynb"
HIDDEN = {"jupyter": {"source_hidden": True}}
OTHER_LESSON = re.compile(r"\]\((?!02-consultation|quizzes/02-consultation)[^)]*\.ipynb\)")


@pytest.fixture(scope="module")
def content(content: Content) -> Content:
    """The start page and lesson 2 alone, whatever other lessons there are."""
    lessons = [each for each in content.records["lessons"] if f"notebooks/{each.id}.ipynb" in (START, LESSON)]
    objectives = [each for each in content.records["objectives"] if each.lesson == "02-consultation"]
    ids = {each.id for each in objectives}
    return replace(
        content,
        records={**content.records, "lessons": lessons, "objectives": objectives},
        claimed={
            **content.claimed,
            "lessons": frozenset(each.id for each in lessons),
            "teaching": frozenset({"02-consultation"}),
        },
        items=[(file, item) for file, item in content.items if item.objective in ids],
        assignments=[(file, quiz) for file, quiz in content.assignments if quiz.id == "02-consultation"],
    )


@pytest.fixture(scope="module")
def notebooks(content: Content) -> list[Notebook]:
    found, problems = lesson_notebooks(content.root)
    assert problems == []
    start, lesson = (each for each in found if each.file in (START, LESSON))
    # links to other lessons are theirs
    cells = tuple(replace(cell, source=OTHER_LESSON.sub("", cell.source)) for cell in start.cells)
    return [replace(start, cells=cells), lesson]


def code(source: str, name: str = "new", **more: Any) -> Cell:
    return Cell(name, "code", source, **{"metadata": HIDDEN, **more})


def text(source: str) -> Cell:
    return Cell("text", "markdown", source)


def with_cells(notebooks: Sequence[Notebook], *cells: Cell, file: str = LESSON) -> list[Notebook]:
    return [replace(each, cells=(*each.cells, *cells)) if each.file == file else each for each in notebooks]


def without(notebooks: Sequence[Notebook], said: str, file: str = LESSON) -> list[Notebook]:
    return [
        replace(each, cells=tuple(cell for cell in each.cells if said not in cell.source))
        if each.file == file
        else each
        for each in notebooks
    ]


def test_the_course_is_in_order(content: Content, notebooks: list[Notebook]) -> None:
    assert [*check_cells(notebooks), *check_lessons(content, notebooks), *check_bank(content)] == []


# cells


@pytest.mark.parametrize(
    ("source", "mend"),
    [
        ('lesson.tabel("contraindications")', "lesson has no 'tabel': write one of ask, calls, checklist, clients"),
        ("lesson.ask()", "lesson.ask(item_id) does not fit: missing a required argument: 'item_id'"),
        ('lesson.ask("a", "b")', "lesson.ask(item_id) does not fit: too many positional arguments"),
        ('lesson.levels("all")', "lesson.levels() does not fit: too many positional arguments"),
        ('lesson.ask(item="a")', "lesson.ask(item_id) does not fit: missing a required argument: 'item_id'"),
        ("lesson.ask(name)", "what lesson.ask is given should be a text in quotes"),
        ("lesson.fact(1)", "what lesson.fact is given should be a text in quotes"),
        ('lesson.ask("a")\nlesson.ask("b")', "should be one call, such as"),
        ('x = lesson.ask("a")', "should be one call, such as"),
        ('print("a")', "should be one call, such as"),
        ("", "should be one call, such as"),
        ("%pip install x", "is no Python"),
        ("(" * 300, "is no Python"),
    ],
)
def test_a_cell_that_is_not_one_known_call_is_named(notebooks: list[Notebook], source: str, mend: str) -> None:
    (problem,) = check_cells(with_cells(notebooks, code(source)))
    assert (problem.file, problem.record) == (LESSON, "cell new")
    assert problem.mend.startswith(mend)


def test_a_call_is_read_whatever_its_form() -> None:
    assert call_in('lesson.ask("a");  # why') == call_in("lesson.ask(item_id='a')") == Call("ask", "a")
    assert call_in("lesson.objectives()") == Call("objectives", None)
    with pytest.raises(NoCall):
        call_in('other.ask("a")')


def test_what_a_lesson_can_be_told_is_what_the_class_has() -> None:
    import inspect

    written = {name: each for name, each in vars(Lesson).items() if inspect.isfunction(each) and name[0] != "_"}
    assert set(lesson_methods()) == set(written)
    for name, function in written.items():
        assert [*lesson_methods()[name].parameters] == [*inspect.signature(function).parameters][1:]


def test_an_argument_with_a_default_may_be_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "lessons").mkdir()
    source = 'class Lesson:\n    def fact(self, a, b="x", *, c, d=1): ...\n    def _own(self): ...\n'
    (tmp_path / "lessons/lesson.py").write_text(source, encoding="utf-8")
    monkeypatch.setattr(lesson_calls, "_PACKAGE", tmp_path)
    found = lesson_methods.__wrapped__()
    assert list(found) == ["fact"]
    found["fact"].bind("1", c="3")
    for wrong in ((), ("1", "2", "3")):
        with pytest.raises(TypeError):
            found["fact"].bind(*wrong, c="3")
    with pytest.raises(TypeError):
        found["fact"].bind("1")


def test_what_a_notebook_was_saved_with_is_named(notebooks: list[Notebook]) -> None:
    call = 'lesson.fact("C01")'
    (problem,) = check_cells(with_cells(notebooks, code(call, was_run=True)))
    assert str(problem) == f"{LESSON}: cell new: was saved with what it shows: {CLEAR}"
    (problem,) = check_cells(with_cells(notebooks, code(call, metadata={})))
    assert (problem.record, problem.mend.split(":")[0]) == ("cell new", "its code would be seen")
    widgets = [replace(each, metadata={"widgets": {"state": {}}}) for each in notebooks if each.file == LESSON]
    assert ["holds the state of widgets" in problem.mend for problem in check_cells(widgets)] == [True]
    twice = [str(problem) for problem in check_cells(with_cells(notebooks, code(call, "fact-c01")))]
    assert twice == [f"{LESSON}: cell fact-c01: this id stands twice: delete one of the cells, and save"]


def test_the_first_cell_opens_the_lesson_of_the_notebooks_name(notebooks: list[Notebook]) -> None:
    opening = notebooks[1].code[0]
    for source in (opening.source.replace("02-consultation", "98-more"), 'lesson.ask("a")', "open_lesson("):
        cells = tuple(replace(cell, source=source) if cell is opening else cell for cell in notebooks[1].cells)
        (problem,) = check_cells([replace(notebooks[1], cells=cells)])
        assert problem.mend == (
            "should open the lesson: write from backfacial.lessons import open_lesson and "
            'lesson = open_lesson("02-consultation")'
        )


def test_a_file_that_is_no_notebook_is_named_and_the_others_are_read(copy_of_the_course: Path) -> None:
    for name, data in (("97-a", "{"), ("98-b", '{"cells": 1, "metadata": {}}'), ("99-c", "[]")):
        (copy_of_the_course / f"notebooks/{name}.ipynb").write_text(data, encoding="utf-8")
    found, problems = lesson_notebooks(copy_of_the_course)
    assert {START, LESSON} <= {notebook.file for notebook in found}
    assert [problem.file for problem in problems] == [f"notebooks/{name}.ipynb" for name in ("97-a", "98-b", "99-c")]
    assert all(problem.mend.startswith("is no notebook that can be read (") for problem in problems)
    assert set(problems) <= set(problems_of(read_content(copy_of_the_course)))


def test_cells_are_read_as_nbformat_reads_them(content: Content) -> None:
    for notebook in lesson_notebooks(content.root)[0]:
        book = nbformat.read(content.root / notebook.file, as_version=4)
        read = [(cell.id, cell.kind, cell.source) for cell in notebook.cells]
        assert read == [(cell.id, cell.cell_type, cell.source) for cell in book.cells]


# lessons


def said(content: Content, notebooks: Sequence[Notebook]) -> list[str]:
    return [str(problem) for problem in check_lessons(content, notebooks)]


@pytest.mark.parametrize(
    "call",
    sorted(
        {*lesson_methods()}
        - {"objectives", "clients", "maps", "levels", "learner", "end", "map", "records", "planner", "timer"}
        - {"calls", "trolley", "trainer", "redness", "emergency_card"}
    ),
)
def test_a_name_that_leads_nowhere_is_named(content: Content, notebooks: list[Notebook], call: str) -> None:
    what = named_by_calls(content)[call][0]
    assert said(content, with_cells(notebooks, code(f'lesson.{call}("none")'))) == [
        f"{LESSON}: cell new: {call} names the unknown {what} 'none': correct it, or add the {what}"
    ]


def test_any_fact_and_any_table_of_facts_can_be_shown(content: Content, notebooks: list[Notebook]) -> None:
    cells = [code('lesson.fact("LW01")', "a"), code('lesson.table("hygiene-rules")', "b")]
    assert said(content, with_cells(notebooks, *cells)) == []


def test_what_a_lesson_shows_nowhere_is_named(content: Content, notebooks: list[Notebook]) -> None:
    bare = without(notebooks, "lesson.records()")
    unseen = {problem.split(": ")[1] for problem in said(content, bare) if "shows it nowhere" in problem}
    assert {"AL1", "GL16", "S1-04"} <= unseen and not {"C01", "C74"} & unseen  # the table has all contraindications
    cells = [code('lesson.fact("AL1")', "a"), code('lesson.table("glossary")', "b")]
    seen = {problem.split(": ")[1] for problem in said(content, with_cells(bare, *cells))}
    assert unseen - seen == {"AL1", "GL16", "GL38", "GL56"}


def test_a_strip_names_several_steps(content: Content, notebooks: list[Notebook]) -> None:
    assert said(content, with_cells(notebooks, code('lesson.strip("P01 O6")'))) == []
    assert said(content, with_cells(notebooks, code('lesson.strip("P01 P99 O6")'))) == [
        f"{LESSON}: cell new: strip names the unknown step 'P99': correct it, or add the step"
    ]


def test_a_lesson_without_a_page_for_who_teaches_it_is_named(content: Content, notebooks: list[Notebook]) -> None:
    for claimed, wrong, mend in (
        (frozenset[str](), "02-consultation", "there is nothing for who teaches this lesson: add a record of its name"),
        (frozenset({"02-consultation", "99"}), "99", "no lesson notebook is called so: correct the name, or add"),
    ):
        broken = replace(content, claimed={**content.claimed, "teaching": claimed})
        (problem,) = said(broken, notebooks)
        assert problem.startswith(f"content/teaching.yml: {wrong}: {mend}")


def test_a_part_that_takes_too_long_is_named(content: Content, notebooks: list[Notebook]) -> None:
    long = text("## Too much\n\n" + "word " * 2000)
    assert said(content, with_cells(notebooks, long)) == [
        f"{LESSON}: cell text: the part 'Too much' takes about 14 minutes, more than 12: "
        "begin another part with a heading '## ', or move questions below '### More practice'"
    ]
    more = [text("## Enough"), text("### More practice"), replace(long, source="word " * 2000)]
    assert said(content, with_cells(notebooks, *more)) == []
    flat = [replace(cell, source=re.sub("^## ", "### ", cell.source)) for cell in notebooks[1].cells]
    without_parts = [notebooks[0], replace(notebooks[1], cells=tuple(flat))]
    assert f"{LESSON}: has no parts: begin each with a heading '## '" in said(content, without_parts)


def test_a_question_that_no_lesson_asks_is_named(content: Content, notebooks: list[Notebook]) -> None:
    assert said(content, without(notebooks, 'lesson.ask("consult-scope-hiv")')) == [
        "content/items/consultation-words.yml: consult-scope-hiv: no lesson asks this question: "
        'put lesson.ask("consult-scope-hiv") into a notebook'
    ]


def test_a_fourth_question_in_a_row_is_named(content: Content, notebooks: list[Notebook]) -> None:
    asked = [code(f'lesson.ask("{item.id}")', f"q{n}") for n, (_, item) in enumerate(content.items[:4])]
    assert said(content, with_cells(notebooks, text("Now you."), *asked)) == [
        f"{LESSON}: cell q3: is question 4 in a row: put a sentence before it, or another element"
    ]
    assert said(content, with_cells(notebooks, text("Now you."), *asked[:3], text("More."), asked[3])) == []


def with_lesson(content: Content, **fields: Any) -> Content:
    """With one record of a lesson changed or added."""
    lesson = LessonRecord.model_validate(
        {"title": "New", **({"minutes": 5} if fields.get("planned") else {}), **fields}
    )
    others = [each for each in content.records["lessons"] if each.id != lesson.id]
    return replace(content, records={**content.records, "lessons": [*others, lesson]})


def test_a_lesson_and_its_notebook_belong_together(content: Content, notebooks: list[Notebook]) -> None:
    lessons = "content/lessons.yml"
    assert said(with_lesson(content, id="02-consultation", planned=True), notebooks) == [
        f"{lessons}: 02-consultation: its notebook is there: take 'planned: true' out"
    ]
    assert said(with_lesson(content, id="99-new", planned=True), notebooks) == []
    assert said(with_lesson(content, id="99-new"), notebooks) == [
        f"{lessons}: 99-new: has no notebook: add notebooks/99-new.ipynb, or say 'planned: true'"
    ]
    stray = Notebook("notebooks/99-new.ipynb", (code("x"), code("lesson.objectives()")))
    new = with_cells([*notebooks, stray], text("[New](99-new.ipynb)"), file=START)
    assert f"notebooks/99-new.ipynb: belongs to no lesson: add '99-new' to {lessons}" in said(content, new)


def test_a_lesson_has_objectives_that_are_shown_practised_and_graded(
    content: Content, notebooks: list[Notebook]
) -> None:
    assert said(content, without(notebooks, "lesson.objectives()")) == [
        f"{LESSON}: does not show its objectives: add a cell with lesson.objectives()"
    ]
    none = replace(content, records={**content.records, "objectives": []})
    assert "content/objectives.yml: 02-consultation: this lesson has no objective: add one that names it" in said(
        none, notebooks
    )
    objective = content.records["objectives"][0].model_copy(update={"id": "consult-new"})
    more = replace(content, records={**content.records, "objectives": [*content.records["objectives"], objective]})
    assert said(more, notebooks) == [
        "content/objectives.yml: consult-new: no practice question is about it: add one",
        "content/objectives.yml: consult-new: no question of the quiz 02-consultation is about it: add one",
    ]


def test_every_page_can_be_reached_and_no_link_leads_nowhere(content: Content, notebooks: list[Notebook]) -> None:
    links = without(notebooks, "lesson.map()", START)
    quiz = "quizzes/02-consultation/02-consultation.ipynb"
    assert said(content, links) == [
        f"{START}: has no link to 02-consultation.ipynb: add one, such as [its title](02-consultation.ipynb)",
        f"{START}: has no link to {quiz}: add one, such as [its title]({quiz})",
    ]
    assert said(content, without(notebooks, quiz)) == [
        f"{LESSON}: has no link to {quiz}: add one, such as [its title]({quiz})"
    ]
    astray = with_cells(notebooks, text("See [more](98-more.ipynb) and [more](https://example.org/a.ipynb)."))
    assert said(content, astray) == [f"{LESSON}: links to 98-more.ipynb, which is not there: correct the link"]


# questions that stand together


def test_a_key_with_a_habit_is_named(content: Content) -> None:
    choices = [(file, item) for file, item in content.items if item.type == "choice"]

    def with_options(change: Any) -> list[str]:
        items = [(file, item.model_copy(update={"options": change(item.options)})) for file, item in choices]
        return [str(problem) for problem in check_bank(replace(content, items=items, assignments=[]))]

    def key_first(options: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(sorted(options, key=lambda option: not option.key))

    def key_longest(options: Sequence[Any]) -> tuple[Any, ...]:
        longest = max(len(option.text) for option in options)
        return tuple(
            option.model_copy(update={"text": option.text + " …" * longest}) if option.key else option
            for option in options
        )

    count = len(choices)
    assert [each.partition(": let")[0] for each in with_options(key_first)] == [
        f"content/items: the key is in place 1 in {count} of {count} choices"
    ]
    assert [each.partition(": make")[0] for each in with_options(key_longest)] == [
        f"content/items: the key is the longest option in {count} of {count} choices"
    ]


def test_a_stem_that_says_what_the_page_says_is_named(content: Content) -> None:
    file, item = content.items[0]
    twice = item.model_copy(update={"stem": f"{item.stem} Choose all that apply."})
    (problem,) = check_bank(replace(content, items=[(file, twice)], assignments=[]))
    assert (problem.file, problem.record) == (file, item.id)
    assert problem.mend == "the stem says 'all that apply', as the page does by itself: take it out"


# what is released


def test_a_release_that_is_older_than_its_source_is_named(content: Content, tmp_path: Path) -> None:
    (file, quiz), *_ = content.assignments
    old = "is older than its source: run 'make release'"
    questions, notebook = (f"release/{quiz.id}/{name}" for name in ("items.json", f"{quiz.id}.ipynb"))
    changed = {
        "stem": [quiz.items[0].model_copy(update={"stem": "What now?"}), *quiz.items[1:]],
        "points": [quiz.items[0].model_copy(update={"points": 7}), *quiz.items[1:]],
        "fewer": list(quiz.items[1:]),
    }
    told = {
        name: [str(each) for each in check_released(_with(content, file, quiz.model_copy(update={"items": items})))]
        for name, items in changed.items()
    }
    assert told == {
        "stem": [f"{questions}: {old}"],
        "points": [f"{questions}: {old}", f"{notebook}: {old}"],
        "fewer": [f"{questions}: {old}", f"{notebook}: {old}"],
    }
    assert [str(each) for each in check_released(replace(content, root=tmp_path))] == told["fewer"]
    next_one = quiz.model_copy(update={"release": "2", "title": "Another"})
    assert len(list(check_released(_with(content, file, next_one)))) == 2


def test_a_key_or_a_reason_may_change_without_a_new_release(content: Content) -> None:
    (file, quiz), *_ = content.assignments
    item = quiz.items[0]
    reasons = tuple(option.model_copy(update={"why": "So."}) for option in item.options)
    items = (item.model_copy(update={"options": reasons}), *quiz.items[1:])
    assert list(check_released(_with(content, file, quiz.model_copy(update={"items": items})))) == []


def _with(content: Content, file: str, quiz: Any) -> Content:
    return replace(content, assignments=[(file, quiz)])


def test_the_notebook_of_a_quiz_is_what_nbformat_would_write(content: Content) -> None:
    for _, quiz in content.assignments:
        written = graded_notebook_text(quiz, content.interface["quiz"], look_up=True)
        assert "*Look it up*" in written
        book = nbformat.reads(written, as_version=4)
        nbformat.validate(book)
        assert nbformat.writes(book, version=4).rstrip("\n") + "\n" == written
        assert generated_files(content)[notebook_path(quiz)] == written
