"""A broken record of the protocol is named with file, record and mend."""

from pathlib import Path

import pytest
from spoilt_content import dangling, with_change

from backfacial.authoring.check import check
from backfacial.authoring.checks.protocol import check_protocol
from backfacial.authoring.content import Content

STEPS, MODULES, ORDER = "content/protocol.yml", "content/protocol-modules.yml", "content/order.yml"
CONDITIONS, VARIANTS = "content/order-conditions.yml", "content/variants.yml"
STAGES, DRILLS = "content/visit-stages.yml", "content/procedures.yml"
RULES, WEAR = "content/hygiene-rules.yml", "content/protective-wear.yml"

BROKEN = {
    "unknown-fact": (STEPS, "facts: [C32]", "facts: [C99]", "P08: cites unknown fact C99"),
    "unknown-token": (STEPS, "token: HEAT", "token: HOT", "P13: names the unknown step of terms.yml HOT"),
    "another-gate": (STEPS, "gate: gate-2", "gate: gate-3", "P08: names the gate gate-3, which stands at another step"),
    "unknown-number": (STEPS, "{steam_time}", "{steam_times}", "P13: has a place for the unknown value {steam_times}"),
    "unknown-source": (STEPS, "sources: [CD-2]}", "sources: [CD-99]}", "P05: cites unknown source CD-99"),
    "no-range": (STEPS, "at_least: 18, at_most: 20", "at_least: 28, at_most: 20", "at_least is more than at_most"),
    "unusual-minutes": (STEPS, "at_most: 3, usual: 3", "at_most: 3, usual: 4", "'usual' has to lie between"),
    "unknown-place": (MODULES, "follows: P13", "follows: P99", "O6: names the unknown step P99"),
    "unknown-module-rule": (MODULES, "rules: [O6.1,", "rules: [O6.2,", "O6: names the unknown module rule O6.2"),
    "no-drawing": (MODULES, "- id: O7", "- id: O8", "O8: has no drawing"),
    "no-drawing-of-a-step": (DRILLS, "id: tell,", "id: say,", "DR01: the step 'say' has no drawing"),
    "no-drawing-of-a-rule": (RULES, "- id: HY23", "- id: HY43", "HY43: has no drawing"),
    "no-words-for-a-drawing": (WEAR, "  drawn: Somebody wears", "  # ", "PE02: has a drawing: say in 'drawn'"),
    "missing-module-rule": (MODULES, "rules: [O6.1, OX.1]", "rules: [O6.1]", "O6: is limited by OX.1"),
    "missing-contraindication": (
        MODULES,
        "    - {fact: C17}\n    - {fact: C14,",
        "    - {fact: C14,",
        "O1: C17.2 of screening",
    ),
    "needless-contraindication": (
        MODULES,
        "{fact: C50, only",
        "{fact: C12, only",
        "O2: no row of screening.yml of C12",
    ),
    "missing-reason-against-a-step": (STEPS, "    - {fact: C19}\n", "", "P13: C19.3 of screening.yml takes it out"),
    "replaces-something-else": (
        MODULES,
        "[P13, P14, P15, P16]",
        "[P13]",
        "O4: 'replaces' is not what order_conditions",
    ),
    "unknown-contraindication": (MODULES, "{fact: C13}", "{fact: C97}", "O1: names the unknown fact C97"),
    "unknown-step-in-the-order": (ORDER, "after: [P03]", "after: [P33]", "E01: names the unknown step P33"),
    "unnamed-condition": (ORDER, "conditions: [CR3]", "conditions: [CR2]", "E15: has pairs under CR3"),
    "orders-nothing": (ORDER, "  conditions: [CR6]\n", "", "E33: orders nothing"),
    "circle": (ORDER, "after: [P03]", "after: [P01]", "content/order.yml: the hard rules run in a circle"),
    "unknown-limit": (CONDITIONS, "OX.1, OX.2", "OX.1, OX.9", "CR11: names the unknown module rule OX.9"),
    "unknown-step-to-follow": (CONDITIONS, "only: [P25,", "only: [P95,", "CR8: names the unknown step P95"),
    "step-without-a-stage": (STAGES, "[P12, P13]", "[P12]", "content/visit-stages.yml: has P13 in no stage"),
    "step-in-two-stages": (STAGES, "[P12, P13]", "[P12, P13, P10]", "soften: has P10 where it does not belong"),
    "step-that-there-is-not": (STAGES, "P25, P26]", "P25, P26, P27]", "clean-up: has P27 where it does not belong"),
    "stages-out-of-order": (STAGES, "[P25, P26]", "[P26, P25]", "clean-up: has P26 where it does not belong"),
    "does-not-add-up": (VARIANTS, "{step: P03, minutes: 5}", "{step: P03, minutes: 4}", "add up to 59"),
    "unknown-choice": (VARIANTS, "choice: O4", "choice: O9", "V8: names the unknown step O9"),
    "unknown-client-fact": (VARIANTS, "fact: pih_history", "fact: pih", "names the unknown client fact pih"),
    "unknown-value": (VARIANTS, "is: 'yes'", "is: 'maybe'", "names the unknown value of pregnant maybe"),
    "wrong-order": (
        VARIANTS,
        "    - {step: P03, minutes: 5}\n    - {step: P04, minutes: 2}",
        "    - {step: P04, minutes: 2}\n    - {step: P03, minutes: 5}",
        "V1: breaks E03",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "said"), BROKEN.values(), ids=BROKEN)
def test_it_is_named(content: Content, file: str, old: str, new: str, said: str, tmp_path: Path) -> None:
    broken = with_change(content, file, old, new, tmp_path)
    problems = [str(problem) for problem in (*broken.problems, *check_protocol(broken), *dangling(broken, file))]
    assert any(said in problem for problem in problems), problems
    assert all(problem.startswith("content/") for problem in problems)


def test_the_course_is_checked_for_it(content: Content, tmp_path: Path) -> None:
    broken = with_change(content, STEPS, "token: HEAT", "token: HOT", tmp_path)
    assert any("HOT" in problem.mend for problem in check(broken).problems)


def test_the_course_has_none(content: Content) -> None:
    assert check_protocol(content) == []
