"""A strip of pictures: each step with its picture and its words, in the order in which they are named."""

import pytest

from backfacial.facts import library
from backfacial.facts.hygiene.hygiene import HygieneRule, Procedure, ProtectiveWear
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.items.order.cards import CardRule, OwnCard
from backfacial.items.order.item import OrderItem
from backfacial.pages.looks import pictures_of
from backfacial.pages.scenes import scene_html
from backfacial.pages.strips import strip_html

STEPS, MODULES = library().of(ProtocolStep), library().of(ProtocolModule)


def test_each_step_is_a_panel_with_all_that_it_asks_for(read, subtests):
    page = read(strip_html([*STEPS, *MODULES]))
    assert page.tags().count("svg") == page.tags().count("details") == len(STEPS) + len(MODULES)
    assert not page.attributes("id")
    for step in STEPS.values():
        with subtests.test(step.id):
            remarks = [remark.text for remark in (*step.stop, *step.changes)]
            wanted = [step.name, step.purpose, step.here, step.technique, *filter(None, [step.hygiene]), *remarks]
            assert [line for line in wanted if line not in page.text] == []
    for module in MODULES.values():
        assert all(line in page.text for line in (module.name, module.honest, module.fits, module.technique))
    assert "1 minute\n" in page.text or "1 minute " in page.text
    assert "10 minutes, before the client comes" in page.text and "8 minutes, or what the label says" in page.text


def test_they_stand_in_the_order_in_which_they_are_named(read):
    text = read(strip_html(["P20", "P03"])).text
    assert text.index(STEPS["P20"].name) < text.index(STEPS["P03"].name)
    with pytest.raises(KeyError, match="P99"):
        strip_html(["P99"])


@pytest.mark.parametrize("drill", library().of(Procedure))
def test_a_drill_is_all_of_its_steps_with_their_pictures_and_what_may_follow(drill, read):
    procedure, html = library().of(Procedure)[drill], strip_html([drill])
    page = read(html)
    assert page.tags().count("li") == page.tags().count("svg") == len(procedure.steps)
    places = [html.index(str(scene_html(f"{drill}.{step.id}"))) for step in procedure.steps]
    assert places == sorted(places)
    for step in procedure.steps:
        assert step.text in page.text and step.why in page.text and (step.only_if or "") in page.text
    assert (procedure.resume or "") in page.text


def test_rules_of_hygiene_and_what_is_worn_stand_in_a_strip_where_they_are_drawn(read):
    page = read(strip_html(["HY04", "PE03"]))
    hands, mask = library().of(HygieneRule)["HY04"], library().of(ProtectiveWear)["PE03"]
    assert all(text in page.text for text in (hands.name, hands.rule, hands.why, mask.name, mask.why))
    assert all(when.lower() in page.text for when in mask.wear_when) and "20 seconds" in page.text
    with pytest.raises(KeyError, match="HY01"):
        strip_html(["HY01"])


def test_cards_to_put_in_order_show_the_drawings_of_a_drill():
    steps = ("press", "gloves", "stop")
    cards = [OwnCard(id=step, text=step, drawing=f"DR01.{step}") for step in steps]
    rules = [CardRule(before="stop", after="gloves", why="a"), CardRule(before="gloves", after="press", why="b")]
    asked = {"id": "drill", "type": "order", "objective": "hygiene-blood", "stem": "?", "points": 1, "facts": ["DR01"]}
    question = OrderItem.model_validate({**asked, "cards": cards, "rules": rules}).question()
    assert pictures_of(question) == {step: str(scene_html(f"DR01.{step}")) for step in steps}
