"""Checks of records as such: no id dangles, none stands twice, no file is empty."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from backfacial.authoring.content import Content, file_of
from backfacial.authoring.records import Problem
from backfacial.facts.course.terms import Terms
from backfacial.items.assignment import Assignment
from backfacial.pages.citations import split_citations

RESERVED = ("intro", "set-up", "reflections", "hand-in-heading", "hand-in")
"""Cell ids of a graded notebook that no item may take."""


def check_records(content: Content) -> list[Problem]:
    """All problems of facts and terms, of questions, and of quizzes."""
    return [*_facts(content), *_items(content), *_assignments(content)]


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


def _twice(file: str, ids: list[str]) -> Iterator[Problem]:
    for record_id, count in Counter(ids).items():
        if count > 1:
            yield Problem(file, record_id, f"the id stands {count} times: give each record its own")


def _known(
    file: str, record: str, kind: str, ids: Iterable[str], known: Collection[str] | None, part: str = ""
) -> Iterator[Problem]:
    for unknown in sorted(set(ids) - set(known)) if known is not None else ():
        yield Problem(file, record, f"{part}cites unknown {kind} {unknown}: correct the id, or add the {kind}")
