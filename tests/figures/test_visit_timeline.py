"""The figure of a visit in time: every minute is that of the records, drawn to scale, summed and said."""

import json
from itertools import pairwise

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Rectangle, RegularPolygon

from backfacial.facts import library
from backfacial.facts.figures import FORMS, drawn_figure
from backfacial.facts.library import Library
from backfacial.facts.protocol.order import Variant
from backfacial.facts.protocol.steps import ProtocolStep, VisitStage
from backfacial.figures.drawing.forms import drawing
from backfacial.figures.drawing.palette import PALETTE
from backfacial.figures.drawing.visit_timeline import NARROW, WIDE
from backfacial.figures.timeline import Bar, timeline
from backfacial.pages.figures import figure_html

STEPS, VARIANTS = library().of(ProtocolStep), library().of(Variant)
SHOWN = timeline(library())
BARS: tuple[Bar, ...] = (SHOWN.usual, *SHOWN.shorter)
LAYOUTS = {"wide": WIDE, "narrow": NARROW}


@pytest.fixture(scope="module", params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def drawn(form: str) -> Drawing:
    return drawing("visit-timeline", SHOWN, form)


def test_each_bar_is_a_visit_of_the_records_and_its_length_is_summed():
    assert [bar.minutes for bar in BARS] == [60, 45, 30]
    for bar in BARS:
        variant = VARIANTS[bar.id]
        assert bar.minutes == variant.minutes == sum(step.minutes for step in variant.steps)
        assert [(each.step, each.minutes) for each in bar.stretches] == [
            (step.choice or step.step, step.minutes) for step in variant.steps
        ]
        assert bar.stretches[0].start == 0 and bar.stretches[-1].end == bar.minutes
        assert all(one.end == other.start for one, other in pairwise(bar.stretches))


def test_no_visit_is_without_a_gate():
    gates = {gate.step for gate in library().gates.values()}
    for bar in BARS:
        assert {each.step for each in bar.stretches if each.gate} == gates


def test_steps_stand_in_their_stages_under_the_same_number_in_every_visit():
    stage_of = {step: stage.name for stage in library().of(VisitStage).values() for step in stage.steps}
    numbers = {stage.name: stage.number for stage in SHOWN.usual.stages}
    assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))
    for bar in BARS:
        for stage in bar.stages:
            for each in stage.stretches:
                if each.added:
                    assert stage.number is None and stage.stretches == (each,)
                else:
                    assert (stage_of[each.step], numbers[stage.name]) == (stage.name, stage.number)


def test_what_lies_before_and_after_is_outside_of_the_visit():
    outside = {step.id for step in STEPS.values() if step.minutes.phase != "visit"}
    before = [each for stage in SHOWN.before for each in stage.stretches]
    after = [each for stage in SHOWN.after for each in stage.stretches]
    assert {each.step for each in (*before, *after)} == outside
    assert all(each.end <= 0 for each in before) and max(each.end for each in before) == 0
    assert all(each.start == SHOWN.usual.minutes for each in after)
    assert all(each.minutes == STEPS[each.step].minutes.usual for each in (*before, *after))


def test_how_a_shorter_visit_differs_is_said():
    comfort, express = SHOWN.shorter
    assert comfort.differs == (
        "Left out: P11, P12, P13, P14, P15 and P16.",
        "Added: O7.",
        "Longer: P17.",
    )
    assert express.differs == (
        "Left out: P11, P12, P13, P14, P15 and P16.",
        "Shorter: P03, P04, P06, P10 and P24.",
    )


def test_every_step_is_drawn_to_scale(form, drawn):
    minute = LAYOUTS[form].minute
    boxes = [patch for patch in drawn.axes[0].patches if isinstance(patch, Rectangle)]
    steps = [box for box in boxes if to_hex(box.get_facecolor()) != PALETTE.strong]
    outside = [each for stage in (*SHOWN.before, *SHOWN.after) for each in stage.stretches]
    wanted = [each for bar in BARS for each in bar.stretches] + outside
    heights = sorted(round(box.get_height(), 6) for box in steps)
    assert heights == pytest.approx(sorted(each.minutes * minute for each in wanted))
    zero = min(box.get_y() for box in steps) - SHOWN.before[0].start * minute
    found = {(round(box.get_y(), 4), round(box.get_height(), 4)) for box in steps}
    assert found == {(round(zero + each.start * minute, 4), round(each.minutes * minute, 4)) for each in wanted}
    strips = [box for box in boxes if to_hex(box.get_facecolor()) == PALETTE.strong]
    assert len(strips) == sum(stage.number is not None for bar in BARS for stage in bar.stages)


def test_a_gate_has_a_shape_and_what_is_added_or_outside_a_broken_edge(drawn):
    patches = drawn.axes[0].patches
    signs = [patch for patch in patches if isinstance(patch, RegularPolygon)]
    assert [sign.numvertices for sign in signs] == [8] * len(library().gates) * len(BARS)
    broken = [
        patch for patch in patches if isinstance(patch, Rectangle) and patch.get_linestyle() not in ("-", "solid")
    ]
    outside = [each for stage in (*SHOWN.before, *SHOWN.after) for each in stage.stretches]
    assert len(broken) == len(outside) + sum(each.added for bar in BARS for each in bar.stretches)


def test_every_step_of_the_usual_visit_has_its_name_and_minutes_beside_it(drawn):
    said = " ".join(text.get_text() for text in drawn.axes[0].texts).replace("\u00a0", " ")
    for stage in (*SHOWN.before, *SHOWN.usual.stages, *SHOWN.after):
        assert stage.name in said
        for each in stage.stretches:
            assert f"{each.step} {each.name}" in said and f"{each.minutes} min" in said
    for bar in SHOWN.shorter:
        assert bar.name in said and all(part in said for part in bar.differs)


def test_a_changed_minute_changes_the_figure():
    raw = json.loads(json.dumps(library().raw))
    (usual,) = (variant for variant in raw["variants"] if variant["id"] == SHOWN.usual.id)
    for step, minutes in (("P15", 8), ("P17", 10)):
        next(each for each in usual["steps"] if each["step"] == step)["minutes"] = minutes
    changed = timeline(Library(raw))
    starts = {each.step: each.start for each in changed.usual.stretches}
    before = {each.step: each.start for each in SHOWN.usual.stretches}
    assert changed.usual.minutes == SHOWN.usual.minutes
    assert {step for step in starts if starts[step] != before[step]} == {"P16", "P17"}


def test_every_minute_is_in_the_text_alternative():
    told = SHOWN.in_words
    assert all(STEPS[step].name in told.caption for step in ("P05", "P21"))  # not drawn, as they are not always due
    rows = {row[0].split()[0]: row for row in told.rows[:-1]}
    assert len(told.rows) == len(told.alternative.splitlines())
    for column, bar in enumerate(BARS, start=2):
        assert told.columns[column] == f"{bar.id} {bar.name}: {bar.minutes} minutes"
        assert told.rows[-1][column] == f"{bar.minutes} minutes"
        for each in bar.stretches:
            unit = "minute" if each.minutes == 1 else "minutes"
            assert rows[each.step][column] == f"{each.start} to {each.end} ({each.minutes} {unit})"
        done = {each.step for each in bar.stretches}
        inside = {step for step in rows if step not in STEPS or STEPS[step].minutes.phase == "visit"}
        assert all(rows[step][column] == "not done" for step in inside - done)
    assert list(rows).index("O7") == list(rows).index("P10") + 1
    assert STEPS["P26"].minutes.note in rows["P26"][2]


def test_no_words_are_cut_off_or_overlap(drawn):
    canvas = FigureCanvasAgg(drawn)
    canvas.draw()
    axes, renderer = drawn.axes[0], canvas.get_renderer()
    width, height = canvas.get_width_height()
    boxes = [text.get_window_extent(renderer) for text in axes.texts]
    frames = [patch.get_window_extent(renderer) for patch in axes.patches if isinstance(patch, Rectangle)]
    for place, box in enumerate(boxes):
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height
        assert not any(box.overlaps(other) for other in boxes[place + 1 :])
        for frame in frames:
            assert not box.overlaps(frame) or (box.x0 > frame.x0 and box.x1 < frame.x1), axes.texts[place]


def test_the_page_says_all_that_the_picture_shows():
    html = figure_html(drawn_figure("visit-timeline"))
    assert f'aria-label="{SHOWN.in_words.summary}"' in html
    for row in SHOWN.in_words.rows:
        assert all(cell.replace("'", "&#39;") in html for cell in row)
