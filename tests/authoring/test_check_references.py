"""`backfacial check` names every source, fact, row, lesson and disagreement that a record names and that is missing."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from backfacial.authoring.checks.references import check_references
from backfacial.authoring.content import Content
from backfacial.authoring.records import validate
from backfacial.facts.base import Entry, Review
from backfacial.facts.reactions.reactions import OnsetClue

BROKEN: list[tuple[str, str, dict[str, Any], str]] = [
    ("exam_topics", "NM02", {"covered_by": ("HL01-HL04",)}, "fact HL04"),
    ("competences", "CS2", {"shown_by": ("P03", "P99")}, "fact P99"),
    ("omissions", "OM8", {"supplied_by": ("CR8-CR99",)}, "fact CR14"),
    ("doubts", "DO01", {"about": ("C99",)}, "fact C99"),
    ("doubts", "DO01", {"about": ("R99",)}, "fact R99"),
    ("doubts", "DO01", {"about": ("UKT-99",)}, "source UKT-99"),
    ("skin", "SK01", {"lesson": "99-none"}, "lesson 99-none"),
    ("contraindications", "C01", {"disagreements": ("none",)}, "disagreement none"),
    ("reaction_rules", "RR02", {"clues": (OnsetClue(when="w", think_of="t", reactions=("SE99",)),)}, "fact SE99"),
]


def problems(content: Content) -> list[str]:
    return [str(problem) for problem in check_references(content)]


@pytest.mark.parametrize(("kind", "name", "change", "missing"), BROKEN, ids=[each[3] for each in BROKEN])
def test_what_is_missing_is_named(content: Content, kind: str, name: str, change: dict[str, Any], missing: str) -> None:
    records = [record.model_copy(update=change) if record.id == name else record for record in content.records[kind]]
    broken = replace(content, records={**content.records, kind: records})
    assert any(f"{name}: cites unknown {missing}: correct" in problem for problem in problems(broken))


def test_trade_pages_alone_are_no_evidence(content: Content) -> None:
    (record,) = (record for record in content.records["contraindications"] if record.id == "C03")
    assert record.sources == ("SPA-2",) and record.consensus
    alone = record.model_copy(update={"consensus": False})
    broken = replace(content, records={**content.records, "contraindications": [alone]})
    assert any("C03: rests on trade pages alone (SPA-2)" in problem for problem in problems(broken))


def test_a_record_of_every_kind_can_be_signed(content: Content, subtests: pytest.Subtests) -> None:
    for kind, (record, *_) in content.records.items():
        with subtests.test(kind):
            written = record.model_dump(by_alias=True, exclude_defaults=True)
            signed = type(record).model_validate({**written, "reviewed": {"by": "A. Person", "date": "2026-01-31"}})
            assert signed.reviewed is not None and signed.reviewed.date == datetime.date(2026, 1, 31)


@pytest.mark.parametrize(
    ("review", "mend"),
    [
        ({"by": "A", "date": "2026-13-01"}, "'reviewed date' should be a day, such as 2026-05-31"),
        ({"by": "A", "date": "last week"}, "'reviewed date' should be a day, such as 2026-05-31"),
        ({"by": "A", "date": 0}, "'reviewed date': 0 is no day: write one, such as 2026-05-31"),
        ({"by": "A", "date": datetime.datetime(2026, 1, 1, 10)}, "'reviewed date' should be a day without a time"),
        ({"by": " ", "date": "2026-01-31"}, "'reviewed by' is empty: fill it in"),
        ({"by": "A"}, "'reviewed date' is missing: add it"),
        ("2026-01-31", "'reviewed' should be a record with its fields"),
    ],
)
def test_a_wrong_signature_is_refused_in_words(review: object, mend: str) -> None:
    _, (problem,) = validate({"reviewed": review}, Entry, "content/x.yml", "x")
    assert problem.mend.startswith(mend)


def test_nobody_signs_for_a_day_that_has_not_come(content: Content) -> None:
    record, *others = content.records["contraindications"]
    early = record.model_copy(update={"reviewed": Review(by="A. Person", date=datetime.date(2999, 1, 1))})
    broken = replace(content, records={**content.records, "contraindications": [early, *others]})
    assert problems(broken) == [
        "content/contraindications.yml: C01: is reviewed on 2999-01-01, which has not come: correct it"
    ]


def test_the_course_misses_none(content: Content) -> None:
    assert problems(content) == []


def test_what_a_file_holds_that_cannot_be_read_is_not_missed(content: Content) -> None:
    assert problems(replace(content, claimed={**content.claimed, "foundations": None})) == []
