"""The figure of a germ's way: six links in their order, and at each at least one rule that breaks it."""

import pytest
from in_sight import assert_words_can_be_read, said_in
from markupsafe import escape
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Circle

from backfacial.facts import library
from backfacial.facts.figures import FORMS, drawn_figure
from backfacial.facts.hygiene.hygiene import InfectionLink
from backfacial.figures.drawing.forms import drawing
from backfacial.figures.drawing.palette import PALETTE
from backfacial.figures.germs import germ_way
from backfacial.pages.figures import figure_html
from backfacial.scenes.germs import LINKS

RECORDS = library().of(InfectionLink)
SHOWN = germ_way(library())


@pytest.fixture(scope="module", params=FORMS)
def drawn(request: pytest.FixtureRequest) -> Drawing:
    return drawing("germ-way", SHOWN, request.param)


def test_every_link_is_shown_in_its_order_with_its_picture():
    assert [(link.number, link.name, link.fact) for link in SHOWN.links] == [
        (number, record.name, record.fact) for number, record in enumerate(RECORDS.values(), start=1)
    ]
    assert list(LINKS) == list(RECORDS) and len(RECORDS) == 6
    assert len({link.picture for link in SHOWN.links}) == len(RECORDS)


def test_each_link_is_broken_by_a_rule_of_hygiene_or_a_drill():
    for record, link in zip(RECORDS.values(), SHOWN.links, strict=True):
        assert link.broken_by and len(link.broken_by) == len(set(record.broken_by))
        assert all(each[:2] in ("HY", "PE", "DR") for each in record.broken_by)
        assert "FS117" in record.see


@pytest.mark.parametrize(
    ("rule", "link"), [("HY08", "IL04"), ("HY14", "IL01"), ("HY18", "IL03"), ("PE03", "IL05"), ("HY29", "IL02")]
)
def test_a_rule_stands_where_it_breaks_the_way(rule, link):
    assert rule in RECORDS[link].broken_by


def test_the_way_is_cut_between_all_links(drawn):
    circles = [patch for patch in drawn.axes[0].patches if isinstance(patch, Circle)]
    assert len(circles) == len(RECORDS)
    cuts = [line for line in drawn.axes[0].lines if line.get_color() == PALETTE.strong]
    assert len(cuts) == 2 * (len(RECORDS) - 1)


def test_all_of_it_is_told_beside_the_picture(drawn):
    said = said_in(drawn)
    for link in SHOWN.links:
        assert all(text in said for text in (f"{link.number} {link.name}", link.fact, link.breaks, *link.broken_by))


def test_words_can_be_read(drawn):
    assert_words_can_be_read(drawn)


def test_the_page_says_all_that_the_picture_shows():
    html, told = figure_html(drawn_figure("germ-way")), SHOWN.in_words
    for row, line in zip(told.rows, told.alternative.splitlines(), strict=True):
        assert all(str(escape(cell)) in html and cell in line for cell in row)
