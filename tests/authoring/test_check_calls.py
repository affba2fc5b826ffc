"""`backfacial check` names what is wrong with a phone call, and with what all calls are made of."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from spoilt_content import with_change

from backfacial.authoring.checks.calls import check_call_records, check_calls
from backfacial.authoring.checks.reactions import triage_table
from backfacial.authoring.content import Content
from backfacial.facts.reactions.calls import Call
from backfacial.items.case.item import CaseItem

QUESTIONS = "content/call-questions.yml"
STEPS = "content/call-steps.yml"
MADE_OF = "content/generated-calls.yml"

BROKEN = {
    "unknown-fact": (QUESTIONS, "fact: hot_tub,", "fact: hot_tube,", "hot_tub: 0 questions ask for 'hot_tub'"),
    "fact-asked-twice": (QUESTIONS, "fact: prickle,", "fact: itch_leads,", "itch_leads: 2 questions ask for"),
    "value-that-is-not-told": (
        QUESTIONS,
        ", by_hour: ",
        ", by_day: ",
        "spreading: names the unknown value of spreading by_day",
    ),
    "drawing": (QUESTIONS, "drawn: wheals", "drawn: whales", "hives: names the unknown drawing whales"),
    "drawn-and-not-told": (QUESTIONS, "      drawn: wheals\n", "", "has only one of 'drawn' and 'seen'"),
    "known-by-another": (QUESTIONS, "- id: hot\n", "- id: warm\n", "brings 'hot' first: begin 'facts' with 'warm'"),
    "first-aid": (STEPS, "aids: [cpr]", "aids: [cprr]", "cpr: names the unknown first-aid step cprr"),
    "fact-of-a-step": (STEPS, "nobody is sure [SE20]", "nobody is sure [SE99]", "names the unknown fact SE99"),
    "step-without-a-fact": (STEPS, "spreads it [SE16]", "spreads it", "squeeze: 'why' cites nothing"),
    "row-of-a-step": (STEPS, "rows: [R15]", "rows: [R99]", "hospital-today: names the unknown row R99"),
    "against-nothing": (
        STEPS,
        "against: [on-back, legs-out,",
        "against: [on-bak, legs-out,",
        "unknown first-aid step on-bak",
    ),
    "never-right-and-missed": (
        STEPS,
        "{id: ice, part: now, critical",
        "{id: ice, part: now, vital",
        "cannot be missed",
    ),
    "lasts": (
        MADE_OF,
        "fact: jerking, is: true}, at_most",
        "fact: jerkin, is: true}, at_most",
        "unknown triage fact jerkin",
    ),
    "row": (MADE_OF, "rows: [R40]", "rows: [R99]", "calls: names the unknown row R99"),
    "no-words": (MADE_OF, "      action: refer\n", "", "there are no words for refer"),
    "no-end": (MADE_OF, '    refer: "Somebody', '    monitor2: "Somebody', "calls: "),
    "together": (MADE_OF, "so: {dizzy: true}", "so: {dizzzy: true}", "together: dizzzy: there is no"),
    "mild": (MADE_OF, "mild: [mild_redness,", "mild: [mild_rednes,", "names the unknown triage fact mild_rednes"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_calls_are_made_of(content: Content, tmp_path: Path, name: str) -> None:
    file, old, new, told = BROKEN[name]
    spoilt = with_change(content, file, old, new, tmp_path)
    problems = [str(each) for each in (*spoilt.problems, *check_call_records(spoilt))]
    assert any(told in problem for problem in problems), problems


SPOILT: dict[str, tuple[dict[str, Any], str]] = {
    "level": ({"action": "urgent"}, "action: is stated as urgent, and the rules say expected"),
    "no-level": ({"action": None}, "has no 'action'"),
    "no-debrief": ({"debrief": None}, "has no 'debrief'"),
    "strange-sign": ({"facts": {"mild_rednes": True}}, "facts: mild_rednes: there is no"),
    "told-and-not-so": ({"told": ("hives",)}, "the opening tells 'hives', which is not among the 'facts'"),
    "told-and-strange": ({"told": ("whales",)}, "'told' names the unknown triage fact 'whales'"),
    "answer-to-nothing": ({"answers": {"swollen": "No."}}, "'answers' has 'swollen', which is no question"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_written_call(content: Content, name: str) -> None:
    changes, told = SPOILT[name]
    first, *others = content.records["calls"]
    spoilt = replace(content, records={**content.records, "calls": [first.model_copy(update=changes), *others]})
    problems = [str(each) for each in check_calls(spoilt, triage_table(spoilt))]
    assert any(each.startswith("content/calls/CA01.yml: CA01: ") and told in each for each in problems), problems


def test_the_call_of_a_question(content: Content) -> None:
    file, item = next((f, i) for f, i in content.items if isinstance(i, CaseItem) and i.call == "CA01")
    own = Call.model_validate(
        {"id": "own", "name": "Ada", "skin": 3, "after": "P3D", "opening": "Hi.", "facts": {"whales": True}}
    )
    for call, told in (("CA99", "names the unknown call CA99"), (own, "its call: facts: whales: there is no")):
        spoilt = replace(content, items=[(file, item.model_copy(update={"call": call}))])
        problems = [str(each) for each in check_calls(spoilt, triage_table(spoilt))]
        assert any(told in problem for problem in problems), problems


def test_the_calls_of_the_course_are_in_order(content: Content) -> None:
    assert not [*check_call_records(content), *check_calls(content, triage_table(content))]
