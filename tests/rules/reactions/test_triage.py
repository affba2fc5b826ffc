"""The triage table: each row just inside and just outside, and what holds for every reaction."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from backfacial.facts import library
from backfacial.facts.conditions import Comparison, comparisons
from backfacial.facts.reactions.reactions import (
    FirstAidStep,
    Position,
    Reaction,
    ReactionAction,
    SignPattern,
    TriageFact,
)
from backfacial.facts.strict_yaml import load_strictly
from backfacial.rules.reactions.outcome import Action
from backfacial.rules.reactions.triage import MOST_QUESTIONS, Patterns, patterns, triage
from backfacial.rules.reading import read_facts
from backfacial.rules.screening.outcome import Service
from backfacial.rules.values import UNSURE, Facts, seconds

A_DAY = datetime.date(2026, 6, 15)
FILE = Path(__file__).parents[3] / "content/examples/reactions.yml"
EXAMPLES: list[dict[str, Any]] = load_strictly(FILE.read_text(encoding="utf-8"))
EACH_ROW = pytest.mark.parametrize("example", EXAMPLES, ids=[example["id"] for example in EXAMPLES])
ROWS = list(library().of(SignPattern).values())
NO_HURRY = settings(deadline=None)
DANGERS = sorted(name for name, fact in patterns().facts.items() if fact.about == "danger")
SIGNS = sorted(name for name, fact in patterns().facts.items() if fact.about != "detail")


def table(rows: list[SignPattern]) -> Patterns:
    content = library()
    return Patterns(
        content.of(TriageFact).values(),
        rows,
        content.of(Reaction).values(),
        content.of(ReactionAction).values(),
        content.of(FirstAidStep).values(),
        content.of(Position).values(),
    )


def seen(facts: dict[str, Any], absent: bool = True) -> Facts:
    return read_facts(facts, patterns().facts, A_DAY, rest_absent=absent)


def true_rows(book: Patterns, facts: dict[str, Any], absent: bool = True) -> set[str]:
    decided = book.triage(seen(facts, absent))
    return {decided.row, *decided.also}


@EACH_ROW
def test_a_row_is_true_just_inside_and_not_just_outside(example: dict[str, Any]) -> None:
    for facts in [*example["fires"], *(each["facts"] for each in example.get("raised", []))]:
        assert example["id"] in true_rows(patterns(), facts), facts
    for facts in example["not"]:
        assert example["id"] not in true_rows(patterns(), facts), facts
    for facts in example.get("open", []):
        assert example["id"] not in true_rows(patterns(), facts, absent=False), facts


def test_taking_any_single_row_away_is_seen() -> None:
    for example in EXAMPLES[:-1]:
        book = table([row for row in ROWS if row.id != example["id"]])
        assert all(example["id"] not in true_rows(book, facts) for facts in example["fires"])
    with pytest.raises(ValueError, match="anything else"):
        table(ROWS[:-1])


@pytest.mark.parametrize("row", ROWS[:-1], ids=[row.id for row in ROWS[:-1]])
def test_taking_any_single_comparison_of_a_row_away_is_seen(row: SignPattern) -> None:
    """Each part of a row has an example that only comes out with it."""
    example = next(each for each in EXAMPLES if each["id"] == row.id)
    for part in comparisons(row.when):
        for replaced in (True, False):
            try:
                changed = [_with(row, part, replaced) if other is row else other for other in ROWS]
                book = table([other for other in changed if other.id in (row.id, "R43", *row.unless)])
            except ValueError:
                continue  # true where there is nothing to notice: refused
            fires = [*example["fires"], *(each["facts"] for each in example.get("raised", []))]
            inside = all(row.id in true_rows(book, facts) for facts in fires)
            outside = any(row.id in true_rows(book, facts) for facts in example["not"])
            waiting = [{"pain": 0, **facts} for facts in example.get("open", [])]
            too_soon = any(row.id in true_rows(book, facts, absent=False) for facts in waiting)
            assert not inside or outside or too_soon, (part, replaced)


def _with(row: SignPattern, part: Comparison, always: bool) -> SignPattern:
    """The row with one comparison replaced: by what is always true, once the pain is known, or never."""
    fixed = {"fact": "pain", "at_least": 0} if always else {"fact": "pain", "below": 0}
    wanted = part.model_dump(by_alias=True, exclude_unset=True, mode="json")

    def put(node: Any) -> Any:
        if node == wanted:
            return fixed
        if isinstance(node, dict):
            return {key: put(value) for key, value in node.items()}
        return [put(value) for value in node] if isinstance(node, list) else node

    raw = row.model_dump(by_alias=True, exclude_unset=True, mode="json")
    return SignPattern.model_validate({**raw, "when": put(raw["when"])})


def values(name: str) -> st.SearchStrategy[Any]:
    return st.sampled_from(all_values(name))


def all_values(name: str) -> list[Any]:
    """Every value that a row could tell from another."""
    fact = patterns().facts[name]
    match fact.kind:
        case "bool":
            return [False, True]
        case "int":
            return [0, 1, 3, 6, 7, 8, 9, 10] + ([11, 12] if fact.at_most is None else [])
        case "choice":
            return list(fact.values)
        case "set":
            return [frozenset(), *(frozenset([value]) for value in fact.values), frozenset(fact.values)]
        case _:
            lengths = ["PT0S", "PT30S", "PT1M", "PT5M", "PT10M", "PT1H", "PT48H", "PT72H", "P5D", "P6D", "P14D", "P3M"]
            return [seconds(length) for length in lengths]


@st.composite
def reactions(draw: st.DrawFn, most: int = 8) -> Facts:
    """A reaction of which everything is known; up to `most` facts are not absent."""
    names = draw(st.lists(st.sampled_from(sorted(patterns().facts)), max_size=most, unique=True))
    return {**patterns().absent, **{name: draw(values(name)) for name in names}}


@st.composite
def half_known(draw: st.DrawFn) -> tuple[Facts, Facts]:
    """What is known of a reaction, and all of it."""
    facts = draw(reactions())
    if draw(st.booleans()):
        kept = draw(st.frozensets(st.sampled_from(sorted(facts)), max_size=12))
    else:
        kept = frozenset(facts) - draw(st.frozensets(st.sampled_from(sorted(facts)), max_size=6))
    return {name: value for name, value in facts.items() if name in kept}, facts


@NO_HURRY
@given(reactions())
def test_emergencies_come_first(facts: Facts) -> None:
    decided = triage(facts)
    named = {row.id: row for row in ROWS}
    for row_id in (decided.row, *decided.also):
        assert Action(named[row_id].action).rank <= decided.action.rank
    if any(named[row_id].action == "emergency" for row_id in (decided.row, *decided.also)):
        assert decided.action is Action.EMERGENCY
        assert decided.service is Service.NONE


@NO_HURRY
@given(reactions(), st.sampled_from(SIGNS), st.data())
def test_once_a_row_fits_another_sign_never_lowers_the_action(facts: Facts, sign: str, data: st.DataObject) -> None:
    assume(facts[sign] == patterns().absent[sign])
    before = triage(facts)
    assume(before.row != "R43")
    after = triage({**facts, sign: data.draw(values(sign))})
    assert after.action.rank >= before.action.rank
    assert after.service.rank >= before.service.rank


@NO_HURRY
@given(half_known())
def test_learning_more_never_lowers_what_a_row_has_asked_for_and_never_goes_above_what_was_said(
    both: tuple[Facts, Facts],
) -> None:
    before, after = triage(both[0]), triage(both[1])
    assert after.action.rank <= before.up_to.rank
    if before.row != "R43":
        assert after.action.rank >= before.action.rank


@NO_HURRY
@given(half_known(), st.lists(st.sampled_from(sorted(patterns().facts)), min_size=12, max_size=12, unique=True))
def test_an_unknown_that_could_raise_the_action_is_asked_about(both: tuple[Facts, Facts], names: list[str]) -> None:
    facts = both[0]
    before = triage(facts)
    assert not set(before.ask) & set(facts)
    for name in set(names) - set(facts):
        after = [triage({**facts, name: value}) for value in all_values(name)]
        if any(each.action.rank > before.action.rank and each.row != "R43" for each in after):
            assert name in before.ask or len(before.ask) == MOST_QUESTIONS


@NO_HURRY
@given(half_known())
def test_what_is_asked_ends_the_asking_and_an_emergency_asks_nothing(both: tuple[Facts, Facts]) -> None:
    facts = both[0]
    decided = triage(facts)
    for _ in range(30):
        if not decided.ask:
            break
        facts = {**facts, **{name: patterns().absent[name] for name in decided.ask}}
        decided = triage(facts)
    assert not decided.ask
    if decided.action is Action.EMERGENCY:
        assert decided.up_to is Action.EMERGENCY


@NO_HURRY
@given(half_known())
def test_there_is_always_something_to_do_and_to_say_and_every_place_is_filled(both: tuple[Facts, Facts]) -> None:
    decided = triage(both[0])
    assert decided.do and decided.say
    assert not any("{" in text for text in (*decided.do, *decided.say))


@NO_HURRY
@given(reactions())
def test_redness_that_stays_spreads_is_hot_hurts_blisters_or_comes_with_fever_is_never_reassured(facts: Facts) -> None:
    alarms = [
        facts["since"] >= seconds("PT72H"),  # type: ignore[operator]
        facts["hot"],
        facts["spreading"] != "no",
        facts["pain"] != 0,
        facts["blister"],
        facts["fever"],
    ]
    decided = triage({**facts, "mild_redness": True})
    if any(alarms):
        assert "R42" not in {decided.row, *decided.also}
        assert decided.action is not Action.EXPECTED


@pytest.mark.parametrize("unknown", ["since", "hot", "spreading", "pain", "blister", "fever"])
def test_redness_is_not_reassured_before_its_warning_signs_were_looked_for(unknown: str) -> None:
    known = {name: value for name, value in seen({"mild_redness": True}).items() if name != unknown}
    decided = triage(known)
    assert decided.action is Action.REFER
    assert unknown in decided.ask
    assert triage({**known, unknown: patterns().absent[unknown]}).action is Action.EXPECTED


def test_who_cannot_say_leaves_it_unknown() -> None:
    facts = seen({"mild_redness": True})
    assert triage({**facts, "hot": UNSURE}) == triage({name: facts[name] for name in facts if name != "hot"})


def test_nothing_known_is_no_reassurance_and_asks_about_life_first() -> None:
    decided = triage({})
    assert (decided.action, decided.row, decided.up_to) == (Action.REFER, "R43", Action.EMERGENCY)
    assert set(decided.ask[:6]) >= {"tight_throat", "not_breathing", "blue_lips", "hard_to_wake"}
    assert decided.stop_step


def test_before_reassuring_the_practitioner_asks_whether_there_is_anything_else() -> None:
    known = {name: value for name, value in seen({"mild_redness": True}).items() if name != "other_sign"}
    assert triage(known).ask == ("other_sign",)
    assert triage(known).up_to is Action.REFER
    assert triage({**known, "other_sign": True}).row == "R43"


def test_sores_on_the_trunk_are_asked_about_where_nothing_else_makes_them_matter() -> None:
    facts = seen({"itch_leads": True, "tiny_bumps": True})
    decided = triage({name: value for name, value in facts.items() if name != "ulcers"})
    assert (decided.action, decided.up_to, decided.ask) == (Action.REFER, Action.URGENT, ("ulcers",))


def test_a_question_that_only_matters_after_another_waits_for_it() -> None:
    known = {name: value for name, value in seen({"hives": True}).items() if name not in ("cord_injury", "headache")}
    assert triage(known).ask == ("cord_injury",)
    assert triage({**known, "cord_injury": True}).ask == ("headache",)


def test_later_rows_stay_listed() -> None:
    decided = triage(seen({"eye_splash": True, "bleeding": True, "upset": True}))
    assert (decided.row, decided.also) == ("R09", ("R36", "R40"))


def test_of_two_rows_the_higher_action_wins() -> None:
    decided = triage(seen({"hair_pustules": True, "usual_spots": True, "new_sites": True}))
    assert (decided.row, decided.action, decided.also) == ("R38", Action.REFER, ("R30",))


def test_a_new_active_adds_a_candidate() -> None:
    assert triage(seen({"usual_spots": True})).candidates == ("SE07",)
    assert triage(seen({"usual_spots": True, "new_active": True})).candidates == ("SE07", "SE08")


def test_bleeding_on_a_blood_thinner_is_called_back() -> None:
    plain = triage(seen({"bleeding": True}))
    thin = triage(seen({"bleeding": True, "anticoagulant": True}))
    assert thin.action is plain.action is Action.MONITOR
    assert [step for step in thin.do if step not in plain.do] == [
        "Blood thinner: tell the client now, and call back the same evening."
    ]


@pytest.mark.parametrize(("facts", "stops"), [({"in_service": True}, True), ({"in_service": False}, False), ({}, True)])
def test_a_reaction_in_the_visit_stops_the_step(facts: dict[str, Any], stops: bool) -> None:
    assert triage(seen({"mild_redness": True, **facts}, absent=False)).stop_step is stops


@pytest.mark.parametrize(
    ("facts", "service"),
    [
        ({"mild_redness": True}, Service.FULL),
        ({"bleeding": True}, Service.ADAPTED),
        ({"fainted": True}, Service.NONE),
        ({"diabetes": True, "shaky": True}, Service.NONE),
        ({"jerking": True, "known_epilepsy": True, "seizure_lasts": "PT2M"}, Service.NONE),
        ({"uniform_bumps": True}, Service.NONE),
        ({"bleeding": True, "bleeding_again": True}, Service.NONE),
    ],
)
def test_how_much_of_the_service_is_left(facts: dict[str, Any], service: Service) -> None:
    assert triage(seen(facts)).service is service


@pytest.mark.parametrize("row", [row.id for row in ROWS if row.action == "emergency"])
def test_every_emergency_says_to_call_or_to_go_to_hospital_at_once(row: str) -> None:
    example = next(each for each in EXAMPLES if each["id"] == row)
    for facts in example["fires"]:
        decided = triage(seen(facts))
        assert decided.action is Action.EMERGENCY
        assert any(word in " ".join(decided.do).lower() for word in ("call the emergency number", "hospital"))


def test_water_comes_before_anything_else_on_a_burn_or_a_splash() -> None:
    for facts in (
        {"eye_splash": True},
        {"chemical": True, "size_cm": 9, "pain": 1},
        {"heat_burn": True, "deep_burn": True},
    ):
        assert triage(seen(facts)).do[0].startswith("Water first")


def test_a_cord_injury_sits_up_and_is_never_laid_flat() -> None:
    steps = " ".join(triage(seen({"cord_injury": True, "headache": True})).do)
    assert "sitting up. Never flat" in steps and "Position: flat" not in steps


def test_a_table_needs_its_catch_all_at_the_end() -> None:
    with pytest.raises(ValueError, match="anything else"):
        table([ROWS[-1], *ROWS[:-1]])


def test_a_row_that_is_true_for_nobody_is_refused() -> None:
    wrong = ROWS[0].model_validate({**ROWS[0].model_dump(by_alias=True), "when": {"fact": "hives", "is": False}})
    with pytest.raises(ValueError, match="nothing to notice"):
        table([wrong, *ROWS[1:]])


def test_who_is_referred_gets_no_service_whatever_a_row_says() -> None:
    generous = table([row.model_copy(update={"cap": "full"}) for row in ROWS])
    referred = 0
    for example in EXAMPLES:
        for facts in example["fires"]:
            decided = generous.triage(seen(facts))
            assert decided.service is (Service.NONE if decided.action.rank >= Action.REFER.rank else Service.FULL)
            referred += decided.action is Action.REFER
    assert referred


def test_nothing_else_is_named_where_a_row_asks_for_as_much() -> None:
    decided = triage(seen({"nausea": True, "uniform_bumps": True}))
    assert (decided.action, decided.row, decided.also) == (Action.REFER, "R28", ())


def test_in_an_emergency_little_is_asked_and_only_what_could_add_a_step() -> None:
    decided = triage({"cannot_speak": True})
    assert decided.action is Action.EMERGENCY
    assert decided.do[0].startswith("Call the emergency number")
    assert {"not_breathing", "hard_to_wake", "hives"} <= set(decided.ask) and len(decided.ask) <= MOST_QUESTIONS
    assert triage(seen({"cannot_speak": True})).ask == ()
