"""Marks of a phone call: the key by the triage, the first question, what came too late, help that comes too late."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from perfect_trainee import right_response

from backfacial.clients.phone import call_questions, danger_questions, phone_call, question_of
from backfacial.clients.seen import LOOK
from backfacial.facts import library
from backfacial.facts.reactions.calls import Call, CallStep
from backfacial.items.bank import practice_items
from backfacial.items.base import NotAResponse
from backfacial.items.case.call import CallStage
from backfacial.items.case.item import CaseItem
from backfacial.items.case.response import ReactResponse, is_finished, read
from backfacial.items.mark import Mark, Part, Sign, State
from backfacial.pages.marks import marked_html
from backfacial.pages.practised import practised_html
from backfacial.rules.reactions.outcome import Action

WHOLE: dict[str, Any] = {
    "id": "a-call",
    "type": "case",
    "objective": "an-objective",
    "stem": "What now?",
    "points": 10,
    "facts": ["SE01"],
    "options": [
        {"id": "right", "text": "Well said", "why": "Reason.", "key": True},
        {"id": "other", "text": "Badly said", "why": "Reason."},
        {"id": "harm", "text": "Said so that it hurts", "why": "Reason.", "critical": True},
    ],
}
CALLS = library().of(Call)
REDNESS, WHEALS, HOT, BLISTER, EYE, TIRED = "CA01", "CA03", "CA04", "CA05", "CA09", "CA13"


def call(name: str | dict[str, Any]) -> CaseItem:
    return CaseItem.model_validate({**WHOLE, "call": name})


def marked(item: CaseItem, **changes: Any) -> Mark:
    """The mark of the right response with changed parts."""
    return item.mark(right_response(item, **changes))


def part(mark: Mark, title: str) -> Part:
    return next(found for found in mark.parts if found.title == title)


def told(found: Part, label: str) -> list[str]:
    return [reason.text for reason in found.reasons if reason.label == label]


def test_there_are_written_calls_for_every_level() -> None:
    assert {each.action for each in CALLS.values()} == {action.value for action in Action}


@pytest.mark.parametrize("name", CALLS)
def test_the_right_way_through_a_written_call_gets_full_points(name: str) -> None:
    mark = marked(call(name))
    assert (mark.points, mark.state, mark.critical) == (10, State.RIGHT, False)
    assert mark.given == mark.expected
    assert [found.share for found in mark.parts] == [1, 1, 1, 1]


def test_every_practice_question_by_phone_can_be_answered_right_from_what_the_page_offers() -> None:
    items = [item for item in practice_items().values() if isinstance(item, CaseItem) and item.phoned is not None]
    assert {item.call for item in items} == set(CALLS)
    for item in items:
        question, response = item.question(), right_response(item)
        assert question.call is not None
        offered = {each.id for group in question.call.groups for each in group.questions}
        assert set(response["react"]["path"]) <= offered
        assert read(question, response) == response and is_finished(question, response)
        assert item.mark(response).points == item.points


@pytest.mark.parametrize(
    ("action", "share", "critical"),
    [
        ("expected", 0, True),
        ("monitor", 0, True),
        ("refer", 0, True),
        ("urgent", 1, False),
        ("emergency", 1 / 3, False),
    ],
)
def test_less_careful_is_nothing_and_hurts_where_help_is_due_and_more_careful_is_a_third(
    action: str, share: float, critical: bool
) -> None:
    mark = marked(call(BLISTER), action=action)
    assert part(mark, "Your level").share == pytest.approx(share)
    assert mark.critical is critical
    if critical:
        assert (mark.points, mark.state) == (0, State.WRONG)


def test_urgent_is_too_late_for_an_emergency() -> None:
    mark = marked(call(WHEALS), action="urgent")
    assert (mark.critical, mark.points) == (True, 0)
    assert any("help comes too late" in reason.why for reason in mark.reasons if reason.critical)


def test_less_careful_below_urgent_costs_the_level_and_no_more() -> None:
    mark = marked(call("CA02"), action="expected")
    assert not mark.critical
    assert mark.points == pytest.approx(7)


@pytest.mark.parametrize(
    ("path", "share"),
    [
        (["tight_throat"], 1),
        (["tongue_lip_swelling"], 1),  # another fact of the same question
        (["sudden_breathless", "tight_throat"], 1),
        (["look", "tight_throat"], (0 + 2 / 2 + 2) / 5),  # first a photo, and so too late
        (["hot_tub", "tight_throat"], (0 + 2 / 2 + 2) / 5),
        (["sudden_breathless", "hot_tub", "tight_throat"], (1 + 2 / 2 + 2) / 5),
        (["sudden_breathless"], (1 + 2 / 6 + 0) / 5),
        ([], 0),
        (["hot_tub"], 0),
    ],
)
def test_what_was_asked_of_a_call_with_a_danger_that_nobody_told(path: list[str], share: float) -> None:
    assert part(marked(call(WHEALS), path=path), "What you asked").share == pytest.approx(share)


def test_a_danger_that_was_found_late_or_not_at_all_is_told_with_its_answer() -> None:
    throat = call_questions()["tight_throat"].ask
    late = part(marked(call(WHEALS), path=[LOOK, "tight_throat"]), "What you asked")
    assert told(late, "Asked too late") == [throat]
    assert told(late, "Not the first question") == ["The photo"]
    missed = part(marked(call(WHEALS), path=["sudden_breathless"]), "What you asked")
    assert told(missed, "A danger that you did not ask for") == [throat]
    found = next(reason for reason in missed.reasons if reason.text == throat)
    assert "My throat has felt tight" in found.why


def test_comfort_before_every_danger_was_asked_for_costs_the_dangers() -> None:
    """The same questions: who sends the client on keeps their share, who comforts does not."""
    path = [*danger_questions()[:3], *right_response(call(REDNESS))["react"]["path"][len(danger_questions()) :]]
    assert part(marked(call(REDNESS), path=path), "What you asked").share == pytest.approx(3 / 5)
    assert part(marked(call(REDNESS), path=path, action="refer"), "What you asked").share == pytest.approx(4 / 5)
    comforted = part(marked(call(REDNESS), path=path), "What you asked")
    assert told(comforted, "Comfort too early") == ["You decided: Expected"]


def test_an_all_clear_needs_every_sign_that_could_forbid_it() -> None:
    item = call(REDNESS)
    path = right_response(item)["react"]["path"]
    needed = path[len(danger_questions()) :]
    assert set(needed) == {"since", "spreading", "pain", "hot", "numb_area", "blister", "fever", "allergen", "chemical"}
    without = marked(item, path=[name for name in path if name != "fever"])
    assert part(without, "What you asked").share == pytest.approx((3 + 2 * 8 / 9) / 5)
    assert told(part(without, "What you asked"), "Not asked") == [call_questions()["fever"].ask]


def test_who_knows_of_an_emergency_acts_and_asks_no_more() -> None:
    mark = marked(call(EYE), path=[])
    assert part(mark, "What you asked").share == 1
    assert mark.points == 10


def test_a_photo_shows_what_is_there_and_brings_it_like_a_question() -> None:
    item = call({"id": "own", "name": "Ada", "skin": 3, "after": "P3D", "opening": "Hello.", "facts": {"ulcers": True}})
    path = list(danger_questions())
    assert part(marked(item, path=path), "What you asked").share == pytest.approx(3 / 5)
    assert part(marked(item, path=[*path, LOOK]), "What you asked").share == 1
    assert part(marked(item, path=[*path, "blister"]), "What you asked").share == 1


@pytest.mark.parametrize(
    ("steps", "share"),
    [
        (["call", "stay-on-line"], 1),
        (["call"], 1 / 2),
        (["call", "stay-on-line", "next-visit"], 1 / 2),
        (["call", "next-visit"], 0),
        (["call", "next-visit", "where-today"], 0),
    ],
)
def test_the_steps_are_those_of_the_triage(steps: list[str], share: float) -> None:
    mark = marked(call(HOT), steps=steps)
    assert part(mark, "What you had done").share == pytest.approx(share)
    assert not mark.critical


@pytest.mark.parametrize(
    ("name", "step"),
    [
        (HOT, "squeeze"),
        (WHEALS, "tablet"),
        (TIRED, "sugar"),
        (REDNESS, "drive"),
        (BLISTER, "ice"),
        (HOT, "cpr"),
        (REDNESS, "on-back"),
    ],
)
def test_a_step_that_hurts_is_a_safety_mistake(name: str, step: str) -> None:
    item = call(name)
    right = right_response(item)["react"]["steps"]
    mark = marked(item, steps=[*right, step])
    assert (mark.critical, mark.points) == (True, 0)
    assert [reason.text for reason in mark.reasons if reason.critical] == [library().of(CallStep)[step].do]


@pytest.mark.parametrize(
    ("facts", "right", "wrong"),
    [
        ({"wheeze": True, "hives": True}, "legs-out", "flat-legs-up"),
        ({"wheeze": True, "reliever": "no_better"}, "sit-up", "flat-legs-up"),
        ({"cord_injury": True, "headache": True}, "sit-up", "flat-legs-up"),
        ({"pregnant": True, "fainted": True}, "left-side", "on-back"),
        ({"hives": True, "tight_throat": True}, "flat-legs-up", "sit-up"),
        ({"hard_to_wake": True}, "on-side", "flat-legs-up"),
        ({"not_breathing": True, "hard_to_wake": True}, "on-back", "on-side"),
    ],
)
def test_a_position_that_harms_zeroes_all_and_one_too_many_does_too(
    facts: dict[str, Any], right: str, wrong: str
) -> None:
    item = call({"id": "own", "name": "Ada", "skin": 3, "after": "PT3H", "opening": "Hello.", "facts": facts})
    steps = right_response(item)["react"]["steps"]
    assert right in steps and marked(item).points == 10
    others = [step for step in steps if step != right]
    for chosen in ([*others, wrong], [*steps, wrong]):
        mark = marked(item, steps=chosen)
        assert (mark.critical, mark.points) == (True, 0)
    assert not marked(item, steps=others).critical


@pytest.mark.parametrize(("name", "step"), [(HOT, "call"), (WHEALS, "call"), (WHEALS, "injector")])
def test_to_leave_out_what_saves_life_zeroes_all(name: str, step: str) -> None:
    item = call(name)
    mark = marked(item, steps=[each for each in right_response(item)["react"]["steps"] if each != step])
    assert (mark.critical, mark.points) == (True, 0)
    assert [reason.text for reason in mark.reasons if reason.critical] == [library().of(CallStep)[step].do]


@pytest.mark.parametrize("name", CALLS)
def test_who_ticks_everything_gets_no_more_than_half(name: str) -> None:
    assert marked(call(name), steps=sorted(library().of(CallStep))).points <= 5


@pytest.mark.parametrize("name", CALLS)
def test_who_ticks_all_that_does_no_harm_gets_no_more_than_half(name: str) -> None:
    item = call(name)
    harmful = {step.id for step in library().of(CallStep).values() if step.critical or step.position or step.against}
    right = set(right_response(item)["react"]["steps"])
    mark = marked(item, steps=sorted(right | (set(library().of(CallStep)) - harmful)))
    assert not mark.critical
    assert mark.points == 5
    assert part(mark, "What you had done").notes


@pytest.mark.parametrize("name", CALLS)
def test_who_guesses_right_without_a_question_does_not_pass(name: str) -> None:
    item = call(name)
    stage = CallStage(CALLS[name], ReactResponse())
    assert stage.is_known_emergency or marked(item, path=[]).points < 7.5


def test_a_comfort_that_is_a_guess_earns_no_level_and_no_words() -> None:
    path = right_response(call(REDNESS))["react"]["path"]
    mark = marked(call(REDNESS), path=[name for name in path if name != "chest_pain"])
    assert part(mark, "Your level").share == part(mark, "Your words").share == 0
    assert not mark.critical


def test_the_words_count_and_words_that_hurt_zero_all() -> None:
    assert marked(call(HOT), words="other").points == pytest.approx(8)
    assert (marked(call(HOT), words="harm").critical, marked(call(HOT), words="harm").points) == (True, 0)


def test_the_shares_of_a_call() -> None:
    nothing = {"path": [], "action": "emergency", "steps": [], "words": "other"}
    points = {
        name: marked(call(REDNESS), **{**nothing, name: right_response(call(REDNESS))["react"][name]}).points
        for name in nothing
    }
    # a more careful level is a third of its 3; a comfort without a question is a guess
    assert points == pytest.approx({"path": 4, "action": 0, "steps": 3, "words": 3})


def test_the_debrief_comes_with_the_solution_and_not_before() -> None:
    mark = marked(call(WHEALS), action="refer")
    first, whole = practised_html(mark, whole=False), practised_html(mark, whole=True)
    debrief = CALLS[WHEALS].debrief
    assert debrief is not None
    for text in (debrief.title, "What would have happened", "A note could say", "Signs of a severe allergic reaction"):
        assert text not in first
        assert text in whole
    assert "[SE20]" not in whole


def test_the_note_is_kept_and_changes_nothing() -> None:
    item = call(HOT)
    with_note = right_response(item, note="<b>Told</b> him to wait")
    assert item.mark(with_note) == item.mark(right_response(item))
    assert read(item.question(), with_note) == with_note
    assert "<b>" not in marked_html(item.mark(with_note))


@pytest.mark.parametrize(
    "changes",
    [
        {"path": ["weather"]},
        {"steps": ["weather"]},
        {"words": "weather"},
        {"action": "weather"},
        {"note": "n" * 2001},
        {"more": 1},
    ],
)
def test_what_no_call_offers_is_no_response(changes: dict[str, Any]) -> None:
    item = call(HOT)
    response = right_response(item, **changes)
    assert item.mark(response).state is State.UNREADABLE
    with pytest.raises(NotAResponse):
        read(item.question(), response)


def test_a_visit_is_no_response_to_a_call() -> None:
    visit = {"screen": {"path": [], "level": "proceed", "service": "full", "steps_out": [], "words": "right"}}
    assert call(HOT).mark(visit).state is State.UNREADABLE
    with pytest.raises(NotAResponse):
        read(call(HOT).question(), visit)
    assert not is_finished(call(HOT).question(), visit)


@pytest.mark.parametrize("open_part", ["action", "words"])
def test_a_call_on_the_way_is_kept_and_not_finished(open_part: str) -> None:
    item = call(HOT)
    begun = right_response(item, **{open_part: None})
    assert read(item.question(), begun) == begun
    assert not is_finished(item.question(), begun)
    mark = item.mark(begun)
    assert (mark.state, mark.points, mark.critical) == (State.UNANSWERED, 0, False)
    assert mark.expected == ("Emergency",)


def test_a_call_with_nothing_in_it_is_no_answer() -> None:
    assert read(call(HOT).question(), {"react": {}}) is None


def test_a_case_is_a_visit_or_a_call() -> None:
    for both in ({}, {"client": "K01", "call": HOT}):
        with pytest.raises(ValueError, match="give one of the two"):
            CaseItem.model_validate({**WHOLE, **both})


def test_standing_alone_it_is_marked_the_same_and_its_key_follows_the_facts() -> None:
    item = call(HOT)
    alone = item.standalone()
    assert isinstance(alone.call, Call)
    assert alone.mark(right_response(item)) == item.mark(right_response(item))
    other = alone.model_copy(update={"call": alone.call.model_copy(update={"facts": {"hot": True}})})
    assert other.key_digest != item.key_digest
    assert alone.question().digest == item.question().digest


def test_the_page_gets_no_level_and_no_fact() -> None:
    public = call(WHEALS).question().model_dump_json()
    assert "My throat has felt tight" in public
    for secret in ("emergency", "told", '"facts"', "debrief", '"note"', "critical", "why", "R01", "SE20"):
        assert secret not in public


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(CALLS)),
    st.lists(st.sampled_from([LOOK, *question_of()]), max_size=20),
    st.sampled_from([action.value for action in Action]),
    st.lists(st.sampled_from(sorted(library().of(CallStep))), max_size=6, unique=True),
    st.sampled_from(["right", "other", "harm"]),
)
def test_every_response_has_a_mark_and_an_all_clear_that_is_wrong_has_none(
    name: str, path: list[str], action: str, steps: list[str], words: str
) -> None:
    item = call(name)
    mark = item.mark({"react": {"path": path, "action": action, "steps": steps, "words": words}})
    assert 0 <= mark.points <= 10
    assert all(0 <= found.share <= 1 for found in mark.parts)
    right = Action(str(CALLS[name].action))
    if right.rank >= Action.URGENT.rank and Action(action).rank < right.rank:
        assert mark.critical and mark.points == 0
    if mark.critical:
        assert any(reason.critical and reason.sign is not Sign.HIT for reason in mark.reasons)
    assert phone_call(CALLS[name]).opening
    assert marked_html(mark)
