"""`backfacial check`: the course is in order, and each kind of broken record is named with file, record and mend."""

import gc
import json
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from typer.testing import CliRunner

from backfacial.authoring.build import build, stale
from backfacial.authoring.check import Report, check
from backfacial.authoring.checks.lessons import check_lessons
from backfacial.authoring.checks.records import check_records
from backfacial.authoring.checks.references import check_references
from backfacial.authoring.checks.rules import check_rules
from backfacial.authoring.content import Content, course_root, read_content
from backfacial.authoring.notebooks import lesson_notebooks
from backfacial.authoring.records import Problem
from backfacial.cli import app

ITEMS = "content/items/consultation.yml"
QUIZ = "source/02-consultation/assignment.yml"
TERMS = "content/terms.yml"
GATES = "content/gates.yml"
CHECKLISTS = "content/checklists.yml"
FACTS = "content/contraindications.yml"
ITEM = """
- id: {id}
  type: choice
  objective: consult-waits
  stem: What now?
  points: 1
  facts: [C01]
  options:
    - {{id: a, text: Wait, why: "Because of [C01].", key: true}}
    - {{id: b, text: Go, why: "Not so [AAD-1]."}}
"""


def checked(root: Path) -> Report:
    return check(read_content(root))


def of_records(content: Content) -> list[Problem]:
    """What is wrong with single records. The rest of the check takes several times as long."""
    notebooks, _ = lesson_notebooks(content.root)
    checks = (
        check_records(content),
        check_references(content),
        check_rules(content),
        check_lessons(content, notebooks),
    )
    return [*content.problems, *chain.from_iterable(checks)]


@pytest.fixture(scope="module")
def report(content: Content) -> Report:
    """What a check of the course says."""
    return check(content)


def test_the_course_is_in_order(report: Report) -> None:
    assert [str(problem) for problem in report.problems] == []


def test_the_counts_are_at_least_those_of_the_dossier_and_the_first_lesson(report: Report, course: Path) -> None:
    counts = report.counts
    least = {"sources": 265, "contraindications": 74, "disagreements": 6, "claims": 10, "misconceptions": 45}
    least |= {"seeds": 94, "adverts": 2, "gates": 4, "checklists": 1, "practice_items": 24, "graded_items": 15}
    assert {kind: min(counts[kind], fewest) for kind, fewest in least.items()} == least
    assert counts["lessons"] >= len(list((course / "notebooks").glob("*.ipynb")))


def test_what_is_uncovered_has_no_question(report: Report) -> None:
    assert "C12" in report.uncovered
    assert "C01" not in report.uncovered


def _append(text: str) -> Callable[[str], str]:
    return lambda before: before + text


def _swap(old: str, new: str) -> Callable[[str], str]:
    def swap(before: str) -> str:
        assert old in before
        return before.replace(old, new, 1)

    return swap


GATE = """
- {{id: gate-9, title: T, step: P10, before: B, question: Q, looks_for: L, stop: S, then: H, facts: [{fact}], {by}}}
"""

BROKEN: dict[str, tuple[str, Callable[[str], str], str]] = {
    "unknown-module": (
        "content/modules.yml",
        _swap("modules_out: [O1]", "modules_out: [O9]"),
        "O1.1: names the unknown module O9",
    ),
    "unknown-source-in-a-fact": (
        FACTS,
        _swap("sources: [AAD-1,", "sources: [AAD-99,"),
        "C01: cites unknown source AAD-99",
    ),
    "unknown-source-in-an-option": (
        ITEMS,
        _append(ITEM.format(id="new-item").replace("[AAD-1]", "[AAD-99]")),
        "new-item: option b cites unknown source AAD-99",
    ),
    "unknown-fact": (ITEMS, _append(ITEM.format(id="new-item").replace("[C01]\n", "[C99]\n")), "unknown fact C99"),
    "two-keys": (
        ITEMS,
        _append(ITEM.format(id="new-item").replace('[AAD-1]."', '[AAD-1].", key: true')),
        "new-item: a choice has exactly one option with 'key: true'; this one has 2",
    ),
    "no-reason": (
        ITEMS,
        _append(ITEM.format(id="new-item").replace(', why: "Not so [AAD-1]."', "")),
        "new-item: 'option b: why' is missing: add it",
    ),
    "duplicate-id": (
        ITEMS,
        _append(ITEM.format(id="quiz-sore-calf")),
        "quiz-sore-calf: this id stands already in content/items/consultation.yml",
    ),
    "dotted-id": (ITEMS, _append(ITEM.format(id="new.item")), "new.item: 'id': 'new.item' is not an id"),
    "misspelt-field": (
        ITEMS,
        _append(ITEM.format(id="new-item").replace("stem:", "stemm:")),
        "'stemm' is not a field here",
    ),
    "not-in-a-lesson": (ITEMS, _append(ITEM.format(id="new-item")), "new-item: no lesson asks this question"),
    "unknown-objective": (
        ITEMS,
        _append(ITEM.format(id="new-item").replace("consult-waits", "consult-nothing")),
        "new-item: cites unknown objective consult-nothing",
    ),
    "no-source-at-all": (
        FACTS,
        _append(
            "\n- {id: C75, name: N, lesson: 02-consultation, look_for: L, "
            "classes: [local], decision: D, why: W, say: S}\n"
        ),
        "C75: has no source: name one under 'sources', or say 'consensus: true'",
    ),
    "unknown-class": (FACTS, _swap("classes: [prevents]", "classes: [forbids]"), "C01: cites unknown class forbids"),
    "unknown-step-in-some-cases": (
        FACTS,
        _swap("affects_sometimes: [HF]", "affects_sometimes: [HIGH]"),
        "C06: cites unknown step HIGH",
    ),
    "unknown-step-in-a-group": (TERMS, _swap("includes: [STEAM]", "includes: [FOG]"), "HEAT: cites unknown step FOG"),
    "unknown-fact-at-a-gate": (
        GATES,
        _append(GATE.format(fact="C99", by="consensus: true")),
        "gate-9: cites unknown fact C99",
    ),
    "unknown-source-at-a-gate": (
        GATES,
        _append(GATE.format(fact="C01", by="sources: [AAD-99]")),
        "gate-9: cites unknown source AAD-99",
    ),
    "unknown-fact-in-a-checklist": (
        CHECKLISTS,
        _swap("facts: [C01]", "facts: [C99]"),
        "consultation: cites unknown fact C99",
    ),
    "unknown-source-in-a-checklist": (CHECKLISTS, _swap("[CDC-5,", "[CDC-99,"), "cites unknown source CDC-99"),
    "checklist-of-no-lesson": (
        CHECKLISTS,
        _swap("lesson: 02-consultation", "lesson: 99-none"),
        "unknown lesson 99-none",
    ),
    "line-that-rests-on-nothing": (CHECKLISTS, _swap("          facts: [C01]\n", ""), "rests on nothing"),
    "tab-in-the-yaml": (ITEMS, _append("\n\t- id: x\n"), f"{ITEMS}: line"),
    "key-twice": (ITEMS, _append("\n- id: x\n  id: y\n"), "'id' stands twice in one record"),
    "not-a-list": (ITEMS, lambda before: "id: alone\n", "should be a list of records"),
    "assignment-in-another-folder": (
        QUIZ,
        _swap("id: 02-consultation", "id: 03-other"),
        "the id should be the folder's name",
    ),
    "a-select-of-keys-only": (
        ITEMS,
        _append(ITEM.format(id="new-item").replace("choice", "select").replace('[AAD-1]."', '[AAD-1].", key: true')),
        "new-item: a select needs at least one option that is not a key",
    ),
}


@pytest.mark.parametrize(("file", "spoil", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_broken_record_is_named_with_file_record_and_mend(
    copy_of_the_course: Path, file: str, spoil: Callable[[str], str], expected: str
) -> None:
    path = copy_of_the_course / file
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    said = [str(problem) for problem in of_records(read_content(copy_of_the_course))]
    assert any(expected in problem for problem in said), said
    assert all(problem.startswith(("content/", "source/")) for problem in said)


def test_one_broken_record_does_not_hide_another(copy_of_the_course: Path) -> None:
    path = copy_of_the_course / ITEMS
    broken = ITEM.format(id="new.item") + ITEM.format(id="other.item")
    path.write_text(path.read_text(encoding="utf-8") + broken, encoding="utf-8")
    said = {problem.record for problem in of_records(read_content(copy_of_the_course))}
    assert {"new.item", "other.item"} <= said


def test_a_broken_vocabulary_does_not_make_all_that_uses_it_look_broken(copy_of_the_course: Path) -> None:
    path = copy_of_the_course / "content/client-facts.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: int", "kind: integer", 1), encoding="utf-8")
    said = checked(copy_of_the_course).problems
    assert {problem.file for problem in said} == {"content/client-facts.yml"} and len(said) <= 2, said
    path.unlink()
    assert [str(problem) for problem in checked(copy_of_the_course).problems] == [
        "content/client-facts.yml: the file is missing: put it back"
    ]


def test_no_kind_may_be_empty(content: Content) -> None:
    for kind in ("golden_rule", "omissions", "generated_clients"):
        empty = replace(content, records={**content.records, kind: []}, claimed={**content.claimed, kind: frozenset()})
        said = [str(problem) for problem in check_records(empty)]
        assert f"content/{kind.replace('_', '-')}.yml: holds no record: put back an older copy" in said


def test_generated_files_are_the_same_bytes_each_time_and_old_ones_are_seen(copy_of_the_course: Path) -> None:
    content = read_content(copy_of_the_course)
    assert stale(content) == []
    path = copy_of_the_course / QUIZ
    path.write_text(path.read_text(encoding="utf-8").replace("pass: 75", "pass: 80"), encoding="utf-8")
    changed = read_content(copy_of_the_course)
    assert [str(problem) for problem in check(changed).problems] == [
        "source/02-consultation/02-consultation.ipynb: is older than what it is made from: run 'make content'"
    ]
    assert [written.as_posix() for written in build(changed)] == ["source/02-consultation/02-consultation.ipynb"]
    assert build(changed) == []


def test_one_build_is_enough_after_a_change_of_the_quiz_pages_words(copy_of_the_course: Path) -> None:
    path = copy_of_the_course / "content/interface/quiz.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("This quiz counts.", "This one counts."), encoding="utf-8")
    build(read_content(copy_of_the_course))
    assert stale(read_content(copy_of_the_course)) == []
    assert "This one counts." in (copy_of_the_course / "source/02-consultation/02-consultation.ipynb").read_text()


@pytest.mark.parametrize("text", [None, 'intro: "This quiz counts."\n'])
def test_missing_words_of_the_quiz_page_are_named(copy_of_the_course: Path, text: str | None) -> None:
    path = copy_of_the_course / "content/interface/quiz.yml"
    path.unlink()
    if text:
        path.write_text(text, encoding="utf-8")
    said = [str(problem) for problem in read_content(copy_of_the_course).problems]
    assert "content/interface/quiz.yml: hand-in: the sentence is missing: put it back" in said


def test_check_as_json_and_its_exit_code(copy_of_the_course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy_of_the_course)
    good = CliRunner().invoke(app, ["check", "--json"])
    document = json.loads(good.output)
    assert good.exit_code == 0
    assert set(document) == {"counts", "problems", "uncovered", "flaws"}
    assert document["problems"] == []
    (copy_of_the_course / "content/terms.yml").unlink()
    bad = CliRunner().invoke(app, ["check", "--json"])
    assert bad.exit_code == 1
    assert json.loads(bad.output)["problems"][0]["file"] == "content/terms.yml"


def test_check_ends_with_the_problems_or_with_one_line(
    copy_of_the_course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy_of_the_course)
    counts, last = CliRunner().invoke(app, ["check", "--counts"]).stdout.splitlines()
    assert re.match(r"\d+ contraindications, ", counts) and last == "no problems"
    (copy_of_the_course / "content/terms.yml").unlink()
    bad = CliRunner().invoke(app, ["check"])
    assert (bad.exit_code, bad.output) == (1, "content/terms.yml: the file is missing: put it back\n")
    counts, last = CliRunner().invoke(app, ["check", "--counts"]).output.splitlines()
    assert re.match(r"\d+ contraindications, ", counts) and f"{last}\n" == bad.output
    assert gc.isenabled()


def test_check_says_where_a_course_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["check"])
    assert result.exit_code == 1
    with pytest.raises(FileNotFoundError, match="in no course"):
        course_root(tmp_path)
