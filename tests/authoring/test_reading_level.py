"""The reading level of a text is measured rightly, and `check` names each text that a trainee cannot read with ease."""

from dataclasses import replace

import pytest

from backfacial.authoring.checks.reading import ENOUGH_OF_A_LESSON, check_reading, sections
from backfacial.authoring.content import Content
from backfacial.authoring.notebooks import Cell, Notebook
from backfacial.authoring.reading_level import grade, plain, sentences, syllables, words
from backfacial.authoring.texts import Texts

HARD = (
    "Notwithstanding considerable international disagreement, contemporary dermatological recommendations unanimously "
    "necessitate documentation of pharmacological contraindications, notwithstanding considerable international "
    "disagreement between dermatological authorities about documentation."
)
EASY = "You look, you ask and you wait. " * 10


def hard_places(plain_data: dict[str, object], *notebooks: Notebook) -> list[tuple[str, str, str]]:
    problems = check_reading(Texts(plain_data), notebooks)
    return [(problem.file, problem.record, problem.mend.split("is at")[0]) for problem in problems]


def test_a_hard_question_a_hard_reason_and_hard_words_to_the_client_are_found() -> None:
    items = [{"id": "one", "stem": f"{HARD} {HARD}", "why": EASY}, {"id": "two", "stem": EASY, "why": f"{HARD} {HARD}"}]
    facts = [{"id": "C01", "say": f"{HARD} {HARD}", "why": EASY}, {"id": "C02", "say": EASY}]
    assert hard_places({"content/items/new.yml": items, "content/contraindications.yml": facts}) == [
        ("content/items/new.yml", "one", ""),
        ("content/items/new.yml", "two", "its reasons: "),
        ("content/contraindications.yml", "C01", ""),
    ]


def test_the_hardest_words_are_named() -> None:
    (problem,) = check_reading(Texts({"content/skin.yml": [{"id": "SK01", "fact": f"{HARD} {HARD}"}]}), ())
    assert (
        "and 9 is the most: shorter sentences, or plainer words than contraindications, dermatological" in problem.mend
    )


def test_names_phrases_and_a_few_words_are_not_measured() -> None:
    record = {"id": "RW01", "name": HARD, "phrases": [HARD], "say": "Notwithstanding documentation."}
    assert hard_places({"content/risky-words.yml": [record], "content/sources.yml": [{"supports": HARD}]}) == []


def lesson(*parts: str) -> Notebook:
    return Notebook("notebooks/99-new.ipynb", tuple(Cell(f"c{n}", "markdown", part) for n, part in enumerate(parts)))


def test_a_hard_section_of_a_new_lesson_is_found() -> None:
    easy, hard = f"## Easy\n\n{EASY * 2}", "## Hard\n\n" + f"{HARD} " * 8
    assert hard_places({}, lesson(easy, hard, easy)) == [("notebooks/99-new.ipynb", "Hard", "")]


def test_short_sections_are_read_together() -> None:
    short, long = "You look before you touch. " * 4, "You look before you touch. " * 20
    parts = (("One", short), ("Two", long), ("Three", long), ("Four", short))
    found = sections(lesson(*(f"## {name}\n\n{text}" for name, text in parts)))
    assert [(heading, len(words(text))) for heading, text in found] == [("One", 120), ("Three", 120)]
    assert all(len(words(text)) >= ENOUGH_OF_A_LESSON for _, text in found)


def test_every_question_and_every_record_is_measured(content: Content) -> None:
    hard = {
        file: [{**record, "stem": f"{HARD} {HARD}"} for record in Texts(content.plain).records(file)]
        for file in content.plain
        if file.startswith("content/items/")
    }
    asked = {item.id for _, item in content.items}
    assert {record for _, record, _ in hard_places(hard)} == asked
    assert [*check_reading(Texts(replace(content).plain), ())] == []


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
