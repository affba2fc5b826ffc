"""`backfacial check` names what is wrong with reactions, with the triage table and with a client's reaction."""

from collections.abc import Callable
from pathlib import Path

import pytest

from backfacial.authoring.check import check
from backfacial.authoring.content import read_content

FACTS = "content/triage-facts.yml"
REACTIONS = "content/reactions.yml"
PATTERNS = "content/sign-patterns.yml"
ACTIONS = "content/reaction-actions.yml"
ODD = '- {id: odd, kind: bool, about: detail, question: "Is it odd?"}\n'
CLIENT = "content/clients/K20.yml"


def swap(old: str, new: str) -> Callable[[str], str]:
    def change(before: str) -> str:
        assert old in before
        return before.replace(old, new, 1)

    return change


BROKEN: dict[str, tuple[str, Callable[[str], str], str]] = {
    "unknown-fact-in-a-row": (
        PATTERNS,
        swap("{fact: eye_splash,", "{fact: eye_spash,"),
        "R09: names the unknown triage fact",
    ),
    "unknown-fact-in-a-raise": (
        PATTERNS,
        swap("{fact: new_sites,", "{fact: new_site,"),
        "R38: names the unknown triage fact",
    ),
    "unknown-value": (
        PATTERNS,
        swap("is: [none, no_better, worse]", "is: [none, bad]"),
        "R05: names the unknown value of rel",
    ),
    "wrong-test": (PATTERNS, swap("{fact: size_cm, above: SE17.large}", "{fact: size_cm, is: 9}"), "has no test 'is'"),
    "unknown-candidate": (
        PATTERNS,
        swap("candidates: [SE20]", "candidates: [SE99]"),
        "R01: names the unknown reaction SE99",
    ),
    "unknown-steps": (PATTERNS, swap("steps_of: SE20", "steps_of: SE99"), "R01: names the unknown reaction SE99"),
    "row-further-down": (PATTERNS, swap("unless: [R13]", "unless: [R30]"), "R17: unless: R30 is no row further up"),
    "raise-that-is-none": (PATTERNS, swap("to: urgent", "to: refer"), "R27: raises: refer is no higher than refer"),
    "no-catch-all": (
        PATTERNS,
        swap("  catch_all: true\n", ""),
        "the last row has to be the only one for anything else",
    ),
    "true-for-nobody": (
        PATTERNS,
        swap("{fact: eye_splash, is: true}", "{fact: eye_splash, is: false}"),
        "R09 is true where",
    ),
    "reaction-without-a-row": (
        PATTERNS,
        swap("candidates: [SE12]", "candidates: []"),
        "SE12: no row of the triage table",
    ),
    "fact-that-nothing-uses": (FACTS, lambda text: text + ODD, "odd: no row and"),
    "unknown-sign": (
        REACTIONS,
        swap("signs: [mild_redness]", "signs: [mild_rednes]"),
        "SE01: names the unknown triage fact",
    ),
    "unknown-amount": (
        REACTIONS,
        swap("gauze for {cool}", "gauze for {long}"),
        "SE01: has a place for the unknown",
    ),
    "amount-of-nothing": (REACTIONS, swap("longest: {at_least: PT1H}", "longest: {unit: cm}"), "says nothing"),
    "status-upside-down": (
        REACTIONS,
        swap("[expected, monitor]", "[monitor, expected]"),
        "SE02: status: the mildest comes first",
    ),
    "unknown-source": (REACTIONS, swap("[PEEL-1, AFT-1]", "[PEEL-1, AFT-99]"), "SE01: cites unknown source AFT-99"),
    "unknown-lesson": (
        REACTIONS,
        swap("lesson: 05-reactions", "lesson: 05-none"),
        "SE01: cites unknown lesson 05-none",
    ),
    "action-amount": (
        ACTIONS,
        swap("after {RR09.first}", "after {RR09.now}"),
        "monitor: has a place for the unknown",
    ),
    "missing-action": (
        ACTIONS,
        swap("- id: expected", "- id: monitor"),
        "should hold expected, monitor, refer, urgent, emergency",
    ),
    "client-of-another-outcome": (
        CLIENT,
        swap("level: emergency", "level: urgent"),
        "K20: outcome: level is stated as urgent",
    ),
    "client-with-a-strange-sign": (
        CLIENT,
        swap("white_patch: true", "white_path: true"),
        "K20: facts: white_path: there is no",
    ),
    "client-with-too-much-pain": (CLIENT, swap("pain: 8", "pain: 11"), "write a whole number from 0 to 10"),
    "client-with-a-strange-time": (CLIENT, swap("since: PT90S", "since: soon"), "write a length of time"),
}


@pytest.mark.parametrize(("file", "spoil", "expected"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_named_with_file_record_and_mend(
    copy_of_the_course: Path, file: str, spoil: Callable[[str], str], expected: str
) -> None:
    path = copy_of_the_course / file
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    said = [str(problem) for problem in check(read_content(copy_of_the_course)).problems]
    assert any(problem.startswith("content/") and expected in problem for problem in said), said


def test_the_counts_are_those_of_the_dossier(course: Path) -> None:
    counts = check(read_content(course)).counts
    assert (counts["reactions"], counts["sign_patterns"], counts["reaction_actions"]) == (31, 43, 5)
    assert counts["clients"] >= 27


def test_a_case_does_not_take_a_client_whose_reaction_it_cannot_show(copy_of_the_course: Path) -> None:
    path = copy_of_the_course / "content/items/consultation-clients.yml"
    text = path.read_text(encoding="utf-8")
    before = next(line for line in text.splitlines() if line.strip().startswith("client: K"))
    path.write_text(text.replace(before, before.split("K")[0] + "K20", 1), encoding="utf-8")
    said = [str(problem) for problem in check(read_content(copy_of_the_course)).problems]
    assert any("client K20 has a reaction" in problem for problem in said), said
