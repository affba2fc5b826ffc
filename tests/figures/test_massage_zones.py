"""The figure of massage: each zone with its pressure, where it belongs on a back, and no stroke where none may go."""

import re

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Circle, PathPatch, RegularPolygon
from matplotlib.path import Path

from backfacial.back.places import WIDTH
from backfacial.back.zones import STROKES, ZONES
from backfacial.facts import library
from backfacial.facts.figures import FORMS, drawn_figure
from backfacial.facts.protocol.massage import MassageZone
from backfacial.facts.skin.science import Foundation
from backfacial.figures.drawing.forms import drawing
from backfacial.figures.drawing.sketch import path_of
from backfacial.figures.massage import massage
from backfacial.pages.cards import fact_card_html
from backfacial.pages.fact_tables import table_of
from backfacial.pages.figures import figure_html

RECORDS = library().of(MassageZone)
SHOWN = massage(library())
PRESSURE = {zone.place: zone.pressure for zone in SHOWN.zones}
CENTIMETRE = 7.4
"""Units of the drawing."""


@pytest.fixture(scope="module", params=FORMS)
def drawn(request: pytest.FixtureRequest) -> Drawing:
    return drawing("massage-zones", SHOWN, request.param)


def outline(place: str) -> Path:
    """The edge of a zone on the client's left, without curves."""
    return Path(path_of(ZONES[place].path).to_polygons(closed_only=False)[0])


def along(stroke: str) -> list[tuple[float, float]]:
    """Points of a stroke, on the client's left."""
    (points,) = path_of(STROKES[stroke]).to_polygons(closed_only=False)
    return [tuple(point) for point in Path(points).interpolated(20).vertices]


def test_every_zone_of_the_records_is_shown_with_its_pressure_and_in_its_order():
    assert [(zone.name, zone.place, zone.pressure, zone.below, zone.never) for zone in SHOWN.zones] == [
        (record.name, record.zone, record.pressure, record.below, record.never) for record in RECORDS.values()
    ]
    assert [zone.number for zone in SHOWN.zones] == list(range(1, len(RECORDS) + 1))
    assert {zone.place for zone in SHOWN.zones} == set(ZONES)
    assert set(SHOWN.strokes) == {record.stroke for record in RECORDS.values() if record.stroke} == set(STROKES)


def test_no_zone_allows_more_than_the_parts_of_the_body_below_it():
    how = {part.id: {each.how for each in part.pressure} for part in library().of(Foundation).values()}
    for record in RECORDS.values():
        assert record.pressure in set().union(*(how.get(fact, set()) for fact in record.see)), record.id


@pytest.mark.parametrize(
    ("place", "pressure", "never"),
    [
        ("midline", "none", r"Never press on it.*no tapping"),
        ("kidneys", "light", r"Never tap"),
        ("neck-sides", "none", r"No pressure"),
        ("armpit", "none", r"No pressure"),
        ("pelvis-rim", "none", r"No pressure"),
        ("blade", "light", r"No pressure on its ridges"),
        ("beside-spine", "medium", r"midline"),
    ],
)
def test_where_bodies_are_hurt_most_easily_the_zone_says_so(place, pressure, never):
    (record,) = (record for record in RECORDS.values() if record.zone == place)
    assert record.pressure == pressure
    assert re.search(never, record.never)


def test_a_number_stands_in_its_own_zone_and_in_no_other():
    for place, shape in ZONES.items():
        x, y = shape.number
        points = [(x, y), (WIDTH - x, y - shape.lower)]
        for other in ZONES:
            inside = any(outline(other).contains_point(point) for point in points)
            assert inside == (other == place), (place, other)


def test_zones_with_pressure_stay_a_thumbs_width_off_the_midline_below_the_neck():
    for place, shape in ZONES.items():
        if PRESSURE[place] != "none" and shape.both:
            assert max(outline(place).vertices[:, 0]) <= WIDTH / 2 - 2 * CENTIMETRE, place


def test_no_stroke_runs_over_a_zone_that_may_have_no_pressure():
    forbidden = [outline(place) for place, pressure in PRESSURE.items() if pressure == "none"]
    for stroke in STROKES:
        assert not any(zone.contains_point(point) for zone in forbidden for point in along(stroke)), stroke


def test_a_stroke_passes_through_each_zone_that_names_it():
    for record in RECORDS.values():
        if record.stroke:
            assert any(outline(record.zone).contains_point(point) for point in along(record.stroke)), record.id


def test_strokes_lead_up_the_back_and_out_over_the_shoulder():
    (_, low), (_, high) = along("up")[0], along("up")[-1]
    assert high < low
    (inner, _), (outer, _) = along("out")[0], along("out")[-1]
    assert outer < inner < WIDTH / 2
    (_, begin), (_, end) = along("down")[0], along("down")[-1]
    assert begin < end


def test_both_sides_are_drawn_and_the_form_of_a_number_says_how_much_pressure(drawn):
    patches = drawn.axes[0].patches
    zones = [patch.get_gid() for patch in patches if isinstance(patch, PathPatch) and patch.get_gid()]
    assert sorted(zones) == sorted(
        f"{place}-{side}" for place, shape in ZONES.items() for side in range(1 + shape.both)
    )
    times = {"none": 0, "light": 0, "medium": 0}
    for zone in SHOWN.zones:
        times[zone.pressure] += 2  # on the back and in the list
    signs = [patch for patch in patches if isinstance(patch, RegularPolygon)]
    assert [sign.numvertices for sign in signs] == [8] * (times["none"] + 1)  # one in the key
    circles = [patch for patch in patches if isinstance(patch, Circle)]
    full = [circle for circle in circles if np.allclose(circle.get_facecolor(), circle.get_edgecolor())]
    assert len(full) == times["medium"] + 1 and len(circles) - len(full) == times["light"] + 1


def test_every_zone_is_told_beside_the_picture(drawn):
    said = " ".join(text.get_text() for text in drawn.axes[0].texts)
    for zone in SHOWN.zones:
        assert f"{zone.name}: {zone.allows}" in said and zone.below in said and zone.never in said
    key = SHOWN.key
    assert all(text in said for text in (*(text for _, text in key.pressures), key.bone, key.stroke, key.back))


def test_every_zone_is_in_the_text_alternative():
    told = SHOWN.in_words
    assert len(told.rows) == len(told.alternative.splitlines()) == len(RECORDS)
    for record, row, line in zip(RECORDS.values(), told.rows, told.alternative.splitlines(), strict=True):
        for part in (record.name, record.below, record.do, record.never):
            assert part in " ".join(row) and part in line
        assert all(library().sources[source].title in row[-1] for source in record.sources)


def test_no_words_are_cut_off_or_overlap(drawn):
    canvas = FigureCanvasAgg(drawn)
    canvas.draw()
    axes, renderer = drawn.axes[0], canvas.get_renderer()
    width, height = canvas.get_width_height()
    boxes = [text.get_window_extent(renderer) for text in axes.texts]
    for place, box in enumerate(boxes):
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height
        assert not any(box.overlaps(other) for other in boxes[place + 1 :])


def test_the_page_says_all_that_the_picture_shows():
    html = figure_html(drawn_figure("massage-zones"))
    assert f'aria-label="{SHOWN.in_words.summary}"' in html
    for row in SHOWN.in_words.rows:
        assert all(cell.replace("'", "&#39;") in html for cell in row)


def test_a_zone_has_a_card_and_a_row_of_a_table():
    table = table_of("massage-zones")
    assert [row.id for row in table.rows] == list(RECORDS)
    for record in RECORDS.values():
        card = fact_card_html(record.id)
        assert all(part.replace("'", "&#39;") in card for part in (record.name, record.below, record.do, record.never))
        assert library().words["explain"]["field-zone"] not in card  # the place of the drawing is for the program
