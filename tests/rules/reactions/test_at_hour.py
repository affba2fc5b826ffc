"""A reaction at each hour: the triage decides, and the time of the record makes it only more careful."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfacial.facts import library
from backfacial.facts.reactions.reactions import FirstAidStep, Looks, Reaction, SignPattern
from backfacial.facts.reactions.redness import ReactionShown, RednessOverTime
from backfacial.rules.reactions.at_hour import Course, Phase, State, course_of, state_at, states, times_in
from backfacial.rules.reactions.outcome import Action, Triage
from backfacial.rules.reactions.rows import ANY_DAY
from backfacial.rules.reactions.triage import patterns
from backfacial.rules.reading import read_facts
from backfacial.rules.values import Facts, seconds

HOUR = 3600
CONTENT = library().of(RednessOverTime)["redness"]
REACTIONS = library().of(Reaction)
TABLE = patterns()
TIMES = times_in(library().of(SignPattern).values(), library().of(FirstAidStep).values())

kinds = st.sampled_from(CONTENT.kinds)
hours = st.one_of(
    st.integers(0, 400 * 24 * HOUR),
    # just before and just after each time at which a decision can change
    st.builds(lambda time, more: max(0, int(time) + more), st.sampled_from(sorted(TIMES)), st.integers(-1, 1)),
)


@cache
def found(of: str) -> tuple[State, ...]:
    (shown,) = [kind for kind in CONTENT.kinds if kind.of == of]
    return states(shown, REACTIONS[of], CONTENT.changes, TABLE, TIMES)


def known(shown: ReactionShown, time: int) -> Facts:
    return {**read_facts(shown.facts, TABLE.facts, ANY_DAY, rest_absent=False), "since": max(1, time)}


def asked(shown: ReactionShown, time: int, **more: object) -> Triage:
    return TABLE.triage({**TABLE.absent, **known(shown, time), **more})  # type: ignore[arg-type]


def test_every_reaction_of_which_a_look_is_told_can_be_chosen():
    shown = [kind.of for kind in CONTENT.kinds]
    assert len(shown) == len(set(shown))
    assert set(shown) >= {each.id for each in REACTIONS.values() if isinstance(each.looks, Looks)}


def test_what_is_shown_is_a_pattern_of_its_reaction():
    """The triage takes the signs for what they are shown as, at some hour."""
    for kind in CONTENT.kinds:
        candidates = {name for state in found(kind.of) for name in asked(kind, int(state.start)).candidates}
        assert kind.of in candidates, kind.of


@settings(max_examples=150, deadline=None)
@given(kinds, hours)
def test_each_hour_agrees_with_the_triage(shown, time):
    state, decided, unknown = state_at(found(shown.of), time), asked(shown, time), TABLE.triage(known(shown, time))
    assert (state.triaged, state.row) == (decided.action, decided.row)
    assert state.ask == unknown.ask
    assert state.unasked.rank >= unknown.action.rank and state.up_to.rank >= unknown.up_to.rank
    assert state.level.rank >= decided.action.rank
    phase = course_of(REACTIONS[shown.of]).phase(time)
    assert state.phase is phase
    if phase not in (Phase.TOO_SOON, Phase.TOO_LONG):
        assert state.level is decided.action


@settings(max_examples=100, deadline=None)
@given(kinds, hours, st.integers(0, len(CONTENT.changes) - 1))
def test_what_joins_never_makes_it_less_careful_and_is_told_where_it_raises(shown, time, number):
    change = read_facts(CONTENT.changes[number].facts, TABLE.facts, ANY_DAY, rest_absent=False)
    state, changed = state_at(found(shown.of), time), asked(shown, time, **change).action
    assert changed.rank >= state.triaged.rank
    told = {each: action for action, which in state.changes for each in which}
    assert told.get(number, state.level) == max((changed, state.level), key=lambda each: each.rank)


@given(kinds)
def test_it_never_gets_less_careful_later_but_where_it_only_was_too_soon(shown):
    for one, other in zip(found(shown.of), found(shown.of)[1:], strict=False):
        assert other.level.rank >= one.level.rank or one.phase is Phase.TOO_SOON
        if one.later:
            assert state_at(found(shown.of), one.later[0]).level is one.later[1]


def test_what_is_expected_is_within_the_times_of_the_record():
    expected = set()
    for kind in CONTENT.kinds:
        for state in found(kind.of):
            if state.level is Action.EXPECTED:
                expected.add(kind.of)
                assert state.phase not in (Phase.TOO_SOON, Phase.TOO_LONG)
                assert "expected" in REACTIONS[kind.of].status
    assert expected == {"SE01", "SE03", "SE04"}


@pytest.mark.parametrize("reaction", ["SE01", "SE03", "SE04"])
def test_no_hour_is_expected_from_which_on_the_record_refers(reaction):
    values = REACTIONS[reaction].values
    last = values.get("last") or values["over"]
    from_then_on = [each for each in found(reaction) if each.start >= seconds(last.at_least)]
    assert from_then_on and all(each.level.rank >= Action.REFER.rank for each in from_then_on)
    assert state_at(found(reaction), seconds(last.at_least)).level.rank >= Action.REFER.rank


@pytest.mark.parametrize("reaction", ["SE01", "SE03", "SE04"])
def test_with_a_sign_of_more_than_usual_redness_no_hour_is_expected(reaction):
    """RR01 names them: heat, spread, pain, pus, fever, a blister."""
    signs = ({"hot": True}, {"spreading": "yes"}, {"pain": 1}, {"pus": True}, {"fever": True}, {"blister": True})
    (shown,) = [kind for kind in CONTENT.kinds if kind.of == reaction]
    for state in found(reaction):
        for sign in signs:
            assert asked(shown, int(state.start), **sign).action.rank >= Action.REFER.rank


def test_as_long_as_nothing_was_asked_nothing_is_expected_and_an_emergency_is_open():
    for kind in CONTENT.kinds:
        for state in found(kind.of):
            assert state.unasked is not Action.EXPECTED and state.up_to is Action.EMERGENCY
            assert state.ask or state.level is Action.EMERGENCY
            assert state.changes or state.level is Action.EMERGENCY


def test_words_of_the_record_are_said_only_at_its_times():
    for kind in CONTENT.kinds:
        for state in found(kind.of):
            if state.phase in (Phase.TOO_SOON, Phase.TOO_LONG) and REACTIONS[kind.of].say in state.say:
                assert REACTIONS[kind.of].say in asked(kind, int(state.start)).say, (kind.of, state.start)
    early = state_at(found("SE12"), 0)
    assert early.phase is Phase.TOO_SOON and early.say == (TABLE.actions[early.level].say,)


def test_words_that_call_it_usual_are_said_where_it_is_expected_only():
    usual = TABLE.actions[Action.EXPECTED].say
    for kind in CONTENT.kinds:
        for state in found(kind.of):
            assert (usual in state.say) == (state.level is Action.EXPECTED), (kind.of, state.start)


@given(st.integers(0, 3 * 365 * 24 * HOUR), st.sampled_from(sorted({kind.of for kind in CONTENT.kinds})))
def test_the_curve_is_at_nothing_before_it_begins_and_after_it_is_gone(time, reaction):
    course = course_of(REACTIONS[reaction])
    at = [moment for moment, _ in course.points]
    assert at == sorted(at) and all(0 <= strength <= 1 for _, strength in course.points)
    assert course.points[0] == (course.soonest, 0.0)
    assert course.gone == float("inf") or course.points[-1] == (course.gone, 0.0)
    assert (course.phase(time) is Phase.TOO_SOON) == (time < course.soonest)


def test_phases_follow_each_other():
    course = Course(soonest=HOUR, latest=2 * HOUR, fades=4 * HOUR, gone=6 * HOUR)
    assert [course.phase(hour * HOUR) for hour in range(8)] == [
        Phase.TOO_SOON,
        Phase.BEGINS,
        Phase.THERE,
        Phase.THERE,
        Phase.FADES,
        Phase.FADES,
        Phase.TOO_LONG,
        Phase.TOO_LONG,
    ]


def test_what_has_lasted_for_its_usual_time_is_not_said_to_begin():
    """Bumps may begin late after a pool; who has had them for as long as they last is told that."""
    longest = REACTIONS["SE14"].duration.latest
    assert seconds(REACTIONS["SE14"].onset.at_most) > seconds(longest) > seconds(REACTIONS["SE14"].onset.latest)
    late = state_at(found("SE14"), seconds(longest))
    assert late.phase is Phase.FADES and late.level is Action.REFER
