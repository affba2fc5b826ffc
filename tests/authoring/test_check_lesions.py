"""`backfacial check` names each broken record of lesions, lesion facts, the golden rule and the look-alike key."""

from pathlib import Path

import pytest
from spoilt_content import dangling, with_change

from backfacial.authoring.check import check
from backfacial.authoring.checks.lesions import check_lesions
from backfacial.authoring.content import Content, read_content

LESIONS = "content/lesions.yml"
KEY = "content/look-alikes.yml"
FACTS = "content/lesion-facts.yml"
GOLDEN = "content/golden-rule.yml"
ACTS = "content/lesion-acts.yml"
SKIN = "content/skin.yml"
BROKEN = {
    "look-alike": (LESIONS, "{lesion: L08,", "{lesion: L80,", "L01: names the unknown lesion L80"),
    "looks-like-itself": (LESIONS, "{lesion: L08,", "{lesion: L01,", "L01: looks like itself"),
    "fact": (LESIONS, "when: {fact: stalk,", "when: {fact: stork,", "L17: names the unknown lesion fact stork"),
    "goes-with": (LESIONS, "goes_with: [open_plug]", "goes_with: [plug]", "L08: names the unknown lesion fact plug"),
    "value": (LESIONS, "{fact: feel, is: soft}", "{fact: feel, is: hard}", "L05: names the unknown value of feel hard"),
    "raise": (LESIONS, "{fact: lasts_long, is: true}", "{fact: lasts, is: true}", "L13: names the unknown lesion fact"),
    "extract": (
        LESIONS,
        "{fact: loose, is: true}",
        "{fact: lose, is: true}",
        "L01: names the unknown lesion fact lose",
    ),
    "reason": (LESIONS, "reasons: [C27]", "reasons: [C97]", "L13: cites unknown fact C97"),
    "see": (LESIONS, "see: [SE11, SE20]", "see: [SE99]", "L24: cites unknown fact SE99"),
    "not-decided": (LESIONS, "  decided_by: [C51]\n", "", "L07: no row of screening.yml decides it"),
    "decided-twice": (
        LESIONS,
        "  mark: tag\n",
        "  mark: tag\n  decided_by: [C51]\n",
        "L17: has a row in screening.yml: take out 'decided_by'",
    ),
    "decided-by-nothing": (
        LESIONS,
        "decided_by: [C51]",
        "decided_by: [C51, SK01]",
        "L07: decided_by: no row of screening.yml has the reason SK01",
    ),
    "no-urgency": (LESIONS, "  act: refer\n  refer: same_day\n", "  act: refer\n", "L20: "),
    "urgency-of-what-is-left": (LESIONS, "  mark: tag\n", "  mark: tag\n  refer: clinician\n", "L17: "),
    "extract-what-is-referred": (
        LESIONS,
        "  when: {fact: ring, is: true}\n",
        "  when: {fact: ring, is: true}\n  goes_with: [itchy]\n",
        "L19: ",
    ),
    "undone": (
        LESIONS,
        "  when: {fact: ring, is: true}\n",
        "  when: {all: [{fact: ring, is: true}, {not: {fact: inflamed, is: true}}]}\n",
        "L19: is referred, and 'inflamed' of the golden rule would undo that",
    ),
    "undone-by-a-no": (
        KEY,
        "  when: {fact: ring, is: true}\n",
        "  when: {all: [{fact: ring, is: true}, {fact: deep, is: false}]}\n",
        "LK07: is referred, and 'deep' of the golden rule would undo that",
    ),
    "there-where-nothing-is": (
        LESIONS,
        "  when: {fact: stalk, is: true}\n",
        "  when: {fact: stalk, is: [true, false]}\n",
        "L17 is there where there is nothing to see",
    ),
    "points-nowhere": (KEY, "points_to: [SK20]", "points_to: [SK99]", "LK04: cites unknown fact SK99"),
    "key-raise": (
        KEY,
        "{fact: joint_pain, is: true}",
        "{fact: joints, is: true}",
        "LK10: names the unknown lesion fact",
    ),
    "golden": (GOLDEN, "when: {fact: deep,", "when: {fact: deeper,", "GR2: names the unknown lesion fact deeper"),
    "golden-see": (GOLDEN, "see: [C23]", "see: [C93]", "GR6: cites unknown fact C93"),
    "order-of-acts": (ACTS, "- id: within_days", "- id: same_day", "should hold extract, leave, clinician"),
    "unused": (
        FACTS,
        "# the client\n",
        '- {id: new_one, kind: bool, about: sign, by: look, question: "Is it?"}\n',
        "new_one: no lesion asks about it",
    ),
    "skin-see": (SKIN, "see: [C49]", "see: [C99]", "SK06: cites unknown fact C99"),
}


@pytest.mark.parametrize(("file", "old", "new", "message"), BROKEN.values(), ids=BROKEN)
def test_a_mistake_is_named_with_file_record_and_mend(
    content: Content, tmp_path: Path, file: str, old: str, new: str, message: str
) -> None:
    broken = with_change(content, file, old, new, tmp_path)
    said = [str(problem) for problem in (*broken.problems, *check_lesions(broken), *dangling(broken, file))]
    assert any(problem.startswith(f"{file}: ") and message in problem for problem in said), said


def test_lesions_are_part_of_the_check_and_so_are_disagreements_of_any_fact(copy_of_the_course: Path) -> None:
    for file, before, after in (
        (SKIN, "[oil-glands-of-the-back]", "[oil-glands]"),
        (LESIONS, "{lesion: L08,", "{lesion: L80,"),
    ):
        path = copy_of_the_course / file
        path.write_text(path.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    said = [str(problem) for problem in check(read_content(copy_of_the_course)).problems]
    assert f"{SKIN}: SK03: cites unknown disagreement oil-glands: correct the id, or add the disagreement" in said
    assert f"{LESIONS}: L01: names the unknown lesion L80: correct it, or add it" in said
