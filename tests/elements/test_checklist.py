"""The checklist's element: all of it goes to the page at once, and a reading version stands beside it."""

import pytest

from backfacial.elements.checklist import checklist
from backfacial.facts import library
from backfacial.pages.checklists import checklist_html, checklist_page, checklist_text


def test_all_of_it_lies_in_traits_and_nothing_is_said_to_python():
    shown = checklist("consultation")
    assert shown.html == checklist_html("consultation")
    assert shown.page == checklist_page("consultation")
    assert set(shown.words) == {key for key in library().words["elements"] if key.startswith("checklist-")}
    assert "model.send" not in str(shown._esm) and "new Line" not in str(shown._esm)


def test_where_no_button_can_be_pressed_it_can_be_read():
    bundle, _ = checklist("consultation")._repr_mimebundle_()
    assert bundle["text/html"] == checklist_html("consultation")
    assert bundle["text/plain"] == checklist_text("consultation")


def test_an_unknown_checklist_is_a_key_error():
    with pytest.raises(KeyError):
        checklist("no-such-checklist")
