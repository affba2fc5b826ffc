"""Plans that somebody described from the dossier without having seen a rule come to what they should."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from backfacial.rules.home_care.conflicts import Level
from backfacial.rules.home_care.rules import home_care
from backfacial.terminal.home_plan_file import read_plan_file

DESCRIBED: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "described_plans.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("described", DESCRIBED, ids=lambda described: described["name"])
def test_a_described_plan_comes_to_its_level(described: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "plan.yml"
    path.write_text(yaml.safe_dump(described["plan"]), encoding="utf-8")
    read = read_plan_file(path, None, described["plan"]["today"])
    found = home_care(read.uses, read.facts, read.today, read.plan.service, read.plan.visit, read.none)
    assert found.level is Level(described["level"])


def test_forty_plans_were_described_and_a_quarter_of_them_is_harmless() -> None:
    harmless = [each for each in DESCRIBED if each["level"] == "nothing_found"]
    assert (len(DESCRIBED), len(harmless)) == (40, 10)
