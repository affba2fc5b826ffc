"""`backfacial check --flaws` names what gives a key away, and says nothing of questions that are in order."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from pydantic import TypeAdapter
from typer.testing import CliRunner

from backfacial.authoring.content import Content
from backfacial.authoring.flaws.flaw import Flaw
from backfacial.authoring.flaws.guessing import shares
from backfacial.authoring.flaws.report import flaws_in_words, item_flaws
from backfacial.cli import app
from backfacial.facts import words
from backfacial.items.assignment import Assignment, Item

BANK = "content/items/example.yml"
QUIZ = "source/example/assignment.yml"
OBJECTIVE = "consult-waits"
CLEAN = [
    ("Wait for the scar.", "Oil the old mark.", "Cover both with gauze.", "Ask about the surgeon."),
    ("Warm a towel first.", "Dim the lamp a little.", "Turn to the other side.", "Choose a milder cream."),
    ("Mix less powder.", "Lay fresh paper down.", "Take a second brush.", "Note it on the card."),
]
"""Options of questions that nothing is wrong with, the key the second one."""


def option(name: str, text: str, why: str = "", **more: Any) -> dict[str, Any]:
    return {"id": name, "text": text, "why": why or f"So it is with {text.lower()} [C01].", **more}


def item(
    name: str,
    texts: Sequence[str],
    *,
    key: int = 1,
    stem: str = "",
    fact: str = "C01",
    whys: Sequence[str] = (),
    critical: Sequence[int] = (),
    **more: Any,
) -> Any:
    options = [
        option("abcdef"[place], text, whys[place] if whys else "", key=place == key, critical=place in critical)
        for place, text in enumerate(texts)
    ]
    data = {"id": name, "type": "choice", "objective": OBJECTIVE, "points": 1, "facts": [fact], "options": options}
    found: Any = TypeAdapter(Item).validate_python({**data, "stem": stem or f"{name}?", **more})
    return found


def found(
    content: Content, items: Sequence[Any] = (), graded: Sequence[Any] = (), *, alone: bool = False
) -> list[Flaw]:
    """What is said of some practice questions, and of a quiz of others.

    Args:
        alone: the quiz has no other question. Else it has one that brings many points and that nobody guesses.
    """
    quizzes = []
    if graded:
        count = {"type": "number", "objective": OBJECTIVE, "stem": "How many?", "points": 100, "facts": ["C74"]}
        count |= {"id": "count", "accept": {"min": 3, "max": 3, "unit": "spots"}, "why": "Three [C74]."}
        graded = graded if alone else [*graded, TypeAdapter(Item).validate_python(count)]
        data = {"id": "example", "title": "Example", "release": "1", "pass": 75, "items": []}
        quiz = Assignment.model_validate({**data, "items": [each.model_dump(by_alias=True) for each in graded]})
        quizzes = [(QUIZ, quiz)]
    return item_flaws(replace(content, items=[(BANK, each) for each in items], assignments=quizzes))


def clean(content: Content) -> list[Any]:
    facts = [record.id for record in content.records["contraindications"]]
    return [item(f"clean-{place}", texts, fact=facts[place]) for place, texts in enumerate(CLEAN)]


def test_questions_that_are_in_order_have_no_flaw(content: Content) -> None:
    practice, graded = clean(content)[:2], clean(content)[2:]
    assert found(content, practice, graded) == []
    assert flaws_in_words(replace(content, assignments=[]), [], listed=True) == "no item flaws"
    assert flaws_in_words(content, [], listed=False) == ""


HABITS = {
    "longest": (
        [("Wait.", "Wait until it has closed and no longer shines.", "Ask.", "Cover it."), *CLEAN[:2]],
        "longest option",
    ),
    "careful": ([("You wash.", "You may wait.", "You call.", "You cut.")] * 3, "the key alone has a careful word"),
    "sweeping": (
        [("Never wash.", "Wait a day.", "Always call.", "Cut all of it.")] * 3,
        "the key alone has no sweeping word",
    ),
    "opening": (
        [("Cut it.", "I see a spot.", "Wash.", "Go home at once."), ("Pull.", "I see redness.", "Oil the skin.", "Go.")]
        * 2,
        "“I see …” begins 4 keys and only 0 other options",
    ),
}


@pytest.mark.parametrize(("options", "said"), HABITS.values(), ids=HABITS)
def test_a_habit_of_a_bank_is_named_with_its_questions(
    content: Content, options: list[tuple[str, ...]], said: str
) -> None:
    facts = [record.id for record in content.records["contraindications"]]
    if said == "longest option":
        options = [options[0]] * 3
    items = [item(f"habit-{place}", texts, fact=facts[place]) for place, texts in enumerate(options)]
    flaws = [flaw for flaw in found(content, items) if said in flaw.flaw]
    assert [(flaw.file, flaw.record) for flaw in flaws] == [("content/items", "02-consultation")]
    assert all(each.id in flaws[0].mend for each in items)


def test_a_key_and_its_opposite_are_named_and_two_such_pairs_are_not(content: Content) -> None:
    one = item("one", ("Ask her.", "Lay a warm towel on it.", "Lay a cool towel on it.", "Write it down."))
    (flaw,) = found(content, [one])
    assert (flaw.file, flaw.record) == (BANK, "one")
    assert flaw.flaw == "options b and c are opposites, so one of them looks right"
    two = ("Go on with oil on it.", "Lay a warm towel on it.", "Lay a cool towel on it.", "Go on without oil on it.")
    assert found(content, [item("two", two)]) == []
    wrong = item("wrong", ("Ask her.", "Lay a warm towel on it.", "Lay a cool towel on it.", "Write it down."), key=3)
    assert found(content, [wrong]) == []


def test_copies_are_named_in_a_bank_and_between_practice_and_quiz(content: Content) -> None:
    key = "Leave the ring alone and ask her to see a doctor."
    old = item(
        "old", ("Oil the edge.", key, "Cover both shoulders with a clean gauze and tape it down.", "Mix powder.")
    )
    new = item(
        "new", ("Dim the lamp.", "Leave the ring alone, and ask him to see a doctor.", "Note it.", "Brush twice.")
    )
    other_fact = new.model_copy(update={"facts": ("C02",)})
    said = "its key says nearly what the key of old says"
    for flaws, file in ((found(content, [old, new]), BANK), (found(content, [old], [new]), QUIZ)):
        (flaw,) = flaws
        assert (flaw.file, flaw.record) == (file, "new")
        assert flaw.flaw.startswith(said) and flaw.flaw.endswith("both are about C01")
    assert found(content, [old, other_fact]) == []
    stem = "Mina had a large tattoo on her right shoulder two weeks ago. How long do you wait?"
    asked = [item("old", CLEAN[0], stem=stem), item("new", CLEAN[1], stem=stem.replace("Mina", "Nora"))]
    (flaw,) = found(content, asked)
    assert flaw.flaw.startswith("it asks nearly what old asks (9")


def test_a_question_that_gives_another_one_of_its_quiz_away_is_named(content: Content) -> None:
    asked = item("asked", ("Oil it.", "Lay him on his left side at once.", "Note it.", "Brush twice."))
    told = item("told", CLEAN[0], stem="You lay him on his left side at once. Why?")
    (flaw,) = found(content, [], [told, asked])
    assert (flaw.file, flaw.record) == (QUIZ, "asked")
    assert flaw.flaw.startswith("told says nearly what the key says here (100 of 100)")
    assert found(content, [told], [asked]) == []


def test_a_question_that_shows_what_a_case_hides_is_named(content: Content) -> None:
    (case, *_) = [each for _, each in content.items if each.type == "case" and each.facts == ("C01",)]
    shown = item("shown", CLEAN[0], fact="C01")
    flaws = found(content, [], [shown, case])
    assert ("shown shows C01, which has to be found out about the client here") in [flaw.flaw for flaw in flaws]


def test_one_mistake_that_hurts_here_and_not_there_is_named(content: Content) -> None:
    mistake = "Rub a cortisone cream into the sore skin"
    one = item("one", (f"{mistake}.", *CLEAN[0][1:]), critical=[0])
    other = item("other", (f"{mistake} today.", *CLEAN[1][1:]))
    flaws = [flaw for flaw in found(content, [one, other]) if "same mistake" in flaw.flaw]
    assert [flaw.flaw for flaw in flaws] == [
        "one a hurts a client and other a does not, though they are the same mistake: alike 100 of 100, by C01"
    ]
    agreed = other.model_copy(update={"options": (one.options[0], *other.options[1:])})
    assert found(content, [one, agreed]) == []


def test_a_kind_of_mistake_is_judged_alike_and_custom_hurts_nobody(content: Content) -> None:
    naming = "To name it is a diagnosis [C01]."
    usual = [
        item(f"usual-{place}", CLEAN[place], whys=[naming, *[f"Because of {place} [C0{n}]." for n in (3, 4, 5)]])
        for place in range(2)
    ]
    rare = item("rare", CLEAN[2], whys=[naming, "Right [C06].", "No [C07].", "No [C08]."], critical=[0])
    flaws = [flaw for flaw in found(content, [*usual, rare]) if "their reasons say" in flaw.flaw]
    assert [(flaw.record, flaw.mend) for flaw in flaws] == [("rare", "set 'critical' in both or in none")]
    custom = item(
        "custom", CLEAN[0], whys=["This rests on trade practice [C42].", "Right [C42].", "No.", "No."], critical=[0]
    )
    (flaw,) = found(content, [custom])
    assert flaw.flaw == "option a hurts a client, and its reason says “trade practice”"


def test_a_guesser_who_gets_too_much_is_named_with_the_way(content: Content) -> None:
    long = ("Wait.", "Wait until it has closed and no longer shines.", "Ask.", "Cover it.")
    facts = [record.id for record in content.records["contraindications"]]
    quiz = [item(f"long-{place}", long, fact=facts[place]) for place in range(3)]
    said = [flaw.flaw for flaw in found(content, [], quiz, alone=True)]
    assert "a guesser who sees only the options gets 100 % of the points by the longest option, more than 40 %" in said


def test_a_guesser_gets_at_most_two_fifths_of_each_quiz(content: Content, record_property: Any) -> None:
    limits = content.flaw_limits
    assert limits is not None and limits.guessed <= 40
    for _, quiz in content.assignments:
        for way, share in shares(quiz, limits).items():
            record_property(f"{quiz.id} {way}", f"{share:.0%}")
            assert share * 100 <= limits.guessed, (quiz.id, way)


def test_the_consultations_questions_have_no_flaw(content: Content) -> None:
    names = {each.id for _, each in content.all_items() if each.objective.startswith("consult-")} | {"02-consultation"}
    assert [str(flaw) for flaw in item_flaws(content) if flaw.record in names] == []


def test_check_counts_flaws_lists_them_and_goes_on(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(content.root)
    told = CliRunner().invoke(app, ["check"])
    listed = CliRunner().invoke(app, ["check", "--flaws"])
    assert (told.exit_code, listed.exit_code) == (0, 0)
    first, *lines = listed.stdout.splitlines()
    assert first == told.stdout.strip() == "no problems"
    flaws, guessers = lines[: -len(content.assignments)], lines[-len(content.assignments) :]
    assert told.stderr.strip() == (words("flaws", "count", count=len(flaws)) if flaws != ["no item flaws"] else "")
    for line, (_, quiz) in zip(guessers, content.assignments, strict=True):
        assert line.startswith(f"{quiz.id}: who sees only the options gets of the points: by the longest option ")
