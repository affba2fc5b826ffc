"""The drill of a surprise as Python answers it: no key on the page, each pick decided, words that fit what happened."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import anywidget
import pytest

from backfacial.answers import under_way
from backfacial.elements.timer import Timer
from backfacial.facts import library
from backfacial.facts.hygiene.hygiene import Procedure
from backfacial.facts.reactions.reactions import Reaction
from backfacial.rules.service.surprise import DRILL, missing, surprise_in

from .conftest import Spoken

Make = Callable[[anywidget.AnyWidget], Spoken]
IDS = [step.id for step in library().of(Procedure)[DRILL].steps]
STOPS = next(seed for seed in range(99) if surprise_in(["P15"], seed).stops)
BLEEDS_ON = next(seed for seed in range(99) if not surprise_in(["P15"], seed).stops)
VISIT = [["P03", 5], ["P15", 10], ["P16", 3], ["P17", 8]]


def ask(page: Spoken, done: Sequence[str], pick: str | None, seed: int = STOPS) -> dict[str, Any]:
    return page.ask("drill", steps=VISIT, seed=seed, done=list(done), pick=pick)


def test_a_visit_has_a_surprise_only_if_it_is_wanted_and_can_be(tmp_path: Path, spoken: Make) -> None:
    page = spoken(Timer(tmp_path))
    assert page.ask("run", visit="V1")["run"]["surprise"] is None
    wanted = page.ask("run", visit="V1", surprise=True)["run"]["surprise"]
    assert wanted["step"] == "P15" and 120 <= wanted["at"] <= 420
    assert page.ask("run", visit="V1", surprise=True, seed=wanted["seed"])["run"]["surprise"] == wanted
    assert sorted(card["id"] for card in wanted["cards"]) == sorted(IDS)
    assert all(card["picture"].startswith("<svg") for card in wanted["cards"])
    assert page.ask("run", visit="V6", surprise=True)["run"]["surprise"] is None


def test_the_cards_tell_neither_the_order_nor_the_reasons(tmp_path: Path, spoken: Make) -> None:
    cards = spoken(Timer(tmp_path)).ask("run", visit="V1", surprise=True, seed=STOPS)["run"]["surprise"]["cards"]
    assert [card["id"] for card in cards] != IDS
    assert {key for card in cards for key in card} == {"id", "text", "picture"}


def test_a_step_too_early_is_told_with_what_comes_first_and_why(tmp_path: Path, spoken: Make) -> None:
    page = spoken(Timer(tmp_path))
    early = ask(page, [], "press")
    first = library().of(Procedure)[DRILL].steps[0]
    assert not early["right"] and early["done"] == [] and early["offer"]
    assert first.text in early["said"] and first.why in early["said"]
    right = ask(page, [], "stop")
    assert right["right"] and right["done"] == ["stop"] and not right["over"]


def test_at_the_end_it_tells_what_of_the_visit_may_still_follow(tmp_path: Path, spoken: Make) -> None:
    reply = ask(spoken(Timer(tmp_path)), IDS[:-1], IDS[-1])
    assert reply["goes_on"] and reply["offer"] == []
    reaction = library().of(Reaction)["SE05"]
    assert "no more extraction in this area today" in reply["over"]
    assert all(line in reply["over"] for line in (*reaction.in_room, library().of(Procedure)[DRILL].resume))
    assert "in another place only" in reply["over"] and "covered spot" in reply["over"]
    names = [reply["over"].index(text) for text in ("in another place", "pH", "mask") if text in reply["over"]]
    assert names == sorted(names)


def test_where_it_bleeds_on_the_visit_is_over_and_a_doctor_is_next(tmp_path: Path, spoken: Make) -> None:
    reply = ask(spoken(Timer(tmp_path)), ["stop", "gloves"], "press", BLEEDS_ON)
    (refer,) = library().of(Reaction)["SE05"].refer
    assert not reply["goes_on"] and refer.when in reply["over"] and "10 minutes" in reply["over"]
    assert "seen by somebody medical today" in reply["over"]
    assert "may still follow" not in reply["over"]


@pytest.mark.parametrize(
    "said",
    [
        {"done": ["press"]},
        {"done": ["stop"], "pick": "stop"},
        {"pick": "dance"},
        {"steps": [["P03", 5]]},
        {"steps": "P15"},
        {"steps": [["P99", 5]]},
    ],
)
def test_what_is_no_drill_is_refused(tmp_path: Path, spoken: Make, said: dict[str, Any]) -> None:
    asked = {"steps": VISIT, "seed": STOPS, "done": [], "pick": None, **said}
    assert spoken(Timer(tmp_path)).ask("drill", **asked)["kind"] == "no-drill"


def test_a_drill_under_way_is_kept_and_an_older_file_without_one_is_still_read(tmp_path: Path, spoken: Make) -> None:
    entry = {"step": "P15", "kind": "visit", "plan": 600, "cut": 0, "spent": 200.0, "confirmed": False}
    state = {"visit": "V1", "steps": VISIT, "speed": 1, "at": 1, "running": False, "place": 0, "stopped": False}
    state |= {"ended": False, "entries": [{**entry, "decision": None, "stays": False}]}
    surprise = {"seed": STOPS, "met": True, "done": ["stop", "gloves"], "slips": 1, "over": False}
    page = spoken(Timer(tmp_path))
    assert page.ask("under-way", visit={**state, "surprise": surprise})["kind"] == "kept"
    assert page.ask("hello")["kept"]["surprise"] == surprise
    assert page.ask("under-way", visit={**state, "surprise": {**surprise, "done": ["<b>"]}})["kind"] == "not-kept"
    (tmp_path / under_way.FILE).write_text(json.dumps({"schema": 1, "visit": state}))
    assert page.ask("hello")["kept"] == {**state, "surprise": None}


def test_any_right_way_through_is_right(tmp_path: Path, spoken: Make) -> None:
    page, done = spoken(Timer(tmp_path)), []
    while reply := ask(page, done, None):
        if reply["over"]:
            break
        pick = next(step for step in reversed(reply["offer"]) if missing(done, step) is None)
        assert ask(page, done, pick)["right"]
        done = [*done, pick]
    assert len(done) == len(IDS)
