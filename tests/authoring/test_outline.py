"""Everything with an id can be read: in the terminal and in docs/knowledge/, in words, with who stands for it."""

import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from backfacial.authoring.build import build, stale
from backfacial.authoring.checks import outline as checking
from backfacial.authoring.checks.outline import check_outline, fields_to_name
from backfacial.authoring.content import Content, read_content
from backfacial.authoring.knowledge.entries import kind_models
from backfacial.authoring.knowledge.knowledge import Knowledge
from backfacial.authoring.knowledge.pages import FIRST_PAGE, anchors, knowledge_pages
from backfacial.facts.base import Record, Review
from backfacial.facts.conditions import AllOf, AnyOf, Comparison, TypedFact
from backfacial.facts.kinds import KINDS
from backfacial.items.assignment import Assignment
from backfacial.knowledge.condition_words import ConditionWords
from backfacial.knowledge.lines import plain
from backfacial.knowledge.outline import Outline, Part
from backfacial.terminal.explain import as_data, readable

COURSE = Path(__file__).parents[2]
CONTENT = read_content(COURSE)
KNOWLEDGE = Knowledge(CONTENT)
OUTLINES = [KNOWLEDGE.outline(entry) for entry in KNOWLEDGE.index.entries]
SMALL_IDS = {outline.id for outline in OUTLINES if "_" in outline.id}
ANCHOR = re.compile(r'<a id="([^"]+)"></a>')

NOT_FOR_READERS = {
    "a raw length of time": re.compile(r"\bP(T\d+[HMS]|\d+[DWM])\b"),
    "a place that is not filled in": re.compile(r"\{\w*\}"),
    "a Python object": re.compile(r"\b[A-Z]\w+\(\w+=|<\w+ object|^(None|True|False|\(\)|\[\])$"),
    "a name in the program": re.compile(r"\b[a-z]+_[a-z_]+\b"),
}
"""A small id may stand beside the name of its record."""


def printed(outline: Outline) -> str:
    """As it is printed in a narrow terminal or into a pipe."""
    pipe = StringIO()
    Console(width=80, file=pipe).print(readable(outline, CONTENT.say))
    return pipe.getvalue()


@pytest.fixture(scope="module")
def prints() -> dict[tuple[str, str], str]:
    """Each record as it is printed, once for all tests."""
    return {(outline.kind, outline.id): printed(outline) for outline in OUTLINES}


def said(text: str) -> str:
    """What is printed, without frames and line ends; and without the ids of what refers to it."""
    return re.sub(r"[│╭╮╰╯─\s]+", " ", text).partition(CONTENT.say("explain", "referred"))[0]


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {path.as_posix(): text for path, text in knowledge_pages(CONTENT).items()}


def test_every_kind_of_the_course_is_there() -> None:
    kinds = {outline.kind for outline in OUTLINES}
    assert {*KINDS, "clients", "items", "terms_steps", "terms_levels", "terms_conditions"} <= kinds
    assert len(OUTLINES) >= 1600


def test_every_record_shows_its_name_and_who_stands_for_it(
    prints: dict[tuple[str, str], str], subtests: pytest.Subtests
) -> None:
    for outline in OUTLINES:
        text = said(prints[outline.kind, outline.id])
        squeezed = re.sub(r"\s", "", text)
        with subtests.test(kind=outline.kind, id=outline.id):
            assert outline.id in text and outline.name
            assert re.sub(r"\s", "", outline.name) in squeezed
            for source in outline.sources:
                assert re.sub(r"\s", "", f"{source.id}{source.publisher}:{source.title}(") in squeezed
                assert source.tier != "E" or "trade practice, not evidence" in text
            assert not outline.consensus or "professional consensus" in text
            assert "Reviewed: not reviewed yet" in text or outline.reviewed


def everything(outline: Outline) -> Iterator[str]:
    """Each piece of text of a record, its labels and whatever stands below them."""
    yield outline.name
    yield from (text for part in (*outline.parts, *outline.referred) for text in _pieces(part))
    yield from (text for other in outline.disagreements for text in everything(other))


def _pieces(part: Part) -> Iterator[str]:
    yield part.label
    yield from map(plain, part.lines)
    yield from (text for inner in part.parts for text in _pieces(inner))


def test_nothing_is_shown_that_is_no_word() -> None:
    wrong = [
        f"{outline.id}: {what}: {text}"
        for outline in OUTLINES
        for text in everything(outline)
        for what, pattern in NOT_FOR_READERS.items()
        if (found := pattern.search(re.sub(r"https?://\S+", "", text))) and found.group() not in SMALL_IDS
    ]
    assert wrong == []


def test_no_line_is_wider_than_a_terminal(prints: dict[tuple[str, str], str]) -> None:
    assert max(len(line) for text in prints.values() for line in text.splitlines()) == 80


def test_a_record_as_data_holds_what_is_shown() -> None:
    data = as_data(next(outline for outline in OUTLINES if outline.id == "C01"))
    assert data["kind"] == "contraindications"
    assert data["parts"][0]["label"] == "Look for"
    assert [source["id"] for source in data["sources"]][:2] == ["AAD-1", "AAD-4"]
    assert data["disagreements"][0]["id"] == "isotretinoin-wait"
    assert "C01.1" in data["referred_by"]["screening"]


def test_what_refers_to_a_record_is_named() -> None:
    referred = {outline.id: outline.referred_ids for outline in OUTLINES if outline.kind == "reactions"}
    assert "M11" in referred["SE01"]["misconceptions"]
    assert "S2-21" in referred["SE01"]["seeds"]
    assert "R42" in referred["SE01"]["sign_patterns"]
    exam = next(outline for outline in OUTLINES if outline.id == "C22")
    assert "NM01" in exam.referred_ids["exam_topics"]  # it says C22-C34


def test_a_review_is_shown_and_counted() -> None:
    content = read_content(COURSE)
    records = content.records["contraindications"]
    review = Review.model_validate({"by": "A. Person, dermatologist", "date": "2026-12-01"})
    records[0] = records[0].model_copy(update={"reviewed": review})
    knowledge = Knowledge(content)
    text = said(printed(knowledge.outline(knowledge.index.capital["C01"])))
    assert "Reviewed: 2026-12-01, by A. Person, dermatologist" in text
    made = knowledge_pages(content)
    assert f"| Contraindications | {len(records)} | 1 |" in made[FIRST_PAGE]
    assert "reviewed on 2026-12-01 by A. Person, dermatologist" in made[Path("docs/knowledge/02-consultation.md")]


def test_every_kind_and_field_has_words() -> None:
    assert list(check_outline(CONTENT)) == []
    for kind, models in kind_models().items():
        for field in fields_to_name(models):
            assert KNOWLEDGE.naming.label(kind, field)


def test_a_new_field_and_a_new_kind_without_words_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    class Inner(Record):
        brand_new: str

    class Outer(Record):
        id: str
        inner: tuple[Inner, ...]

    monkeypatch.setattr(checking, "kind_models", lambda: {"novelties": (Outer,)})
    mends = {problem.record: problem.mend for problem in check_outline(CONTENT)}
    assert set(mends) == {"kinds-novelties", "kind-novelties", "field-inner", "field-brand_new"}
    assert "novelties" in mends["field-brand_new"]


def _content_without(key: str) -> Content:
    content = Content(COURSE, interface={room: dict(words) for room, words in CONTENT.interface.items()})
    del content.interface["explain"][key]
    return content


def test_a_label_that_is_taken_out_is_missed() -> None:
    (problem,) = check_outline(_content_without("field-look_for"))
    assert str(problem).startswith("content/interface/explain.yml: field-look_for: the field has no label")
    assert "contraindications" in problem.mend and "reactions" in problem.mend


@pytest.mark.parametrize(
    ("kind", "condition", "words"),
    [
        ("screening", {"fact": "isotretinoin", "is": "past"}, "isotretinoin: past"),
        (
            "screening",
            {"fact": "isotretinoin_last", "ago_below": "P6M"},
            "less than 6 months since the last dose of isotretinoin",
        ),
        ("screening", {"fact": "age", "below": 18}, "age: below 18"),
        (
            "screening",
            {"fact": "inflamed", "at_least": 11, "below": 35},
            "number of papules and pustules: 11 or more, below 35",
        ),
        ("screening", {"fact": "first_visit", "is": True}, "first visit"),
        ("screening", {"fact": "first_visit", "is": False}, "first visit: no"),
        ("screening", {"fact": "pregnant", "unsure": True}, "pregnant: not known to the client"),
        ("screening", {"fact": "lesions", "has": ["L01", "L02"]}, "lesions: L01 Blackheads or L02 Whiteheads"),
        ("sign_patterns", {"fact": "since", "ago_at_least": "PT72H"}, "how long it has been there: 72 hours or longer"),
        (
            "screening",
            {
                "all": [
                    {"fact": "age", "below": 18},
                    {"any": [{"fact": "fever", "is": True}, {"fact": "lump", "is": True}]},
                ]
            },
            "age: below 18, and (fever, or lump)",
        ),
        ("screening", {"not": {"fact": "letter", "has": ["C13"]}}, "not (letter: C13)"),
    ],
)
def test_a_condition_in_words(kind: str, condition: dict[str, Any], words: str) -> None:
    model = AllOf if "all" in condition else Comparison
    read = model.model_validate(condition) if "not" not in condition else None
    asked = read or next(iter(AnyOf.model_validate({"any": [condition]}).any))
    assert plain(ConditionWords(KNOWLEDGE.index, KNOWLEDGE.naming).line(kind, asked)) == words


def test_every_fact_of_a_client_has_a_word() -> None:
    facts = [entry for entry in KNOWLEDGE.index.entries if isinstance(entry.record, TypedFact)]
    assert len(facts) > 200
    for fact in facts:
        words = KNOWLEDGE.naming.fact(fact.kind, fact.record)
        assert words and "_" not in words


def test_the_first_page_has_every_id_once(pages: dict[str, str]) -> None:
    found = Counter(ANCHOR.findall(pages[FIRST_PAGE.as_posix()]))
    assert set(found.values()) == {1}
    assert set(found) == set(anchors(KNOWLEDGE).values())
    assert len(found) == len(OUTLINES)
    assert {"c01", "s2-21", "aad-1", "exf", "consult-waits", "c01.1"} <= set(found)


def test_every_record_stands_on_one_page(pages: dict[str, str]) -> None:
    on_pages = Counter(
        anchor for name, text in pages.items() if name != FIRST_PAGE.as_posix() for anchor in ANCHOR.findall(text)
    )
    assert on_pages == Counter(anchors(KNOWLEDGE).values())


def test_the_pages_are_the_same_each_time(pages: dict[str, str]) -> None:
    again = {path.as_posix(): text for path, text in knowledge_pages(read_content(COURSE)).items()}
    assert again == pages
    assert all(text.endswith("\n") and not text.endswith("\n\n") for text in pages.values())


def test_the_pages_ask_what_is_open_and_say_what_cannot_be_said(pages: dict[str, str]) -> None:
    first = pages[FIRST_PAGE.as_posix()]
    for doubt in CONTENT.records["doubts"]:
        assert f"- [ ] [{doubt.id}](" in first and doubt.question.split()[0] in first
    for limit in CONTENT.records["boundaries"]:
        assert f"- [{limit.id}](" in first


def test_a_table_has_as_many_cells_in_each_row(pages: dict[str, str]) -> None:
    for text in pages.values():
        for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
            assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1, table[:200]


def _graded_secrets(quiz: Assignment) -> list[str]:
    items = [text for item in quiz.items for text in (item.stem, *(why for _, why in item.reasons_given()))]
    rubrics = [criterion.text for reflection in quiz.reflections for criterion in reflection.rubric]
    return [" ".join(text.split()) for text in (*items, *rubrics)]


def test_nothing_of_a_graded_question_is_printed_or_on_a_page(
    pages: dict[str, str], prints: dict[tuple[str, str], str]
) -> None:
    every = [" ".join(text.split()) for text in pages.values()]
    every += [re.sub(r"[│\s]+", " ", text) for text in prints.values()]
    every.append(str([as_data(outline) for outline in OUTLINES]))
    ids = {outline.id for outline in OUTLINES}
    for _, quiz in CONTENT.assignments:
        assert not {item.id for item in quiz.items} & ids
        for secret in _graded_secrets(quiz):
            assert all(secret not in text for text in every), secret


def test_a_page_of_a_lesson_that_is_gone_is_seen_and_removed(copy_of_the_course: Path) -> None:
    gone = Path("docs/knowledge/99-gone.md")
    (copy_of_the_course / gone).write_text("# Gone\n", encoding="utf-8")
    content = read_content(copy_of_the_course)
    assert stale(content) == [gone]
    assert build(content) == []
    assert not (copy_of_the_course / gone).exists()
