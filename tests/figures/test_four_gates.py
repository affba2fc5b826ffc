"""The figure of the gates: each gate is drawn in order, in both forms, and all of it is said in words."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import FancyBboxPatch, RegularPolygon

from backfacial.facts import library
from backfacial.facts.figures import FORMS, drawn_figure
from backfacial.figures.drawing.forms import drawing
from backfacial.figures.drawing.lettering import text_width, wrapped
from backfacial.figures.gates import gates
from backfacial.pages.figures import figure_html

GATES = list(library().gates.values())
SHOWN = gates(library())


@pytest.fixture(scope="module", params=FORMS)
def drawn(request: pytest.FixtureRequest) -> Drawing:
    return drawing("four-gates", SHOWN, request.param)


def test_there_are_four_gates_in_the_order_of_the_visit():
    assert [gate.id for gate in GATES] == ["gate-1", "gate-2", "gate-3", "gate-4"]
    assert [gate.step for gate in GATES] == sorted(gate.step for gate in GATES)


def test_every_gate_is_drawn_with_all_its_words(drawn):
    said = " ".join(text.get_text() for text in drawn.axes[0].texts)
    for gate in GATES:
        for part in (gate.title, gate.step, gate.before, gate.question, gate.looks_for, gate.stop, gate.then):
            assert part in said
    assert GATES[-1].after in said


def test_every_gate_is_in_the_text_alternative():
    told = SHOWN.in_words
    lines = told.alternative.splitlines()
    assert len(told.rows) == len(GATES) == len(lines) - 1
    for number, (gate, row, line) in enumerate(zip(GATES, told.rows, lines, strict=False), start=1):
        assert row[0] == f"Gate {number}: {gate.title}"
        assert row[1:-1] == (gate.step, gate.question, gate.looks_for, gate.stop, gate.then)
        assert "professional consensus" in row[-1]
        assert all(library().sources[source].title in row[-1] for source in gate.sources)
        for part in (gate.title, gate.step, gate.before, gate.question, gate.looks_for, gate.stop, gate.then):
            assert part in line
    assert GATES[-1].after in lines[-1]


def test_a_stop_has_a_shape_as_well_as_a_colour(drawn):
    signs = [patch for patch in drawn.axes[0].patches if isinstance(patch, RegularPolygon)]
    assert [sign.numvertices for sign in signs] == [8] * len(GATES)


def test_no_words_are_cut_off_overlap_or_leave_their_card(drawn):
    canvas = FigureCanvasAgg(drawn)
    canvas.draw()
    axes, renderer = drawn.axes[0], canvas.get_renderer()
    width, height = canvas.get_width_height()
    boxes = [text.get_window_extent(renderer) for text in axes.texts]
    cards = [patch.get_window_extent(renderer) for patch in axes.patches if isinstance(patch, FancyBboxPatch)]
    for place, box in enumerate(boxes):
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height
        assert not any(box.overlaps(other) for other in boxes[place + 1 :])
        for card in cards:
            assert not box.overlaps(card) or (box.y0 > card.y0 and box.y1 < card.y1 and box.x1 < card.x1)


def test_the_page_says_all_that_the_picture_shows():
    html = figure_html(drawn_figure("four-gates"))
    assert f'aria-label="{SHOWN.in_words.summary}"' in html
    assert html.count("<dl>") == len(GATES)
    for row in SHOWN.in_words.rows:
        assert all(cell.replace("'", "&#39;") in html for cell in row)


def test_lines_fill_a_width_and_lose_no_word():
    text = "Nobody should bare their back for a service that cannot happen."
    lines = wrapped(text, 2.0, 10)
    assert " ".join(lines) == text and len(lines) > 1
    assert all(text_width(line, 10) <= 2.0 for line in lines)
    assert text_width(f"{lines[0]} {lines[1].split()[0]}", 10) > 2.0
    assert text_width("heat", 10, "bold") > text_width("heat", 10)
    assert wrapped("extraordinarily long", 0.1, 10) == ["extraordinarily", "long"]
