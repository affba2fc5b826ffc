"""`check` names a rule of safety on weak ground, an alarm that the checklist leaves out, and a key that got out."""

from dataclasses import replace
from typing import Any

import pytest

from backfacial.authoring.checks.safety import RULES, check_safety
from backfacial.authoring.checks.secrets import check_secrets
from backfacial.authoring.content import Content
from backfacial.authoring.notebooks import Cell, Notebook
from backfacial.authoring.texts import Texts
from backfacial.items.choice import ChoiceItem

FACTS = "content/contraindications.yml"


def told(content: Content) -> list[str]:
    return [str(problem) for problem in check_safety(content)]


def with_fact(content: Content, name: str, **change: Any) -> Content:
    facts = [
        fact.model_copy(update=change) if fact.id == name else fact for fact in content.records["contraindications"]
    ]
    return replace(content, records={**content.records, "contraindications": facts})


def test_the_course_is_in_order(content: Content) -> None:
    assert told(content) == []
    assert list(check_secrets(content, Texts(content.plain), ())) == []


@pytest.mark.parametrize("kind", RULES)
def test_a_weak_page_without_a_doubt_is_named(content: Content, kind: str) -> None:
    page = content.records["sources"][0].model_copy(update={"id": "EX-99", "tier": "E"})
    first, *others = content.records[kind]
    resting = first.model_copy(update={"sources": (*first.sources, "EX-99")})
    records = {**content.records, kind: [resting, *others], "sources": [*content.records["sources"], page]}
    (said,) = told(replace(content, records=records))
    assert f"{first.id}: rests on the weak page EX-99 (tier D or E): name it under 'about' of a doubt" in said
    better = {**records, "sources": [*content.records["sources"], page.model_copy(update={"tier": "C"})]}
    assert told(replace(content, records=better)) == []


def test_a_reason_that_rests_on_weak_pages_alone_is_named(content: Content) -> None:
    doubted = {name for doubt in content.records["doubts"] for name in doubt.about}
    fact = next(fact.id for fact in content.records["contraindications"] if fact.id not in doubted)
    (said,) = told(with_fact(content, fact, sources=("SPA-1",)))
    assert said.startswith(f"{FACTS}: {fact}: rests on weak pages alone (tiers D and E): name it under 'about'")


def test_what_needs_help_at_once_stands_on_the_checklist(content: Content) -> None:
    urgent = next(fact for fact in content.records["contraindications"] if fact.id == "C25").escalate
    levels = sorted({each.level for each in urgent})
    assert told(with_fact(content, "C10", escalate=urgent)) == [
        f"{FACTS}: C10: has 'escalate: {level}': add it to a line under 'alarm: {level}' of consultation in "
        "content/checklists.yml"
        for level in levels
    ]


def test_a_key_that_stands_where_learners_read_is_named(content: Content) -> None:
    (_, quiz), *_ = content.assignments
    item = next(item for item in quiz.items if isinstance(item, ChoiceItem))
    why = item.options[0].why
    rubric = quiz.reflections[0].rubric[0].text
    texts = Texts({"content/skin.yml": [{"id": "SK01", "fact": f"See: {why.replace(' ', '  ')}"}]})
    lesson = Notebook("notebooks/02-consultation.ipynb", (Cell("key-points", "markdown", f"- {rubric}"),))
    said = sorted(str(problem) for problem in check_secrets(content, texts, [lesson]))
    mend = "learners get this file, so say it otherwise"
    assert said == [
        f"content/skin.yml: SK01: says the same as the key of the graded question {item.id}: {mend}",
        f"notebooks/02-consultation.ipynb: cell key-points: says the same as the key of the graded question "
        f"{quiz.reflections[0].id}: {mend}",
    ]


def test_a_reason_with_the_place_of_a_number_is_known_as_it_was_written(content: Content) -> None:
    why = "Wait at least {C01.wait.at_least}, whatever anybody says [C01]."
    source = {"items": [{"id": "quiz-new", "why": why}], "reflections": [], "id": "q"}
    files = {"source/q/assignment.yml": source, "content/items/new.yml": [{"id": "new-one", "why": why}]}
    (problem,) = check_secrets(replace(content, assignments=[]), Texts(files), ())
    assert (problem.file, problem.record) == ("content/items/new.yml", "new-one")
    assert "the graded question quiz-new" in problem.mend
