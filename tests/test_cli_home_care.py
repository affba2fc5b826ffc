"""`backfacial home-care`: what a practitioner reads, what a program reads, what is said of a bad file."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from backfacial.cli import app
from backfacial.facts import library
from backfacial.facts.home_care.plans import HomeCareRule

PLAN = """
today: 2026-06-15
service: {day: 2026-06-14, extracted: yes}
rest: absent
uses:
  - {kind: tretinoin, times: [evening]}
  - {kind: bpo, name: Acme wash, prescribed: no}
  - {kind: pool}
"""


def run(folder: Path, text: str, *options: str) -> Result:
    path = folder / "plan.yml"
    path.write_text(text, encoding="utf-8")
    return CliRunner().invoke(app, ["home-care", str(path), *options], env={"COLUMNS": "400"})


def said(folder: Path, text: str, *options: str) -> str:
    result = run(folder, text, *options)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def document(folder: Path, text: str, *options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(said(folder, text, "--json", *options))
    return found


def test_every_conflict_has_its_verdict_date_reason_safer_choice_and_sources(tmp_path: Path) -> None:
    text = said(tmp_path, PLAN)
    assert "H01  Wait" in text and "H03  Wait" in text and "H07  Use them at different times" in text
    assert "Acme wash (Benzoyl peroxide): not before 17 June 2026, not until nothing stings" in text
    assert "Pool: not before 16 June 2026" in text
    assert "A mild wash and a plain moisturiser for 3 days." in text
    assert "professional consensus" in text and "trade practice" in text
    assert "Checked for 15 June 2026." in text


def test_a_prescribed_medicine_is_the_prescribers(tmp_path: Path) -> None:
    first = said(tmp_path, PLAN).split("Rests on")[0]
    assert "Tretinoin: not before 17 June 2026, not until nothing stings" in first
    assert "; the prescriber decides" in first
    assert "Do not say stop." in first
    assert "A mild wash" not in first


def test_one_document_for_programs(tmp_path: Path) -> None:
    found = document(tmp_path, PLAN)
    assert list(found) == ["today", "level", "summary", "conflicts", "ask", "gaps", "looked_for"]
    assert [(each["id"], each["until"]) for each in found["conflicts"]] == [
        ("H01", "2026-06-17"),
        ("H01", "2026-06-17"),
        ("H03", "2026-06-16"),
        ("H07", None),
        ("H23", None),
    ]
    assert (found["level"], found["ask"]) == ("conflict", [])
    assert {"field": "percent", "use": found["conflicts"][1]["uses"][0]} in found["gaps"]
    assert "That is no permission" not in found["summary"]
    first = found["conflicts"][0]
    assert first["uses"] == [{"kind": "tretinoin", "times": ["evening"], "covered": False}]
    assert (first["verdict"], first["prescribed"]) == ("wait", "yes")
    assert first["sources"] == list(library().of(HomeCareRule)["H01"].sources)


def test_the_day_of_the_command_comes_before_the_files(tmp_path: Path) -> None:
    assert [each["id"] for each in document(tmp_path, PLAN, "--today", "2026-06-20")["conflicts"]] == ["H07", "H23"]


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("facts: {pregnant: [a]}\n", "plan.yml: pregnant: ['a'] cannot be: write one of no, yes"),
        ("facts: [a]\n", "plan.yml: facts: write a fact on each line below it"),
        ("uses: hi\n", "plan.yml: 'uses' should be a list: write it as [a, b]"),
        ("uses: [5]\n", "plan.yml: 'use 1:' should be a record with its fields"),
        ("uses: [{kind: aha, last: P3D}]\n", "plan.yml: 'use 1: last' should be a day, such as 2026-05-31"),
    ],
)
def test_data_of_a_wrong_form_is_refused_in_plain_words(tmp_path: Path, text: str, mend: str) -> None:
    result = run(tmp_path, text)
    assert result.exit_code == 1 and mend in result.stderr and "Input should" not in result.stderr


def test_what_is_unknown_is_asked(tmp_path: Path) -> None:
    text = said(tmp_path, "uses: [{kind: retinol}]")
    assert "Ask the client" in text and "Could you be pregnant?  pregnant" in text
    assert "This plan can't be judged yet." in text and "no permission" not in text
    assert "pregnant" not in said(tmp_path, "{rest: absent, uses: [{kind: retinol}]}")


def test_a_plan_without_conflict_says_what_was_looked_for_and_permits_nothing(tmp_path: Path) -> None:
    text = said(tmp_path, "uses: [{kind: syndet}]")
    assert "None of our rules was found to speak against this plan. That is no permission." in text
    assert "We looked for: what has to wait after a service, " in text
    assert document(tmp_path, "uses: [{kind: syndet}]")["summary"] in text


def test_what_the_plan_does_not_say_is_named_with_its_field(tmp_path: Path) -> None:
    text = said(tmp_path, "uses: [{kind: bha, name: Acme}]")
    assert "The plan does not say, so nothing here is cleared" in text
    assert "Acme (Salicylic acid (BHA)): How strong is it, in percent?  percent" in text
    assert "When was the last service? If there was none, write 'none: [service]'.  service" in text
    assert "last service" not in said(tmp_path, "{none: [service], uses: [{kind: bha}]}")
    assert "last service" not in said(tmp_path, "{rest: absent, uses: [{kind: bha}]}")


@pytest.mark.parametrize(
    ("facts", "ends"),
    [
        ("pregnant: yes", "not until the end of the pregnancy"),
        ("breastfeeding: yes", "not until the end of breastfeeding"),
        ("salicylate_by_mouth: yes", "not until the aspirin or other salicylate by mouth has come to its end"),
    ],
)
def test_a_row_that_ends_with_a_state_says_not_until(tmp_path: Path, facts: str, ends: str) -> None:
    text = said(tmp_path, f"{{rest: absent, facts: {{{facts}}}, uses: [{{kind: bha, large: true}}]}}")
    assert f"Salicylic acid (BHA): {ends}" in text and "no longer so" not in text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("uses: [{kind: bpo}, {kind: tretinon}]", "'use 2': there is no kind 'tretinon': did you mean tretinoin?"),
        ("uses: [{kind: zzz}]", "there is no kind 'zzz': the kinds are aha, bha"),
        ("uses: [{kind: aha, day: 2026-06-15, since: 2026-06-15}]", "'day' is one single day"),
        ("uses: [{knd: aha}]", "'use 1: knd' is not a field here"),
        ("facts: {pregnent: yes}", "did you mean pregnant?"),
        ("facts: {pregnant: blue}", "pregnant: 'blue' cannot be"),
        ("{today: 2026-06-15, service: {day: 2026-06-16}}", "service: 2026-06-16 lies after 2026-06-15"),
        ("{none: [service], service: {day: 2026-06-15}}", "'none' says that there is no service, and 'service' tells"),
        ("{none: [servis]}", "plan.yml: 'none 1:' is 'servis': write 'service' or 'visit'"),
        ("uses: [{kind: aha, a_week: 0}]", "'use 1: a_week' is 0: it should be more than 0"),
        ("uses: [{kind: aha, new: yes}]", "'new' needs the day on which it is begun: add 'since'"),
        ("uses: [{kind: aha, percent: 101}]", "'use 1: percent' is 101: it should be 100 at most"),
        ("uses: [{kind: aha, percent: 8 %}]", "'use 1: percent' should be a number without a unit"),
        ("uses: [{kind: bpo, stays_on: maybe}]", "'use 1: stays_on' should be yes or no"),
        ("uses: [{kind: aha, areas: [belly]}]", "'use 1: area 1:' is 'belly': write 'back', 'shoulders', 'chest'"),
        ("uses: [{kind: aha, areas: []}]", "'use 1: areas' has nothing in it: fill it in"),
        ("[]", "should hold fields"),
        ("uses: [", "check the indentation"),
    ],
)
def test_a_mistake_is_named_with_its_mend(tmp_path: Path, text: str, message: str) -> None:
    result = run(tmp_path, text)
    assert result.exit_code == 1
    assert message in result.stderr
    assert "plan.yml" in result.stderr


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["home-care", str(tmp_path / "none.yml")])
    assert result.exit_code == 1
    assert "there is no such file" in result.stderr
