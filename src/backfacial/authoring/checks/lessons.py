"""Checks of the lessons: each is there, has objectives, can be reached, and shows and asks only what there is."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from backfacial.answers.learner import START_PAGE
from backfacial.authoring.content import Content, file_of
from backfacial.authoring.lesson_calls import Call, NoCall, call_in
from backfacial.authoring.notebooks import FOLDER, Cell, Notebook
from backfacial.authoring.parts import parts_of
from backfacial.authoring.records import Problem
from backfacial.facts.kinds import FACT_KINDS
from backfacial.figures import FIGURES
from backfacial.pages.fact_tables import TABLES

MOST_IN_A_ROW = 3
"""Questions without a word between them."""
LESSONS = file_of("lessons")
RECORDS = "records"
"""The call that shows everything of a lesson."""
TAUGHT = (*FACT_KINDS, "seeds")
Calls = Mapping[str, Sequence[tuple[Cell, Call]]]
"""The calls of each notebook with their cells."""

_LINK = re.compile(r"\]\(([^)\s#]+\.ipynb)")


def check_lessons(content: Content, notebooks: Sequence[Notebook]) -> list[Problem]:
    """All problems.

    Args:
        notebooks: every lesson notebook; with one missing that cannot be read, what only it has would seem missing.
    """
    calls = {notebook.id: _calls(notebook) for notebook in notebooks}
    problems = [
        *_records(content, notebooks),
        *_teaching(content, notebooks),
        *_objectives(content, notebooks, calls),
        *_links(content, notebooks),
    ]
    for notebook in notebooks:
        problems += _names(content, notebook, calls[notebook.id])
        problems += _in_a_row(notebook)
        problems += _parts(content, notebook)
    return [*problems, *_shown(content, notebooks, calls), *_never_asked(content, calls)]


def _calls(notebook: Notebook) -> list[tuple[Cell, Call]]:
    """The calls that are in order; the others are told by the check of cells."""
    found = []
    for cell in notebook.code[1:]:
        try:
            found.append((cell, call_in(cell.source)))
        except NoCall:
            continue
    return found


def _records(content: Content, notebooks: Sequence[Notebook]) -> Iterator[Problem]:
    there, claimed = {notebook.id for notebook in notebooks}, content.claimed["lessons"]
    for lesson in content.records["lessons"]:
        if lesson.planned and lesson.id in there:
            yield Problem(LESSONS, lesson.id, "its notebook is there: take 'planned: true' out")
        if not lesson.planned and lesson.id not in there:
            mend = f"has no notebook: add {FOLDER.as_posix()}/{lesson.id}.ipynb, or say 'planned: true'"
            yield Problem(LESSONS, lesson.id, mend)
        if lesson.look_up is not None and lesson.look_up not in TABLES:
            mend = f"'look_up': there is no table '{lesson.look_up}'; there are: {', '.join(TABLES)}"
            yield Problem(LESSONS, lesson.id, mend)
    for notebook in notebooks if claimed is not None else ():
        if notebook.id not in (claimed or ()):
            yield Problem(notebook.file, "", f"belongs to no lesson: add '{notebook.id}' to {LESSONS}")


def _teaching(content: Content, notebooks: Sequence[Notebook]) -> Iterator[Problem]:
    """Whoever teaches a lesson has a page for it."""
    file, claimed = file_of("teaching"), content.claimed["teaching"]
    if claimed is None:
        return
    there = {notebook.id for notebook in notebooks if not notebook.file.endswith(START_PAGE)}
    for lesson in sorted(there - claimed):
        yield Problem(file, lesson, "there is nothing for who teaches this lesson: add a record of its name")
    for lesson in sorted(claimed - there):
        yield Problem(file, lesson, "no lesson notebook is called so: correct the name, or add the notebook")


def _objectives(content: Content, notebooks: Sequence[Notebook], calls: Calls) -> Iterator[Problem]:
    """Each lesson but the start page says what can be done after it, and practises and grades just that."""
    of_lesson = {objective.lesson for objective in content.records["objectives"]}
    for notebook in notebooks:
        if notebook.file.endswith(START_PAGE):
            continue
        if notebook.id not in of_lesson and content.claimed["objectives"] is not None:
            yield Problem(file_of("objectives"), notebook.id, "this lesson has no objective: add one that names it")
        if "objectives" not in {call.name for _, call in calls[notebook.id]}:
            yield Problem(notebook.file, "", "does not show its objectives: add a cell with lesson.objectives()")
    if content.problems:
        return  # a question that cannot be read may be the one
    there = {notebook.id for notebook in notebooks}
    practised = {item.objective for _, item in content.items}
    graded = {quiz.id: {item.objective for item in quiz.items} for _, quiz in content.assignments}
    for objective in content.records["objectives"]:
        if objective.lesson in there and objective.id not in practised:
            yield Problem(file_of("objectives"), objective.id, "no practice question is about it: add one")
        if objective.id not in graded.get(objective.lesson, {objective.id}):
            mend = f"no question of the quiz {objective.lesson} is about it: add one"
            yield Problem(file_of("objectives"), objective.id, mend)


def _links(content: Content, notebooks: Sequence[Notebook]) -> Iterator[Problem]:
    """The start page leads to each lesson and quiz, a lesson to its quiz, and no link leads nowhere."""
    pages = {notebook.file.removeprefix(f"{FOLDER.as_posix()}/") for notebook in notebooks}
    folders = [file.split("/")[-2] for file, _ in content.assignments]
    quizzes = {f"quizzes/{name}/{name}.ipynb": name for name in folders}
    for notebook in notebooks:
        links = {link for cell in notebook.prose for link in _LINK.findall(cell.source)}
        wanted = {page for page, quiz in quizzes.items() if quiz == notebook.id}
        if notebook.file.endswith(START_PAGE):
            wanted = {*pages, *quizzes} - {START_PAGE}
            if _shows_the_map(notebook):
                lessons = {each.id for each in notebooks}
                wanted = {page for page, quiz in quizzes.items() if quiz not in lessons}
        for page in sorted(wanted - links):
            yield Problem(notebook.file, "", f"has no link to {page}: add one, such as [its title]({page})")
        for page in sorted(link for link in links - pages - set(quizzes) if "://" not in link):
            yield Problem(notebook.file, "", f"links to {page}, which is not there: correct the link")


def _parts(content: Content, notebook: Notebook) -> Iterator[Problem]:
    """A lesson is taken part by part, and no part asks for too much at once."""
    if notebook.file.endswith(START_PAGE) or not content.records["pace"]:
        return
    longest = content.records["pace"][0].longest_part
    parts = parts_of(notebook, content)
    if not parts:
        yield Problem(notebook.file, "", "has no parts: begin each with a heading '## '")
    for part in parts:
        if part.minutes > longest:
            mend = "begin another part with a heading '## ', or move questions below '### More practice'"
            what = f"the part '{part.title}' takes about {part.minutes} minutes, more than {longest}"
            yield Problem(notebook.file, f"cell {part.id}", f"{what}: {mend}")


def _shows_the_map(notebook: Notebook) -> bool:
    """The map leads to every lesson, and to the quiz that is called like it."""
    return any(call.name == "map" for _, call in _calls(notebook))


def _names(content: Content, notebook: Notebook, calls: Sequence[tuple[Cell, Call]]) -> Iterator[Problem]:
    known = named_by_calls(content)
    for cell, call in calls:
        what, ids = known.get(call.name, ("", None))
        for name in named(call) if ids is not None else ():
            if name not in (ids or ()):
                mend = f"{call.name} names the unknown {what} '{name}': correct it, or add the {what}"
                yield Problem(notebook.file, cell.place, mend)


def named(call: Call) -> tuple[str | None, ...]:
    """What a call names: a strip several steps, every other call one thing."""
    return tuple((call.argument or "").split()) if call.name == "strip" else (call.argument,)


def _shown(content: Content, notebooks: Sequence[Notebook], calls: Calls) -> Iterator[Problem]:
    """Whatever a lesson teaches is met in it: in a table, on a card, in a strip or in a question."""
    for notebook in notebooks:
        if notebook.file.endswith(START_PAGE):
            continue
        own = {record.id: kind for kind in TAUGHT for record in content.records[kind] if record.lesson == notebook.id}
        met = set(_met(content, calls[notebook.id]))
        for record, kind in own.items():
            if kind not in met and record not in met and RECORDS not in met:
                yield Problem(file_of(kind), record, f"{notebook.id} shows it nowhere: put lesson.records() into it")


def _met(content: Content, calls: Sequence[tuple[Cell, Call]]) -> Iterator[str | None]:
    """The ids and the kinds that some calls show."""
    items = {item.id: item for _, item in content.items}
    for _, call in calls:
        if call.name == "ask" and call.argument in items:
            yield from items[call.argument].facts
        elif call.name == "table":
            yield TABLES.get(call.argument or "")
        elif call.name in (RECORDS, "fact", "strip"):
            yield from (call.name, *named(call))


def named_by_calls(content: Content) -> dict[str, tuple[str, Collection[str] | None]]:
    """What the argument of each call of a lesson names, and all that there is of it; None where nobody can say."""
    claimed = content.claimed
    steps = [claimed["protocol"], claimed["protocol_modules"], claimed["procedures"]]
    drawn = {each.id for kind in ("hygiene_rules", "protective_wear") for each in content.records[kind] if each.drawn}
    return {
        "ask": ("practice question", claimed["items"]),
        "fact": ("fact", content.claimed_facts()),
        "table": ("table", TABLES),
        "strip": ("step", None if None in steps else drawn.union(*(each or () for each in steps))),
        "figure": ("figure", FIGURES),
        "checklist": ("checklist", claimed["checklists"]),
        "disagreement": ("disagreement", claimed["disagreements"]),
    }


def _in_a_row(notebook: Notebook) -> Iterator[Problem]:
    for asks, cells in groupby(notebook.cells, lambda cell: cell.kind == "code" and "lesson.ask(" in cell.source):
        run = list(cells)
        if asks and len(run) > MOST_IN_A_ROW:
            mend = f"is question {MOST_IN_A_ROW + 1} in a row: put a sentence before it, or another element"
            yield Problem(notebook.file, run[MOST_IN_A_ROW].place, mend)


def _never_asked(content: Content, calls: Calls) -> Iterator[Problem]:
    asked = {call.argument for found in calls.values() for _, call in found if call.name == "ask"}
    for file, item in content.items:
        if item.id not in asked:
            yield Problem(file, item.id, f'no lesson asks this question: put lesson.ask("{item.id}") into a notebook')
