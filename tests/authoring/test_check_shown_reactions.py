"""What the redness explorer and the emergency card ask for, and is not there, is named."""

from pathlib import Path

import pytest
from spoilt_content import with_change

from backfacial.authoring.checks.rules import check_rules
from backfacial.authoring.content import Content

CARD, REDNESS = "content/emergency-card.yml", "content/redness.yml"

BROKEN = {
    "unknown-fact-on-the-card": (CARD, "{eye_splash: true}", "{eye_spash: true}", f"{CARD}: eye: "),
    "more-steps-than-there-are": (CARD, "more: 1}", "more: 30}", "more: SE21 has only "),
    "unknown-sign": (REDNESS, "{mild_redness: true}", "{mild_rednes: true}", f"{REDNESS}: redness: "),
    "unknown-value-of-a-change": (REDNESS, "{spreading: by_hour}", "{spreading: fast}", "by_hour"),
    "no-drawing": (REDNESS, "{shape: blush}", "{shape: blusher}", "names the unknown drawing blusher"),
}


@pytest.mark.parametrize(("file", "old", "new", "said"), BROKEN.values(), ids=BROKEN)
def test_it_is_named(content: Content, file: str, old: str, new: str, said: str, tmp_path: Path) -> None:
    problems = check_rules(with_change(content, file, old, new, tmp_path))
    assert any(said in str(problem) for problem in problems), problems
