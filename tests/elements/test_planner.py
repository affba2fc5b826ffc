"""The planner's element: Python alone says what a visit is worth, keeps it, and trusts nothing that the page says."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest import Subtests

from backfacial.answers import planned
from backfacial.answers.course_folder import KeptNowhere
from backfacial.answers.store import AnswerStore
from backfacial.clients.generate import GENERATOR
from backfacial.elements.planner import KEPT_AS, planner
from backfacial.elements.planner_view import all_steps, written_clients
from backfacial.facts import library
from backfacial.pages.planner import usual_visit_html
from backfacial.rules.visit.fitting import Wish
from backfacial.rules.visit.plan import plan_visit

from .conftest import Spoken

Make = Callable[[anywidget.AnyWidget], Spoken]
Draft = dict[str, Any]
EMPTY: Draft = {
    "client": None,
    "minutes": 60,
    "modules": [],
    "exposed": False,
    "test_feeling": False,
    "steps": None,
}


def visit(*steps: tuple[str, int], **more: object) -> Draft:
    return {**EMPTY, "steps": [{"step": step, "minutes": minutes} for step, minutes in steps], **more}


def right(wish: Wish) -> list[tuple[str, int]]:
    return [(each.step, each.minutes) for each in plan_visit(wish).steps]


RIGHT = visit(*right(Wish(60)))


@pytest.fixture
def page(store: AnswerStore, spoken: Make, tmp_path: Path) -> Spoken:
    return spoken(planner(store, tmp_path))


def test_before_anything_is_planned_nobody_comes_and_no_step_is_shown(page: Spoken, store: AnswerStore) -> None:
    state = page.ask("hello")
    assert (state["kind"], state["draft"], state["visit"]) == ("state", EMPTY, None)
    assert not store.path.exists()


def test_a_visit_is_built_of_the_steps_that_no_visit_leaves_out(page: Spoken) -> None:
    reply = page.ask("build", visit=EMPTY)
    steps = [each["step"] for each in reply["draft"]["steps"]]
    assert {gate.step for gate in library().gates.values()} <= set(steps)
    shown = reply["visit"]
    assert (shown["total"], shown["asked"], shown["state"], shown["next"]) == (36, 60, "clear", "add")
    assert len(shown["rows"]) == len(steps)
    assert [row["start"] for row in shown["rows"]][:5] == [0, 0, 0, 5, 7]


def test_each_change_is_answered_with_all_that_the_rules_say_beside_its_step(page: Spoken) -> None:
    reply = page.ask("look", visit=visit(("P08", 1), ("P06", 3), ("P12", 5), client="K05"))
    rows = reply["visit"]["rows"]
    assert [row["weight"] for row in rows] == ["against", "", "against"]
    assert "You can only look at skin that is uncovered" in rows[0]["html"]
    assert "Not for Keisha" in rows[2]["html"]
    assert reply["visit"]["state"] == "against"
    assert not reply["visit"]["ready"] and reply["visit"]["card"] == ""
    assert reply["visit"]["next"] == "mend"
    assert [each["at"] for each in reply["visit"]["pointers"] if each["weight"] == "against"][:2] == [0, 2]


def test_a_right_visit_can_be_used_and_printed(page: Spoken, tmp_path: Path) -> None:
    shown = page.ask("look", visit=RIGHT)["visit"]
    assert (shown["state"], shown["next"], shown["ready"], shown["pointers"]) == ("clear", "use", True, [])
    assert shown["card"].startswith("<!doctype html>")
    assert page.ask("timer", visit=RIGHT)["kind"] == "timer"
    kept = planned.read(tmp_path)
    assert kept is not None
    assert kept.client is None
    assert sum(minutes for _, minutes in kept.steps) == 60
    assert {"P01", "P02", "P25", "P26"}.isdisjoint(step for step, _ in kept.steps), "only with the client in the room"


@pytest.mark.parametrize(
    "wrong",
    [
        visit(),
        EMPTY,
        {**RIGHT, "minutes": 45},
        {**RIGHT, "client": "K05"},
        {**RIGHT, "client": "K15"},
        visit(*right(Wish(60))[::-1]),
        visit(*right(Wish(60))[:-1]),
    ],
)
def test_the_timer_gets_nothing_that_is_against_the_rules(page: Spoken, tmp_path: Path, wrong: Draft) -> None:
    assert page.ask("timer", visit=RIGHT)["kind"] == "timer"
    before = planned.read(tmp_path)
    assert page.ask("timer", visit=wrong)["kind"] == "refused"
    assert planned.read(tmp_path) == before


def test_a_client_who_needs_help_comes_first_and_no_step_is_shown(page: Spoken, subtests: Subtests) -> None:
    for client, level in (("K15", "Emergency"), ("K08", "Urgent"), ("K02", "Defer"), ("K27", "Not decided")):
        with subtests.test(client=client):
            for kind in ("look", "build"):
                reply = page.ask(kind, visit={**RIGHT, "client": client})
                assert level in reply["who"]["line"]
                assert (reply["who"]["plannable"], reply["visit"]) == (False, None)
            assert reply["draft"]["steps"] == RIGHT["steps"], "it is kept for another client"
            assert page.ask("right", visit={**RIGHT, "client": client})["steps"] is None
            assert level in page.widget.visitor  # type: ignore[attr-defined]


def test_with_a_client_to_refer_that_is_read_before_what_is_still_allowed(page: Spoken) -> None:
    reply = page.ask("look", visit={**EMPTY, "client": "K06"})
    assert (reply["who"]["limited"], reply["visit"]) == (True, None)
    built = page.ask("build", visit={**EMPTY, "client": "K06"})["draft"]["steps"]
    assert {"P17", "P12", "P15"}.isdisjoint(each["step"] for each in built)


def test_modules_in_the_visit_are_asked_for(page: Spoken) -> None:
    reply = page.ask("look", visit={**visit(("O2", 15), ("O1", 5)), "modules": ["O6"]})
    assert reply["draft"]["modules"] == ["O6", "O2", "O1"]
    assert "Relaxation massage" in reply["visit"]["notes"]
    assert [each["step"] for each in reply["visit"]["more"] if each["wanted"]] == ["O6"]


def test_what_can_be_added_does_not_tell_the_order(page: Spoken) -> None:
    more = page.ask("look", visit=visit())["visit"]["more"]
    steps = [each["step"] for each in more if each["group"] == "steps"]
    names = [library().fact(step).name.lower() for step in steps]
    assert names == sorted(names) and len(steps) == 26
    assert "P07" in [each["step"] for each in page.ask("look", visit=RIGHT)["visit"]["more"]], (
        "hands may be washed again"
    )


def test_a_right_one_is_shown_beside_it_and_can_be_taken_over(page: Spoken) -> None:
    own = visit(*right(Wish(60))[:-2])
    reply = page.ask("right", visit=own)
    assert reply["found"] and "not in yours" in reply["html"]
    taken = page.ask("look", visit={**own, "steps": reply["steps"]})
    assert taken["visit"]["state"] == "clear"
    assert page.ask("right", visit={**own, "steps": reply["steps"]})["steps"] is None, "there is nothing to take over"


def test_why_there_is_no_right_one(page: Spoken) -> None:
    reply = page.ask("right", visit={**visit(), "modules": ["O4"], "client": "K05"})
    assert (reply["found"], reply["steps"]) == (False, None)
    assert "no right visit" in reply["html"] and "C02" in reply["html"]
    short = page.ask("right", visit={**visit(), "minutes": 10})
    assert "too short" in short["html"]


def test_the_visit_survives_a_restart(store: AnswerStore, spoken: Make, tmp_path: Path) -> None:
    page = spoken(planner(store, tmp_path))
    own = visit(("P03", 4), ("P07", 1), ("P07", 1), client="K10", minutes=50, modules=["O6"], exposed=True)
    reply = page.ask("look", visit=own)
    assert reply["saved"]
    again = spoken(planner(store, tmp_path))
    state = again.ask("hello")
    assert (state["draft"], state["visit"]) == (own, reply["visit"])
    assert again.widget.visitor == page.widget.visitor != ""  # type: ignore[attr-defined]


def test_a_hundred_changes_leave_one_line_in_the_record_of_answers(page: Spoken, store: AnswerStore) -> None:
    for minutes in range(1, 101):
        page.ask("look", visit={**EMPTY, "minutes": minutes})
    assert len(store.read().events) == 1
    assert store.read().answers[KEPT_AS].response["minutes"] == 100  # type: ignore[index]


def test_what_cannot_be_kept_is_shown_all_the_same_and_said(page: Spoken, store: AnswerStore) -> None:
    store.path.parent.write_text("a file where the folder should be")
    reply = page.ask("look", visit=RIGHT)
    assert (reply["saved"], reply["visit"]["state"]) == (False, "clear")
    assert reply["message"]
    assert page.ask("timer", visit=RIGHT)["kind"] == "refused"


def test_in_the_courses_own_folder_nothing_is_kept(spoken: Make, tmp_path: Path) -> None:
    page = spoken(planner(KeptNowhere(tmp_path / "answers.json", "lesson", lambda: ""), tmp_path))
    assert page.ask("timer", visit=RIGHT)["kind"] == "refused"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("difficulty", ["easy", "medium", "hard"])
def test_a_made_up_client_is_met_by_an_id_that_brings_them_back(page: Spoken, difficulty: str) -> None:
    client = page.ask("another", difficulty=difficulty)["client"]
    assert client.startswith(f"client-{GENERATOR}-{difficulty}-")
    reply = page.ask("look", visit={**EMPTY, "client": client})
    assert reply["who"]["name"] and reply["who"]["name"] in page.widget.visitor  # type: ignore[attr-defined]


def test_only_clients_of_whom_all_is_known_are_offered() -> None:
    offered = {each["id"] for each in written_clients()}
    clients = library().clients.values()
    assert offered == {each.id for each in clients if not each.unknown and each.reaction is None}
    assert "K27" not in offered and "K19" not in offered and len(offered) > 20


@pytest.mark.parametrize(
    "client", ["K99", "client-1-easy-7", "client-2-easy-x", "client-2-easy-007", "client-2-odd-7", "nobody"]
)
def test_a_client_that_there_is_not_is_refused_and_forgotten(
    store: AnswerStore, spoken: Make, tmp_path: Path, client: str
) -> None:
    page = spoken(planner(store, tmp_path))
    assert page.ask("look", visit={**RIGHT, "client": client})["kind"] == "refused"
    store.save(KEPT_AS, {**RIGHT, "client": client})
    state = spoken(planner(store, tmp_path)).ask("hello")
    assert state["draft"] == RIGHT
    assert len(state["notices"]) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"minutes": 0}, {"minutes": 601}, {"minutes": "60"}, {"minutes": True}, {"minutes": 60.5}, {"client": 7},
        {"client": "<b>"}, {"client": "K" * 65}, {"modules": "O1"}, {"modules": ["O10"]}, {"modules": ["O1"] * 11},
        {"exposed": 1}, {"steps": "P03"}, {"steps": [["P03", 5]]}, {"steps": [{"step": "P03"}]},
        {"steps": [{"step": "stop", "minutes": 1}]}, {"steps": [{"step": "P03", "minutes": 0}]},
        {"steps": [{"step": "P03", "minutes": 5, "more": 1}]}, {"steps": [{"step": "P03", "minutes": 5}] * 101},
        {"more": 1},
    ],
)  # fmt: skip
def test_what_is_no_visit_is_not_listened_to(page: Spoken, store: AnswerStore, change: Draft) -> None:
    for kind in ("look", "build", "right", "timer"):
        assert page.say({"kind": kind, "view": "v", "seq": 1, "visit": RIGHT | change}) is None
    assert not store.path.exists()


@pytest.mark.parametrize("steps", [(("P99", 5),), (("O9", 5),), (("P03", 5), ("P03", 5))])
def test_steps_that_there_are_not_are_refused_with_the_reason(page: Spoken, store: AnswerStore, steps: Any) -> None:
    reply = page.ask("look", visit=visit(*steps))
    assert reply["kind"] == "refused" and steps[-1][0] in reply["message"]
    assert not store.path.exists()


@pytest.mark.parametrize("kept", ["a text", 7, [], {}, {**RIGHT, "minutes": "x"}, visit(("P99", 5)), visit(("O9", 1))])
def test_a_damaged_memory_is_ignored(store: AnswerStore, spoken: Make, tmp_path: Path, kept: object) -> None:
    store.save(KEPT_AS, kept)
    state = spoken(planner(store, tmp_path)).ask("hello")
    assert state["draft"] == EMPTY


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    steps=st.lists(st.tuples(st.sampled_from(list(all_steps())), st.integers(1, 30)), max_size=12),
    client=st.sampled_from([None, *(str(each["id"]) for each in written_clients())]),
    minutes=st.integers(1, 600),
    modules=st.lists(st.sampled_from(["O1", "O2", "O3", "O4", "O5", "O6", "O7"]), max_size=4),
    exposed=st.booleans(),
)
def test_any_visit_is_answered_and_ready_only_with_nothing_against_it(
    page: Spoken, steps: Any, client: str | None, minutes: int, modules: list[str], exposed: bool
) -> None:
    draft = visit(*steps, client=client, minutes=minutes, modules=modules, exposed=exposed)
    reply = page.ask("look", visit=draft)
    assert json.loads(json.dumps(reply)) == json.loads(json.dumps(reply, ensure_ascii=True))
    if reply["kind"] == "refused" or reply["visit"] is None:
        return
    shown = reply["visit"]
    is_against = any(each["weight"] == "against" for each in shown["pointers"])
    assert shown["ready"] is (bool(steps) and not is_against)
    assert bool(shown["card"]) is shown["ready"]
    assert {row["weight"] for row in shown["rows"]} <= {"", "note", "advice"} or not shown["ready"]


def test_what_there_is_to_know_of_a_step_comes_when_it_is_wanted(page: Spoken) -> None:
    for step in all_steps():
        assert library().fact(step).id in page.ask("step", step=step)["html"]
    for step in ("P99", "stop", 7, None):
        assert page.say({"kind": "step", "view": "v", "seq": 1, "step": step}) is None


def test_a_change_is_answered_well_within_a_tenth_of_a_second(page: Spoken) -> None:
    own = visit(*right(Wish(75, ("O6", "O1"))), client="K10", minutes=75, modules=["O6", "O1"])
    page.ask("look", visit=own)
    begun = time.process_time()
    for _ in range(20):
        page.ask("look", visit=own)
    assert (time.process_time() - begun) / 20 < 0.1


def test_without_widgets_the_usual_visit_stands_in_its_place(page: Spoken) -> None:
    bundle, _ = page.widget._repr_mimebundle_()
    assert bundle["text/html"] == usual_visit_html()
    assert "Gate 2" in bundle["text/plain"]


def test_the_page_gets_no_rule_and_decides_nothing(page: Spoken) -> None:
    module = str(page.widget._esm)
    for rule in ("P08", "P15", "O4", "E08", "C02", "K05"):
        assert rule not in module, "what a step may and may not, Python alone knows"
