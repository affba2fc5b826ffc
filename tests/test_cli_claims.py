"""`backfacial claims`: what is printed, what a program reads, and the exit code."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from backfacial.cli import app
from backfacial.facts import library
from backfacial.facts.claims.wording import ClaimKind, RiskyWord

RISKY = library().of(RiskyWord)


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(app, ["claims", *arguments], input=text)


def said(*arguments: str) -> str:
    """What is printed, without the frames and whatever the width of the terminal."""
    return re.sub(r"[│╭╮╰╯─\s]+", " ", run(*arguments).stdout)


def document(*arguments: str, text: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("--json", *arguments, text=text).stdout)
    return found


def test_a_risky_sentence_is_printed_with_its_reason_and_better_words() -> None:
    text, record = said("Our facial regulates sebum."), RISKY["RW09"]
    assert run("Our facial regulates sebum.").exit_code == 1
    assert "Take out: “regulates sebum”" in text
    for part in (library().of(ClaimKind)["function"].label, record.why, "“removes surface oil”", "RW09, VS09, FDA-2"):
        assert part in text
    assert "1 to take out, 0 to reword." in text


def test_an_honest_sentence_ends_with_0_and_says_what_was_not_checked() -> None:
    text = said("Your skin feels smooth for a while.")
    assert run("Your skin feels smooth for a while.").exit_code == 0
    assert "None of our phrases was found" in text
    assert "That is no permission." in text
    assert "evidence is on file" in text
    for kind in library().of(ClaimKind).values():
        assert kind.label in text


def test_trade_practice_is_called_so() -> None:
    assert "FTC-4 (trade practice, not evidence), professional consensus" in said("Our favourite serum.")


def test_a_file_is_read_with_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("# Our spa\n\nWe cleanse.\nIt detoxifies, and it\ntreats acne.\n", encoding="utf-8")
    found = document("--file", str(path))
    assert [(each["line"], each["column"], each["text"]) for each in found["findings"]] == [
        (4, 4, "detoxifies"),
        (5, 1, "treats acne"),
        (5, 8, "acne"),
    ]
    assert "line 4, column 4" in said("--file", str(path))


def test_standard_input_is_read_without_a_sentence() -> None:
    assert document(text="It cures acne.\n")["verdict"] == "never"
    assert run(text="We cleanse your back.").exit_code == 0


def test_the_document_holds_everything_of_a_finding() -> None:
    text = "A rejuvenating hour."
    found = document(text)
    (finding,) = found["findings"]
    assert found["verdict"] == finding["verdict"] == "reword"
    assert text[finding["start"] : finding["end"]] == finding["text"] == "rejuvenating"
    assert (finding["fact"], finding["kind"], finding["facts"]) == ("RW40", "puffery", ["RW40", "VS06", "CL06"])
    assert finding["better"][0] == "refreshes the look"
    assert finding["why"] == RISKY["RW40"].why
    quiet = document("A quiet hour.")
    assert (quiet["verdict"], quiet["findings"], quiet["unread"]) == ("ok", [], [])
    assert quiet["looked_for"] == [kind.id for kind in library().of(ClaimKind).values()]


def test_marks_of_the_terminal_in_a_sentence_are_printed_as_they_are() -> None:
    assert "“treats [red]acne”" in said("It treats [red]acne[/red].")


def test_the_json_ends_with_the_same_code() -> None:
    assert run("--json", "It cures acne.").exit_code == 1
    assert run("--json", "We cleanse.").exit_code == 0


@pytest.mark.parametrize("text", ["", " \n"])
def test_no_text_is_said_as_such(text: str) -> None:
    result = run(text=text)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is nothing to read" in result.stderr


def test_a_sentence_and_a_file_are_too_much(tmp_path: Path) -> None:
    result = run("We cleanse.", "--file", str(tmp_path / "page.md"))
    assert (result.exit_code, "not both" in result.stderr) == (2, True)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_bytes("acne".encode("utf-16"))
    for path, message in ((tmp_path / "none.md", "no such file"), (other, "UTF-8"), (tmp_path, "cannot be read")):
        result = run("--file", str(path))
        assert (result.exit_code, message in result.stderr, "Traceback" in result.stderr) == (2, True, False)
        assert path.name in result.stderr


def test_what_is_not_english_gets_no_verdict() -> None:
    text = "We cleanse your back. Wir heilen Akne."
    found = document(text)
    assert (found["verdict"], found["findings"]) == (None, [])
    assert [(each["column"], each["text"]) for each in found["unread"]] == [(23, "Wir heilen Akne")]
    assert (run(text).exit_code, run("--json", text).exit_code) == (2, 2)
    printed = said(text)
    assert "I read English only" in printed and "“Wir heilen Akne”" in printed
    assert "None of our phrases" not in printed


def test_what_is_found_beside_another_language_is_said_with_it() -> None:
    text = "It cures acne. Wir heilen Akne."
    assert run(text).exit_code == 1
    assert "“cures acne”" in said(text) and "I read English only" in said(text)


def test_a_text_of_more_than_a_megabyte_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "all-pages.md"
    path.write_text("It cures acne.\n" * 70_000, encoding="utf-8")
    for result in (run("--file", str(path)), run(text=path.read_text("utf-8"))):
        assert (result.exit_code, result.stdout) == (2, "")
        assert "larger than 1 MB" in result.stderr
