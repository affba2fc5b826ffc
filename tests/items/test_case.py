"""Marks of a visit: full points for what the rules say, nothing for what hurts, and a mark for anything at all."""

import math
import re
from itertools import repeat
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from perfect_trainee import questions_by_name, right_response

from backfacial.authoring.content import read_content
from backfacial.clients.plan import AREA, offered_steps
from backfacial.clients.seen import DIFFICULTIES, LOOK, topic_step
from backfacial.clients.visit import VISIT_DAY, client_facts, visit_of
from backfacial.facts import library
from backfacial.items.bank import practice_items
from backfacial.items.case import rules
from backfacial.items.case.generated import generated_case
from backfacial.items.case.item import CaseItem
from backfacial.items.case.rules import deciding_rules
from backfacial.items.mark import Mark, Part, Sign, State
from backfacial.pages.practised import practised_html
from backfacial.rules.screening.outcome import Level, Service
from backfacial.rules.screening.rulebook import rulebook, screen

COURSE = Path(__file__).parents[2]
WHOLE: dict[str, Any] = {
    "id": "a-visit",
    "type": "case",
    "objective": "an-objective",
    "stem": "What now?",
    "points": 5,
    "facts": ["C01"],
    "options": [
        {"id": "right", "text": "Well said", "why": "Reason.", "key": True},
        {"id": "other", "text": "Badly said", "why": "Reason."},
        {"id": "harm", "text": "Said so that it hurts", "why": "Reason.", "critical": True},
    ],
}
WRITTEN = [client.id for client in library().clients.values() if not client.unknown]
SEEDS = range(100)


def case(client: str) -> CaseItem:
    return CaseItem.model_validate({**WHOLE, "client": client})


def marked(item: CaseItem, **changes: Any) -> Mark:
    """The mark of the right response with changed parts."""
    return item.mark(right_response(item, **changes))


def part(mark: Mark, title: str) -> Part:
    return next(found for found in mark.parts if found.title == title)


def asked(mark: Mark) -> Part:
    return part(mark, "What you asked")


def test_there_are_written_clients_for_every_level() -> None:
    levels = {screen(client_facts(library().clients[name]), VISIT_DAY).level for name in WRITTEN}
    assert levels == set(Level)


@pytest.mark.parametrize("client", WRITTEN)
def test_the_right_path_of_a_written_client_gets_full_points(client: str) -> None:
    mark = marked(case(client))
    assert (mark.points, mark.state, mark.critical) == (5, State.RIGHT, False)
    assert [found.share for found in mark.parts] == [1, 1, 1, 1]


@pytest.mark.parametrize("difficulty", DIFFICULTIES)
def test_the_right_path_of_a_generated_client_gets_full_points(difficulty: Any) -> None:
    for seed in SEEDS:
        mark = marked(generated_case(seed, difficulty))
        assert (mark.points, mark.state, mark.critical) == (5, State.RIGHT, False), mark.item


def test_the_clients_of_the_course_get_full_points() -> None:
    graded = [item for _, quiz in read_content(COURSE).assignments for item in quiz.items]
    cases = [item for item in (*practice_items().values(), *graded) if isinstance(item, CaseItem)]
    assert len(cases) >= 5
    for item in cases:
        assert marked(item).points == item.points


@pytest.mark.parametrize("client", WRITTEN)
def test_what_the_page_offers_is_enough(client: str) -> None:
    """A topic with one question offers it in general words only."""
    item = case(client)
    visit = visit_of(item.person)
    named = [each.id for topic in visit.topics if len(topic.questions) > 1 for each in topic.questions]
    general = [topic_step(topic.id) for topic in visit.topics if len(topic.questions) <= 1]
    assert marked(item, path=[*general, *named, LOOK]).points == 5


ADAPTED = [name for name in WRITTEN if screen(client_facts(library().clients[name]), VISIT_DAY).service == "adapted"]
HURTING_PLANS: list[tuple[str, dict[str, Any]]] = [
    # "Automatic fail" of the domain dossier's cases, in its order
    *(("K15", {"service": service}) for service in ("bland", "adapted", "full")),
    *((client, {"service": "adapted"}) for client in ("K06", "K08", "K18")),
    *((client, {"service": "adapted"}) for client in ("K02", "K09")),
    *((client, {"without": "ACID"}) for client in ("K03", "K05")),
    ("K17", {"without": "SA"}),
    ("K11", {"without": "HF"}),
    ("K23", {"without": AREA}),
    *(("K26", {"service": service}) for service in ("bland", "adapted", "full")),
]


@pytest.mark.parametrize(("client", "plan"), HURTING_PLANS)
def test_the_automatic_fails_are_safety_mistakes(client: str, plan: dict[str, Any]) -> None:
    item = case(client)
    changes = {name: value for name, value in plan.items() if name in ("service",)}
    if "without" in plan:
        out = right_response(item)["screen"]["steps_out"]
        assert plan["without"] in out
        including = {step.id for step in library().terms.steps if plan["without"] in step.includes}
        changes["steps_out"] = [step for step in out if step != plan["without"] and step not in including]
    mark = marked(item, **changes)
    assert (mark.critical, mark.points, mark.state) == (True, 0, State.WRONG)
    hurting = [reason for reason in mark.reasons if reason.critical]
    assert hurting
    assert all(reason.why for reason in hurting)


@pytest.mark.parametrize("client", WRITTEN)
def test_full_service_hurts_whoever_may_have_bland_care_at_most(client: str) -> None:
    item = case(client)
    allowed = Service(right_response(item)["screen"]["service"])
    if allowed.rank >= Service.BLAND.rank:
        assert marked(item, service="full").critical


@pytest.mark.parametrize("client", ["K08", "K15", "K26"])
def test_help_that_comes_too_late_is_a_safety_mistake(client: str) -> None:
    assert marked(case(client), level="refer").critical
    assert not marked(case(client)).critical


@pytest.mark.parametrize(
    ("client", "notes"),
    [
        ("K01", ()),
        ("K02", ("Earliest in 2 months. Also: 12 months where your law, insurer or employer asks for it.",)),
        ("K03", ("What would change this: the end of the pregnancy.",)),
        ("K11", ("One reason stays: it does not pass with time.",)),
    ],
)
def test_the_decision_says_how_long_it_holds(client: str, notes: tuple[str, ...]) -> None:
    assert part(marked(case(client)), "Your decision").notes == notes


def test_words_that_hurt_zero_the_visit() -> None:
    mark = marked(case("K03"), words="harm")
    assert (mark.critical, mark.points) == (True, 0)
    assert marked(case("K03"), words="other").points == pytest.approx(4)


@pytest.mark.parametrize("client", ["K01", "K02", "K03", "K07", "K25"])
def test_a_more_careful_decision_gets_a_third_and_hurts_nobody(client: str) -> None:
    item = case(client)
    right = Level(right_response(item)["screen"]["level"])
    for level in Level:
        decision = part(marked(item, level=level.value), "Your decision")
        expected = 1 if level is right else 1 / 3 if level.rank > right.rank else 0
        assert decision.share == pytest.approx(expected)
    mark = marked(item, level="emergency", service="none", steps_out=[])
    assert not mark.critical
    assert part(mark, "Your plan for today").share == pytest.approx(1 if client == "K02" else 1 / 3)


def reasons_of(item: CaseItem) -> tuple[Any, ...]:
    return screen(client_facts(item.person), VISIT_DAY).reasons


NOTHING_FOUND = next(item for item in map(generated_case, range(400), repeat("medium")) if not reasons_of(item))


def test_more_care_than_nothing_asks_for_is_marked_and_told_without_a_record() -> None:
    """A client without a single finding: no record leads, and none can be quoted."""
    mark = NOTHING_FOUND.mark(right_response(NOTHING_FOUND, service="bland"))
    assert mark.state is State.PARTLY and not mark.critical
    assert mark.reasons


def test_steps_left_out_without_a_reason_cost_and_hurt_nobody() -> None:
    item = case("K11")
    right = right_response(item)["screen"]["steps_out"]
    mark = marked(item, steps_out=[*right, "CLAY", "LATEX"])
    assert not mark.critical
    others = len(offered_steps()) - len(right)
    assert part(mark, "Your plan for today").share == pytest.approx((1 + 1 - 2 / others) / 2)


def test_with_an_eye_illness_the_face_cradle_belongs_to_what_stays_out() -> None:
    quizzes = [item for _, quiz in read_content(COURSE).assignments for item in quiz.items]
    samuel = next(item for item in quizzes if item.id == "quiz-client-samuel")
    assert isinstance(samuel, CaseItem)
    out = right_response(samuel)["screen"]["steps_out"]
    assert {"PRONE", "CRADLE", "LED"} <= set(out)
    mark = marked(samuel, steps_out=[step for step in out if step != "CRADLE"])
    assert not mark.critical
    [kept] = [reason for reason in part(mark, "Your plan for today").reasons if reason.sign is Sign.MISSED]
    assert kept.text == "Face cradle"


def test_a_late_question_costs_half_and_is_named() -> None:
    """Devon, asked after the look: all is known, and too late."""
    late = asked(marked(case("K02"), path=[LOOK, *questions_by_name(library().clients["K02"])]))
    assert late.share == pytest.approx(0.5, abs=0.01)  # the look itself came in time
    assert {reason.label for reason in late.reasons} == {"Asked too late"}
    assert "Have you ever taken capsules" in late.reasons[0].text
    assert "Oh, that counts?" in late.reasons[0].why
    assert rulebook().facts["chest_sign"].question in late.reasons[-1].text  # it could have raised the level


def test_a_question_that_was_not_asked_costs_and_tells_the_answer() -> None:
    path = [name for name in questions_by_name(library().clients["K03"]) if name != "weeks"]
    mark = marked(case("K03"), path=[*path, LOOK])
    assert 0 < asked(mark).share < 1
    [reason] = asked(mark).reasons
    assert (reason.label, reason.text) == ("Not asked", rulebook().facts["weeks"].question)
    assert "In week 22" in reason.why
    assert 4 < mark.points < 5


def test_nothing_asked_gets_nothing_for_it_and_is_told_where_to_ask() -> None:
    nothing = asked(marked(case("K03"), path=[]))
    assert nothing.share == 0
    told, emergency, urgent, look, _ = nothing.reasons
    assert {reason.label for reason in nothing.reasons if reason is not look} == {"Not asked"}
    assert (told.text, look.label) == (rulebook().facts["weeks"].question, "Not looked at")
    assert emergency.why.endswith("could have led to: Emergency.") and urgent.why.endswith("could have led to: Urgent.")
    assert "Medicines; Products on the skin" in nothing.reasons[-1].text


def test_a_topic_that_was_left_half_way_names_what_is_still_to_ask() -> None:
    """Beth's allergies decide, and were asked by name: only the one question on them that was left is still to ask."""
    kinds = rulebook().facts
    left = asked(marked(case("K12"), path=["allergies", LOOK])).reasons
    begun = next(reason for reason in left if reason.text.startswith("Allergies"))
    assert begun.label == "Begun and not finished"
    assert kinds["allergies"].question not in begun.text
    assert any(kind.question in begun.text for kind in kinds.values() if kind.topic == "allergies")
    assert left[-1].label == "Not asked"
    assert "Medicines" in left[-1].text and "Allergies" not in left[-1].text


def test_a_spot_that_stays_closed_is_named_though_the_visit_goes_ahead() -> None:
    item = case("K12")
    mark = marked(item, steps_out=[step for step in right_response(item)["screen"]["steps_out"] if step != AREA])
    [kept] = [reason for reason in part(mark, "Your plan for today").reasons if reason.sign is Sign.MISSED]
    assert kept.text == "The area or spot that you found (at the closed plugs: no extraction)"
    first = re.sub(r"\s+", " ", practised_html(mark, whole=False))
    assert "closed plugs" not in first and "What you chose here is right, and something is still missing." in first


def test_a_look_alone_is_one_question_of_many() -> None:
    assert asked(marked(case("K01"), path=[LOOK])).share < 0.6  # what decides is on the back
    assert asked(marked(case("K04"), path=[LOOK])).share < 0.2


STOPS = ["isotretinoin", "isotretinoin_last", "letter"]
RULED_OUT = [topic_step(topic) for topic in ("heart", "today", "position")]
"""General questions that rule out what could have raised the level of Devon, or of the lump of Lea."""


def test_whoever_knows_enough_to_stop_need_not_go_on() -> None:
    assert marked(case("K02"), path=[*STOPS, *RULED_OUT]).points == 5
    almost = asked(marked(case("K02"), path=[*STOPS[:2], *RULED_OUT]))
    assert almost.share == pytest.approx(2 / 3)
    assert [reason.text for reason in almost.reasons] == [rulebook().facts["letter"].question]


def test_whoever_stops_before_danger_is_ruled_out_gets_a_third_and_is_told_what_it_could_have_been() -> None:
    stopped = asked(marked(case("K02"), path=STOPS))
    assert stopped.share == pytest.approx(1 / 3)
    emergency, urgent = stopped.reasons
    assert rulebook().facts["chest_sign"].question in emergency.text
    assert emergency.why.endswith("Another answer could have led to: Emergency.")
    assert urgent.text == rulebook().facts["cancer_care"].question  # with a fever, which was not asked either
    assert {reason.label for reason in stopped.reasons} == {"Not asked"}


def test_the_general_question_does_not_bring_out_a_medicine() -> None:
    item = case("K02")
    mark = marked(item, path=[topic_step(topic.id) for topic in visit_of(item.person).topics] + [LOOK])
    assert "Have you ever taken capsules" in asked(mark).reasons[0].text


@settings(max_examples=30, deadline=None)
@given(data=st.data(), client=st.sampled_from(ADAPTED))
def test_the_order_of_questions_and_steps_and_saying_them_twice_does_not_matter(data: Any, client: str) -> None:
    item = case(client)
    right = right_response(item)["screen"]
    before = data.draw(st.permutations(right["path"][:-1]))
    path = [*before, *before[:3], LOOK, *before[:2], LOOK]
    out = data.draw(st.permutations(right["steps_out"]))
    assert marked(item, path=path, steps_out=[*out, *out[:1]]).points == 5


CASES = [
    *(case(name) for name in ("K01", "K02", "K03", "K07", "K13", "K23", "K26")),
    generated_case(5, "hard"),
    NOTHING_FOUND,
]
STEPS = [LOOK, *rulebook().facts, *(topic_step(topic) for topic in library().topics)]
LEVELS, SERVICES = [level.value for level in Level], [service.value for service in Service]


def responses(words: list[str]) -> st.SearchStrategy[Any]:
    visit = st.fixed_dictionaries(
        {},
        optional={
            "path": st.lists(st.sampled_from(STEPS), max_size=25),
            "level": st.sampled_from([*LEVELS, None]),
            "service": st.sampled_from([*SERVICES, None]),
            "steps_out": st.lists(st.sampled_from(offered_steps()), max_size=9),
            "words": st.sampled_from([*words, None]),
        },
    )
    return st.fixed_dictionaries({"screen": visit})


@settings(max_examples=150, deadline=None)
@given(data=st.data(), item=st.sampled_from(CASES))
def test_any_visit_gets_a_finite_mark_within_the_points(data: Any, item: CaseItem) -> None:
    response = data.draw(responses([option.id for option in item.options]))
    mark = item.mark(response)
    assert math.isfinite(mark.points)
    assert 0 <= mark.points <= mark.out_of == item.points
    assert (mark.state is State.RIGHT) == (mark.points == item.points)
    whole = all(response["screen"].get(name) for name in ("level", "service", "words"))
    assert (mark.state is State.UNANSWERED) == (not whole)
    assert mark.critical == any(reason.critical for reason in mark.reasons)
    if mark.critical:
        assert mark.points == 0
    assert all(0 <= found.share <= 1 for found in mark.parts)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)
FIELDS = ("path", "level", "service", "steps_out", "words")


@settings(max_examples=200, deadline=None)
@given(
    response=JSON
    | st.dictionaries(st.sampled_from(["screen", "plan"]), JSON, max_size=2)
    | st.builds(lambda field, value: right_response(CASES[2], **{field: value}), st.sampled_from(FIELDS), JSON)
)
def test_garbage_is_worth_nothing_and_never_an_error(response: Any) -> None:
    mark = CASES[2].mark(response)
    if response is None:
        assert mark.state is State.UNANSWERED
    elif mark.state is not State.UNREADABLE:
        assert set(response) == {"screen"}
        return
    assert (mark.points, mark.critical, mark.given, mark.parts) == (0, False, (), ())


@pytest.mark.parametrize(
    "changes",
    [
        {"path": ["a-question-of-nobody"]},
        {"path": "look"},
        {"level": "sometimes"},
        {"service": "half"},
        {"steps_out": ["PRODUCT"]},
        {"steps_out": None},
        {"words": "z"},
        {"points": 5},
    ],
)
def test_a_visit_of_another_form_is_unreadable(changes: dict[str, Any]) -> None:
    mark = marked(case("K03"), **changes)
    assert (mark.points, mark.state) == (0, State.UNREADABLE)


@pytest.mark.parametrize("open_field", ["level", "service", "words"])
def test_a_visit_that_is_not_decided_is_not_answered_and_never_a_safety_mistake(open_field: str) -> None:
    mark = marked(case("K26"), **{"service": "full", open_field: None})
    assert (mark.points, mark.state, mark.critical, mark.given) == (0, State.UNANSWERED, False, ())
    assert mark.expected == ("Urgent",)
    assert {reason.sign for reason in mark.reasons} == {Sign.MISSED}


def test_a_case_has_one_right_way_to_say_it() -> None:
    options = [{**option, "key": True} for option in WHOLE["options"]]
    with pytest.raises(ValueError, match="exactly one option with 'key: true'"):
        CaseItem.model_validate({**WHOLE, "client": "K01", "options": options})


def test_the_wording_of_a_row_is_no_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = library().raw
    rows = raw["screening"]
    for changes, same in (({"say": "Other words."}, True), ({"level": "defer"}, False)):
        changed = {**raw, "screening": [{**rows[0], **changes}, *rows[1:]]}
        monkeypatch.setattr(rules, "library", lambda changed=changed: SimpleNamespace(raw=changed))
        assert (rules.deciding_rules.__wrapped__() == deciding_rules()) is same


def test_a_first_try_does_not_tell_how_much_the_rules_would_do() -> None:
    mark = marked(case("K11"), service="none", steps_out=[])
    first, whole = (re.sub(r"\s+", " ", practised_html(mark, whole=whole)) for whole in (False, True))
    assert "You planned: No service" in first
    assert "A changed service" not in first and "A changed service" in whole
