"""The figure of contact times: no number that no record has, and what goes wrong is what the drill says."""

import re

import pytest
from in_sight import assert_words_can_be_read, said_in
from markupsafe import escape
from matplotlib.colors import to_hex
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Rectangle, RegularPolygon

from backfacial.facts import library
from backfacial.facts.figures import FORMS, drawn_figure
from backfacial.facts.hygiene.hygiene import HygieneRule, Procedure
from backfacial.figures.contact import contact_times
from backfacial.figures.drawing.contact_times import BEYOND, MARGIN, NARROW, WIDE
from backfacial.figures.drawing.forms import drawing
from backfacial.figures.drawing.palette import PALETTE
from backfacial.pages.figures import figure_html

SHOWN = contact_times(library())
STEPS = {step.id: step for step in library().of(Procedure)["DR04"].steps}
LAYOUTS = {"wide": WIDE, "narrow": NARROW}


@pytest.fixture(scope="module", params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def drawn(form: str) -> Drawing:
    return drawing("contact-times", SHOWN, form)


def test_each_mistake_breaks_a_step_of_the_drill_for_its_own_reason():
    steps = {"not-washed": "wash", "not-dried": "dry", "out": "immerse", "early": "wait"}
    assert {fault.name: fault.why for fault in SHOWN.faults} == {name: STEPS[step].why for name, step in steps.items()}
    assert SHOWN.right.why == STEPS["wait"].text


def test_every_number_is_one_of_a_record_and_where_there_is_none_the_label_decides(drawn):
    records = (STEPS["wait"].text, library().of(HygieneRule)["HY04"].rule, library().of(HygieneRule)["HY05"].rule)
    known = set(re.findall(r"\d+", " ".join(records)))
    assert set(re.findall(r"\d+", said_in(drawn))) <= known
    hands, rub, things = SHOWN.lengths
    assert (hands.least, hands.most) == (20, None) and "at least 20 seconds" in hands.text
    assert (things.least, things.most) == (15, 600) and things.text.endswith("the label decides")
    assert (rub.least, rub.most, rub.text) == (None, None, "the label decides")


def test_only_the_right_way_is_wet_to_the_end(drawn, form):
    left, width = LAYOUTS[form].part(2)
    bars = [each for each in drawn.axes[0].patches if isinstance(each, Rectangle) and left - 0.01 <= each.get_x()]
    bars = [each for each in bars if each.get_x() < left + width - 0.01]
    lanes = sorted({round(bar.get_y(), 2) for bar in bars if bar.get_height() > 0.2})
    assert len(lanes) == 1 + len(SHOWN.faults)
    for lane, top in enumerate(lanes):
        here = [bar for bar in bars if top - 0.01 <= bar.get_y() <= top + 0.01]
        stop = [bar for bar in here if to_hex(bar.get_edgecolor()) == PALETTE.stop]
        assert bool(stop) == (lane > 0), lane


def test_each_mistake_has_a_sign_that_needs_no_colour(drawn):
    signs = [patch for patch in drawn.axes[0].patches if isinstance(patch, RegularPolygon)]
    assert [sign.numvertices for sign in signs] == [8] * len(SHOWN.faults)
    crosses = [line for line in drawn.axes[0].lines if line.get_color() == PALETTE.stop]
    assert len(crosses) == 2 * len(SHOWN.faults)


def test_lengths_are_drawn_to_scale(drawn, form):
    hands, _, things = SHOWN.lengths
    scale = (LAYOUTS[form].inner - BEYOND) / things.most
    ends = [
        round(each.get_width() / scale)
        for each in drawn.axes[0].patches
        if isinstance(each, Rectangle) and each.get_x() == MARGIN
    ]
    assert {hands.least, things.least, things.most} <= set(ends)


def test_all_of_it_is_told_beside_the_picture(drawn):
    said = said_in(drawn)
    for fault in (SHOWN.right, *SHOWN.faults):
        assert fault.title in said and fault.why in said
    assert all(f"{length.name}: {length.text}" in said for length in SHOWN.lengths)


def test_words_can_be_read(drawn):
    assert_words_can_be_read(drawn)


def test_the_page_says_all_that_the_picture_shows():
    html, told = figure_html(drawn_figure("contact-times")), SHOWN.in_words
    for row, line in zip(told.rows, told.alternative.splitlines(), strict=True):
        assert all(str(escape(cell)) in html for cell in row)
        assert all(cell in line for cell in row)
    assert all(fault.why in told.alternative for fault in SHOWN.faults)
