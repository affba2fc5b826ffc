"""The emergency card: what comes first is what the triage says, and nothing on it is softer than the records."""

import pytest

from backfacial.facts import library
from backfacial.facts.reactions.emergency_card import EmergencySection
from backfacial.facts.reactions.reactions import FirstAidStep, Position, Reaction, TriageFact
from backfacial.pages.emergency_card import (
    BLANKS,
    emergency_card_html,
    emergency_card_page,
    emergency_card_text,
    emergency_card_view,
)
from backfacial.rules.reactions.outcome import Action
from backfacial.rules.reactions.rows import ANY_DAY
from backfacial.rules.reactions.triage import Triage, patterns
from backfacial.rules.reading import read_facts

SECTIONS = library().of(EmergencySection)
STEPS = library().of(FirstAidStep)
REACTIONS = library().of(Reaction)
CARD = emergency_card_view(library())
SHOWN = dict(zip(SECTIONS, CARD.sections, strict=True))


def decided(section: str) -> Triage:
    return patterns().triage(read_facts(SECTIONS[section].facts, patterns().facts, ANY_DAY, rest_absent=True))


def short(*steps: str) -> list[str]:
    return [STEPS[each].short or "" for each in steps]


@pytest.mark.parametrize(
    ("section", "first"),
    [
        ("no-breathing", ["cpr"]),
        ("allergy", ["injector", "call"]),
        ("chest", ["call"]),
        ("seizure", ["call"]),
        ("cord", ["call"]),
        ("eye", ["rinse-eye", "call"]),
        ("acid", ["rinse-skin"]),
        ("heat", ["cool-burn"]),
        ("sugar", ["sugar"]),
    ],
)
def test_what_comes_first_comes_first(section, first):
    assert list(SHOWN[section].steps[: len(first)]) == short(*first)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_step_of_the_triage_stands_there_in_its_order(section):
    aids = [each for each in decided(section).aids if each == "cpr" or section != "no-breathing"]
    places = [SHOWN[section].steps.index(text) for text in short(*aids)]
    assert places == sorted(places)


@pytest.mark.parametrize("section", SECTIONS)
def test_there_is_one_position_and_it_is_that_of_the_triage_or_the_reaction(section):
    positions = [each.do for each in library().of(Position).values() if each.do in decided(section).do]
    own = REACTIONS[SECTIONS[section].of].position
    wanted = positions if own is None or section == "no-breathing" else [own] if positions else []
    lying = {*(each.do for each in library().of(Position).values()), own}
    assert [step for step in SHOWN[section].steps if step in lying] == wanted


@pytest.mark.parametrize("section", SECTIONS)
def test_an_emergency_calls_and_everything_else_says_when_to_call(section):
    calls = {"Call.", STEPS["cpr"].short} & set(SHOWN[section].steps)
    assert bool(calls) == (decided(section).action is Action.EMERGENCY)
    assert bool(SHOWN[section].call_if) != bool(calls)
    facts = library().of(TriageFact)
    for line in REACTIONS[SECTIONS[section].of].refer:
        if not calls and line.level == "emergency":
            is_danger = any(facts[name].about == "danger" for name in line.example)
            assert (line.when in SHOWN[section].call_if) != is_danger


def test_sugar_is_for_who_is_awake_and_never_beside_nothing_by_mouth():
    nothing, sugar = short("nothing-by-mouth", "sugar")
    assert not any({nothing, sugar} <= set(section.steps) for section in CARD.sections)
    assert "awake" in sugar


def test_asthma_leads_over_to_a_severe_allergy_and_a_faint_to_sugar_and_midwife():
    assert "severe allergy" in " ".join(SHOWN["asthma"].steps)
    faint = " ".join(SHOWN["faint"].steps)
    assert "low sugar" in faint and "midwife or doctor today, even if well again" in faint


def test_every_danger_sign_is_on_the_card():
    dangers = [each for each in library().of(TriageFact).values() if each.about == "danger"]
    assert len(CARD.danger) == len(dangers)


def test_every_emergency_of_the_lesson_is_there():
    of = {section.of for section in SECTIONS.values()}
    assert of >= {"SE17", "SE18", "SE19", "SE20", "SE21", "SE25", "SE27", "SE28", "SE29", "SE30", "SE31"}


def test_numbers_of_the_few_words_are_those_of_the_reactions():
    for step, value in (("rinse-eye", "SE25"), ("rinse-skin", "SE17"), ("cool-burn", "SE18")):
        name = "cool" if value == "SE18" else "rinse"
        minutes = REACTIONS[value].values[name].at_least.removeprefix("PT").removesuffix("M")
        assert f"{minutes} minutes" in (STEPS[step].short or "")


@pytest.mark.parametrize("make", [emergency_card_html, emergency_card_page, emergency_card_text])
def test_each_form_holds_all_steps(make):
    made = make(library()).replace("&#39;", "'").replace("&#34;", '"')
    for section in CARD.sections:
        assert all(text in made for text in (section.title, *section.steps, section.call_if))


def test_the_sheet_has_lines_to_fill_in_and_stands_alone():
    page = emergency_card_page(library())
    assert page.count('class="bf-blank"') == len(BLANKS)
    assert "http" not in page and "<script" not in page
