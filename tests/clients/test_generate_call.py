"""Generated calls: every level and every reaction comes, each danger told first or hidden, no comfort too early."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from perfect_trainee import right_response

from backfacial.clients.generate_call import CALL_GENERATOR, generated_call, made_of
from backfacial.clients.phone import (
    answer_of,
    as_length,
    call_facts,
    call_questions,
    danger_questions,
    is_there,
    learnt_by_phone,
    phone_call,
    question_of,
)
from backfacial.clients.seen import DIFFICULTIES, LOOK
from backfacial.facts import library
from backfacial.facts.reactions.calls import Call, CallStep
from backfacial.facts.reactions.reactions import Reaction
from backfacial.items.case.call_parts import right_steps
from backfacial.items.case.generated_call import generated_call_case
from backfacial.rules.conditions import test_of as made_test
from backfacial.rules.reactions.outcome import Action, Triage
from backfacial.rules.reactions.rows import ANY_DAY
from backfacial.rules.reactions.triage import patterns, triage
from backfacial.rules.values import seconds

SNAPSHOT = json.loads((Path(__file__).parent / "generated_calls.json").read_text(encoding="utf-8"))
SEEDS = range(1000)
DANGERS = [name for name, fact in patterns().facts.items() if fact.about == "danger"]
EACH = pytest.mark.parametrize("difficulty", DIFFICULTIES)
NOT_AWAKE = ("not_breathing", "jerking", "dazed_for")
PROMISED = (
    ("I'll call you", "call-back"),
    ("stay on the phone", "stay-on-line"),
    ("The emergency number is called", "call"),
    ("We get help right now", "call"),
    ("wash the acid off", "wash-off"),
    ("pressed firmly", "press"),
    ("juice", "sugar"),
    ("your midwife", "midwife"),
    ("where you go", "where-today"),
    ("Call me or a clinician if", "when-to-call"),
)
COMFORT = [said.text for said in made_of().words if said.action == Action.EXPECTED]


@cache
def drawn() -> tuple[tuple[Call, Triage], ...]:
    """A thousand calls with what the rules decide, made once for all tests."""
    made = [generated_call(seed) for seed in SEEDS]
    return tuple((call, triage(call_facts(call))) for call in made)


def heard(call: Call) -> Iterator[str]:
    """All that a trainee can hear before a decision."""
    phoned = phone_call(call)
    yield from (phoned.line, phoned.opening)
    yield from (text for group in phoned.groups for each in group.questions for text in (each.question, each.answer))


@pytest.mark.parametrize("name", SNAPSHOT)
def test_a_seed_gives_the_call_that_it_has_always_given(name: str) -> None:
    """If this fails on purpose, raise CALL_GENERATOR: answers refer to calls by version and seed."""
    _, version, difficulty, seed = name.split("-")
    assert int(version) == CALL_GENERATOR
    call = generated_call(int(seed), difficulty)  # type: ignore[arg-type]
    assert call.id == name
    assert {"facts": json.loads(json.dumps(call.facts)), "told": list(call.told)} == SNAPSHOT[name]


def test_every_level_and_every_reaction_comes() -> None:
    levels = Counter(decided.action for _, decided in drawn())
    assert set(levels) == set(Action) and min(levels.values()) > 100
    assert all(patterns().decides(call_facts(call)) == (decided.action, decided.row) for call, decided in drawn())
    fitting = Counter(name for _, decided in drawn() for name in decided.candidates)
    assert set(fitting) == set(library().of(Reaction))


def test_each_danger_sign_is_told_first_and_has_to_be_asked_for() -> None:
    met = Counter(
        (name, name in call.told) for call, _ in drawn() for name in DANGERS if is_there(name, call_facts(call))
    )
    assert set(met) == {(name, told) for name in DANGERS for told in (True, False)}


def test_a_danger_that_is_not_told_is_found_by_its_question_and_by_nothing_before() -> None:
    for call, _ in drawn():
        facts = call_facts(call)
        for name in DANGERS:
            if is_there(name, facts) and name not in call.told:
                assert name not in learnt_by_phone(call, [LOOK])
                assert learnt_by_phone(call, [name])[name] == facts[name]


def test_only_what_is_told_is_heard_at_once() -> None:
    """The opening has the first words of what it tells, and of nothing else."""
    opens = {told.fact: told.opens for each in call_questions().values() for told in each.facts if told.opens}
    for call, _ in drawn():
        said = {name for name, text in opens.items() if text.format(name=call.name) in call.opening}
        assert said == set(call.told)
        assert set(call.told) <= {name for name, value in call_facts(call).items() if value != patterns().absent[name]}


def test_nobody_tells_what_only_somebody_else_can_see() -> None:
    by_other = {told.fact for each in call_questions().values() for told in each.facts if told.by == "other"}
    for call, _ in drawn():
        assert (call.caller is not None) == bool(by_other & set(call.facts))


def test_a_call_comes_after_what_it_is_about() -> None:
    for call, _ in drawn():
        assert seconds(call.after) >= call_facts(call)["since"]  # type: ignore[operator]


def test_nobody_is_wide_awake_beside_a_sign_that_forbids_it() -> None:
    question = call_questions()["hard_to_wake"]
    met = 0
    for call, _ in drawn():
        facts = call_facts(call)
        if any(is_there(name, facts) for name in NOT_AWAKE):
            met += 1
            assert answer_of(call, question, facts) != question.nothing, call.id
            assert call.caller is not None
    assert met > 20


def test_a_call_with_a_danger_is_an_emergency() -> None:
    for call, decided in drawn():
        facts = call_facts(call)
        if any(is_there(name, facts) for name in DANGERS) and not is_there("wheeze", facts):
            assert decided.action is Action.EMERGENCY, call.id


def test_nothing_that_lasts_is_older_than_the_sign_and_nothing_is_there_for_longer_than_it_can_be() -> None:
    for call, _ in drawn():
        facts = call_facts(call)
        lasting = [value for name, value in facts.items() if patterns().facts[name].kind == "duration"]
        assert facts["since"] == max(lasting)  # type: ignore[type-var]
        for each in made_of().lasts:
            if made_test(each.when, patterns().facts)(facts, ANY_DAY):
                assert facts["since"] <= seconds(each.at_most), call.id  # type: ignore[operator]


def test_one_answer_does_not_contradict_another() -> None:
    for call, _ in drawn():
        facts = call_facts(call)
        for each in made_of().together:
            if made_test(each.when, patterns().facts)(facts, ANY_DAY):
                assert all(is_there(name, facts) for name in each.so), call.id


def test_a_step_that_the_right_words_promise_is_a_right_step() -> None:
    met: Counter[str] = Counter()
    for difficulty in DIFFICULTIES:
        for seed in range(400):
            item = generated_call_case(seed, difficulty)
            assert item.phoned is not None
            right = right_steps(triage(call_facts(item.phoned)))
            text = next(option.text for option in item.options if option.key)
            promised = {step for said, step in PROMISED if said in text}
            met.update(promised)
            assert promised <= right, (item.id, text)
    assert set(met) == {step for _, step in PROMISED}


def test_who_guesses_right_without_a_question_does_not_pass() -> None:
    for seed in range(100):
        item = generated_call_case(seed)
        assert item.phoned is not None
        told = patterns().decides(learnt_by_phone(item.phoned, ()))[0]
        mark = item.mark(right_response(item, path=[]))
        assert told is Action.EMERGENCY or mark.points < 0.75 * item.points, item.id


def test_who_ticks_every_step_gets_no_more_than_half() -> None:
    every = sorted(library().of(CallStep))
    for seed in range(100):
        item = generated_call_case(seed)
        assert item.mark(right_response(item, steps=every)).points <= item.points / 2


def test_no_words_of_comfort_before_the_level_is_known() -> None:
    """Nothing that is heard before the decision comforts, and no such words are right above their level."""
    for number, (call, decided) in enumerate(drawn()[:300]):
        assert not any(comfort in text for text in heard(call) for comfort in COMFORT)
        item = generated_call_case(number)
        right = next(option for option in item.options if option.key)
        assert (right.text in COMFORT) == (decided.action is Action.EXPECTED)
        comforting = [option for option in item.options if option.text in COMFORT and not option.key]
        assert len(comforting) == (decided.action is not Action.EXPECTED)
        assert all(option.critical == (decided.action.rank >= Action.URGENT.rank) for option in comforting)


@EACH
def test_the_right_way_through_a_call_gets_full_points(difficulty: str) -> None:
    for seed in range(40):
        item = generated_call_case(seed, difficulty)  # type: ignore[arg-type]
        mark = item.mark(right_response(item))
        assert mark.points == item.points, item.id


def test_comfort_without_a_question_never_gets_a_third() -> None:
    """Whatever the call: who asks nothing and comforts has the questions wrong, and where help is due, all."""
    for seed in range(40):
        item = generated_call_case(seed)
        assert item.phoned is not None
        decided = triage(call_facts(item.phoned))
        mark = item.mark(right_response(item, path=[], action="expected"))
        told = triage(learnt_by_phone(item.phoned, ()))
        if told.action is not Action.EMERGENCY:
            assert mark.parts[0].share <= 0.4
        assert mark.critical == (decided.action.rank >= Action.URGENT.rank)


def test_how_hard_a_call_is_says_when_what_counts_is_told() -> None:
    def leads(call: Call) -> bool:
        return patterns().decides(learnt_by_phone(call, ()))[0] is Action.EMERGENCY

    share = {each: sum(leads(generated_call(seed, each)) for seed in range(60)) for each in DIFFICULTIES}
    assert share["easy"] > share["medium"] > share["hard"] == 0


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(DIFFICULTIES), st.lists(st.sampled_from([LOOK, *question_of()])))
def test_asking_more_never_makes_a_danger_smaller(seed: int, difficulty: str, path: list[str]) -> None:
    """What is learnt is true, and an emergency that is known stays known."""
    call = generated_call(seed, difficulty)  # type: ignore[arg-type]
    facts, known = call_facts(call), learnt_by_phone(call, path)
    assert all(facts[name] == value for name, value in known.items())
    if triage(learnt_by_phone(call, ())).action is Action.EMERGENCY:
        assert triage(known).action is Action.EMERGENCY
    assert set(danger_questions()) <= set(call_questions())


def test_a_seed_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="0 or more, and not -1"):
        generated_call(-1)


@pytest.mark.parametrize(
    ("length", "text"), [(90, "PT90S"), (5_400, "PT90M"), (129_600, "PT36H"), (172_800, "P2D"), (1_209_600, "P2W")]
)
def test_a_length_of_time_is_told_in_the_longest_unit_that_fits(length: int, text: str) -> None:
    assert as_length(length) == text
