"""`backfacial plan`: the table that a practitioner reads, the document for programs, and what is said of bad input."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from backfacial.cli import app
from backfacial.facts import library
from backfacial.facts.protocol.order import Variant
from backfacial.facts.protocol.steps import ProtocolStep

ROOT = Path(__file__).parents[1]


def plan(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["plan", *(str(each) for each in arguments)], env={"COLUMNS": "400"})


def document(*arguments: str | Path, code: int = 0) -> dict[str, Any]:
    result = plan(*arguments, "--json")
    assert result.exit_code == code, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def written(folder: Path, text: str, name: str = "steps.yml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_plan_is_a_table_with_minutes_and_reasons() -> None:
    result = plan("--minutes", "60", "--modules", "o2, O5")
    assert result.exit_code == 0
    assert "A visit of 60 minutes, and you have 60" in result.stdout
    for step in ("P04", "P08", "P10", "P22"):
        assert library().of(ProtocolStep)[step].here in result.stdout
    assert "O2 LED light" in result.stdout and "O5 Clay mask" in result.stdout
    assert "P13 Warm towels or steam: no time" in result.stdout
    assert "Plugs that are soft need less force." in result.stdout


@pytest.mark.parametrize(("arguments", "variant"), [(["--minutes", "30"], "V9"), (["--modules", "O1"], "V2")])
def test_the_document_says_the_same(arguments: list[str], variant: str) -> None:
    made = document(*arguments)["plan"]
    assert (made["variant"], made["total"]) == (variant, library().of(Variant)[variant].minutes)
    timed = [step for step in made["steps"] if step["phase"] == "visit"]
    assert sum(step["minutes"] for step in timed) == made["total"]
    assert all(step["why"] and "{" not in step["why"] and step["name"] for step in made["steps"])
    assert {each["step"]: each["reason"] for each in made["left_out"]}["P21"] == "not-due"


def test_a_client_changes_the_plan(tmp_path: Path) -> None:
    result = plan("--minutes", "60", "--client", ROOT / "content/clients/K03.yml")
    assert "V10 In pregnancy" in result.stdout
    assert "P13 Warm towels or steam: not for this client (C11 Pregnancy)" in result.stdout
    assert "P06. Leave out: Lying face down (C11 Pregnancy)" in result.stdout
    refused = plan("--modules", "O1", "--client", ROOT / "content/clients/K03.yml")
    assert refused.exit_code == 1
    assert "O1 High frequency: It stays out for this client. (C11 Pregnancy)" in refused.stdout
    known = written(tmp_path, "{facts: {lymph_side: true}, rest: absent}", "client.yml")
    assert "leave out that side" in plan("--modules", "O6", "--client", known).stdout


def test_what_is_not_known_of_a_client_is_not_read_as_no(tmp_path: Path) -> None:
    found = document("--minutes", "60", "--client", written(tmp_path, "{facts: {age: 30}}", "client.yml"), code=1)
    assert found["plan"] is None
    assert "pregnant" in found["refused"][0]["ids"]


def test_an_own_order_is_looked_through_and_put_right(tmp_path: Path) -> None:
    path = written(tmp_path, "[P03, P17, P12, P18, P04, P20, P19]")
    result = plan(path)
    assert result.exit_code == 1
    assert "Your order breaks no hard rule once 2 steps are moved." in result.stdout
    assert "P17 Mask, number 2, comes before P12 Exfoliation by one method" in result.stdout
    assert "(E13, E22)" in result.stdout
    assert "P07 Wash hands, put on gloves: not in your order" in result.stdout
    found = document(path, code=1)
    assert found["moves"] == 2
    assert [broken["rule"] for broken in found["broken"]] == ["E13", "E04", "E25"]
    assert [step["step"] for step in found["plan"]["steps"]] == ["P03", "P04", "P12", "P17", "P18", "P19", "P20"]


def test_an_order_that_breaks_nothing_says_so_and_a_soft_rule_is_no_failure(tmp_path: Path) -> None:
    assert "Your order breaks no rule." in plan(written(tmp_path, "[P03, P04, P06]")).stdout
    result = plan(written(tmp_path, "[P20, P19]"))
    assert result.exit_code == 0
    assert "better the other way round" in result.stdout


def test_what_the_order_does_not_tell_stands_in_the_file(tmp_path: Path) -> None:
    steps = "steps: [P10, O3, P13]\n"
    assert document(written(tmp_path, steps), code=1)["broken"][0]["ids"] == ["E15", "CR3"]
    assert document(written(tmp_path, steps + "label_allows_heat: yes\n"))["broken"] == []


def test_a_visit_that_was_stopped_is_looked_through_and_not_planned_anew(tmp_path: Path) -> None:
    found = document(written(tmp_path, "[P03, P04, stop, P20, P25]"), code=1)
    assert found["plan"] is None
    assert [broken["rule"] for broken in found["broken"]] == ["CR8"]


def test_own_steps_that_do_not_fit_or_do_not_go_together_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "{steps: [P09, P10, P17], minutes: 5}")
    assert "These steps take 14 minutes, and 5 are too short for them" in plan(path).stdout
    assert document(written(tmp_path, "[O3, O4]"), code=1)["refused"][0]["ids"] == ["CR11", "OX.2"]


BAD = {
    "neither": ([], "Give either a file with your own order, or --minutes"),
    "unknown-module": (["--minutes", "60", "--modules", "O9"], "O9, number 1 of the order: there is no such step"),
    "no-such-file": (["nowhere.yml"], "nowhere.yml: there is no such file"),
    "a-folder": (["."], ": "),
    "no-such-client": (["--minutes", "60", "--client", "nobody.yml"], "nobody.yml: there is no such file"),
}


@pytest.mark.parametrize(("arguments", "said"), BAD.values(), ids=BAD)
def test_bad_input_is_named(arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = plan(*arguments)
    assert result.exit_code == 1
    assert said in result.stderr
    assert "Traceback" not in result.output


BAD_FILES = {
    "unknown-step": ("[P03, P77]", "P77, number 2 of the order: there is no such step"),
    "twice": ("[P03, P03]", "P03, number 2 of the order: it stands there already"),
    "misspelt-field": ("{stepps: [P03]}", "'stepps' is not a field here"),
    "no-steps": ("{minutes: 60}", "'steps' is missing: add it"),
    "empty": ("[]", "steps.yml: 'steps'"),
    "nothing": ("", "steps.yml"),
    "text": ("P03", "steps.yml"),
    "numbers": ("[3, 4]", "steps.yml: 'step 1:'"),
    "too-long": ("{steps: [P03], minutes: 1000}", "'minutes'"),
    "broken-yaml": ("[P03", "steps.yml: line"),
}


@pytest.mark.parametrize(("text", "said"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file_is_named_with_its_mend(text: str, said: str, tmp_path: Path) -> None:
    result = plan(written(tmp_path, text))
    assert result.exit_code == 1
    assert said in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{facts: {agee: 3}}", "agee: there is no fact of this name"),
        ("[1]", "client.yml"),
        ("{rest: absent}", "client.yml: facts: add it"),
        ("{id: nobody, facts: {}}", "client.yml: "),
    ],
)
def test_a_bad_client_is_named_with_its_mend(text: str, said: str, tmp_path: Path) -> None:
    result = plan("--minutes", "60", "--client", written(tmp_path, text, "client.yml"))
    assert result.exit_code == 1
    assert said in result.stderr
