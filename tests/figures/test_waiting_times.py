"""The figure of waiting times: what this course waits stands out, and every value is drawn and said."""

from itertools import groupby

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure as Drawing

from backfacial.facts import library
from backfacial.facts.figures import FORMS, drawn_figure
from backfacial.figures.drawing.forms import drawing
from backfacial.figures.drawing.palette import PALETTE
from backfacial.figures.durations import from_to, span
from backfacial.figures.waits import waits
from backfacial.pages.figures import figure_html

WAITS = [(fact, wait) for fact in library().contraindications.values() for wait in fact.waits]
SHOWN = waits(library())
TOLD = SHOWN.in_words
TAUGHT = {"shortest": "at_least", "longest": "at_most"}


@pytest.fixture(scope="module", params=FORMS)
def drawn(request: pytest.FixtureRequest) -> Drawing:
    return drawing("waiting-times", SHOWN, request.param)


def texts(drawn: Drawing) -> list[str]:
    return [text.get_text() for text in drawn.axes[0].texts]


def taught() -> list[tuple[float, bool]]:
    """Days and whether it is consensus, of each wait that this course teaches."""
    return sorted(
        (span(getattr(wait, TAUGHT[wait.taught])).days, wait.consensus) for _, wait in WAITS if wait.taught in TAUGHT
    )


@pytest.mark.parametrize(
    ("duration", "days", "words"),
    [
        ("PT24H", 1, "24 hours"),
        ("PT1H", 1 / 24, "1 hour"),
        ("P1D", 1, "1 day"),
        ("P3D", 3, "3 days"),
        ("P1W", 7, "1 week"),
        ("P2W", 14, "2 weeks"),
        ("P12M", 365.25, "12 months"),
        ("P1M", 365.25 / 12, "1 month"),
    ],
)
def test_a_duration_has_a_length_and_words(duration, days, words):
    assert span(duration).days == pytest.approx(days)
    assert span(duration).in_words(library()) == words


@pytest.mark.parametrize("duration", ["", "P", "P3", "3D", "P1D2W", "PT3D", "P3H", "P-1D", "P3D "])
def test_another_form_is_refused(duration):
    with pytest.raises(ValueError, match="no waiting time"):
        span(duration)


def test_ranges_in_words():
    assert from_to(span("P6M"), span("P12M"), library()) == "6 to 12 months"
    assert from_to(span("PT24H"), span("P2W"), library()) == "24 hours to 2 weeks"


def test_every_wait_is_in_the_text_alternative():
    assert len(TOLD.rows) == len(TOLD.alternative.splitlines()) == len(WAITS)
    for fact, wait in WAITS:
        (row,) = [row for row in TOLD.rows if row[0] == f"{fact.id} {fact.name}" and row[2] == wait.after]
        if wait.taught in TAUGHT:
            days = span(getattr(wait, TAUGHT[wait.taught])).in_words(library())
            assert row[1].startswith(f"at least {days}")
        else:
            assert row[1].startswith("no fixed number")
        in_use = from_to(span(wait.at_least), span(wait.at_most), library()) if wait.at_most else None
        assert row[1].endswith(f"({in_use})") == bool(in_use)
        assert row[3] == ("professional consensus" if wait.consensus else "from a cited source")
        assert row[4] == (wait.note or "")
        (line,) = [line for line in TOLD.alternative.splitlines() if line.startswith(f"{row[0]}: {row[1]}.")]
        assert f"Counted from: {row[2]}. Rests on: {row[3]}. {row[4]}".strip() in line


def test_what_a_question_asks_is_what_the_chart_teaches():
    """A tattoo waits the whole six weeks, isotretinoin the shorter of two: the dots of an older chart misled."""
    said = {row[0].split()[0]: row[1] for row in TOLD.rows}
    assert said["C45"] == "at least 6 weeks (4 to 6 weeks)"
    assert said["C01"] == "at least 6 months (6 to 12 months)"


def test_every_wait_is_drawn_at_its_place(drawn):
    axes = drawn.axes[0]
    dots = sorted(float(line.get_xdata()[0]) for line in axes.lines if line.get_marker() == "o")
    assert dots == pytest.approx([days for days, _ in taught()])
    bars = sorted((bar.get_x(), bar.get_x() + bar.get_width()) for bar in axes.patches)
    ranges = sorted((span(wait.at_least).days, span(wait.at_most).days) for _, wait in WAITS if wait.at_most)
    assert [end for bar in bars for end in bar] == pytest.approx([end for one in ranges for end in one])
    lowest, highest = axes.get_xlim()
    assert lowest < dots[0] and max(end for _, end in ranges) < highest


def test_facts_stand_from_short_to_long_and_the_waits_of_one_fact_together():
    names = [row[0] for row in TOLD.rows]
    assert [name for name, _ in groupby(names)] == list(dict.fromkeys(names))
    shortest = [min(row.order for row in group.rows) for group in SHOWN.groups]
    assert shortest == sorted(shortest)


def test_the_axis_has_a_mark_wherever_the_longest_waits_begin_and_end(drawn):
    axes = drawn.axes[0]
    marks = dict(zip(axes.get_xticks(), [label.get_text() for label in axes.get_xticklabels()], strict=False))
    assert marks[span("P6M").days] == "6" and marks[span("P12M").days] == "12"
    assert {text for text in texts(drawn) if text in {"days", "weeks", "months"}} == {"days", "weeks", "months"}


def test_consensus_differs_in_shape_as_well_as_in_colour(drawn):
    dots = [line for line in drawn.axes[0].lines if line.get_marker() == "o"]
    hollow = sum(to_hex(dot.get_markerfacecolor()) == PALETTE.card for dot in dots)
    assert hollow == sum(consensus for _, consensus in taught())
    legend = [text.get_text() for text in drawn.legends[0].get_texts()]
    assert legend == [SHOWN.key.cited, SHOWN.key.consensus, SHOWN.key.named]


def test_what_is_waited_and_what_others_say_stand_beside_the_marks(drawn):
    said = texts(drawn)
    for group in SHOWN.groups:
        for row in group.rows:
            assert row.waits in said
            assert not row.named or row.named in said


def test_no_words_are_cut_off_or_overlap(drawn):
    canvas = FigureCanvasAgg(drawn)
    canvas.draw()
    axes, renderer = drawn.axes[0], canvas.get_renderer()
    width, height = canvas.get_width_height()
    boxes = [text.get_window_extent(renderer) for text in (*axes.texts, *drawn.legends[0].get_texts())]
    for tick in axes.xaxis.get_major_ticks():
        boxes += [label.get_window_extent(renderer) for label in (tick.label1, tick.label2)]
    for box in boxes:
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height
    for place, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[place + 1 :])


def test_the_page_says_all_that_the_picture_shows():
    html = figure_html(drawn_figure("waiting-times"))
    assert f'role="img" aria-label="{TOLD.summary}"' in html
    assert html.count('role="rowheader"') == len(WAITS)
    for row in TOLD.rows:
        for cell in row:
            assert cell.replace("'", "&#39;").replace('"', "&#34;") in html
