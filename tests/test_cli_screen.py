"""`backfacial screen`: what a practitioner reads, what a program reads, and what is said of a file that cannot be."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from backfacial.cli import app
from backfacial.facts import library

ROOT = Path(__file__).parents[1]
CLIENTS = sorted((ROOT / "content/clients").glob("*.yml"))
REACTING = [path for path in CLIENTS if library().clients[path.stem].reaction]
WITHOUT_REACTION = [path for path in CLIENTS if path not in REACTING]
EACH_CLIENT = pytest.mark.parametrize("path", WITHOUT_REACTION, ids=lambda path: path.stem)
KEYS = ["level", "also", "service", "steps_out", "areas_out", "also_out", "wait", "reasons", "say", "ask"]


def screen(path: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["screen", str(path), *options], env={"COLUMNS": "400"})


def written(folder: Path, text: str) -> Path:
    path = folder / "client.yml"
    path.write_text(text, encoding="utf-8")
    return path


def document(path: Path, *options: str) -> dict[str, Any]:
    result = screen(path, "--json", *options)
    assert result.exit_code == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def said(folder: Path, text: str, *options: str) -> str:
    result = screen(written(folder, text), *options)
    assert result.exit_code == 0, result.stderr
    return result.stdout


@EACH_CLIENT
def test_a_written_client_is_decided_as_its_file_states(path: Path) -> None:
    stated, decided = library().clients[path.stem].outcome, document(path)
    assert list(decided) == [*KEYS, "modules_out", "alarms"]
    assert stated is not None
    assert (decided["level"] or "ask") == stated.level
    assert {reason["id"] for reason in decided["reasons"]} == set(stated.reasons)
    assert [level for level in decided["also"] if level != "adapt"] == list(stated.also)


@EACH_CLIENT
def test_what_is_printed_names_level_service_and_every_reason_with_its_sources(path: Path) -> None:
    decided, text = document(path), screen(path).stdout
    terms = library().terms
    if decided["level"] is None:
        assert "Nothing is decided yet" in text
        assert all(library().client_facts[name].question in text for name in decided["ask"])
        return
    level = next(term for term in terms.levels if term.id == decided["level"])
    service = next(term for term in terms.services if term.id == decided["service"])
    assert all(part in text for part in (level.label, level.meaning, service.label))
    assert all(step.label in text for step in terms.steps if step.id in decided["steps_out"])
    conditions = [term.label for term in terms.conditions if term.id in decided["wait"]["conditions"]]
    assert all(label in text for label in conditions)
    assert all(say in text for say in decided["say"])
    for reason in decided["reasons"]:
        fact = library().fact(reason["id"])
        assert fact.id in text and fact.name in text
        if fact.say in decided["say"]:
            assert fact.why in text
            assert all(source in text for source in fact.sources)


def test_a_wait_has_its_earliest_date_in_words(tmp_path: Path) -> None:
    text = said(tmp_path, "{facts: {tattoo_last: P21D}, rest: absent}", "--today", "2026-06-15")
    assert "not before 6 July 2026" in text
    assert "Everything: the area (C45)" in text
    assert "Decided for 15 June 2026" in text


def test_a_wait_without_a_date_says_what_it_counts_from(tmp_path: Path) -> None:
    text = said(tmp_path, "{facts: {isotretinoin: now}, rest: absent}")
    assert "at least 6 months after the last dose of isotretinoin" in text
    assert "not before" not in text


def test_a_blank_file_is_no_decision_and_every_question_by_topic(tmp_path: Path) -> None:
    text = said(tmp_path, "facts: {}")
    assert "Nothing is decided yet" in text
    headings = ["Medicines", "Pregnancy", "Your law and your product", "Look when you meet", "Look at the back"]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    assert text.index("Look at the back") < text.index(library().client_facts["mole_concern"].question)
    assert "Proceed" not in text


def test_what_was_found_is_said_while_something_is_still_to_ask(tmp_path: Path) -> None:
    path = written(tmp_path, "{facts: {heart: stable}, rest: absent, unknown: [bp]}")
    assert "One answer is missing" in screen(path).stdout
    assert "Found so far\n • C17  " in screen(path).stdout
    decided = document(path)
    assert (decided["level"], decided["service"], decided["ask"]) == (None, "none", ["bp"])
    assert decided["also"] == ["adapt"]


@pytest.mark.parametrize(("rest", "level"), [("absent", "proceed"), ("unknown", None)])
def test_what_is_not_mentioned_is_unknown_unless_the_file_says_that_it_is_absent(
    rest: str, level: str | None, tmp_path: Path
) -> None:
    assert document(written(tmp_path, f"facts: {{age: 40}}\nrest: {rest}"))["level"] == level
    assert document(written(tmp_path, "facts: {age: 40}"))["level"] is None


def test_nothing_against_it_is_said_as_such(tmp_path: Path) -> None:
    text = said(tmp_path, "{facts: {age: 40}, rest: absent}")
    assert "Nothing speaks against the service." in text
    assert library().terms.services[0].meaning in text


def test_the_day_is_the_options_then_the_files(tmp_path: Path) -> None:
    path = written(tmp_path, "{facts: {hair_removal_last: 2026-06-10}, rest: absent, today: 2026-06-14}")
    assert document(path)["level"] == "adapt"
    assert document(path, "--today", "2026-06-17")["level"] == "proceed"


def test_modules_are_limited_in_the_order_in_which_they_were_chosen(tmp_path: Path) -> None:
    facts = "{first_visit: no, peel_tested: yes, fitzpatrick: 2, inflamed: 3}"
    path = written(tmp_path, f"{{facts: {facts}, rest: absent, planned: [O2, O6, O1]}}")
    out = document(path)["modules_out"]
    assert out == [{"module": "O6", "rule": "O6.1"}, {"module": "O1", "rule": "OX.1"}]
    text = screen(path).stdout
    assert f"High frequency (O1): {library().modules['OX.1'].why}" in text
    assert f"Relaxation massage (O6), in that area only: {library().modules['O6.1'].why}" in text


def test_words_that_promise_a_service_are_not_said_where_there_is_none(tmp_path: Path) -> None:
    path = written(tmp_path, "{facts: {hot_spreading: yes, lesions: [L01]}, rest: absent}")
    blackheads = library().fact("L01")
    assert blackheads.say not in screen(path).stdout
    assert blackheads.name in screen(path).stdout
    assert document(path)["say"] == [library().fact("C25").escalate[0].say]
    assert "Modules" not in screen(path).stdout


BAD = {
    "not-yaml": ("facts: ]", "client.yml: line 1: "),
    "a-tab": ("facts:\n\tage: 3", "client.yml: line 2: "),
    "not-a-mapping": ("- age: 3", "client.yml: should hold fields"),
    "empty": ("", "client.yml: should hold fields"),
    "no-facts": ("rest: absent", "client.yml: facts: add it"),
    "facts-are-a-list": ("facts: [age]", "client.yml: facts: write a fact on each line"),
    "blisters-on-no-sunburn": (
        "{facts: {sunburn: no, sunburn_blisters: yes}, rest: absent}",
        "client.yml: sunburn_blisters: it cannot be there without sunburn",
    ),
    "unknown-field": ("{facts: {}, plan: [O1]}", "client.yml: 'plan' is not a field here: did you mean planned?"),
    "strange-field": ("{facts: {}, xyz: 1}", "client.yml: 'xyz' is not a field here: the fields are facts, rest"),
    "unknown-fact": ("facts: {hart: none}", "client.yml: hart: there is no fact of this name: did you mean heart?"),
    "bad-value": ("facts: {heart: bad}", "client.yml: heart: 'bad' cannot be: write one of none, stable, unstable"),
    "nothing-filled-in": ("facts: {heart: }", "client.yml: heart: nothing is filled in"),
    "future": ("facts: {tan_last: 2999-01-01}", "client.yml: tan_last: 2999-01-01 cannot be: this date lies after"),
    "no-such-day": ("facts: {tan_last: 2026-06-31}", "client.yml: tan_last: '2026-06-31' cannot be: write a date"),
    "key-twice": ("facts:\n  age: 30\n  age: 40", "client.yml: line 3: 'age' stands twice"),
    "a-list-as-key": ("facts: {? [a] : b}", "client.yml: line 1: a list cannot be a key"),
    "unknown-unknown": ("{facts: {}, unknown: [hart]}", "client.yml: hart: there is no fact of this name"),
    "no-such-rest": ("{facts: {}, rest: no}", "client.yml: 'rest' is False: "),
    "no-such-module": (
        "{facts: {}, planned: [O9]}",
        "client.yml: planned: there is no module O9: the modules are O1 (",
    ),
    "bad-day": ("{facts: {}, today: soon}", "client.yml: 'today' should be a day, such as 2026-05-31"),
    "half-a-client": ("{facts: {age: 3}, opening: Hi, name: Jo}", "client.yml: 'could_be_pregnant' is missing"),
}


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in pairwise("abcdefghi")
)


@pytest.mark.parametrize("command", [["screen"], ["home-care"], ["plan", "--minutes", "60", "--client"]])
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-02"])
def test_a_day_on_which_nobody_can_be_treated_is_refused(command: list[str], day: str, tmp_path: Path) -> None:
    path = written(tmp_path, "facts: {isotretinoin: past, isotretinoin_last: P1D}\nrest: absent\n")
    result = CliRunner().invoke(app, [*command, str(path), "--today", day])
    assert result.exit_code == 2 and isinstance(result.exception, SystemExit)
    assert "between 1900-01-01 and" in " ".join(result.stderr.replace("│", " ").split())
    if command != ["plan", "--minutes", "60", "--client"]:
        path = written(tmp_path, f"facts: {{}}\ntoday: {day}\n")
        result = CliRunner().invoke(app, [*command, str(path)])
        assert result.exit_code == 1 and "client.yml: 'today'" in result.stderr


@pytest.mark.parametrize("command", ["screen", "triage", "lesion", "home-care", "plan"])
@pytest.mark.parametrize(
    "text",
    [
        f"{BOMB}facts: {{isotretinoin: *i, inflamed: *i, stings: *i}}\nuses: *i\nsteps: *i\n",
        "facts: &f {inflamed: *f}\n",
    ],
)
def test_a_file_that_grows_without_end_is_refused(command: str, text: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, [command, str(written(tmp_path, text))])
    assert result.exit_code == 1 and isinstance(result.exception, SystemExit)
    assert result.stderr.startswith("client.yml: ") and len(result.stderr) < 500


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_field_and_mend(name: str, tmp_path: Path) -> None:
    text, message = BAD[name]
    result = screen(written(tmp_path, text))
    assert result.exit_code == 1
    assert message in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_every_mistake_of_a_file_is_named_at_once(tmp_path: Path) -> None:
    result = screen(written(tmp_path, "{facts: {heart: bad, bp: bad}, planned: [O9], plan: 1}"))
    assert len(result.stderr.splitlines()) == 4


def test_a_missing_file_a_folder_and_another_encoding_are_named(tmp_path: Path) -> None:
    missing, folder, other = tmp_path / "none.yml", tmp_path / "folder.yml", tmp_path / "other.yml"
    folder.mkdir()
    other.write_bytes("facts: {}".encode("utf-16"))
    for path, message in ((missing, "there is no such file"), (folder, "cannot be read"), (other, "save it as UTF-8")):
        result = screen(path)
        assert (result.exit_code, message in result.stderr) == (1, True)


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    result = screen(written(tmp_path, "facts: {}"), "--today", "soon")
    assert result.exit_code == 2
    assert "'soon' does not match" in result.stderr


@pytest.mark.parametrize("record_id", ["L15", "SC2", "G01"])
def test_every_reason_of_a_decision_can_be_explained(record_id: str) -> None:
    result = CliRunner().invoke(app, ["explain", record_id])
    assert result.exit_code == 0
    assert library().fact(record_id).name in result.stdout


@pytest.mark.parametrize("path", REACTING, ids=lambda path: path.stem)
def test_a_reaction_comes_before_any_screening(path: Path) -> None:
    result = screen(path)
    assert "This client has a reaction" in result.stderr
    assert "backfacial triage" in result.stderr


def test_without_a_reaction_nothing_is_said_of_one() -> None:
    assert screen(WITHOUT_REACTION[0]).stderr == ""


def test_an_alarm_stands_above_the_decision(tmp_path: Path) -> None:
    text = "facts: {very_ill: yes, age: 30}\nrest: absent\n"
    printed = said(tmp_path, text)
    assert "This is an emergency" in printed and "Proceed" not in printed
    assert document(written(tmp_path, text))["level"] == "emergency"
    assert [alarm["id"] for alarm in document(written(tmp_path, text))["alarms"]] == ["AL1"]
    assert "emergency number" not in said(tmp_path, text.replace("very_ill: yes, ", ""))
