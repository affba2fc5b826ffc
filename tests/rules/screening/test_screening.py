"""What a screening promises for every client."""

import datetime
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from people import TODAY, any_clients, known_clients

from backfacial.facts import library
from backfacial.rules.reactions.outcome import Triage
from backfacial.rules.reactions.triage import patterns, triage
from backfacial.rules.reading import read_facts
from backfacial.rules.screening.outcome import Level, Screening, Service
from backfacial.rules.screening.rulebook import Rulebook, rulebook, screen
from backfacial.rules.screening.together import together
from backfacial.rules.values import NEVER, UNSURE, Facts

CLIENTS = library().clients
EACH_CASE = pytest.mark.parametrize("name", CLIENTS)
ROWS = list(library().screening.values())


def client(absent: bool = True, unknown: tuple[str, ...] = (), **facts: Any) -> Facts:
    return read_facts(facts, rulebook().facts, TODAY, rest_absent=absent, unknown=unknown)


def musts() -> list[str]:
    return [name for name, fact in rulebook().facts.items() if fact.must is True]


def is_final(decided: Screening) -> bool:
    return decided.service is Service.NONE or (decided.level or Level.PROCEED).rank >= Level.URGENT.rank


def reaction_of(name: str) -> Triage | None:
    written = CLIENTS[name].reaction
    return None if written is None else triage(read_facts(written, patterns().facts, TODAY, rest_absent=True))


@EACH_CASE
def test_a_written_client_comes_out_as_it_states(name: str) -> None:
    written, reaction = CLIENTS[name], reaction_of(name)
    decided = together(screen(client(unknown=written.unknown, **written.facts), TODAY), reaction)
    stated = written.outcome
    assert stated is not None
    assert (decided.level or "ask") == stated.level
    assert set(decided.also) - {"adapt"} == set(stated.also)
    assert decided.reasons[:1] == stated.reasons[:1] and set(decided.reasons) == set(stated.reasons)
    assert decided.service == (stated.cap or Service.NONE)


@EACH_CASE
def test_without_its_deciding_facts_a_case_proceeds_and_one_unknown_must_makes_it_ask(name: str) -> None:
    case = CLIENTS[name]
    nothing = screen(client(), TODAY)
    assert (nothing.level, nothing.service, nothing.reasons) == (Level.PROCEED, Service.FULL, ())
    for must in musts():
        decided = screen(client(unknown=(must,), **case.facts), TODAY)
        assert is_final(decided) or must in decided.ask


@given(known_clients(), st.sets(st.sampled_from(range(len(ROWS)))), st.sampled_from(ROWS))
def test_another_firing_row_never_makes_the_decision_less_careful(facts: Facts, left: set[int], row: Any) -> None:
    some = [other for number, other in enumerate(ROWS) if number not in left and other is not row]
    kinds = library().client_facts.values()
    less = Rulebook(kinds, some).screen(facts, TODAY)
    more = Rulebook(kinds, [*some, row]).screen(facts, TODAY)
    assert less.level is not None and more.level is not None
    assert more.level.rank >= less.level.rank
    assert more.service.rank >= less.service.rank
    assert set(more.steps_out) >= set(less.steps_out)
    assert set(more.areas_out) >= set(less.areas_out)
    assert {less.level, *less.also} - {Level.PROCEED} <= {more.level, *more.also}
    assert {reason.id for reason in more.reasons} >= {reason.id for reason in less.reasons}
    assert (more.wait.until or TODAY) >= (less.wait.until or TODAY)
    assert set(more.wait.conditions) >= set(less.wait.conditions)


@given(any_clients())
def test_an_unknown_must_leads_to_a_question_unless_the_decision_is_final(facts: Facts) -> None:
    decided = screen(facts, TODAY)
    unknown = [must for must in musts() if must not in facts]
    final = any(
        Service(row.cap) is Service.NONE or Level(row.level).rank >= Level.URGENT.rank
        for reason in decided.reasons
        for row in reason.rows
    )
    if final:
        assert decided.ask == () and decided.level is not None
    else:
        assert set(unknown) <= set(decided.ask)
        assert (decided.level is None) == bool(decided.ask)
        assert decided.service is Service.NONE or not decided.ask


@given(any_clients())
def test_what_is_asked_is_unknown_and_answering_no_to_it_ends_the_asking(facts: Facts) -> None:
    decided = screen(facts, TODAY)
    for _ in range(5):
        assert not set(decided.ask) & set(facts)
        if not decided.ask:
            break
        facts = {**facts, **{name: rulebook().absent[name] for name in decided.ask}}
        decided = screen(facts, TODAY)
    assert decided.level is not None


@given(any_clients())
def test_knowing_more_never_takes_a_reason_away(facts: Facts) -> None:
    before = screen(facts, TODAY)
    after = screen({**rulebook().absent, **facts}, TODAY)
    assert {reason.id for reason in before.reasons} <= {reason.id for reason in after.reasons}


@given(known_clients(), st.sampled_from(sorted(library().contraindications)))
def test_a_letter_lifts_only_what_it_names(facts: Facts, named: str) -> None:
    without = screen({**facts, "letter": frozenset()}, TODAY)
    with_letter = screen({**facts, "letter": frozenset({named})}, TODAY)
    rows = [
        {row for reason in found.reasons if reason.id != named for row in reason.rows}
        for found in (without, with_letter)
    ]
    assert rows[0] == rows[1]
    assert {reason.id for reason in with_letter.reasons} == {reason.id for reason in without.reasons}


@pytest.mark.parametrize("reason", ["C23", "C37", "C46", "C60", "C61"])
def test_no_letter_lifts_an_infection_a_wound_a_missing_guardian_or_intoxication(reason: str) -> None:
    for row in ROWS:
        if row.reason == reason:
            assert "letter" not in {part.fact for part in _leaves(row)}


def _leaves(row: Any) -> Any:
    from backfacial.facts.conditions import comparisons

    return comparisons(row.when)


@pytest.mark.parametrize(
    ("facts", "reason", "level"),
    [
        ({"isotretinoin": "past", "isotretinoin_last": "unsure"}, "C01", Level.DEFER),
        ({"isotretinoin": "past"}, "C01", Level.DEFER),
        ({"cancer_care": "past"}, "C09", Level.DEFER),
        ({"procedure_last": "P20D", "procedure_depth": "unsure"}, "C43", Level.DEFER),
        ({"procedure_last": "P20D"}, "C43", Level.DEFER),
        ({"rx_retinoid_last": "unsure"}, "C02", Level.ADAPT),
        ({"tan_last": "unsure"}, "C40", Level.ADAPT),
        ({"pregnant": "unsure"}, "C11", Level.ADAPT),
        ({"anticoag": "unsure"}, "G01", Level.DEFER),
        ({"allergies": "unsure"}, "C37", Level.ADAPT),
        ({"diabetes": True, "slow_healing": "unsure", "letter": ["C20"]}, "C20", Level.ADAPT),
    ],
)
def test_who_was_asked_and_does_not_know_gets_the_cautious_value(facts: Any, reason: str, level: Level) -> None:
    decided = screen(client(**facts), TODAY)
    assert decided.level is level
    assert reason in {found.id for found in decided.reasons}


def test_not_knowing_where_nothing_says_what_then_stays_a_question() -> None:
    assert screen(client(heart="unsure"), TODAY).ask == ("heart",)


def test_slow_healing_counts_when_the_client_does_not_know() -> None:
    decided = screen(client(diabetes=True, slow_healing="unsure", letter=["C20"]), TODAY)
    assert "EXT" in decided.steps_out


def test_a_letter_is_asked_for_only_where_it_decides() -> None:
    assert screen(client(unknown=("letter",)), TODAY).ask == ()
    assert screen(client(unknown=("letter",), anticoag="anticoagulant"), TODAY).ask == ("letter",)


def test_follow_up_questions_come_with_the_answer_that_makes_them_matter() -> None:
    follow_ups = {
        "isotretinoin_last": ("isotretinoin", "past"),
        "weeks": ("pregnant", "yes"),
        "numb_area": ("diabetes", True),
    }
    for name, (first, value) in follow_ups.items():
        assert name not in screen(client(unknown=(name,)), TODAY).ask
        assert name in screen(client(unknown=(name,), letter=["C20"], **{first: value}), TODAY).ask


def test_a_blank_form_is_all_questions_and_no_decision() -> None:
    decided = screen({}, TODAY)
    assert decided.level is None and decided.service is Service.NONE
    assert set(musts()) <= set(decided.ask)
    assert len(decided.questions) == len(decided.ask)


def test_an_emergency_stops_the_asking() -> None:
    decided = screen({"rash_emergency": True}, TODAY)
    assert (decided.level, decided.ask) == (Level.EMERGENCY, ())


def test_the_latest_date_and_every_condition_count() -> None:
    decided = screen(client(tattoo_last="P21D", isotretinoin="past", isotretinoin_last="P4M", crust_ooze=True), TODAY)
    assert decided.wait.until == datetime.date(2026, 8, 15)
    assert {"healed", "stricter-rule"} <= set(decided.wait.conditions)


def test_a_wait_without_a_date_says_from_when_it_counts() -> None:
    decided = screen(client(isotretinoin="now"), TODAY)
    assert decided.wait.until is None
    assert [(wait.since, wait.at_least) for wait in decided.wait.after] == [("isotretinoin_last", "P6M")]


@pytest.mark.parametrize(
    ("last", "today", "fires"),
    [
        ("2025-08-31", "2026-02-27", True),
        ("2025-08-31", "2026-02-28", False),
        ("2024-08-31", "2025-02-28", False),
        ("2023-08-31", "2024-02-28", True),
        ("2023-08-31", "2024-02-29", False),
    ],
)
def test_six_months_end_on_the_same_day_or_the_months_last(last: str, today: str, fires: bool) -> None:
    day = datetime.date.fromisoformat(today)
    facts = {**rulebook().absent, "isotretinoin": "past", "isotretinoin_last": datetime.date.fromisoformat(last)}
    assert ("C01" in {reason.id for reason in screen(facts, day).reasons}) == fires


def test_the_words_to_say_are_those_of_the_reasons_most_urgent_first() -> None:
    decided = screen(client(warts=2, tattoo_last="P3D"), TODAY)
    assert decided.say == (library().deciding("C34").say, library().deciding("C45").say)


def test_where_help_is_needed_today_nothing_is_said_that_can_wait() -> None:
    decided = screen(client(hot_spreading=True, tattoo_last="P3D", unwell=True), TODAY)
    assert [reason.id for reason in decided.reasons] == ["C25", "C22", "C45"]
    assert decided.say == (decided.reasons[0].say,)


@pytest.mark.parametrize(
    ("facts", "planned", "out"),
    [
        ({"first_visit": True}, (), {"O1", "O4"}),
        ({"first_visit": False, "peel_tested": True, "fitzpatrick": 2}, (), set()),
        ({"first_visit": False, "peel_tested": False, "fitzpatrick": 2}, (), {"O4"}),
        ({"first_visit": False, "peel_tested": True, "fitzpatrick": 3}, (), set()),
        ({"first_visit": False, "peel_tested": True, "fitzpatrick": 4}, (), {"O4"}),
        ({"first_visit": False, "peel_tested": True, "fitzpatrick": 4, "primed": True}, (), set()),
        ({"first_visit": False, "peel_tested": True, "fitzpatrick": 2, "pih_history": True}, (), {"O4"}),
        ({"first_visit": False, "peel_tested": True, "fitzpatrick": 2, "inflamed": 1}, (), {"O6"}),
        ({"first_visit": False, "peel_tested": True, "fitzpatrick": 2, "freshly_extracted": True}, (), {"O6"}),
        ({"first_visit": False, "peel_tested": True, "fitzpatrick": 2}, ("O1", "O2", "O6"), {"O6"}),
        ({"first_visit": False, "peel_tested": True, "fitzpatrick": 2}, ("O6", "O2"), set()),
        ({"first_visit": False, "peel_tested": True, "fitzpatrick": 2}, ("P12", "O4"), {"O4"}),
        ({"first_visit": False, "peel_tested": True, "fitzpatrick": 2}, ("O3", "O4", "O1"), {"O4"}),
    ],
)
def test_modules_go_out_without_a_change_of_level(facts: Any, planned: tuple[str, ...], out: set[str]) -> None:
    decided = screen(client(**facts), TODAY, planned)
    assert {module for module, _ in decided.modules_out} == out
    assert decided.level is (Level.ADAPT if facts.get("inflamed") else Level.PROCEED)


def test_what_the_card_of_an_eye_illness_leaves_out_stays_out_until_the_eye_clinic_agrees() -> None:
    decided = screen(client(eye_risk=True), TODAY)
    assert set(library().contraindications["C69"].affects) == set(decided.steps_out) == {"PRONE", "CRADLE", "LED"}
    agreed = screen(client(eye_risk=True, letter=["C69"]), TODAY)
    assert set(agreed.steps_out) == {"CRADLE"}


def test_a_row_for_a_client_of_whom_nothing_is_true_is_refused() -> None:
    row = ROWS[0].model_validate({**ROWS[0].model_dump(by_alias=True), "when": {"fact": "diabetes", "is": False}})
    with pytest.raises(ValueError, match="nothing is true"):
        Rulebook(library().client_facts.values(), [row])


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2035, 1, 1)))
def test_never_is_never_recent(today: datetime.date) -> None:
    assume(today != NEVER)
    assert screen(dict(rulebook().absent), today).level is Level.PROCEED


def test_unsure_is_not_no() -> None:
    assert UNSURE not in rulebook().absent.values()
