"""`backfacial check` names an order of steps that is no question: with file, record and mend."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from spoilt_content import with_change

from backfacial.authoring.checks.protocol import check_protocol
from backfacial.authoring.content import Content
from backfacial.items.order.item import OrderItem

FILE = "content/items/protocol.yml"
ABOUT = {
    "id": "an-order",
    "type": "order",
    "objective": "protocol-order",
    "stem": "Put.",
    "points": 3,
    "facts": ["E07"],
}

WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "unknown-step": ({"steps": ["P10", "P62", "P08"]}, "'steps' names the unknown step P62"),
    "no-place": ({"steps": ["P10", "wash", "P08"]}, "'steps' names the unknown step wash"),
    "unknown-drill": ({"procedure": "DR99"}, "'procedure' names the unknown DR99: there are DR01, "),
    "unknown-step-of-drill": (
        {"procedure": "DR01", "steps": ["tell", "stop", "P10"]},
        "'steps' names the unknown step P10",
    ),
    "too-many": ({"procedure": "DR01"}, "draws 13 cards: with 3 to 12 it is a question"),
    "drill-opens-right": ({"procedure": "DR01", "steps": ["stop", "gloves", "tell"]}, "open in an order that is right"),
    "nothing-waits": (
        {"procedure": "DR01", "steps": ["tell", "gloves", "stop"], "critical": ["tell"]},
        "'critical' names tell, for which no other card has to wait",
    ),
    "unknown-sign": ({"first_aid": {"wheezes": True}}, "'first_aid': wheezes"),
    "too-few-steps": ({"first_aid": {"diabetes": True, "shaky": True, "sweaty": True}}, "draws 1 cards"),
    "no-card": ({"first_aid": {"not_breathing": True}}, "cpr is part of it and on no card"),
    "not-together": ({"steps": ["P10", "O1", "O2", "O4"]}, "O4 must not be done beside its other steps, or not like"),
    "ruled-out": (
        {"steps": ["P15", "O7", "P10"]},
        "P15 must not be done beside its other steps, or not like this (CR10)",
    ),
    "in-its-place": ({"steps": ["O5", "P17", "P10"]}, "'steps' has O5 and P17, of which a visit has one or the other"),
    "too-soon": (
        {"steps": ["P09", "P08", "P05"], "situation": {"patch_test": "home", "patch_test_hours": 2}},
        "P05 must not be done beside its other steps, or not like this (CR1)",
    ),
    "all-right": ({"steps": ["P05", "P07", "P08"]}, "every order of its cards is right"),
    "opens-right": ({"steps": ["P08", "P07", "P09"]}, "its cards open in an order that is right"),
    "soft-alone": ({"steps": ["P25", "P23", "P24"], "critical": ["E29"]}, "'critical' names E29, which is not hard"),
    "unknown-rule": ({"steps": ["P09", "P08", "P07"], "critical": ["E99"]}, "'critical' names E99, which is no rule"),
    "other-rule": ({"steps": ["P09", "P08", "P07"], "critical": ["E13"]}, "E13, which says nothing about these steps"),
}


def problems(content: Content, **data: Any) -> list[str]:
    item = OrderItem.model_validate({**ABOUT, **data})
    return [str(problem) for problem in check_protocol(replace(content, items=[(FILE, item)], assignments=[]))]


@pytest.mark.parametrize(("data", "said"), WRONG.values(), ids=WRONG)
def test_it_is_named(content: Content, data: dict[str, Any], said: str) -> None:
    found = problems(content, **data)
    assert len(found) == 1 and found[0].startswith(f"{FILE}: an-order: ") and said in found[0], found


def test_what_only_lacks_another_step_may_be_asked(content: Content) -> None:
    assert problems(content, steps=["P15", "P12", "P10"], critical=["E13"]) == []
    assert problems(content, steps=["P16", "P15", "P14"]) == []


def test_it_is_checked_by_the_rules_as_they_stand_in_content_now(content: Content, tmp_path: Path) -> None:
    changed = with_change(
        content, "content/order.yml", "{before: [P08], after: [P09]}", "{before: [P09], after: [P08]}", tmp_path
    )
    assert problems(changed, steps=["P09", "P08", "P07"])
    assert not problems(content, steps=["P09", "P08", "P07"])
