"""The figure of acne on the back: many dots above, few below, all of them on the trunk, told in the records' words."""

import math
from itertools import combinations

import pytest
from in_sight import assert_words_can_be_read, said_in
from markupsafe import escape
from matplotlib.figure import Figure as Drawing

from backfacial.back.torso import is_on_torso
from backfacial.facts import library
from backfacial.facts.figures import FORMS, drawn_figure
from backfacial.facts.skin.science import Foundation, SkinFact
from backfacial.figures.acne_on_the_back import TOLD, acne_on_the_back
from backfacial.figures.drawing.forms import drawing
from backfacial.pages.figures import figure_html

SHOWN = acne_on_the_back(library())
WAIST = 270


@pytest.fixture(scope="module", params=FORMS)
def drawn(request: pytest.FixtureRequest) -> Drawing:
    return drawing("acne-on-the-back", SHOWN, request.param)


def test_most_dots_lie_on_the_upper_and_middle_back_and_few_low_down():
    low = [spot for spot in SHOWN.spots if spot[1] > WAIST]
    assert 3 <= len(low) < len(SHOWN.spots) / 8


def test_dots_lie_on_the_body_and_do_not_overlap():
    assert all(math.dist(one, other) >= 9 for one, other in combinations(SHOWN.spots, 2))
    shoulders = [spot for spot in SHOWN.spots if not is_on_torso(*spot, 0)]
    assert all(y < 150 for _, y in shoulders)  # the round of the shoulder is no trunk


def test_every_place_tells_what_its_record_says():
    records = {**library().of(SkinFact), **library().of(Foundation)}
    for place, (record, fields, _), row in zip(SHOWN.places, TOLD.values(), SHOWN.in_words.rows, strict=True):
        assert place.text == row[1] == " ".join(getattr(records[record], field) for field in fields)
        assert place.name in row[0]


def test_all_words_can_be_read(drawn):
    assert_words_can_be_read(drawn)
    said = said_in(drawn)
    assert all(place.name in said and place.text in said for place in SHOWN.places)


def test_the_page_says_all_that_the_picture_shows():
    html = figure_html(drawn_figure("acne-on-the-back"))
    assert all(str(escape(cell)) in html for row in SHOWN.in_words.rows for cell in row)
