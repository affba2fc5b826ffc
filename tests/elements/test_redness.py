"""The redness explorer and the emergency card: all of each lies in traits, and a reading version stands beside it."""

import json

from backfacial.elements.emergency_card import EmergencyCard
from backfacial.elements.redness import Redness
from backfacial.facts import library
from backfacial.pages.emergency_card import emergency_card_html, emergency_card_page, emergency_card_text
from backfacial.pages.redness import redness_html, redness_view


def test_all_states_lie_in_a_trait_and_nothing_is_said_to_python():
    widget = Redness()
    sent = json.loads(json.dumps(widget.get_state(["shown", "words"])))
    assert [kind["id"] for kind in sent["shown"]["kinds"]] == [kind.id for kind in redness_view().kinds]
    assert set(sent["words"]) == {key for key in library().words["elements"] if key.startswith("redness-")}
    assert "model.send" not in str(widget._esm) and "new Line" not in str(widget._esm)


def test_the_page_names_no_level_by_itself():
    """A level is looked up: the JavaScript could not decide one."""
    code = str(Redness()._esm)
    assert not any(f"'{level}'" in code for level in redness_view().levels)


def test_where_it_cannot_be_operated_it_can_be_read():
    bundle, _ = Redness()._repr_mimebundle_()
    assert bundle["text/html"] == redness_html()
    assert all(kind.name in bundle["text/plain"] for kind in redness_view().kinds)


def test_the_card_is_read_here_and_printed_as_a_page_of_its_own():
    card = EmergencyCard()
    assert card.html == emergency_card_html(library()) and card.page == emergency_card_page(library())
    bundle, _ = card._repr_mimebundle_()
    assert (bundle["text/html"], bundle["text/plain"]) == (card.html, emergency_card_text(library()))
