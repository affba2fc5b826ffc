"""The figure of the order: its lines say what the hard rules say and no more, as data, as drawn and in words."""

import json
from itertools import product

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import FancyBboxPatch, Polygon, RegularPolygon

from backfacial.facts import library
from backfacial.facts.figures import FORMS, drawn_figure
from backfacial.facts.library import Library
from backfacial.facts.protocol.order import OrderRule
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.figures.drawing.forms import drawing
from backfacial.figures.drawing.layers import layers, links
from backfacial.figures.drawing.order_picture import Picture
from backfacial.figures.drawing.protocol_order import NARROW, WIDE
from backfacial.figures.drawing.untangling import crossings
from backfacial.figures.order import order
from backfacial.pages.figures import figure_html

STEPS, MODULES = library().of(ProtocolStep), library().of(ProtocolModule)
SHOWN = order(library())
PLACES = [place.id for place in SHOWN.places]
PICTURES = {"wide": Picture(SHOWN, WIDE), "narrow": Picture(SHOWN, NARROW)}
Edge = tuple[str, str]


@pytest.fixture(scope="module", params=FORMS)
def drawn(request: pytest.FixtureRequest) -> Drawing:
    return drawing("protocol-order", SHOWN, request.param)


def hard_pairs(*conditions: str) -> set[Edge]:
    """Every pair that follows from the hard rules, worked out anew from the records."""
    place = {module.id: module.counts_as for module in MODULES.values() if module.counts_as}
    found = {
        (place.get(one, one), place.get(other, other))
        for rule in library().of(OrderRule).values()
        for pair in rule.pairs
        for one, other in product(pair.before, pair.after)
        if rule.kind == "hard" and (pair.when is None or pair.when in conditions)
    }
    return closed(found)


def closed(pairs: set[Edge]) -> set[Edge]:
    found = set(pairs)
    while more := {(a, d) for (a, b), (c, d) in product(found, found) if b == c} - found:
        found |= more
    return found


def reduced(pairs: set[Edge]) -> set[Edge]:
    return {(a, b) for a, b in pairs if not any((a, c) in pairs and (c, b) in pairs for c in PLACES)}


def test_the_lines_are_the_hard_rules_without_what_follows_from_others():
    always, drawn_cases = hard_pairs(), hard_pairs("CR2", "CR4")
    assert set(SHOWN.always) == reduced(always)
    assert set(SHOWN.sometimes) == reduced(drawn_cases) - always
    assert closed({*SHOWN.always, *SHOWN.sometimes}) == drawn_cases


def test_what_has_no_order_between_it_is_joined_by_no_path():
    paths = closed({*SHOWN.always, *SHOWN.sometimes})
    for one, other in (("P12", "P13"), ("P01", "P02"), ("O1", "O2"), ("P25", "P26"), ("P07", "P08"), ("P19", "P20")):
        assert (one, other) not in paths and (other, one) not in paths
    assert ("P12", "P15") in paths and ("P15", "P12") not in paths


def test_every_step_and_every_module_is_in_the_picture():
    choices = [choice for place in SHOWN.places for choice in place.choices]
    assert [*STEPS, *(module.id for module in MODULES.values() if not module.counts_as)] == PLACES
    for module in (module for module in MODULES.values() if module.counts_as):
        assert any(module.id in choice and module.name in choice for choice in choices)
    assert {place.id for place in SHOWN.places if place.gate} == {gate.step for gate in library().gates.values()}
    assert {place.id for place in SHOWN.places if place.added} == set(PLACES) - set(STEPS)


@pytest.mark.parametrize("form", FORMS)
def test_lines_lead_down_without_crossing_and_free_steps_stand_beside_each_other(form):
    picture = PICTURES[form]
    rows = picture.layers.rows
    assert sorted(picture.layers.edges) == sorted({*SHOWN.always, *SHOWN.sometimes})
    assert all(picture.row_of(one) < picture.row_of(other) for one, other in picture.layers.edges)
    assert all(picture.row_of(one) <= picture.row_of(other) for one, other in SHOWN.not_above)
    assert crossings(rows, links(rows, picture.layers.bundles)) == 0
    for one, other in (("P12", "P13"), ("P01", "P02"), ("O1", "O2"), ("P25", "P26"), ("P19", "P20"), ("P06", "P07")):
        assert picture.row_of(one) == picture.row_of(other)


def test_who_follows_the_drawn_lines_from_a_box_comes_to_what_has_to_come_after_it(drawn):
    """Read from the drawing itself: lines and arrow heads that touch, and nothing else."""
    axes = drawn.axes[0]
    boxes = {name: box for name, box in boxes_of(drawn).items() if name in PLACES}
    lines = [sorted(zip(*map(list, line.get_data()), strict=True)) for line in axes.lines]
    heads = [patch.get_xy()[0] for patch in axes.patches if type(patch) is Polygon]
    lowest = max(bottom for _, _, _, bottom in boxes.values())
    for name, (left, _, right, bottom) in boxes.items():
        starts = [each for each in lines if inside(left, each[0][0], right) and near(each[0][1], bottom)]
        reached, waiting = [], list(starts)
        while waiting:
            line = waiting.pop()
            reached.append(line)
            waiting += [each for each in lines if each not in (*reached, *waiting) and touch(line, each)]
        tips = [
            (x, y) for x, y in heads if any(near(x, line[-1][0]) and 0 < y - line[-1][1] < 0.12 for line in reached)
        ]
        found = {other for x, y in tips for other, (a, top, b, _) in boxes.items() if inside(a, x, b) and near(y, top)}
        assert found == {other for one, other in {*SHOWN.always, *SHOWN.sometimes} if one == name}, name
        assert all(y < lowest for _, y in tips)


def boxes_of(drawn: Drawing) -> dict[str, tuple[float, float, float, float]]:
    """Left, top, right and bottom of each box by its id; a box reaches down over what can be chosen for it."""
    axes = drawn.axes[0]
    frames = [patch.get_bbox() for patch in axes.patches if isinstance(patch, FancyBboxPatch)]
    found = {}
    for frame in frames:
        inner = [text for text in axes.texts if frame.contains(*text.get_position())]
        if inner and (name := inner[0].get_text().split()[0]) in PLACES:
            below = [each for each in frames if near(each.x0, frame.x0) and near(each.y0, frame.y1)]
            found[name] = (frame.x0, frame.y0, frame.x1, below[0].y1 if below else frame.y1)
    return found


def near(one: float, other: float) -> bool:
    return abs(one - other) < 0.002


def inside(least: float, value: float, most: float) -> bool:
    return least - 0.002 <= value <= most + 0.002


def touch(one: list[tuple[float, float]], other: list[tuple[float, float]]) -> bool:
    """Whether two lines, each down or along, have a point in common. Going on upwards leads to no other box."""
    (ax, ay), (bx, by) = one
    (cx, cy), (dx, dy) = other
    meet = max(ax, cx) <= min(bx, dx) + 0.002 and max(ay, cy) <= min(by, dy) + 0.002
    upwards = near(cx, dx) and near(dy, by if near(ay, by) else dy) and not near(cy, by)
    return meet and not (near(ay, by) and upwards)


def test_a_rule_that_is_gone_takes_its_line_with_it():
    raw = json.loads(json.dumps(library().raw))
    raw["order"] = [rule for rule in raw["order"] if rule["id"] != "E08"]
    assert set(SHOWN.always) - set(order(Library(raw)).always) == {("P08", "P09")}


def test_what_comes_before_itself_is_refused():
    with pytest.raises(ValueError, match="circle"):
        layers(["a", "b"], [("a", "b"), ("b", "a")], [])


def test_modules_gates_and_cases_differ_in_shape_as_well_as_in_colour(drawn):
    patches = drawn.axes[0].patches
    signs = [patch for patch in patches if isinstance(patch, RegularPolygon)]
    assert [sign.numvertices for sign in signs] == [8] * (len(library().gates) + 1)  # one in the key
    dashed = [patch for patch in patches if isinstance(patch, FancyBboxPatch) and patch.get_linestyle() != "-"]
    added = sum(bool(place.added) for place in SHOWN.places)
    chosen = sum(bool(place.choices) for place in SHOWN.places)
    assert len(dashed) == added + chosen + 1
    said = [text.get_text() for text in drawn.axes[0].texts]
    assert all(f"{place.id} · {place.added}" in said for place in SHOWN.places if place.added)


def test_every_name_and_every_case_is_drawn(drawn):
    said = " ".join(text.get_text() for text in drawn.axes[0].texts)
    for place in SHOWN.places:
        assert all(word in said for word in (place.id, *place.name.split(), *place.instead_of.split()))
    for case in SHOWN.cases:
        assert case.when in said and case.order in said


def test_every_condition_of_an_order_is_told():
    conditional = {pair.when for rule in library().of(OrderRule).values() for pair in rule.pairs if pair.when}
    assert len(SHOWN.cases) == len(conditional)
    assert [case.drawn for case in SHOWN.cases].count(True) == 2


def test_every_step_is_in_the_text_alternative_with_its_reasons_and_what_is_free():
    told = SHOWN.in_words
    rows = {row[0].split()[0]: row for row in told.rows}
    assert len(told.rows) == len(told.alternative.splitlines()) == len(STEPS) + len(MODULES) + len(SHOWN.cases)
    pairs = hard_pairs("CR2", "CR4")
    for name in PLACES:
        _, after, why, free = rows[name]
        before = [one for one, other in SHOWN.always if other == name]
        assert sorted(part.split()[0] for part in after.split("; ")) == sorted(before or ["none"])
        assert (why == "none") == (not before)
        for other in (part.split()[0] for part in free.split("; ") if part != "none"):
            assert (name, other) not in pairs and (other, name) not in pairs
            assert name in [part.split()[0] for part in rows[other][3].split("; ")]
    assert "P13" in rows["P12"][3] and "P15" not in rows["P12"][3]
    # the light finish takes the place of these
    assert not {"P12", "P13", "P14", "P15", "P16"} & set(rows["O7"][3].split())


def test_no_words_are_cut_off_overlap_or_leave_their_box(drawn):
    canvas = FigureCanvasAgg(drawn)
    canvas.draw()
    axes, renderer = drawn.axes[0], canvas.get_renderer()
    width, height = canvas.get_width_height()
    boxes = [text.get_window_extent(renderer) for text in axes.texts]
    frames = [patch.get_window_extent(renderer) for patch in axes.patches if isinstance(patch, FancyBboxPatch)]
    lines = [line.get_window_extent(renderer) for line in axes.lines]
    for place, box in enumerate(boxes):
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height
        assert not any(box.overlaps(other) for other in boxes[place + 1 :])
        assert not any(box.overlaps(line) for line in lines)
        for frame in frames:
            assert not box.overlaps(frame) or (box.x0 > frame.x0 and box.x1 < frame.x1)
    whole = [(left, top, right, bottom) for left, top, right, bottom in boxes_of(drawn).values()]
    for place, (left, top, right, bottom) in enumerate(whole):
        assert not any(left < d and b < right and top < e and c < bottom for b, c, d, e in whole[place + 1 :])


def test_the_page_says_all_that_the_picture_shows():
    html = figure_html(drawn_figure("protocol-order"))
    assert f'aria-label="{SHOWN.in_words.summary}"' in html
    for row in SHOWN.in_words.rows:
        assert all(cell.replace("'", "&#39;") in html for cell in row)
