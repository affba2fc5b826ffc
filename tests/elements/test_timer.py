"""The service timer's side of Python: all of a visit goes to the page, and what is under way comes back."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import pytest

import backfacial
from backfacial.answers import under_way
from backfacial.elements.timer import Timer
from backfacial.facts import library
from backfacial.facts.protocol.order import Variant
from backfacial.facts.protocol.steps import ProtocolStep
from backfacial.pages.timer import visit_table_html, visit_text

from .conftest import Spoken

Make = Callable[[anywidget.AnyWidget], Spoken]
STEPS = library().of(ProtocolStep)
ENTRY = {"step": "P03", "kind": "visit", "plan": 300, "cut": 0, "spent": 12.5, "confirmed": False, "decision": None}
STATE: dict[str, Any] = {
    "visit": "V1",
    "steps": [["P03", 5], ["P04", 2]],
    "speed": 10,
    "at": 1_777_777_777_123,
    "running": True,
    "place": 0,
    "entries": [{**ENTRY, "stays": False}],
    "stopped": False,
    "ended": False,
    "surprise": None,
}


def own_plan(home: Path, steps: list[list[Any]], client: str | None = None) -> None:
    (home / "answers").mkdir(exist_ok=True)
    text = json.dumps({"schema": 1, "steps": steps, "client": client, "at": "2026-05-04T10:00:00Z"})
    (home / "answers" / "planned.json").write_text(text)


def test_every_variant_can_be_chosen_and_the_learners_own_plan_first(tmp_path: Path, spoken: Make) -> None:
    page = spoken(Timer(tmp_path))
    assert [each["id"] for each in page.ask("hello")["visits"]] == list(library().of(Variant))
    own_plan(tmp_path, [["P03", 5], ["P04", 2]], "K01")
    first = page.ask("hello")["visits"][0]
    assert first["id"] == "planned"
    assert library().clients["K01"].name in first["label"] and "7 minutes" in first["label"]
    own_plan(tmp_path, [["P01", 10], ["P03", 5], ["P04", 2], ["P25", 3]])
    assert page.ask("hello")["visits"][0]["label"] == "Your own plan, 7 minutes"
    own_plan(tmp_path, [["P03", 5], ["P99", 2]])
    assert page.ask("hello")["visits"][0]["id"] == "V1"


@pytest.mark.parametrize("variant", library().of(Variant))
def test_a_visit_goes_to_the_page_whole(tmp_path: Path, spoken: Make, variant: str) -> None:
    run = spoken(Timer(tmp_path)).ask("run", visit=variant)["run"]
    assert json.loads(json.dumps(run)) == {**run, "steps": [list(each) for each in run["steps"]]}
    shown = {each["step"] for each in run["plan"]} | {one["step"] for each in run["plan"] for one in each["after"]}
    assert shown | {run["again"]["step"]} == set(run["cards"])
    gates = [each["step"] for each in run["plan"] if run["cards"][each["step"]]["gate"]]
    assert gates == [gate.step for gate in library().gates.values()]
    for step, card in run["cards"].items():
        if step in STEPS:
            assert card["confirm"] == STEPS[step].confirm
            assert card["keeps"] == bool(STEPS[step].gate or STEPS[step].confirm)
    for each in run["plan"]:
        assert bool(each["stopped"]) == bool(each["after"]) == (run["cards"][each["step"]]["phase"] == "visit")


def test_a_module_in_place_of_a_step_has_the_stop_signs_of_that_step(tmp_path: Path, spoken: Make) -> None:
    run = spoken(Timer(tmp_path)).ask("run", visit="V8")["run"]
    assert "O4" in run["cards"] and "P12" not in run["cards"]
    for sign in STEPS["P12"].stop:
        assert sign.text in run["cards"]["O4"]["html"]


def test_what_is_under_way_is_kept_and_comes_back(tmp_path: Path, spoken: Make) -> None:
    assert spoken(Timer(tmp_path)).ask("under-way", visit=STATE)["kind"] == "kept"
    page = spoken(Timer(tmp_path))
    assert page.ask("hello")["kept"] == STATE
    run = page.ask("run", visit="V1", steps=STATE["steps"])["run"]
    in_visit = [each["step"] for each in run["plan"] if run["cards"][each["step"]]["phase"] == "visit"]
    assert in_visit == ["P03", "P04"]
    assert page.ask("under-way", visit=None)["kind"] == "kept"
    assert page.ask("hello")["kept"] is None


def test_a_plan_that_changed_since_does_not_change_the_visit_under_way(tmp_path: Path, spoken: Make) -> None:
    own_plan(tmp_path, [["P03", 9], ["P04", 2], ["P06", 3]])
    page = spoken(Timer(tmp_path))
    assert page.ask("run", visit="planned")["run"]["steps"][0] == ("P03", 9)
    assert page.ask("run", visit="planned", steps=[["P03", 5]])["run"]["steps"] == [("P03", 5)]


@pytest.mark.parametrize(
    "said",
    [
        {"visit": "no-such-visit"},
        {"visit": "planned"},
        {"visit": "V1", "steps": [["P99", 5]]},
        {"visit": "V1", "steps": [["P03", 0]]},
        {"visit": "V1", "steps": [["P03", 5], ["P03", 5]]},
        {"visit": "V1", "steps": "P03"},
        {"visit": "V1", "steps": []},
        {"visit": "V1", "steps": [["P04", 2], ["P03", 5]]},
    ],
)
def test_what_cannot_be_run_is_refused_in_words(tmp_path: Path, spoken: Make, said: dict[str, object]) -> None:
    reply = spoken(Timer(tmp_path)).ask("run", **said)
    assert reply["kind"] == "no-run" and reply["message"]


@pytest.mark.parametrize(
    "changed",
    [
        {"place": 1},
        {"entries": []},
        {"speed": 7},
        {"at": "now"},
        {"visit": "../V1"},
        {"more": 1},
        {"entries": [{**ENTRY, "stays": False, "spent": float("nan")}]},
        {"entries": [{**ENTRY, "stays": False, "decision": "<b>"}]},
    ],
)
def test_a_state_of_another_form_is_not_written(tmp_path: Path, spoken: Make, changed: dict[str, object]) -> None:
    reply = spoken(Timer(tmp_path)).ask("under-way", visit={**STATE, **changed})
    assert (reply["kind"], reply["again"]) == ("not-kept", False)
    assert not (tmp_path / under_way.FILE).exists()


def test_a_folder_that_cannot_be_written_is_told_and_tried_again(tmp_path: Path, spoken: Make) -> None:
    (tmp_path / "answers").write_text("a file where the folder should be")
    reply = spoken(Timer(tmp_path)).ask("under-way", visit=STATE)
    assert (reply["kind"], reply["again"]) == ("not-kept", True)
    assert "timer.json" in reply["message"]


def test_in_the_courses_own_folder_nothing_is_kept(spoken: Make) -> None:
    reply = spoken(Timer(Path.cwd())).ask("under-way", visit=STATE)
    assert (reply["kind"], reply["again"]) == ("not-kept", False)


def test_where_no_button_can_be_pressed_the_usual_visit_can_be_read(tmp_path: Path) -> None:
    bundle, _ = Timer(tmp_path)._repr_mimebundle_() or ({}, {})
    assert bundle["text/html"] == visit_table_html("V1")
    assert bundle["text/plain"] == visit_text("V1")


def test_every_word_of_the_timer_is_used() -> None:
    package = Path(backfacial.__file__).parent
    files = [*package.glob("elements/timer*"), *package.glob("pages/tim*.py"), *package.glob("pages/templates/timer*")]
    told = "\n".join(file.read_text(encoding="utf-8") for file in files)
    put_together = re.compile(r"(phase|waits|when)-|.*-first$")
    unused = [key for key in library().words["timer"] if not re.search(rf"['\".]{key}(?![\w-])", told)]
    assert [key for key in unused if not put_together.match(key)] == []
