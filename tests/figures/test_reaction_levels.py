"""The ladder of levels: each reaction begins on one of them, and what takes it up is what its record says."""

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Drawing

from backfacial.facts import library
from backfacial.facts.figures import FORMS, drawn_figure
from backfacial.facts.reactions.reactions import Reaction, ReactionAction
from backfacial.figures.drawing.forms import drawing
from backfacial.figures.drawing.level_signs import LOOKS
from backfacial.figures.levels import levels
from backfacial.figures.reaction_times import reach
from backfacial.pages.figures import figure_html
from backfacial.rules.reactions.outcome import Action

REACTIONS = library().of(Reaction)
SHOWN = levels(library())


@pytest.fixture(scope="module", params=FORMS)
def drawn(request: pytest.FixtureRequest) -> Drawing:
    return drawing("reaction-levels", SHOWN, request.param)


def words(drawn: Drawing) -> str:
    return " ".join(text.get_text() for text in drawn.axes[0].texts)


def test_the_most_serious_level_stands_on_top():
    assert [rung.level.rank for rung in SHOWN.rungs] == sorted((each.rank for each in Action), reverse=True)
    records = library().of(ReactionAction)
    for rung in SHOWN.rungs:
        assert (rung.label, rung.meaning) == (records[rung.level.value].label, records[rung.level.value].meaning)


def test_every_reaction_begins_on_one_level_and_shows_how_far_it_climbs():
    starts = [(start.name.split()[0], rung.level, start.most) for rung in SHOWN.rungs for start in rung.starts]
    assert sorted(starts) == sorted((each.id, *reach(library(), each)) for each in REACTIONS.values())


def test_what_climbs_begins_lower_and_the_words_are_those_of_its_record():
    for rung in SHOWN.rungs:
        for climb in rung.climbs:
            reaction = REACTIONS[climb.reaction.split()[0]]
            assert reach(library(), reaction)[0].rank < rung.level.rank
            assert climb.when == " ".join(line.when for line in reaction.refer if line.level == rung.level.value)
    examples = {rung.level: len(rung.climbs) for rung in SHOWN.rungs}
    assert all(examples[level] for level in (Action.REFER, Action.URGENT, Action.EMERGENCY))


def test_the_table_names_every_reaction_that_can_climb_to_a_level():
    cells = {rung.level: row[3] for rung, row in zip(SHOWN.rungs, SHOWN.in_words.rows, strict=True)}
    for reaction in REACTIONS.values():
        least = reach(library(), reaction)[0]
        for line in reaction.refer:
            if Action(line.level).rank > least.rank:
                assert reaction.id in cells[Action(line.level)] and line.when in cells[Action(line.level)]


def test_each_level_has_a_shape_and_a_colour_of_its_own():
    assert set(LOOKS) == set(Action)
    for part in (lambda look: look.colour, lambda look: (tuple(look.outline), str(look.lines))):
        assert len({part(look) for look in LOOKS.values()}) == len(LOOKS)


def test_all_of_it_is_written(drawn):
    said = words(drawn)
    for rung in SHOWN.rungs:
        for text in (
            rung.label,
            rung.meaning,
            *(each.name for each in rung.starts),
            *(each.when for each in rung.climbs),
        ):
            assert all(word in said for word in text.split())


def test_no_words_are_cut_off_or_overlap(drawn):
    canvas = FigureCanvasAgg(drawn)
    canvas.draw()
    axes, renderer = drawn.axes[0], canvas.get_renderer()
    width, height = canvas.get_width_height()
    boxes = [text.get_window_extent(renderer) for text in axes.texts]
    for number, box in enumerate(boxes):
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height
        assert not any(box.overlaps(other) for other in boxes[number + 1 :])


def test_the_page_says_all_that_the_picture_shows():
    html = figure_html(drawn_figure("reaction-levels"))
    assert f'aria-label="{SHOWN.in_words.summary}"' in html
    for cells in SHOWN.in_words.rows:
        assert all(cell.replace("'", "&#39;").replace('"', "&#34;") in html for cell in cells)
