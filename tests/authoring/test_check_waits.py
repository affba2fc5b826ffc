"""The chart of waiting times and the rules say the same."""

from pathlib import Path

import pytest
from spoilt_content import with_change

from backfacial.authoring.check import check
from backfacial.authoring.checks.waits import check_waits
from backfacial.authoring.content import Content

FILE = "content/contraindications.yml"
TATTOO = "      at_most: C45.heals.at_most\n"

BROKEN = {
    "the-end-that-others-say": (f"{TATTOO}      taught: longest\n", TATTOO, "C45: its waits teach 28 days, its rows"),
    "no-number-at-all": (
        f"{TATTOO}      taught: longest",
        f"{TATTOO}      taught: none",
        "C45: its waits teach no time",
    ),
    "an-end-that-nobody-names": (
        "      at_least: C03.wait\n",
        "      at_least: C03.wait\n      taught: longest\n",
        "C03: the wait after 'the last use of retinol on the back' teaches the longest time and names none",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), BROKEN.values(), ids=BROKEN)
def test_it_is_named(content: Content, old: str, new: str, said: str, tmp_path: Path) -> None:
    broken = with_change(content, FILE, old, new, tmp_path)
    assert any(said in str(problem) for problem in check_waits(broken))


def test_the_course_is_checked_for_it(content: Content, tmp_path: Path) -> None:
    broken = with_change(content, FILE, f"{TATTOO}      taught: longest\n", TATTOO, tmp_path)
    assert any("its waits teach" in problem.mend for problem in check(broken).problems)


def test_the_course_has_none(content: Content) -> None:
    assert list(check_waits(content)) == []
