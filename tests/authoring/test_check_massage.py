"""A zone of massage that allows what nothing allows, or that is not drawn, is named."""

from pathlib import Path

import pytest
from spoilt_content import with_change

from backfacial.authoring.check import check
from backfacial.authoring.checks.massage import check_massage
from backfacial.authoring.content import Content

FILE = "content/massage-zones.yml"
KIDNEYS = "  zone: kidneys\n  pressure: light"

BROKEN = {
    "more-than-is-told": (KIDNEYS, KIDNEYS.replace("light", "medium"), "MZ12: allows medium pressure, which no part"),
    "not-drawn": (
        "zone: kidneys",
        "zone: kidney",
        "MZ12: lies at 'kidney', which is not drawn: use one of neck-sides,",
    ),
    "twice": ("zone: kidneys", "zone: ribs", "content/massage-zones.yml: has 2 zones at 'ribs'"),
}


@pytest.mark.parametrize(("old", "new", "said"), BROKEN.values(), ids=BROKEN)
def test_it_is_named(content: Content, old: str, new: str, said: str, tmp_path: Path) -> None:
    broken = with_change(content, FILE, old, new, tmp_path)
    assert any(said in str(problem) for problem in check_massage(broken))


def test_the_course_is_checked_for_it(content: Content, tmp_path: Path) -> None:
    broken = with_change(content, FILE, *BROKEN["more-than-is-told"][:2], tmp_path)
    assert any("allows medium pressure" in problem.mend for problem in check(broken).problems)


def test_the_course_has_none(content: Content) -> None:
    assert list(check_massage(content)) == []
