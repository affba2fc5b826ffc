"""`backfacial check` names every id, kind and value of home care and hygiene that is missing."""

from pathlib import Path

import pytest
from spoilt_content import dangling, with_change

from backfacial.authoring.checks.home_hygiene import check_home_hygiene
from backfacial.authoring.content import Content

RULES, HYGIENE = "content/home-care-rules.yml", "content/hygiene-rules.yml"
BROKEN = {
    "kind": (RULES, "of: [wax, laser, shave", "of: [wax, lasr, shave", "H04: names the unknown kind lasr"),
    "other-kind": (RULES, "other: [coloured_cloth]", "other: [cloth]", "H16: names the unknown kind cloth"),
    "wait": (RULES, "wait: H04.hair", "wait: H04.hairs", "H04: has a place for the unknown value H04.hairs"),
    "small": (RULES, "small: H10.small", "small: H10.large", "H10: has a place for the unknown value H10.large"),
    "condition": (RULES, "until: [no-sting]", "until: [no-stings]", "H01: names the unknown condition no-stings"),
    "client-fact": (RULES, "{fact: stings, is", "{fact: burns, is", "H01: names the unknown client fact burns"),
    "client": (RULES, "{fact: kidney_liver, is", "{fact: kidney, is", "H09: names the unknown client fact kidney"),
    "client-value": (RULES, "is: antiplatelet", "is: aspirin", "H10: names the unknown value of anticoag aspirin"),
    "client-member": (RULES, "has: [salicylate]", "has: [salt]", "H09: names the unknown value of allergies salt"),
    "value": (RULES, "{IN10.spf}", "{IN10.spg}", "H05: has a place for the unknown value {IN10.spg}"),
    "value-of-none": (RULES, "{IN10.spf}", "{C05.spf}", "H05: refers to '{C05.spf}'"),
    "see": (RULES, "see: [C27]", "see: [C99]", "H03: cites unknown fact C99"),
    "disagreement": (RULES, "[topical-retinoid-pause]", "[pause]", "H14: cites unknown disagreement pause"),
    "law": (HYGIENE, "law: [LW07]", "law: [LW77]", "HY21: cites unknown fact LW77"),
    "plan": ("content/home-plans.yml", "kind: sunscreen", "kind: sunscrean", "HP01: names the unknown kind sunscrean"),
    "range": ("content/ingredients.yml", "strength: salon,", "strength: shop,", "IN01: names the unknown value shop"),
    "card-row": ("content/aftercare-times.yml", "rows: [PP07]", "rows: [PP70]", "AT01: cites unknown fact PP70"),
    "card-kind": ("content/aftercare-times.yml", "[hot_shower]", "[shower]", "AT01: names the unknown kind shower"),
    "pair-row": ("content/product-pairs.yml", "rows: [H08]", "rows: [H88]", "PP02: cites unknown fact H88"),
    "level": ("content/hygiene-levels.yml", "needs: [HL01]", "needs: [HL11]", "HL02: cites unknown fact HL11"),
    "step": (
        "content/procedures.yml",
        "as_steps: [bag,",
        "as_steps: [bags,",
        "DR02: names the unknown step of DR01 bags",
    ),
    "first": ("content/procedures.yml", "[DR01, DR02]", "[DR01, DR22]", "DR03: names the unknown procedure DR22"),
    "double": (
        "content/law.yml",
        "- id: LW09",
        "- id: HL01",
        "HL01: this id stands already in content/hygiene-levels.yml",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "message"), BROKEN.values(), ids=BROKEN)
def test_what_is_missing_is_named(
    content: Content, tmp_path: Path, file: str, old: str, new: str, message: str
) -> None:
    broken = with_change(content, file, old, new, tmp_path)
    said = [str(problem) for problem in (*broken.problems, *check_home_hygiene(broken), *dangling(broken, file))]
    assert any(problem.startswith(f"{file}: {message}") for problem in said), said


def test_the_course_has_none(content: Content) -> None:
    assert list(check_home_hygiene(content)) == []
