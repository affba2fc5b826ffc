"""A lesson reads from top to bottom where there are no widgets: `jupyter nbconvert` shows all that is asked."""

import re
import subprocess
import sys
from html import unescape
from pathlib import Path

from backfacial.facts import library
from backfacial.items.bank import practice_item

COURSE = Path(__file__).parents[2]
LESSON = "02-consultation"


def test_a_lesson_that_is_made_into_html_shows_its_questions_in_order(tmp_path: Path) -> None:
    convert = (sys.executable, "-m", "nbconvert", "--execute", "--to", "html", "--output-dir", str(tmp_path))
    subprocess.run([*convert, f"notebooks/{LESSON}.ipynb"], cwd=COURSE, check=True, capture_output=True)
    page = (tmp_path / f"{LESSON}.html").read_text(encoding="utf-8")
    assert "widget-view" not in page.partition("<body")[2]
    assert "Traceback" not in page
    shown = " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
    asked = [item for part in library().parts(LESSON) for item in (*part.items, *part.more)]
    places = [shown.find(" ".join(practice_item(item).stem.split())) for item in asked]
    assert -1 not in places, asked[places.index(-1)]
    assert places == sorted(places)
