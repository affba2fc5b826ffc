"""The figure of the skin: each part with the words of its record, at its place, and no vessel in the epidermis."""

import re

import pytest
from in_sight import assert_words_can_be_read, said_in
from markupsafe import escape
from matplotlib.figure import Figure as Drawing

from backfacial.anatomy.skin_section import DERMIS, EPIDERMIS, HORNY, PLACES, SURFACE, UPPER, skin_section
from backfacial.facts import library
from backfacial.facts.figures import FORMS, drawn_figure
from backfacial.facts.skin.science import Foundation
from backfacial.figures.drawing.forms import drawing
from backfacial.figures.drawing.sketch import path_of
from backfacial.figures.skin_layers import LEVELS, RECORDS, skin_layers
from backfacial.pages.figures import figure_html

SHOWN = skin_layers(library())


@pytest.fixture(scope="module", params=FORMS)
def drawn(request: pytest.FixtureRequest) -> Drawing:
    return drawing("skin-layers", SHOWN, request.param)


def test_every_part_tells_what_its_record_says():
    records = library().of(Foundation)
    for part, row, line in zip(SHOWN.parts, SHOWN.in_words.rows, SHOWN.in_words.alternative.splitlines(), strict=True):
        record = records[RECORDS[part.place]]
        assert part.name in row[0] and (record.fact, record.matters) == row[1:3]
        assert all(cell in line for cell in row)


def test_levels_lie_below_each_other_and_hold_their_layers():
    assert [PLACES[level].layer for level in LEVELS] == sorted(PLACES[level].layer for level in LEVELS)
    assert SURFACE < HORNY < EPIDERMIS < UPPER < DERMIS
    for layer, level in (("horny-layer", "epidermis"), ("upper-dermis", "dermis"), ("lower-dermis", "dermis")):
        (first, last), (top, bottom) = PLACES[layer].layer, PLACES[level].layer
        assert top <= first < last <= bottom


def test_no_vessel_goes_into_the_epidermis():
    (edge,) = [shape for shape in skin_section() if shape.paint == "living" and "Z" in shape.path and shape.width == 0]
    epidermis = path_of(edge.path)
    vessels = [shape for shape in skin_section() if shape.paint in ("vessel", "vein")]
    assert vessels
    for vessel in vessels:
        for points in path_of(vessel.path).to_polygons(closed_only=False):
            assert not epidermis.contains_points(points).any()


@pytest.mark.parametrize(
    ("place", "paint"), [("oil-gland", "oil"), ("base-layer", "base"), ("horny-layer", "horny"), ("pore", "ground")]
)
def test_a_line_ends_in_the_part_that_it_names(place, paint):
    x, y = PLACES[place].at
    if place == "horny-layer":
        x += 22  # the bracket stands beside the block
    paths = [each.path for each in skin_section() if each.paint == paint and each.form == "blob"]
    pieces = [f"M{piece}" for path in paths for piece in re.split("M", path) if piece]
    assert any(path_of(piece).contains_point((x, y)) for piece in pieces)


def test_all_names_and_notes_can_be_read(drawn):
    assert_words_can_be_read(drawn)
    said = said_in(drawn)
    assert all(part.name in said and part.note in said for part in SHOWN.parts)


def test_the_page_says_all_that_the_picture_shows():
    html = figure_html(drawn_figure("skin-layers"))
    assert f'aria-label="{SHOWN.in_words.summary}"' in html
    assert all(str(escape(cell)) in html for row in SHOWN.in_words.rows for cell in row)
