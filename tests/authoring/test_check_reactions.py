"""`backfacial check` names what is wrong with reactions, with the triage table and with a client's reaction."""

from pathlib import Path

import pytest
from spoilt_content import dangling, with_change

from backfacial.authoring.check import check
from backfacial.authoring.checks.rules import check_rules
from backfacial.authoring.content import Content, read_content

FACTS = "content/triage-facts.yml"
REACTIONS = "content/reactions.yml"
PATTERNS = "content/sign-patterns.yml"
ACTIONS = "content/reaction-actions.yml"
ODD = '- {id: odd, kind: bool, about: detail, question: "Is it odd?"}\n'
CLIENT = "content/clients/K20.yml"

BROKEN = {
    "unknown-fact-in-a-row": (
        PATTERNS,
        "{fact: eye_splash,",
        "{fact: eye_spash,",
        "R09: names the unknown triage fact",
    ),
    "unknown-fact-in-a-raise": (
        PATTERNS,
        "{fact: new_sites,",
        "{fact: new_site,",
        "R38: names the unknown triage fact",
    ),
    "unknown-value": (
        PATTERNS,
        "is: [none, no_better, worse]",
        "is: [none, bad]",
        "R05: names the unknown value of rel",
    ),
    "wrong-test": (PATTERNS, "{fact: size_cm, above: SE17.large}", "{fact: size_cm, is: 9}", "has no test 'is'"),
    "unknown-candidate": (
        PATTERNS,
        "candidates: [SE20]",
        "candidates: [SE99]",
        "R01: names the unknown reaction SE99",
    ),
    "unknown-steps": (PATTERNS, "steps_of: SE20", "steps_of: SE99", "R01: names the unknown reaction SE99"),
    "unless-no-row": (PATTERNS, "unless: [R13, R59]", "unless: [R13, R99]", "R17: names the unknown row R99"),
    "urgent-line-without-example": (
        "content/reactions.yml",
        "      example: {hives: true, extensive: true}\n",
        "",
        "SE11: refer urgent 'The wheals are everywhere or come back.': has no example",
    ),
    "example-below-its-line": (
        "content/reactions.yml",
        "example: {hives: true, hoarse_voice: true}",
        "example: {hives: true, headache: true}",
        "the example gives urgent, and not emergency",
    ),
    "raise-that-is-none": (PATTERNS, "to: urgent", "to: refer", "R27: raises: refer is no higher than refer"),
    "no-catch-all": (
        PATTERNS,
        "  catch_all: true\n",
        "",
        "the last row has to be the only one for anything else",
    ),
    "true-for-nobody": (
        PATTERNS,
        "{fact: eye_splash, is: true}",
        "{fact: eye_splash, is: false}",
        "R09 is true where",
    ),
    "reaction-without-a-row": (
        PATTERNS,
        "candidates: [SE12]",
        "candidates: []",
        "SE12: no row of the triage table",
    ),
    "fact-that-nothing-uses": (FACTS, "", ODD, "odd: no row and"),
    "unknown-sign": (
        REACTIONS,
        "signs: [mild_redness]",
        "signs: [mild_rednes]",
        "SE01: names the unknown triage fact",
    ),
    "unknown-amount": (
        REACTIONS,
        "gauze for {cool}",
        "gauze for {long}",
        "SE01: has a place for the unknown",
    ),
    "amount-of-nothing": (REACTIONS, "longest: {at_least: PT1H}", "longest: {unit: cm}", "says nothing"),
    "status-upside-down": (
        REACTIONS,
        "[expected, monitor]",
        "[monitor, expected]",
        "SE02: status: the mildest comes first",
    ),
    "unknown-source": (REACTIONS, "[PEEL-1, AFT-1]", "[PEEL-1, AFT-99]", "SE01: cites unknown source AFT-99"),
    "unknown-lesson": (
        REACTIONS,
        "lesson: 05-reactions",
        "lesson: 05-none",
        "SE01: cites unknown lesson 05-none",
    ),
    "action-amount": (
        ACTIONS,
        "after {RR09.first}",
        "after {RR09.now}",
        "monitor: has a place for the unknown",
    ),
    "missing-action": (
        ACTIONS,
        "- id: expected",
        "- id: monitor",
        "should hold expected, monitor, refer, urgent, emergency",
    ),
}

BROKEN_CLIENT = {
    "client-of-another-outcome": (
        "level: emergency",
        "level: urgent",
        "K20: outcome: level is stated as urgent",
    ),
    "client-with-a-strange-sign": (
        "white_patch: true",
        "white_path: true",
        "K20: facts: white_path: there is no",
    ),
    "client-with-too-much-pain": ("pain: 8", "pain: 11", "write a whole number from 0 to 10"),
    "client-with-a-strange-time": ("since: PT90S", "since: soon", "write a length of time"),
}


@pytest.mark.parametrize(("file", "old", "new", "expected"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_named_with_file_record_and_mend(
    content: Content, tmp_path: Path, file: str, old: str, new: str, expected: str
) -> None:
    broken = with_change(content, file, old, new, tmp_path)
    said = [str(problem) for problem in (*broken.problems, *check_rules(broken), *dangling(broken, file))]
    assert any(problem.startswith("content/") and expected in problem for problem in said), said


@pytest.mark.parametrize(("old", "new", "expected"), BROKEN_CLIENT.values(), ids=BROKEN_CLIENT)
def test_a_broken_client_is_named_with_file_record_and_mend(
    copy_of_the_course: Path, old: str, new: str, expected: str
) -> None:
    path = copy_of_the_course / CLIENT
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    broken = read_content(copy_of_the_course)
    said = [str(problem) for problem in (*broken.problems, *check_rules(broken))]
    assert any(problem.startswith(CLIENT) and expected in problem for problem in said), said


def test_reactions_are_part_of_the_check(copy_of_the_course: Path) -> None:
    path = copy_of_the_course / PATTERNS
    path.write_text(path.read_text(encoding="utf-8").replace("candidates: [SE20]", "candidates: [SE99]", 1), "utf-8")
    said = [str(problem) for problem in check(read_content(copy_of_the_course)).problems]
    assert any("R01: names the unknown reaction SE99" in problem for problem in said), said


def test_the_counts_are_those_of_the_dossier(content: Content) -> None:
    kinds = ("reactions", "sign_patterns", "reaction_actions")
    assert [len(content.records[kind]) for kind in kinds] == [31, 61, 5]
    assert len(content.records["clients"]) >= 27


def test_a_case_does_not_take_a_client_whose_reaction_it_cannot_show(copy_of_the_course: Path) -> None:
    path = copy_of_the_course / "content/items/consultation-clients.yml"
    text = path.read_text(encoding="utf-8")
    before = next(line for line in text.splitlines() if line.strip().startswith("client: K"))
    path.write_text(text.replace(before, before.split("K")[0] + "K20", 1), encoding="utf-8")
    broken = read_content(copy_of_the_course)
    said = [str(problem) for problem in (*broken.problems, *check_rules(broken))]
    assert any("client K20 has a reaction" in problem for problem in said), said
