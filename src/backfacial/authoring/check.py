"""Every check over the whole content: no id dangles, nothing stands twice, nothing generated is old."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from backfacial.authoring.build import stale
from backfacial.authoring.checks.claims import check_claims
from backfacial.authoring.checks.home_hygiene import check_home_hygiene
from backfacial.authoring.checks.outline import check_outline
from backfacial.authoring.checks.protocol import check_protocol
from backfacial.authoring.checks.references import check_references
from backfacial.authoring.checks.rules import check_rules
from backfacial.authoring.content import Content, file_of
from backfacial.authoring.notebooks import BadNotebook, lesson_calls
from backfacial.authoring.records import Problem
from backfacial.facts.course.terms import Terms
from backfacial.items.assignment import Assignment
from backfacial.pages.citations import split_citations

RESERVED = ("intro", "set-up", "reflections", "hand-in-heading", "hand-in")
"""Cell ids of a graded notebook that no item may take."""

VOCABULARY = ("client_facts", "home_facts", "triage_facts", "lesion_facts", "home_kinds", "word_groups")
"""What conditions and phrases are made of. As long as one is broken, hundreds of others would look broken too."""


@dataclass(frozen=True)
class Report:
    """What a check found. `uncovered` are facts and objectives that no question asks about yet."""

    counts: dict[str, int]
    problems: list[Problem]
    uncovered: list[str]


def check(content: Content) -> Report:
    """Check everything that was read.

    Generated files are compared only when the content itself is in order, since a broken record would make each of
    them look old.
    """
    problems = [*content.problems, *_facts(content), *_items(content), *_assignments(content), *_lessons(content)]
    problems += check_references(content)
    if not _broken(content, VOCABULARY):
        problems += check_rules(content)
        problems += check_protocol(content)
        problems += check_home_hygiene(content)
        problems += check_claims(content)
    problems += check_outline(content)
    if not problems:
        problems = [
            Problem(path.as_posix(), "", "is older than what it is made from: run 'make content'")
            for path in stale(content)
        ]
    return Report(_counts(content), sorted(set(problems)), _uncovered(content))


def _broken(content: Content, kinds: Iterable[str]) -> bool:
    files = {file_of(kind) for kind in kinds}
    return any(problem.file in files for problem in content.problems)


def _counts(content: Content) -> dict[str, int]:
    return {
        **{kind: len(records) for kind, records in content.records.items()},
        "practice_items": len(content.items),
        "graded_items": sum(len(assignment.items) for _, assignment in content.assignments),
        "reflections": sum(len(assignment.reflections) for _, assignment in content.assignments),
        "assignments": len(content.assignments),
    }


def _ids(content: Content, kind: str) -> set[str]:
    return {record.id for record in content.records[kind]}


def _terms(content: Content, name: str) -> set[str] | None:
    return {term.id for term in getattr(content.terms, name)} if content.terms else None


def _facts(content: Content) -> Iterator[Problem]:
    claimed = content.claimed
    for kind, records in content.records.items():
        if claimed[kind] == frozenset():
            yield Problem(file_of(kind), "", "holds no record: put back an older copy")
        yield from _twice(file_of(kind), [record.id for record in records])
    for name in Terms.model_fields:
        terms = getattr(content.terms, name) if content.terms else ()
        yield from _twice("content/terms.yml", [term.id for term in terms])
        for term in terms:
            where = f"{name} {term.id}"
            yield from _known("content/terms.yml", where, "source", term.sources, claimed["sources"])
    for step in content.terms.steps if content.terms else ():
        yield from _known("content/terms.yml", f"steps {step.id}", "step", step.includes, _terms(content, "steps"))
    for record in content.records["contraindications"]:
        file = "content/contraindications.yml"
        steps = (*record.affects, *record.affects_sometimes)
        yield from _known(file, record.id, "class", record.classes, _terms(content, "classes"))
        yield from _known(file, record.id, "step", steps, _terms(content, "steps"))


def _items(content: Content) -> Iterator[Problem]:
    facts = content.claimed_facts()
    sources = content.claimed["sources"]
    ids = [(file, item.id) for file, item in content.all_items()]
    ids += [(file, part.id) for file, assignment in content.assignments for part in assignment.reflections]
    first: dict[str, str] = {}
    for file, item_id in ids:
        if item_id in first:
            yield Problem(file, item_id, f"this id stands already in {first[item_id]}: give each question its own")
        first.setdefault(item_id, file)
    for file, item in content.all_items():
        yield from _known(file, item.id, "objective", [item.objective], content.claimed["objectives"])
        yield from _known(file, item.id, "fact", item.facts, facts)
        for part, why in item.reasons_given():
            for cited in split_citations(why)[1]:
                kind, known = ("source", sources) if "-" in cited else ("fact", facts)
                yield from _known(file, item.id, kind, [cited], known, f"{part} ")


def _assignments(content: Content) -> Iterator[Problem]:
    for file, assignment in content.assignments:
        folder = file.split("/")[-2]
        if assignment.id != folder:
            yield Problem(file, assignment.id, f"the id should be the folder's name, '{folder}'")
        for cell_id in _cell_ids(assignment):
            if cell_id in RESERVED:
                yield Problem(file, cell_id, "this id is taken by a cell of the quiz page: choose another")


def _cell_ids(assignment: Assignment) -> list[str]:
    return [part.id for part in (*assignment.items, *assignment.reflections)]


def _lessons(content: Content) -> Iterator[Problem]:
    known = {
        "ask": ("practice question", content.claimed["items"]),
        "fact": ("fact", content.claimed["contraindications"]),
        "checklist": ("checklist", content.claimed["checklists"]),
        "disagreement": ("disagreement", content.claimed["disagreements"]),
        "open_lesson": ("lesson", content.claimed["lessons"]),
    }
    try:
        calls = lesson_calls(content.root)
    except BadNotebook as bad:
        yield Problem(bad.file, bad.cell, bad.mend)
        return
    for call in calls:
        what, ids = known.get(call.name, ("", None))
        if ids is not None and call.argument not in ids:
            yield Problem(call.file, f"cell {call.cell}", f"{call.name} names the unknown {what} '{call.argument}'")
    opened = {call.argument for call in calls if call.name == "open_lesson"}
    written = {lesson.id for lesson in content.records["lessons"] if not lesson.planned}
    for lesson in sorted(written - opened):
        yield Problem("content/lessons.yml", lesson, f"no notebook opens this lesson: add notebooks/{lesson}.ipynb")
    asked = {call.argument for call in calls if call.name == "ask"}
    for file, item in content.items:
        if item.id not in asked:
            yield Problem(file, item.id, 'no lesson asks this question: put lesson.ask("…") into a notebook')


def _uncovered(content: Content) -> list[str]:
    items = [item for _, item in content.all_items()]
    asked = {fact for item in items for fact in item.facts} | {item.objective for item in items}
    return sorted((_ids(content, "contraindications") | _ids(content, "objectives")) - asked)


def _twice(file: str, ids: list[str]) -> Iterator[Problem]:
    for record_id, count in Counter(ids).items():
        if count > 1:
            yield Problem(file, record_id, f"the id stands {count} times: give each record its own")


def _known(
    file: str, record: str, kind: str, ids: Iterable[str], known: Collection[str] | None, part: str = ""
) -> Iterator[Problem]:
    for unknown in sorted(set(ids) - set(known)) if known is not None else ():
        yield Problem(file, record, f"{part}cites unknown {kind} {unknown}: correct the id, or add the {kind}")
