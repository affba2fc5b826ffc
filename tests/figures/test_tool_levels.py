"""The figure of the tools: each stands once, where its record says that it goes, with its drawing and its name."""

import pytest
from in_sight import assert_words_can_be_read, said_in
from matplotlib.figure import Figure as Drawing

from backfacial.facts import library
from backfacial.facts.figures import FORMS, drawn_figure
from backfacial.facts.hygiene.hygiene import ToolUse
from backfacial.figures.drawing.forms import drawing
from backfacial.figures.tools import tools
from backfacial.pages.figures import figure_html
from backfacial.scenes.supplies import SUPPLIES

RECORDS = library().of(ToolUse)
SHOWN = tools(library())
PLACE = {tool.id: group.name for group in SHOWN.groups for tool in group.tools}


@pytest.fixture(scope="module", params=FORMS)
def drawn(request: pytest.FixtureRequest) -> Drawing:
    return drawing("tool-levels", SHOWN, request.param)


def test_every_tool_of_the_records_stands_once_and_has_a_drawing():
    assert sorted(tool.id for group in SHOWN.groups for tool in group.tools) == sorted(RECORDS) == sorted(SUPPLIES)
    assert all(tool.picture == SUPPLIES[tool.id]() for group in SHOWN.groups for tool in group.tools)


@pytest.mark.parametrize(
    ("group", "then"),
    [("bin", "Into the bin"), ("sharps", "Into the sharps"), ("bath", "Wash, then disinfect"), ("wipe", "Wipe it")],
)
def test_a_tool_stands_where_its_record_sends_it(group, then):
    assert {tool for tool, place in PLACE.items() if place == group} == {
        tool for tool, record in RECORDS.items() if record.then.startswith(then)
    }


def test_what_is_used_for_one_client_is_never_cleaned_for_the_next():
    for tool, record in RECORDS.items():
        assert (PLACE[tool] in ("bin", "sharps")) == (record.use == "single"), tool


def test_no_tool_of_the_course_is_sterilised_and_the_figure_says_so():
    assert [group.tools for group in SHOWN.groups if group.name == "sterile"] == [()]
    assert "no tool" in SHOWN.groups[-1].title


def test_every_tool_is_named_with_its_condition(drawn):
    said = said_in(drawn)
    for group in SHOWN.groups:
        assert all(text in said for text in (group.title, *group.done))
        for tool in group.tools:
            assert tool.name in said.replace("\n", " ") and tool.only_if in said
    assert "This course uses none" in said


def test_words_can_be_read(drawn):
    assert_words_can_be_read(drawn)


def test_the_page_says_all_that_the_picture_shows():
    html, told = figure_html(drawn_figure("tool-levels")), SHOWN.in_words
    assert len(told.rows) == len(told.alternative.splitlines()) == len(RECORDS)
    for record, row, line in zip(RECORDS.values(), told.rows, told.alternative.splitlines(), strict=True):
        assert all(cell in html and cell in line for cell in row)
        assert record.then in row and (record.only_if or library().words["figures"]["none"]) in row
