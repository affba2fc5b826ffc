"""`backfacial check` names what is broken in the records of claims, seeds and misconceptions, and how to mend it."""

from pathlib import Path

import pytest
from spoilt_content import dangling, with_change

from backfacial.authoring.checks.claims import check_claims
from backfacial.authoring.content import Content

RISKY = "content/risky-words.yml"
CLAIMS = "content/claims.yml"
SEEDS = "content/seeds.yml"
MISCONCEPTIONS = "content/misconceptions.yml"
GROUPS = "content/word-groups.yml"


BROKEN = {
    "kind": (RISKY, "kind: cure", "kind: cures", "RW06: names the unknown kind cures"),
    "swap": (RISKY, "swap: VS01", "swap: VS99", "RW01: names the unknown verb swap VS99"),
    "benefit": (RISKY, "benefit: CL04", "benefit: CL99", "RW01: names the unknown benefit CL99"),
    "unless": (RISKY, "unless: [clinician", "unless: [priest", "RW01: names the unknown word group priest"),
    "group-in-a-phrase": (
        RISKY,
        "{acne} specialist",
        "{acme} specialist",
        "unknown word group acme",
    ),
    "no-phrase": (RISKY, "{acne} specialist", "{acne} ...", "RW01: '{acne} ...' is no phrase"),
    "example": (RISKY, "- It treats acne.", "- It is fine.", "RW01: does not find its example 'It is fine.'"),
    "fine": (RISKY, "- A doctor can treat acne.", "- We treat acne.", "RW01: fine: 'treat acne' is risky (RW01"),
    "honest": (
        CLAIMS,
        "Your skin feels clean and fresh.",
        "Our facial heals.",
        "CL01: honest: 'facial heals' is",
    ),
    "not-to-say": (
        CLAIMS,
        "We take acne scars and sunspots away.",
        "We cleanse.",
        "CL08: nothing risky is found in 'We cleanse.'",
    ),
    "seed-of-a-benefit": (CLAIMS, "seeds: [S1-09,", "seeds: [S1-99,", "CL01: names the unknown seed S1-99"),
    "fact-of-a-seed": (SEEDS, "facts: [M10, RW29", "facts: [M99, RW29", "S1-49: cites unknown fact M99"),
    "lesson-of-a-seed": (SEEDS, "lesson: 01-skin", "lesson: 99-skin", "S1-03: cites unknown lesson 99-skin"),
    "question-of-a-seed": (
        SEEDS,
        "  lesson: 07-claims\n",
        "  lesson: 07-claims\n  items: [nothing]\n",
        "S1-01: names the unknown question nothing",
    ),
    "phrase-of-a-seed": (
        SEEDS,
        "{more} ... collagen",
        "{mores} ... collagen",
        "unknown word group mores",
    ),
    "words-of-a-seed": (SEEDS, "say: Removes surface oil.", "say: Regulates sebum.", "is risky (RW09"),
    "source-of-a-seed": (SEEDS, "sources: [AAD-2,", "sources: [AAD-99,", "S1-01: cites unknown source AAD-99"),
    "fact-of-a-misconception": (
        MISCONCEPTIONS,
        "corrected_by: [L01]",
        "corrected_by: [L99]",
        "M02: cites unknown fact L99",
    ),
    "denying-words": (GROUPS, "- id: denying", "- id: denials", "names the unknown word group denying"),
    "group-member": (GROUPS, "[acne, bacne", "[ac*ne, bacne", "acne: 'ac*ne' is no word of a phrase"),
    "description": (
        "content/service-descriptions.yml",
        "facts: [C01,",
        "facts: [C99,",
        "model-description: cites unknown fact C99",
    ),
    "exercise": (
        "content/claim-exercises.yml",
        "lesson: 07-claims",
        "lesson: 77-claims",
        "rewrite: cites unknown lesson 77-claims",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "message"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_named(content: Content, tmp_path: Path, file: str, old: str, new: str, message: str) -> None:
    broken = with_change(content, file, old, new, tmp_path)
    problems = [str(problem) for problem in (*broken.problems, *check_claims(broken), *dangling(broken, file))]
    assert [problem for problem in problems if problem.startswith(file) and message in problem], problems
