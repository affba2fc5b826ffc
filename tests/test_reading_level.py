"""A trainee can read it: lessons, questions and words to the client are at Flesch-Kincaid grade 9 or below."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml
from reading_level import grade, plain, sentences, syllables, words

from backfacial.authoring.content import read_content
from backfacial.facts.measures import PLACE

ROOT = Path(__file__).parents[1]
LIMIT = 9.0
ENOUGH = 100
"""Words that a sample of a lesson has at least; the grade of less says little."""
NOT_PROSE = {"id", "type", "objective", "facts", "unit"}
REASONS = {"why", "rubric"}


def prose(value: Any, reason: bool = False) -> Iterator[tuple[bool, str]]:
    """Every text in a question's data, and whether it is a reason; whatever the question type.

    The place of a number is read like one.
    """
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in NOT_PROSE:
                yield from prose(part, reason or key in REASONS)
    elif isinstance(value, list):
        for part in value:
            yield from prose(part, reason)
    elif isinstance(value, str) and " " in value:
        yield reason, plain(PLACE.sub("3 days", value))


def questions(root: Path) -> Iterator[dict[str, Any]]:
    """All practice and graded questions and reflections, as their authors wrote them."""
    for path in sorted(root.glob("content/items/*.yml")):
        yield from yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted(root.glob("source/*/assignment.yml")):
        quiz = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield from [*quiz["items"], *quiz.get("reflections", [])]


def sections(path: Path) -> list[tuple[str, str]]:
    """A lesson's prose with its headings; a short section is read together with those after it."""
    cells = nbformat.read(path, as_version=4).cells
    markdown = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    samples: list[tuple[str, str]] = []
    heading, text = "", ""
    for part in re.split(r"^(?=#+ )", markdown, flags=re.MULTILINE):
        heading = heading or part.split("\n", 1)[0].lstrip("# ")
        text = f"{text}\n{plain(part)}".strip()
        if len(words(text)) >= ENOUGH:
            samples.append((heading, text))
            heading, text = "", ""
    if text and samples:
        heading, before = samples.pop()
        text = f"{before}\n{text}"
    return [*samples, (heading, text)] if text else samples


def samples(root: Path) -> dict[str, str]:
    """Everything that is measured, by a name that says where it stands."""
    found: dict[str, str] = {}
    for path in sorted(root.glob("notebooks/*.ipynb")):
        parts = sections(path)
        found |= {f"{path.stem}: {heading}": text for heading, text in parts}
        found[f"{path.stem}: whole lesson"] = "\n".join(text for _, text in parts)
    for question in questions(root):
        for name, wanted in (("question", False), ("reasons", True)):
            texts = [text for reason, text in prose(question) if reason is wanted]
            if texts:
                found[f"{question['id']}: {name}"] = "\n".join(texts)
    facts = yaml.safe_load((root / "content/contraindications.yml").read_text(encoding="utf-8"))
    found["words to the client"] = "\n".join(plain(PLACE.sub("3 days", fact["say"])) for fact in facts)
    return found


def too_hard(root: Path) -> set[str]:
    return {name for name, text in samples(root).items() if grade(text) > LIMIT}


SAMPLES = samples(ROOT)


@pytest.mark.parametrize("text", SAMPLES.values(), ids=list(SAMPLES))
def test_it_is_at_grade_9_or_below(text: str) -> None:
    assert grade(text) <= LIMIT, f"shorter sentences or plainer words: {sorted(words(text), key=syllables)[-8:]}"


def test_every_question_and_every_lesson_is_measured() -> None:
    content = read_content(ROOT)
    asked = {item.id for _, item in content.items}
    asked |= {part.id for _, quiz in content.assignments for part in (*quiz.items, *quiz.reflections)}
    assert {f"{item_id}: {part}" for item_id in asked for part in ("question", "reasons")} <= set(SAMPLES)
    assert {f"{lesson.id}: whole lesson" for lesson in content.records["lessons"] if not lesson.planned} <= set(SAMPLES)


HARD = (
    "Notwithstanding considerable international disagreement, contemporary dermatological recommendations unanimously "
    "necessitate documentation of pharmacological contraindications."
)


def test_a_hard_question_a_hard_reason_and_hard_words_to_the_client_are_found(copy_of_the_course: Path) -> None:
    assert too_hard(copy_of_the_course) == set()
    new = copy_of_the_course / "content/items/new.yml"
    items = [{"id": "new-one", "stem": HARD, "why": "It is so."}, {"id": "new-two", "stem": "Is it so?", "why": HARD}]
    new.write_text(yaml.safe_dump(items), encoding="utf-8")
    facts = copy_of_the_course / "content/contraindications.yml"
    text = facts.read_text(encoding="utf-8")
    spoilt = re.sub(r"^  say: .*\n(?:    .*\n)*", f"  say: {HARD}\n", text, flags=re.MULTILINE)
    facts.write_text(spoilt, encoding="utf-8")
    assert too_hard(copy_of_the_course) == {"new-one: question", "new-two: reasons", "words to the client"}


def test_a_hard_section_of_a_new_lesson_is_found(copy_of_the_course: Path) -> None:
    easy = "## Easy\n\n" + "You look, you ask and you wait. " * 20
    hard = "## Hard\n\n" + f"{HARD} " * 8
    cells = [nbformat.v4.new_markdown_cell(part) for part in (easy, hard, easy)]
    book = nbformat.v4.new_notebook(cells=cells)
    nbformat.write(book, copy_of_the_course / "notebooks" / "99-new.ipynb")
    assert "99-new: Hard" in too_hard(copy_of_the_course)
    assert "99-new: Easy" not in too_hard(copy_of_the_course)


def test_short_sections_are_read_together(tmp_path: Path) -> None:
    short, long = "You look before you touch. " * 4, "You look before you touch. " * 20
    cells = [nbformat.v4.new_markdown_cell(f"## {name}\n\n{text}") for name, text in
             (("One", short), ("Two", long), ("Three", long), ("Four", short))]  # fmt: skip
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "lesson.ipynb")
    found = sections(tmp_path / "lesson.ipynb")
    assert [(heading, len(words(text))) for heading, text in found] == [("One", 120), ("Three", 120)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cat sat on the mat.", -1.45),  # 6 words, 6 syllables
        ("This is a test. It is only a test.", -0.72),  # 9 words in 2 sentences, 10 syllables
        # 13 words, 24 syllables: the worked example of several encyclopaedias
        ("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", 11.26),
    ],
)
def test_the_grade_of_known_sentences(text: str, expected: float) -> None:
    assert grade(text) == pytest.approx(expected, abs=0.05)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("skin", 1),
        ("blackhead", 2),
        ("doctor's", 2),
        ("client’s", 2),
        ("Emergency", 4),
        ("exfoliation", 5),
        ("colour", 2),
        ("tretinoin", 3),
        ("38", 2),
        ("LED", 3),
    ],
)
def test_syllables(word: str, expected: int) -> None:
    assert syllables(word) == expected


def test_marks_citations_and_headings_are_no_words() -> None:
    text = "## Ask\n\n**Ask** by [name](page.ipynb) [C01] [NHS-3b].\nThen wait.\n\n1. Say *why*\n- Write"
    assert plain(text) == "Ask by name. Then wait.\nSay why\nWrite"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('"Any medicines?" can bring a quick "no". Ask on.', 2),
        ('You ask, "Ever?" He thinks. A temperature of 37.5 C!', 3),
        ("One answer\nAnother answer", 2),
        ("", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_text_without_words_has_no_grade() -> None:
    with pytest.raises(ValueError, match="without words"):
        grade("…")
