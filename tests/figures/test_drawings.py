"""The drawings that are shipped: drawn from what is there now, the same bytes each time, in the colours of the page."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from backfacial.authoring.figure_files import FOLDER, figure_files, left_over_figures, stale_figures
from backfacial.facts import library
from backfacial.facts.figures import drawn_figure
from backfacial.figures import FIGURES
from backfacial.pages.tokens import skins, tokens

ROOT = Path(__file__).parents[2]
LESSON_AND_CHECK = """
import sys
from pathlib import Path
from backfacial.authoring.check import check
from backfacial.authoring.content import read_content
from backfacial.lessons import open_lesson
assert not check(read_content(Path.cwd())).problems
open_lesson("02-consultation").figure("four-gates")
print(sorted({"matplotlib", "nbgrader"} & set(sys.modules)))
"""


@pytest.fixture(scope="module")
def made() -> dict[Path, str]:
    return figure_files(library())


@pytest.fixture
def shipped(made: dict[Path, str], tmp_path: Path) -> Path:
    """A course with the figures as they are made now."""
    for path, text in made.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8", newline="\n")
    return tmp_path


def test_what_is_shipped_is_what_is_drawn_now(made):
    assert made == {path: (ROOT / path).read_text(encoding="utf-8") for path in made}
    assert list(left_over_figures(ROOT)) == []


def test_all_colours_are_tokens_of_the_page_or_of_a_skin(made):
    of_skin = {colour for skin in skins().values() for colour in skin.values()}
    known = {f"var({name}, {value})" for name, value in tokens().items()}
    for path, text in made.items():
        if path.suffix == ".svg":
            used = set(re.findall(r"var\([^)]*\)", text))
            assert used and used <= known
            assert set(re.findall(r"(?<!, )#[0-9a-f]{6}\b", text)) <= of_skin


def test_a_drawing_takes_its_font_from_the_page_and_dresses_nothing_else(made):
    for path, text in made.items():
        if path.suffix == ".svg":
            assert "font-family" not in text and "<style" not in text and "<text" in text


def test_no_two_drawings_share_an_id(made):
    ids = [each for text in made.values() for each in re.findall(r'\bid="([^"]+)"', text)]
    assert len(ids) == len(set(ids))


def test_a_drawing_that_was_changed_or_is_missing_is_old(shipped):
    assert stale_figures(shipped, library()) == ()
    drawing = shipped / FOLDER / "four-gates.wide.svg"
    drawing.write_text(drawing.read_text(encoding="utf-8").replace("Decide", "Decode"), encoding="utf-8")
    assert stale_figures(shipped, library()) == ("four-gates",)
    (shipped / FOLDER / "waiting-times.json").unlink()
    assert stale_figures(shipped, library()) == ("four-gates", "waiting-times")


def test_a_file_of_a_figure_that_is_gone_is_left_over(shipped):
    (shipped / FOLDER / "gone.wide.svg").write_text("<svg/>", encoding="utf-8")
    assert list(left_over_figures(shipped)) == [FOLDER / "gone.wide.svg"]


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(KeyError, match=f"no figure 'other': the figures are {', '.join(FIGURES)}"):
        drawn_figure("other")


def test_neither_a_lesson_nor_a_check_loads_what_draws(tmp_path, monkeypatch):
    monkeypatch.setenv("BACKFACIAL_HOME", str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", LESSON_AND_CHECK], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout.splitlines()[-1:], done.returncode) == (["[]"], 0), done.stderr
