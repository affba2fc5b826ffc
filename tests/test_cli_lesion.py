"""`backfacial lesion`: what is seen in, an act and words out; each mistake in the file is named with its mend."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import Result
from typer.testing import CliRunner

from backfacial.cli import app
from backfacial.facts import library
from backfacial.facts.skin.lesions import Handling as HandlingRecord
from backfacial.facts.strict_yaml import load_strictly
from backfacial.rules.lesions.reading import lesion_table

EXAMPLES = load_strictly((Path(__file__).parents[1] / "content/examples/lesions.yml").read_text(encoding="utf-8"))


def written(folder: Path, text: str) -> Path:
    path = folder / "lesion.yml"
    path.write_text(text, encoding="utf-8")
    return path


def run(path: Path, *options: str) -> Result:
    return CliRunner().invoke(app, ["lesion", str(path), *options], env={"COLUMNS": "1000"})


def document(path: Path) -> dict[str, Any]:
    result = run(path, "--json")
    assert result.exit_code == 0, result.output
    read: dict[str, Any] = json.loads(result.stdout)
    return read


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["id"] for example in EXAMPLES])
def test_what_is_read_is_what_the_rule_says(example: dict[str, Any], tmp_path: Path) -> None:
    path = written(
        tmp_path, yaml.safe_dump({"facts": dict(library().lesions[example["id"]].picture), "rest": "absent"})
    )
    read, text = document(path), run(path).stdout
    assert (read["act"], read["refer"]) == (example["act"], example.get("refer"))
    lesion = library().lesions[example["id"]]
    assert read["candidates"] == [{"id": lesion.id, "name": lesion.name}]
    handling = library().of(HandlingRecord)[read["handling"]]
    assert handling.label in text and handling.meaning in text and lesion.name in text
    assert all(line in text for line in (*read["do"], *read["say"]))
    assert all(sign["name"] in text for sign in read["golden"])
    assert read["ask"] == [] and "(at least)" not in text and "Find out" not in text


def test_the_limit_of_tries_is_said_only_where_something_comes_out(tmp_path: Path) -> None:
    path = written(tmp_path, "{facts: {open_plug: yes, loose: yes}, rest: absent}")
    assert "Most tries on one spot: 3." in run(path).stdout and document(path)["tries"] == 3
    assert "Most tries" not in run(written(tmp_path, "{facts: {open_plug: yes}, rest: absent}")).stdout


def test_what_is_unknown_is_asked_about_and_how_far_it_can_go_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, "facts: {open_plug: yes, loose: yes}")
    read, text = document(path), run(path).stdout
    assert (read["handling"], read["up_to"]) == ("leave", "emergency")
    assert "Leave (at least)" in text and "raise it up to: Emergency" in text
    assert "L08" in read["possible"] and f"{len(read['possible'])} others are still possible" in text


def test_the_first_questions_are_printed_and_a_program_gets_all(tmp_path: Path) -> None:
    path = written(tmp_path, "facts: {open_plug: yes, loose: yes}")
    asked, text = document(path)["ask"], run(path).stdout
    assert len(asked) > 8
    assert [lesion_table().facts[name].question in text for name in asked] == [True] * 8 + [False] * (len(asked) - 8)
    assert f"And {len(asked) - 8} more" in text


def test_a_few_pictures_that_are_still_possible_are_named(tmp_path: Path) -> None:
    seen = {**lesion_table().absent, "pus_head": True}
    del seen["round_hairs"]
    path = written(tmp_path, json.dumps({"facts": seen}, default=list))
    assert document(path)["possible"]
    assert f"Still possible: {', '.join(document(path)['possible'])}" in run(path).stdout


def test_what_fits_no_picture_says_so(tmp_path: Path) -> None:
    text = run(written(tmp_path, "{facts: {weeping: yes}, rest: absent}")).stdout
    assert "No picture." in text and "C23" in text and "It weeps" in text


BAD = {
    "not-yaml": ("facts: ]", "lesion.yml: line 1: "),
    "not-a-mapping": ("- ring: yes", "lesion.yml: should hold fields"),
    "empty": ("", "lesion.yml: should hold fields"),
    "no-facts": ("rest: absent", "lesion.yml: facts: add it"),
    "facts-are-a-list": ("facts: [ring]", "lesion.yml: facts: write what is seen on each line"),
    "facts-are-empty": ("facts:", "lesion.yml: facts: write what is seen on each line"),
    "unknown-field": ("{facts: {}, plan: 1}", "lesion.yml: 'plan' is not a field here"),
    "unknown-fact": ("facts: {rings: yes}", "lesion.yml: rings: there is no fact of this name: did you mean ring?"),
    "far-off-fact": ("facts: {zzz: yes}", "for a lesion in content/lesion-facts.yml"),
    "bad-bool": ("facts: {ring: 3}", "lesion.yml: ring: 3 cannot be: write yes or no"),
    "bad-choice": ("facts: {feel: hard}", "cannot be: write one of neither, firm, soft"),
    "bad-count": ("facts: {count: many}", "lesion.yml: count: 'many' cannot be: write a whole number"),
    "no-such-rest": ("{facts: {}, rest: no}", "lesion.yml: 'rest' is False: "),
    "key-twice": ("facts:\n  ring: yes\n  ring: no", "'ring' stands twice"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_field_and_mend(name: str, tmp_path: Path) -> None:
    text, message = BAD[name]
    result = run(written(tmp_path, text))
    assert result.exit_code == 1
    assert message in result.stderr
    assert result.stdout == "" and "Traceback" not in result.stderr


def test_every_mistake_of_a_file_is_named_at_once(tmp_path: Path) -> None:
    result = run(written(tmp_path, "{facts: {ring: 3, feel: hard}, plan: 1}"))
    assert len(result.stderr.splitlines()) == 3


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    result = run(tmp_path / "none.yml")
    assert (result.exit_code, "there is no such file" in result.stderr) == (1, True)
