"""`check` names each row without an example, and each example that the rules do not decide as it was worked out."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from backfacial.authoring.checks.examples import check_examples
from backfacial.authoring.content import Content
from backfacial.authoring.examples import FILES, Examples, read_examples
from backfacial.authoring.records import validate


@pytest.fixture(scope="module")
def examples(content: Content) -> Examples:
    found, problems = read_examples(content.root)
    assert problems == []
    return found


def told(content: Content, examples: Examples) -> list[str]:
    return [str(problem) for problem in check_examples(content, examples)]


def with_change(examples: Examples, kind: str, name: str, **change: Any) -> Examples:
    """One example with some of its fields as an author would write them."""
    changed = []
    for example in getattr(examples, kind):
        if example.id == name:
            written = {**example.model_dump(by_alias=True), **change}
            example, problems = validate(written, type(example), "", name)
            assert problems == []
        changed.append(example)
    return replace(examples, **{kind: tuple(changed)})


def test_the_course_is_in_order(content: Content, examples: Examples) -> None:
    assert told(content, examples) == []


@pytest.mark.parametrize(("kind", "name"), [("screening", "AL1.1"), ("lesions", "L01"), ("reactions", "R01")])
def test_a_row_without_an_example_and_an_example_without_a_row_are_named(
    content: Content, examples: Examples, kind: str, name: str
) -> None:
    own = getattr(examples, kind)
    file, what = FILES[kind][0], "lesion" if kind == "lesions" else "row"
    assert told(content, replace(examples, **{kind: own[1:]})) == [
        f"{file}: {name}: this {what} has no example: work one out by hand, and add it"
    ]
    twice = f"{file}: {name}: the id stands 2 times: put them together"
    assert told(content, replace(examples, **{kind: (*own, own[0])})) == [twice]
    other = own[0].model_copy(update={"id": f"{name[0]}99"})
    assert told(content, replace(examples, **{kind: (*own, other)})) == [
        f"{file}: {name[0]}99: there is no such {what}: correct the id, or take the example out"
    ]


MOVED = {
    "inside": ("screening", "C03.1", {"fires": [{"retinol_last": "P3D"}]}, "with {retinol_last: P3D} the row does not"),
    "outside": (
        "screening",
        "C03.1",
        {"not": [{"retinol_last": "P2D"}]},
        "with {retinol_last: P2D} the row fires, and",
    ),
    "level": (
        "screening",
        "C03.1",
        {"gives": {"level": "defer", "cap": "adapted", "steps_out": ["EXF"], "waits": ["retinol_last P3D"]}},
        "gives: 'level' is stated as defer, and the row says adapt",
    ),
    "wait": (
        "screening",
        "C03.1",
        {"gives": {"level": "adapt", "cap": "adapted", "steps_out": ["EXF"]}},
        "gives: 'waits' is stated as nothing, and the row says retinol_last P3D",
    ),
    "unknown-fact": ("screening", "C03.1", {"fires": [{"retinol": "P2D"}]}, "retinol"),
    "act": ("lesions", "L17", {"act": "refer", "refer": "clinician"}, "is stated as refer clinician, and"),
    "raised": (
        "lesions",
        "L01",
        {"raised": [{"facts": {"count": 11}, "handling": "extract"}]},
        "with {count: 11} it is leave",
    ),
    "not-raised": ("lesions", "L03", {"raised": []}, "its record has 'raises': add an example under 'raised'"),
    "action": ("reactions", "R01", {"gives": {"action": "urgent", "candidates": ["SE20"]}}, "gives: the row says"),
    "signs": ("reactions", "R01", {"not": [{"tight_throat": True}]}, "with {tight_throat: True} the row fires, and"),
    "to": (
        "reactions",
        "R37",
        {"raised": [{"to": "urgent", "facts": {"purple": True, "large_or_unexplained": True}}]},
        "the row asks for refer, and not for urgent",
    ),
    "more": (
        "reactions",
        "R37",
        {"fires": [{"purple": True, "large_or_unexplained": True}]},
        "move the example to 'raised'",
    ),
    "open": ("reactions", "R01", {"open": [{"tight_throat": True}]}, "the row fires, and should wait"),
    "unfelt": ("reactions", "R01", {"fires": [{"throat": True}]}, "throat"),
}


@pytest.mark.parametrize(("kind", "name", "change", "said"), MOVED.values(), ids=MOVED)
def test_an_example_that_comes_out_otherwise_is_named(
    content: Content, examples: Examples, kind: str, name: str, change: dict[str, Any], said: str
) -> None:
    problems = told(content, with_change(examples, kind, name, **change))
    assert problems and all(problem.startswith(f"{FILES[kind][0]}: {name}: ") for problem in problems)
    assert any(said in problem for problem in problems), problems


@pytest.mark.parametrize(("seen", "said"), [("ring", "its picture is read as L19"), ("stork", "stork")])
def test_a_picture_that_is_read_otherwise_is_named(content: Content, examples: Examples, seen: str, said: str) -> None:
    changed = [
        lesion.model_copy(update={"picture": {seen: True}}) if lesion.id == "L17" else lesion
        for lesion in content.records["lesions"]
    ]
    problems = told(replace(content, records={**content.records, "lesions": changed}), examples)
    assert any(problem.startswith(f"{FILES['lesions'][0]}: L17: ") and said in problem for problem in problems)


def test_two_weeks_are_fourteen_days(content: Content, examples: Examples) -> None:
    row = next(each for each in examples.screening if each.id == "C43.1")
    waits = [wait.replace("P2W", "P14D") for wait in row.gives.waits]
    gives = {**row.gives.model_dump(), "waits": waits}
    assert told(content, with_change(examples, "screening", "C43.1", gives=gives)) == []


OTHERWISE = {
    "screening": {"level": "out_of_scope"},
    "lesions": {"act": "refer", "refer": "emergency", "raises": (), "extract": None},
    "sign_patterns": {"action": "expected", "raises": ()},
}


@pytest.mark.parametrize("kind", OTHERWISE)
def test_a_row_that_decides_otherwise_is_named_by_its_examples(content: Content, examples: Examples, kind: str) -> None:
    for record in content.records[kind][:6]:
        changed = [
            each.model_copy(update=OTHERWISE[kind]) if each is record else each for each in content.records[kind]
        ]
        problems = told(replace(content, records={**content.records, kind: changed}), examples)
        assert any(f": {record.id}: " in problem for problem in problems), record.id


def test_a_broken_example_is_named_with_its_mend(copy_of_the_course: Path) -> None:
    path = copy_of_the_course / "content/examples/screening.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  fires:\n", "  fire:\n", 1), encoding="utf-8")
    _, problems = read_examples(copy_of_the_course)
    assert [str(problem) for problem in problems] == [
        "content/examples/screening.yml: C01.1: 'fires' is missing: add it",
        "content/examples/screening.yml: C01.1: 'fire' is not a field here: take it out, or check its spelling",
    ]
    path.unlink()
    _, problems = read_examples(copy_of_the_course)
    assert [str(problem) for problem in problems] == [
        "content/examples/screening.yml: the file is missing: put it back"
    ]
