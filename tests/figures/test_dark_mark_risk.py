"""The figure of dark marks by skin type: the words of the records, steps that rise, and no colour of skin."""

import pytest
from in_sight import assert_words_can_be_read, said_in
from matplotlib.colors import to_hex
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Rectangle

from backfacial.facts import library
from backfacial.facts.figures import FORMS, drawn_figure
from backfacial.facts.skin.science import SkinType
from backfacial.figures.dark_marks import dark_mark_risk
from backfacial.figures.drawing.forms import drawing
from backfacial.figures.drawing.palette import PALETTE
from backfacial.pages.tokens import skins

RECORDS = library().of(SkinType)
SHOWN = dark_mark_risk(library())


@pytest.fixture(scope="module", params=FORMS)
def drawn(request: pytest.FixtureRequest) -> Drawing:
    return drawing("dark-mark-risk", SHOWN, request.param)


def test_each_type_has_the_words_of_its_record():
    assert [(each.numeral, each.burns, each.risk) for each in SHOWN.types] == [
        (record.numeral, record.definition, record.risk) for record in RECORDS.values()
    ]


def test_the_steps_go_with_the_words_and_only_rise():
    by_words = {each.risk.split(";")[0]: each.step for each in SHOWN.types}
    assert by_words == {
        "Few dark marks": 1,
        "Some risk of dark marks.": 2,
        "A higher risk of dark marks.": 3,
        "A high risk of dark marks.": 4,
    }
    steps = [each.step for each in SHOWN.types]
    assert steps == sorted(steps)


def test_as_many_steps_are_full_as_a_type_reaches(drawn):
    bars = [patch for patch in drawn.axes[0].patches if isinstance(patch, Rectangle)]
    assert len(bars) == SHOWN.steps * len(SHOWN.types)
    full = [to_hex(bar.get_facecolor()) == PALETTE.strong and bar.get_facecolor()[3] == 1 for bar in bars]
    rows = [full[start : start + SHOWN.steps] for start in range(0, len(full), SHOWN.steps)]
    assert [sum(row) for row in rows] == [each.step for each in SHOWN.types]


def test_no_type_has_a_colour_of_skin(drawn):
    painted = {to_hex(patch.get_facecolor()) for patch in drawn.axes[0].patches}
    assert not painted & {colour for skin in skins().values() for colour in skin.values()}


def test_all_of_it_is_told(drawn):
    said = said_in(drawn)
    for text in (SHOWN.sets_off, SHOWN.so, *(text for each in SHOWN.types for text in (each.burns, each.risk))):
        assert text in said
    assert_words_can_be_read(drawn)


def test_who_sees_no_picture_reads_the_same():
    told = drawn_figure("dark-mark-risk").alternative
    assert all(f"{record.definition} Dark marks: {record.risk}" in told for record in RECORDS.values())
