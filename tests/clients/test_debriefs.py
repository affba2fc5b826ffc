"""What is taught after a client was decided: the dossier's traps and automatic fails, and never before the answer."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from dossier import begins_with

from backfacial.answers.store import AnswerStore
from backfacial.authoring.checks.debriefs import check_debriefs
from backfacial.authoring.content import read_content
from backfacial.clients.visit import VISIT_DAY, visit_of
from backfacial.elements.make import practice
from backfacial.facts import library
from backfacial.facts.consultation.clients import CaseScore, Client, Debrief
from backfacial.facts.reactions.calls import Call
from backfacial.items.bank import practice_items
from backfacial.items.case.item import CaseItem
from backfacial.rules.reactions.triage import patterns
from backfacial.rules.reading import read_facts
from backfacial.rules.screening.rulebook import rulebook, screen

ROOT = Path(__file__).parents[2]
CLIENTS = library().clients
EACH = pytest.mark.parametrize("client", CLIENTS.values(), ids=list(CLIENTS))

NEVER = {
    "K15": "touch",
    "K20": "going on",
    "K22": "going on",
    "K06": "extracting",
    "K08": "extracting",
    "K18": "extracting",
    "K02": "acid",
    "K03": "acid",
    "K05": "acid",
    "K09": "acid",
    "K17": "salicylic",
    "K11": "current",
    "K23": "squeezing",
    "K26": "touch",
}
"""The automatic fails of the domain dossier, by hand."""

TRAPS = {
    "K01": ("closed", "peels", "sun"),
    "K02": ("now", "paper", "wax"),
    "K03": ("hole", "salicylic", "lower back"),
    "K04": ("skip", "low", "harder"),
    "K05": ("stronger acid", "extracting", "promising", "stop"),
    "K06": ("forty", "coconut", "fungus"),
    "K07": ("cancer", "scrubbing", "plaques"),
    "K08": ("hot towels", "next week"),
    "K09": ("exfoliating", "acid", "steam"),
    "K10": ("light that you can see", "goggles", "pause"),
    "K11": ("short burst", "far shoulder", "chain"),
    "K12": ("natural", "gloves", "patch test"),
    "K13": ("text", "ready", "promising"),
    "K14": ("fine", "extracting", "disorder"),
    "K15": ("pressure", "high frequency", "three weeks"),
    "K16": ("feet", "not too hot", "steam"),
    "K17": ("weak", "willow bark", "toner"),
    "K18": ("pustules", "razor", "wash"),
    "K19": ("purging", "another mask", "steroid cream"),
    "K20": ("tingling", "baking soda", "ice", "mask"),
    "K21": ("upright", "water", "fetch help"),
    "K22": ("tablet", "reception", "rinsing"),
    "K23": ("insists", "needle", "fee"),
    "K24": ("everyone", "insurance", "next door"),
    "K25": ("healed enough", "plaque", "oil"),
    "K26": ("red", "cool compress", "next week"),
    "K27": ("blank", "during the cleanse", "afterwards"),
}
"""A word of each trap of the dossier, by hand."""


def debrief_of(client: Client) -> Debrief:
    assert client.debrief is not None
    return client.debrief


def test_all_27_have_one() -> None:
    assert begins_with(CLIENTS, TRAPS) and list(TRAPS) == [f"K{number:02}" for number in range(1, 28)]
    assert all(client.debrief for client in CLIENTS.values())


def test_every_automatic_fail_of_the_dossier_is_there_and_no_other() -> None:
    assert {key for key in TRAPS if debrief_of(CLIENTS[key]).never} == set(NEVER)
    for key, word in NEVER.items():
        assert word in str(debrief_of(CLIENTS[key]).never).lower(), key


@EACH
def test_every_trap_of_the_dossier_is_there_with_its_reason(client: Client) -> None:
    traps, told = debrief_of(client).traps, TRAPS.get(client.id, ())
    texts = " ".join(trap.text for trap in traps).lower()
    assert [word for word in told if word not in texts] == []
    assert len(traps) >= len(told)
    assert all(len(trap.why.split()) >= 4 for trap in traps)


@EACH
def test_no_place_of_a_number_is_left_open_and_nothing_is_said_to_the_client(client: Client) -> None:
    text = " ".join(debrief_of(client).prose)
    assert "{" not in text
    assert not re.search(r"\bI'm\b|\bI'll\b|\bI won't\b", text)


LATER = [
    ("K02", {"letter": ("C01",)}, "adapt", "bland"),
    ("K16", {"letter": ("C20",)}, "adapt", "adapted"),
]


@pytest.mark.parametrize(("key", "change", "level", "cap"), LATER)
def test_the_decision_changes_later_as_it_says(key: str, change: dict[str, Any], level: str, cap: str) -> None:
    client = CLIENTS[key]
    assert debrief_of(client).then
    facts = read_facts({**client.facts, **change}, rulebook().facts, VISIT_DAY, rest_absent=True)
    decided = screen(facts, VISIT_DAY)
    assert (decided.level, decided.service) == (level, cap)


WORSE = [("K19", {"face_or_eyes": True}, "urgent"), ("K21", {"out_for": "PT1M"}, "emergency")]


@pytest.mark.parametrize(("key", "change", "action"), WORSE)
def test_a_reaction_gets_more_urgent_as_it_says(key: str, change: dict[str, Any], action: str) -> None:
    client = CLIENTS[key]
    assert debrief_of(client).then
    table = patterns()
    noticed = read_facts({**(client.reaction or {}), **change}, table.facts, VISIT_DAY, rest_absent=True)
    assert table.triage(noticed).action == action


def secrets(client: Client) -> list[str]:
    """Sentences that only the debrief holds."""
    debrief = debrief_of(client)
    return [debrief.title, debrief.why, *(trap.why for trap in debrief.traps), *debrief.do]


@EACH
def test_a_visit_tells_nothing_of_it(client: Client) -> None:
    said = visit_of(client).model_dump_json()
    assert "debrief" not in said
    assert [text for text in secrets(client) if json.dumps(text)[1:-1] in said] == []


def secrets_of_a_call(call: Call) -> list[str]:
    """Sentences that only the debrief and the note of a call hold."""
    assert call.debrief is not None and call.note is not None
    return [call.debrief.title, call.debrief.why, call.debrief.then, call.note]


CASES = [item for item in practice_items().values() if isinstance(item, CaseItem)]


@pytest.mark.parametrize("item", CASES, ids=[item.id for item in CASES])
def test_a_practice_question_and_its_page_tell_nothing_of_it(item: CaseItem, tmp_path: Path) -> None:
    element = practice(item, AnswerStore(tmp_path / "answers.json", "lesson", lambda: "anna"))
    shown = json.dumps([item.question().model_dump(mode="json"), element.get_state()], default=str)
    assert (item.phoned or item.person).name in shown
    assert "debrief" not in shown
    hidden = secrets(item.person) if item.phoned is None else secrets_of_a_call(item.phoned)
    assert [text for text in hidden if json.dumps(text)[1:-1] in shown] == []


def test_no_released_quiz_and_no_graded_client_holds_one() -> None:
    for path in (ROOT / "release").rglob("items.json"):
        assert "debrief" not in path.read_text(encoding="utf-8")
    for path in (ROOT / "source").glob("*/assignment.yml"):
        for item in yaml.safe_load(path.read_text(encoding="utf-8"))["items"]:
            assert "debrief" not in item.get("client", {})


def test_the_scoring_of_the_dossier_gives_ten_points() -> None:
    assert [(score.id, score.points) for score in library().of(CaseScore).values()] == [
        ("questions", 2),
        ("decision", 3),
        ("reason", 2),
        ("adaptation", 2),
        ("record", 1),
    ]


def _problems(root: Path, name: str, before: str, after: str) -> list[str]:
    path = root / "content/clients" / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return [str(problem) for problem in check_debriefs(read_content(root))]


def test_a_client_without_one_is_reported(copy_of_the_course: Path) -> None:
    path = copy_of_the_course / "content/clients/K26.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("debrief:")], encoding="utf-8")
    said = [str(problem) for problem in check_debriefs(read_content(copy_of_the_course))]
    assert said == ["content/clients/K26.yml: K26: has no 'debrief': say what there is to learn from this client"]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("[SE16]", "[SE99]", "unknown fact SE99"),
        ("[C25]. On darker", "[ZZ-8]. On darker", "unknown source ZZ-8"),
    ],
)
def test_an_id_that_dangles_is_reported(before: str, after: str, says: str, copy_of_the_course: Path) -> None:
    said = _problems(copy_of_the_course, "K26.yml", before, after)
    assert len(said) == 1 and says in said[0]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("reasons: [C25]", "reasons: [C25, C40]", "the debrief says nothing of the reason C40: tell why it counts"),
        ("miss it [SE16].", "miss it.", "debrief: the trap 'Looking only for red.' cites nothing: say in [brackets]"),
    ],
)
def test_what_a_debrief_owes_is_reported(before: str, after: str, says: str, copy_of_the_course: Path) -> None:
    (said,) = _problems(copy_of_the_course, "K26.yml", before, after)
    assert f"K26: {says}" in said


def test_an_act_that_fails_all_is_a_critical_trap(copy_of_the_course: Path) -> None:
    path = copy_of_the_course / "content/clients/K26.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("      critical: true\n", ""), encoding="utf-8")
    (said,) = [str(problem) for problem in check_debriefs(read_content(copy_of_the_course))]
    assert "'never' names an act that fails all, and no trap is critical" in said
