"""`backfacial triage`: a file of signs in, steps and words out; each mistake in the file is named with its mend."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import Result
from typer.testing import CliRunner

from backfacial.cli import app
from backfacial.facts import library
from backfacial.facts.reactions.reactions import KnownSigns, Reaction, ReactionAction, SignPattern
from backfacial.facts.strict_yaml import load_strictly
from backfacial.rules.reactions.triage import patterns

EXAMPLES = load_strictly((Path(__file__).parents[1] / "content/examples/reactions.yml").read_text(encoding="utf-8"))


def written(folder: Path, text: str) -> Path:
    path = folder / "signs.yml"
    path.write_text(text, encoding="utf-8")
    return path


def run(path: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["triage", str(path), *options], env={"COLUMNS": "1000"})


def document(path: Path) -> dict[str, Any]:
    result = run(path, "--json")
    assert result.exit_code == 0, result.output
    read: dict[str, Any] = json.loads(result.stdout)
    return read


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["id"] for example in EXAMPLES])
def test_what_is_read_is_what_the_rules_decide(example: dict[str, Any], tmp_path: Path) -> None:
    path = written(tmp_path, yaml.safe_dump({"facts": example["fires"][0], "rest": "absent"}))
    decided, text = document(path), run(path).stdout
    assert example["id"] in {decided["row"], *decided["also"]}
    action = library().of(ReactionAction)[decided["action"]]
    assert action.label in text and action.meaning in text
    assert all(step in text for step in (*decided["do"], *decided["say"]))
    assert library().of(SignPattern)[decided["row"]].name in text
    for candidate in decided["candidates"]:
        assert library().of(Reaction)[candidate["id"]].name == candidate["name"]
        assert candidate["name"] in text


def test_steps_stand_in_order_and_stopping_comes_first(tmp_path: Path) -> None:
    path = written(tmp_path, "{facts: {eye_splash: yes, in_service: yes}, rest: absent}")
    text, steps = run(path).stdout, document(path)["do"]
    places = [text.index("Stop what you are doing"), *(text.index(step) for step in steps)]
    assert places == sorted(places)
    assert " 1. Stop what you are doing" in text


def test_a_reaction_after_the_visit_stops_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, "{facts: {mild_redness: yes, since: PT3H}, rest: absent}")
    assert "Stop what you are doing" not in run(path).stdout
    assert document(path)["stop_step"] is False


def test_what_is_unknown_is_asked_about_and_how_far_it_can_go_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, "facts: {hives: yes}")
    decided, text = document(path), run(path).stdout
    assert (decided["action"], decided["up_to"]) == ("urgent", "emergency")
    assert "Urgent (at least)" in text and "raise it up to: Emergency" in text
    assert "tight_throat" in decided["ask"]
    assert all(patterns().facts[name].question in text for name in decided["ask"])


def test_where_all_is_known_nothing_is_asked(tmp_path: Path) -> None:
    path = written(tmp_path, "{facts: {hives: yes}, rest: absent}")
    assert document(path)["ask"] == []
    assert "at least)" not in run(path).stdout and "Find out" not in run(path).stdout


@pytest.mark.parametrize("name", ["K19", "K20", "K21", "K22"])
def test_a_simulated_clients_reaction_can_be_decided(name: str, course: Path) -> None:
    decided = document(course / "content/clients" / f"{name}.yml")
    outcome = library().clients[name].outcome
    assert outcome is not None
    assert decided["action"] == outcome.level
    assert decided["candidates"][0]["id"] == outcome.reasons[0]


BAD = {
    "not-yaml": ("facts: ]", "signs.yml: line 1: "),
    "not-a-mapping": ("- hives: yes", "signs.yml: should hold fields"),
    "empty": ("", "signs.yml: should hold fields"),
    "no-facts": ("rest: absent", "signs.yml: facts: add it"),
    "facts-are-a-list": ("facts: [hives]", "signs.yml: facts: write a sign on each line"),
    "unknown-field": ("{facts: {}, plan: 1}", "signs.yml: 'plan' is not a field here"),
    "unknown-sign": ("facts: {hive: yes}", "signs.yml: hive: there is no fact of this name: did you mean hives?"),
    "bad-bool": ("facts: {hives: 3}", "signs.yml: hives: 3 cannot be: write yes or no"),
    "bad-choice": ("facts: {self_harm: maybe}", "cannot be: write one of no, talk, plan"),
    "too-much-pain": ("facts: {pain: 11}", "signs.yml: pain: 11 cannot be: write a whole number from 0 to 10"),
    "bad-length": ("facts: {since: 3 hours}", "cannot be: write a length of time, such as PT20S"),
    "bad-place": ("facts: {burn_places: [elbow]}", "signs.yml: burn_places: "),
    "no-such-rest": ("{facts: {}, rest: no}", "signs.yml: 'rest' is False: "),
    "key-twice": ("facts:\n  hives: yes\n  hives: no", "'hives' stands twice"),
    "bleeding-again-without-bleeding": ("{facts: {mild_redness: yes, bleeding: no, bleeding_again: yes}, rest: absent}",
                                        "signs.yml: bleeding_again: it cannot be there without bleeding"),
    "client-without-a-reaction": ("{id: K99, name: Jo, skin: 2, could_be_pregnant: false, opening: Hi, facts: {}}",
                                  "signs.yml: reaction: this client has none"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_field_and_mend(name: str, tmp_path: Path) -> None:
    text, message = BAD[name]
    result = run(written(tmp_path, text))
    assert result.exit_code == 1
    assert message in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_every_mistake_of_a_file_is_named_at_once(tmp_path: Path) -> None:
    result = run(written(tmp_path, "{facts: {hives: 3, pain: 11}, plan: 1}"))
    assert len(result.stderr.splitlines()) == 3


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    result = run(tmp_path / "none.yml")
    assert (result.exit_code, "there is no such file" in result.stderr) == (1, True)


def test_known_signs_need_facts() -> None:
    with pytest.raises(ValueError, match="facts"):
        KnownSigns.model_validate({"rest": "absent"})
