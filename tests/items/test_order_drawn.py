"""Orders that are drawn from a procedure or from first aid: nothing is typed twice, and nothing is lost on the way."""

from dataclasses import replace
from typing import Any

import pytest

from backfacial.authoring.content import Content
from backfacial.authoring.drawn_orders import drawn_from
from backfacial.facts import library
from backfacial.facts.hygiene.hygiene import Procedure
from backfacial.facts.reactions.reactions import FirstAidStep, Position
from backfacial.items.mark import Mark, Sign, State
from backfacial.items.order.drawn import NotDrawn
from backfacial.items.order.item import OrderItem

ABOUT = {
    "id": "an-order",
    "type": "order",
    "objective": "protocol-order",
    "stem": "Put.",
    "points": 3,
    "facts": ["E07"],
}
DRILL = ["bag", "press", "tell", "gloves", "stop", "gloves-off"]
ALLERGY = {"hives": True, "wheeze": True}


def order(**data: Any) -> OrderItem:
    return OrderItem.model_validate({**ABOUT, **data})


BLEEDS = order(procedure="DR01", steps=DRILL, critical=["gloves"])
REACTS = order(first_aid=ALLERGY, critical=["injector"])
DRAWN = (BLEEDS, order(procedure="DR04"), REACTS, order(first_aid={"strong_shock": True, "fainted": True}))
EACH = pytest.mark.parametrize("item", DRAWN, ids=lambda item: "-".join(item.opening[:2]))


def broken(mark: Mark) -> list[tuple[str, str, bool]]:
    return [(each.text, each.why, each.critical) for each in mark.reasons if each.sign is Sign.FALSE_ALARM]


def test_the_cards_of_a_procedure_say_what_its_record_says() -> None:
    steps = {step.id: step for step in library().of(Procedure)["DR01"].steps}
    assert [(card.id, card.text) for card in BLEEDS.question().cards] == [(name, steps[name].text) for name in DRILL]
    rinse = next(card for card in order(procedure="DR04").question().cards if card.id == "rinse")
    assert rinse.text == "Rinse and dry. Only if: The label says so."


def test_a_build_takes_the_sentences_that_an_author_has_now(content: Content) -> None:
    interface = content.interface
    order_words = {key: f"new {text}" for key, text in interface["order"].items()}
    now = replace(content, interface={**interface, "order": order_words})
    conditional = drawn_from(now, order(procedure="DR04"))
    assert conditional is not None
    assert next(card.text for card in conditional.cards if card.id == "rinse").startswith("new Rinse")
    with_gaps = drawn_from(now, order(procedure="DR01", steps=["stop", "gloves-off", "bag"]))
    assert with_gaps is not None
    assert any(rule.why.startswith("new ") for rule in with_gaps.rules)


def test_the_cards_of_first_aid_are_its_steps_and_the_position() -> None:
    texts = {card.id: card.text for card in REACTS.question().cards}
    assert list(REACTS.ordering.right) == ["injector", "call", "position", "own-inhaler"]
    assert texts["call"] == library().of(FirstAidStep)["call"].card
    assert texts["position"] == library().of(Position)["allergy-breathing-hard"].do


def test_a_rule_has_the_reason_of_what_comes_first_and_is_told_over_what_is_not_shown() -> None:
    mark = BLEEDS.mark(["stop", "tell", "gloves", "bag", "press", "gloves-off"])
    assert broken(mark) == [
        (
            "“Put clean gauze on the spot and press firmly” before “Soiled single-use items into a bag, and dispose of "
            "it by local rule”.",
            "Pressure stops it. [DR01] Between these two comes what is not shown here: “Clean the spot with an "
            "antiseptic”, “Cover it with a sterile, absorbent dressing that stays on”.",
            False,
        )
    ]
    assert mark.state is State.PARTLY and not mark.critical


def test_a_critical_step_that_is_late_for_anything_after_it_is_a_safety_mistake() -> None:
    mark = BLEEDS.mark(["stop", "tell", "bag", "gloves", "press", "gloves-off"])
    assert mark.critical and mark.points == 0
    ((text, why, _),) = [each for each in broken(mark) if each[2]]
    assert "gloves on both hands” before “Soiled" in text and why == "Blood must not reach your skin. [DR01]"
    late = REACTS.mark(["call", "injector", "position", "own-inhaler"])
    assert late.critical and broken(late)[0][1].endswith("[SE20]")


def test_what_follows_from_other_rules_is_not_told_once_more() -> None:
    told = [reason.text for reason in BLEEDS.mark(list(BLEEDS.ordering.right)).reasons]
    assert len(told) == 4 and sum("gloves on both hands” before" in text for text in told) == 1
    assert told[1].endswith("before “Put clean gauze on the spot and press firmly”.")


def test_what_has_no_reason_in_the_records_may_change_places() -> None:
    item = order(first_aid={"hives": True, "tight_throat": True, "wheeze": True})
    right = ["injector", "call", "nothing-by-mouth", "position", "own-inhaler"]
    assert item.mark(right).state is State.RIGHT
    both = order(first_aid={"chemical": True, "deep_burn": True, "shock": True})
    first, second = (["rinse-skin", "cool-burn"], ["cool-burn", "rinse-skin"])
    rest = ["call", "position", "nothing-by-mouth"]
    assert [both.mark([*pair, *rest]).state for pair in (first, second)] == [State.RIGHT, State.RIGHT]


@EACH
def test_it_opens_in_one_order_that_is_not_right(item: OrderItem) -> None:
    assert item.mark(list(item.opening)).state is not State.RIGHT
    assert item.opening == tuple(card.id for card in item.question().cards)


@EACH
def test_by_itself_it_asks_and_marks_the_same_and_needs_no_record(item: OrderItem) -> None:
    alone = item.standalone()
    again = OrderItem.model_validate(alone.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    assert again == alone and alone.procedure is None and alone.first_aid is None and alone.rules() == ""
    assert again.question().digest == item.question().digest and again.key_digest == item.key_digest
    for response in (list(item.opening), list(item.ordering.right), list(item.ordering.right[::-1]), None, []):
        assert again.mark(response) == item.mark(response)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"procedure": "DR01", "steps": ["stop", "tell", "fly"]}, "'steps' names the unknown step fly"),
        ({"procedure": "DR01", "critical": ["fly"]}, "'critical' names the unknown step fly"),
        ({"first_aid": {"fly": True}}, "'first_aid': fly"),
        ({"first_aid": ALLERGY, "steps": ["injector", "call", "cpr"]}, "'steps' names the unknown step cpr"),
        ({"first_aid": {"not_breathing": True}}, "the first-aid step cpr is part of it and on no card"),
    ],
)
def test_what_the_records_do_not_give_is_named(data: dict[str, Any], said: str) -> None:
    with pytest.raises(NotDrawn, match=said):
        order(**data).question()
