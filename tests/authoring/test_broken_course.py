"""A course with a broken or missing file: each command names the file and the mend, and none ends in a traceback."""

from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from backfacial import cli
from backfacial.authoring.content import ROOMS, read_content

COURSE = Path(__file__).parents[2]


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(cli.app, list(arguments))
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def test_every_file_of_words_is_known() -> None:
    assert {path.stem for path in (COURSE / "content/interface").glob("*.yml")} == set(ROOMS)


def test_a_missing_file_of_words_is_named(copy_of_the_course: Path) -> None:
    (copy_of_the_course / "content/interface/timer.yml").unlink()
    said = [str(problem) for problem in read_content(copy_of_the_course).problems]
    assert said == ["content/interface/timer.yml: the file is missing: put it back"]


@pytest.mark.parametrize(
    ("old", "new", "arguments"),
    [
        ("page-up:", "page-upp:", ("build",)),
        ("page-up:", "page-upp:", ("check",)),
        ("unknown-id: ", 'unknown-id: "{" #', ("explain", "C99")),
        ("{id}' is no id", "{idd}' is no id", ("explain", "C99")),
        ("not-reviewed:", "not-reviewedd:", ("explain", "C01")),
    ],
)
def test_words_that_are_missing_or_cannot_be_filled_are_named(
    copy_of_the_course: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, arguments: tuple[str, ...]
) -> None:
    path = copy_of_the_course / "content/interface/explain.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.chdir(copy_of_the_course)
    result = run(*arguments)
    assert result.exit_code == 1
    assert result.stderr.startswith("content/interface/explain.yml: ") and "put back an older copy" in result.stderr


@pytest.mark.parametrize("error", [FileNotFoundError("no such file"), ValueError("Expecting value")])
def test_compiled_content_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def broken() -> None:
        raise error

    monkeypatch.setattr(cli, "library", broken)
    result = run("client", "--seed", "1")
    assert result.exit_code == 1
    assert "compiled.json: cannot be read" in result.stderr and "run 'backfacial build'" in result.stderr
