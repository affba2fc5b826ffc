"""Every check over the whole content: all that an author must know, in seconds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from backfacial.authoring.build import stale
from backfacial.authoring.checks.asked import check_asked
from backfacial.authoring.checks.assumptions import check_assumptions
from backfacial.authoring.checks.bank import check_bank
from backfacial.authoring.checks.cells import check_cells
from backfacial.authoring.checks.claims import check_claims
from backfacial.authoring.checks.examples import check_examples
from backfacial.authoring.checks.history import check_history, old_history
from backfacial.authoring.checks.home_hygiene import check_home_hygiene
from backfacial.authoring.checks.lessons import check_lessons
from backfacial.authoring.checks.massage import check_massage
from backfacial.authoring.checks.numbers import check_numbers
from backfacial.authoring.checks.outline import check_outline
from backfacial.authoring.checks.protocol import check_protocol
from backfacial.authoring.checks.question_types import check_question_types
from backfacial.authoring.checks.quotes import check_quotes
from backfacial.authoring.checks.reading import check_reading
from backfacial.authoring.checks.records import check_records
from backfacial.authoring.checks.references import check_references
from backfacial.authoring.checks.released import check_released
from backfacial.authoring.checks.rules import check_rules
from backfacial.authoring.checks.safety import check_safety
from backfacial.authoring.checks.secrets import check_secrets
from backfacial.authoring.checks.strays import check_strays
from backfacial.authoring.checks.trolley import check_trolley
from backfacial.authoring.checks.values import check_values
from backfacial.authoring.checks.waits import check_waits
from backfacial.authoring.content import Content, file_of
from backfacial.authoring.examples import read_examples
from backfacial.authoring.flaws.flaw import Flaw
from backfacial.authoring.flaws.report import item_flaws
from backfacial.authoring.notebooks import Notebook, lesson_notebooks
from backfacial.authoring.records import Problem
from backfacial.authoring.texts import Texts

VOCABULARY = ("client_facts", "home_facts", "triage_facts", "lesion_facts", "home_kinds", "word_groups")
"""What conditions and phrases are made of. As long as one is broken, hundreds of others would look broken too."""


@dataclass(frozen=True)
class Report:
    """What a check found. `uncovered` are facts and objectives that no question asks about yet.

    `flaws` are weaknesses of questions; they are no problems, and None while the content cannot be read.
    """

    counts: dict[str, int]
    problems: list[Problem]
    uncovered: list[str]
    flaws: list[Flaw] | None


def check(content: Content) -> Report:
    """Check everything that was read, the lessons and the examples.

    Generated files are compared only when the content itself is in order, since a broken record would make each of
    them look old.
    """
    problems = problems_of(content) or _old_files(content)
    flaws = None if content.problems else item_flaws(content)
    return Report(_counts(content), sorted(set(problems)), _uncovered(content), flaws)


def problems_of(content: Content) -> list[Problem]:
    """Everything that is wrong with what authors edit."""
    notebooks, unreadable = lesson_notebooks(content.root)
    examples, misshapen = read_examples(content.root)
    problems = [*content.problems, *unreadable, *misshapen, *check_records(content), *check_references(content)]
    if not _broken(content, VOCABULARY):
        problems += check_rules(content)
        problems += check_waits(content)
        problems += check_protocol(content)
        problems += check_massage(content)
        problems += check_home_hygiene(content)
        problems += check_claims(content)
    problems += check_safety(content)
    problems += check_trolley(content)
    problems += check_outline(content)
    problems += check_question_types(content)
    problems += check_bank(content)
    problems += check_history(content)
    problems += check_strays(content.root)
    problems += check_cells(notebooks)
    if not unreadable:
        problems += check_lessons(content, notebooks)
    if not content.problems:
        problems += check_asked(content)
        problems += _of_texts(content, notebooks)
        problems += [] if misshapen else check_examples(content, examples)
    return problems


def _of_texts(content: Content, notebooks: Sequence[Notebook]) -> Iterator[Problem]:
    """What is wrong with the numbers and the words of records whose form is in order."""
    texts = Texts(content.plain)
    yield from check_numbers(content, texts, notebooks)
    yield from check_values(content, texts)
    yield from check_quotes(content, texts)
    yield from check_assumptions(content, texts)
    yield from check_reading(texts, notebooks)
    yield from check_secrets(content, texts, notebooks)


def _old_files(content: Content) -> list[Problem]:
    """What is generated and old; what nbgrader makes comes after what it is made from."""
    made = "is older than what it is made from: run 'make content'"
    generated = [Problem(path.as_posix(), "", made) for path in stale(content)]
    return generated or [*check_released(content), *old_history(content)]


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


def _uncovered(content: Content) -> list[str]:
    items = [item for _, item in content.all_items()]
    asked = {fact for item in items for fact in item.facts} | {item.objective for item in items}
    return sorted((_ids(content, "contraindications") | _ids(content, "objectives")) - asked)
