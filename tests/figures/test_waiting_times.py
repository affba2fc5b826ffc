"""The figure of waiting times: every value is drawn, and every value is said."""

from itertools import groupby

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from PIL import Image

from backfacial.facts import library
from backfacial.figures import FIGURES, Figure, figure, figure_html, waiting_times
from backfacial.figures.durations import from_to, span
from backfacial.pages.tokens import tokens

WAITS = [(fact, wait) for fact in library().contraindications.values() for wait in fact.waits]


@pytest.fixture(scope="module")
def drawn() -> Figure:
    return waiting_times()


def texts(drawn: Figure) -> list[str]:
    axes = drawn.figure.axes[0]
    return [text.get_text() for text in axes.texts]


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
    assert span(duration).in_words() == words


@pytest.mark.parametrize("duration", ["", "P", "P3", "3D", "P1D2W", "PT3D", "P3H", "P-1D", "P3D "])
def test_another_form_is_refused(duration):
    with pytest.raises(ValueError, match="no waiting time"):
        span(duration)


def test_ranges_in_words():
    assert from_to(span("P3D"), None) == "at least 3 days"
    assert from_to(span("P6M"), span("P12M")) == "6 to 12 months"
    assert from_to(span("PT24H"), span("P2W")) == "24 hours to 2 weeks"


def test_every_wait_is_in_the_text_alternative(drawn):
    assert len(drawn.rows) == len(drawn.alternative.splitlines()) == len(WAITS)
    for fact, wait in WAITS:
        length = from_to(span(wait.at_least), span(wait.at_most) if wait.at_most else None)
        rests_on = "professional consensus" if wait.consensus else "from a cited source"
        assert (f"{fact.id} {fact.name}", length, wait.after, rests_on, wait.note or "") in drawn.rows
        (line,) = [
            line
            for line in drawn.alternative.splitlines()
            if line.startswith(f"{fact.id} {fact.name}: {length} after {wait.after} ({rests_on}).")
        ]
        assert line.endswith(wait.note or ")." if not wait.note else wait.note)


def test_every_wait_is_drawn_at_its_place(drawn):
    axes = drawn.figure.axes[0]
    dots = sorted(float(line.get_xdata()[0]) for line in axes.lines if line.get_marker() == "o")
    assert dots == pytest.approx(sorted(span(wait.at_least).days for _, wait in WAITS))
    bars = sorted((bar.get_x(), bar.get_x() + bar.get_width()) for bar in axes.patches)
    ranges = sorted((span(wait.at_least).days, span(wait.at_most).days) for _, wait in WAITS if wait.at_most)
    assert [end for bar in bars for end in bar] == pytest.approx([end for one in ranges for end in one])
    lowest, highest = axes.get_xlim()
    assert lowest < dots[0] and max(end for _, end in ranges) < highest


def test_facts_stand_from_short_to_long_and_the_waits_of_one_fact_together(drawn):
    axes = drawn.figure.axes[0]
    dots = sorted((line.get_ydata()[0], line.get_xdata()[0]) for line in axes.lines if line.get_marker() == "o")
    names = [row[0] for row in drawn.rows]
    first = {name: days for name, (_, days) in reversed(list(zip(names, dots, strict=True)))}
    assert list(dict.fromkeys(names)) == sorted(dict.fromkeys(names), key=lambda name: first[name])
    assert [name for name, _ in groupby(names)] == list(dict.fromkeys(names))


def test_the_axis_has_a_mark_wherever_the_longest_waits_begin_and_end(drawn):
    axes = drawn.figure.axes[0]
    marks = dict(zip(axes.get_xticks(), [label.get_text() for label in axes.get_xticklabels()], strict=False))
    assert marks[span("P6M").days] == "6" and marks[span("P12M").days] == "12"
    assert {text for text in texts(drawn) if text in {"days", "weeks", "months"}} == {"days", "weeks", "months"}


def test_consensus_differs_in_shape_as_well_as_in_colour(drawn):
    axes = drawn.figure.axes[0]
    consensus = sum(wait.consensus for _, wait in WAITS)
    card = tokens()["--bf-surface"]
    dots = [line for line in axes.lines if line.get_marker() == "o"]
    assert sum(to_hex(dot.get_markerfacecolor()) == card for dot in dots) == consensus
    hatched = [bar for bar in axes.patches if bar.get_hatch()]
    assert len(hatched) == sum(wait.consensus for _, wait in WAITS if wait.at_most)
    legend = [text.get_text() for text in drawn.figure.legends[0].get_texts()]
    assert legend == ["from a cited source", "professional consensus"]


def test_every_length_stands_beside_its_mark(drawn):
    said = texts(drawn)
    for row in drawn.rows:
        assert row[1] in said


def test_no_words_are_cut_off_or_overlap(drawn):
    canvas = FigureCanvasAgg(drawn.figure)
    canvas.draw()
    axes, renderer = drawn.figure.axes[0], canvas.get_renderer()
    width, height = canvas.get_width_height()
    boxes = [text.get_window_extent(renderer) for text in axes.texts]
    for tick in axes.xaxis.get_major_ticks():
        boxes += [label.get_window_extent(renderer) for label in (tick.label1, tick.label2)]
    for box in boxes:
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height
    for place, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[place + 1 :])


def test_only_colours_of_the_tokens_are_used(drawn):
    axes = drawn.figure.axes[0]
    used = {to_hex(text.get_color()) for text in axes.texts} | {to_hex(line.get_color()) for line in axes.lines[1:2]}
    assert to_hex(drawn.figure.get_facecolor()) == tokens()["--bf-surface"]
    assert used <= set(tokens().values())


def test_the_picture_is_the_same_each_time_and_sharp(drawn, tmp_path):
    first, second = waiting_times().png(), waiting_times().png()
    assert first == second
    path = tmp_path / "figure.png"
    path.write_bytes(first)
    with Image.open(path) as image:
        assert image.width == 2 * 736


def test_the_page_says_all_that_the_picture_shows(drawn):
    html = figure_html(drawn)
    assert 'src="data:image/png;base64,' in html
    assert f'alt="{drawn.summary}"' in html
    assert html.count('role="rowheader"') == len(WAITS)
    for row in drawn.rows:
        for cell in row:
            assert cell.replace("'", "&#39;").replace('"', "&#34;") in html


def test_a_figure_is_found_by_name():
    assert set(FIGURES) == {"four-gates", "waiting-times"}
    assert figure("waiting-times").summary.startswith("Chart of ")


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(KeyError, match="no figure 'other': the figures are four-gates, waiting-times"):
        figure("other")


def test_drawing_leaves_pyplot_alone(drawn):
    from matplotlib import _pylab_helpers

    drawn.png()
    assert not _pylab_helpers.Gcf.figs
