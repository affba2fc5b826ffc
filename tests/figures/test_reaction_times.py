"""The figure of onset and length: every reaction is in it, a number stands at its place, what is vague looks so."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Rectangle

from backfacial.facts import library
from backfacial.facts.figures import FORMS, drawn_figure
from backfacial.facts.reactions.reactions import Interval, Reaction
from backfacial.figures.drawing.forms import drawing
from backfacial.figures.drawing.palette import PALETTE
from backfacial.figures.drawing.reaction_times import NARROW, WIDE, Scale
from backfacial.figures.reaction_times import Lane, reaction_times
from backfacial.pages.figures import figure_html
from backfacial.rules.reactions.outcome import Action
from backfacial.rules.reactions.times import AXIS, Stretch, place, stretches
from backfacial.rules.values import seconds

REACTIONS = library().of(Reaction)
SHOWN = reaction_times(library())
ROWS = [row for group in SHOWN.groups for row in group.rows]
LAYOUTS = {"wide": WIDE, "narrow": NARROW}
HOUR, DAY = 3600.0, 86400.0


@pytest.fixture(scope="module", params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def drawn(form: str) -> Drawing:
    return drawing("reaction-times", SHOWN, form)


@pytest.mark.parametrize(
    ("interval", "parts"),
    [
        (Interval(earliest="PT12H", latest="PT48H"), [Stretch(12 * HOUR, 2 * DAY)]),
        (Interval(earliest_in="minutes"), [Stretch(60, HOUR, vague=True)]),
        (Interval(earliest_in="minutes", latest_in="hours"), [Stretch(60, DAY, vague=True)]),
        (Interval(earliest_in="at-once"), [Stretch(0, 0, vague=True)]),
        (
            Interval(earliest_in="hours", latest="P2D"),
            [Stretch(HOUR, DAY, vague=True), Stretch(DAY, 2 * DAY)],
        ),
        (Interval(earliest_in="minutes", latest="PT1H"), [Stretch(60, HOUR, vague=True)]),
        (
            Interval(earliest="P6M", latest="P12M", latest_in="years"),
            [Stretch(180 * DAY, 360 * DAY), Stretch(360 * DAY, inf, vague=True)],
        ),
        (Interval(latest="PT20S"), [Stretch(0, 20, vague=True)]),
        (Interval(text="at any time"), []),
        (Interval(until="treated"), []),
    ],
)
def test_a_number_is_exact_and_a_unit_alone_is_vague(interval, parts):
    assert list(stretches(interval)) == parts


@given(st.lists(st.floats(0, 5e8), min_size=2, max_size=2))
def test_a_later_time_never_stands_further_left(times):
    first, last = sorted(times)
    assert 0 <= place(first) <= place(last) <= len(AXIS)


def test_each_unit_takes_the_same_room():
    assert [place(start) for start in AXIS.values()] == list(range(len(AXIS)))


def test_every_reaction_is_there_once_and_from_the_soonest_on():
    assert sorted(row.id for row in ROWS) == sorted(REACTIONS)
    bound = [row for row in ROWS if row.begins.stretches]
    assert ROWS[: len(bound)] == bound
    starts = [row.begins.stretches[0].start for row in bound]
    assert starts == sorted(starts)


def test_every_number_of_a_record_is_an_end_of_what_is_drawn():
    for row in ROWS:
        reaction = REACTIONS[row.id]
        for interval, lane in ((reaction.onset, row.begins), (reaction.duration, row.lasts)):
            if interval is None:
                assert lane is None
                continue
            ends = {end for part in lane.stretches for end in (part.start, part.end)}
            ends |= {lane.usual, lane.rare}
            numbers = (interval.earliest, interval.latest, interval.usual, interval.at_most)
            assert {float(seconds(each)) for each in numbers if each} <= ends, row.id


def test_a_text_that_names_a_unit_is_drawn_and_the_unit_is_in_the_text():
    """A unit that is typed beside a text says no more than the text does."""
    for reaction in REACTIONS.values():
        for interval in filter(None, (reaction.onset, reaction.duration)):
            units = [each for each in (interval.earliest_in, interval.latest_in) if each and each != "at-once"]
            assert all(unit.rstrip("s") in (interval.text or "") for unit in units), reaction.id
            if interval.earliest is None and interval.latest is None and interval.until is None:
                named = any(word in (interval.text or "") for word in ("minutes", "hours", "days", "weeks", "at once"))
                assert named == bool(stretches(interval)), reaction.id


def test_what_ends_by_no_time_has_an_open_end():
    endless = {row.id for row in ROWS if row.lasts and row.lasts.endless}
    assert endless == {each.id for each in REACTIONS.values() if each.duration and each.duration.until}
    assert {"SE15", "SE16"} <= endless


def test_levels_reach_from_the_more_careful_start_to_the_highest_line_of_the_record():
    rows = {row.id: row for row in ROWS}
    for row in ROWS:
        reaction = REACTIONS[row.id]
        assert row.least.rank >= Action(reaction.status[0]).rank
        assert row.most.rank == max(
            row.least.rank,
            *(Action(each).rank for each in (*reaction.status, *(line.level for line in reaction.refer))),
        )
    assert rows["SE01"].least is Action.EXPECTED
    # the record says "expected" of a prickle and of a spark; the triage watches both
    assert rows["SE02"].least is rows["SE22"].least is Action.MONITOR
    assert rows["SE10"].least is Action.REFER


def test_every_bar_is_drawn_to_its_ends(form, drawn):
    layout = LAYOUTS[form]
    scale = Scale(layout.axis, layout.right, len(SHOWN.units))
    lanes: list[Lane] = [lane for row in ROWS for lane in (row.begins, row.lasts) if lane]
    wanted = [
        (round(scale.x(part.start), 4), round(scale.x(part.end), 4))
        for lane in lanes
        for part in lane.stretches
        if part.start < part.end < inf
    ]
    bars = [patch for patch in drawn.axes[0].patches if isinstance(patch, Rectangle)]
    found = [(round(bar.get_x(), 4), round(bar.get_x() + bar.get_width(), 4)) for bar in bars]
    assert all(found.count(each) >= wanted.count(each) for each in wanted)
    assert len(found) == len(wanted) + 3  # those of the key


def test_vague_bars_have_broken_edges_and_no_filling(drawn):
    bars = [patch for patch in drawn.axes[0].patches if isinstance(patch, Rectangle)]
    hollow = [bar for bar in bars if bar.get_linestyle() not in ("-", "solid")]
    lanes = [lane for row in ROWS for lane in (row.begins, row.lasts) if lane]
    parts = [part for lane in lanes for part in lane.stretches if part.start < part.end < inf]
    assert len(hollow) == sum(part.vague for part in parts) + 1
    assert {to_hex(bar.get_facecolor()) for bar in hollow} == {PALETTE.card}


def test_every_time_is_said_beside_its_bar(drawn):
    said = " ".join(text.get_text() for text in drawn.axes[0].texts)
    for row in ROWS:
        for lane in (row.begins, row.lasts):
            assert lane is None or lane.said in said, row.id


def test_no_words_are_cut_off_or_overlap(drawn):
    canvas = FigureCanvasAgg(drawn)
    canvas.draw()
    axes, renderer = drawn.axes[0], canvas.get_renderer()
    width, height = canvas.get_width_height()
    boxes = [text.get_window_extent(renderer) for text in axes.texts]
    for number, box in enumerate(boxes):
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height, axes.texts[number]
        for other in range(number + 1, len(boxes)):
            assert not box.overlaps(boxes[other]), (axes.texts[number], axes.texts[other])


def test_the_page_says_all_that_the_picture_shows():
    html = figure_html(drawn_figure("reaction-times"))
    assert f'aria-label="{SHOWN.in_words.summary}"' in html
    assert html.count('role="rowheader"') == len(REACTIONS)
    for cells in SHOWN.in_words.rows:
        assert all(cell.replace("'", "&#39;").replace('"', "&#34;") in html for cell in cells)
