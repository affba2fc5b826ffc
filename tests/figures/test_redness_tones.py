"""The figure of redness on six skins: each reaction on each skin, in the colours of that skin, and told in words."""

import pytest
from in_sight import assert_words_can_be_read, said_in
from matplotlib.colors import to_hex
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import FancyBboxPatch

from backfacial.facts import library
from backfacial.facts.figures import FORMS, drawn_figure
from backfacial.facts.reactions.reactions import Looks, Reaction
from backfacial.figures.drawing.forms import drawing
from backfacial.figures.redness_tones import SHOWN as KINDS
from backfacial.figures.redness_tones import redness_tones
from backfacial.pages.tokens import skins

SHOWN = redness_tones(library())


@pytest.fixture(scope="module", params=FORMS)
def drawn(request: pytest.FixtureRequest) -> Drawing:
    return drawing("redness-tones", SHOWN, request.param)


def test_each_reaction_has_the_words_of_its_record_for_lighter_and_darker_skin():
    for name, kind in zip(KINDS, SHOWN.kinds, strict=True):
        looks = library().of(Reaction)[name].looks
        assert isinstance(looks, Looks)
        assert (kind.lighter, kind.darker) == (looks.light, looks.dark)


def test_each_reaction_is_drawn_on_six_skins_in_their_own_colours(drawn):
    frames = [patch for patch in drawn.axes[0].patches if isinstance(patch, FancyBboxPatch)]
    assert len(frames) == 6 * len(SHOWN.kinds) + 1  # and the box of the rule
    painted = [to_hex(patch.get_facecolor()) for patch in drawn.axes[0].patches]
    for skin in skins().values():
        assert painted.count(skin["--bf-skin"]) == len(SHOWN.kinds)
        assert painted.count(skin["--bf-skin-warm-soft"]) >= len(SHOWN.kinds)


def test_all_of_it_is_told_beside_the_backs(drawn):
    said = said_in(drawn)
    assert SHOWN.rule in said
    for kind in SHOWN.kinds:
        assert all(text in said for text in (kind.name, kind.darker))
    assert_words_can_be_read(drawn)


def test_who_sees_no_picture_reads_the_same():
    told = drawn_figure("redness-tones").alternative
    assert all(f"{kind.name}. Lighter skin: {kind.lighter} Darker skin: {kind.darker}" in told for kind in SHOWN.kinds)


def test_a_reaction_without_words_for_both_skins_is_refused(monkeypatch):
    monkeypatch.setitem(KINDS, "SE24", (210.0, 172.0))
    with pytest.raises(ValueError, match="SE24 cannot be shown on six skins"):
        redness_tones(library())
