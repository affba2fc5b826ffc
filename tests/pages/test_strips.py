"""A strip of pictures: each step with its picture and its words, in the order in which they are named."""

import pytest

from backfacial.facts import library
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
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
