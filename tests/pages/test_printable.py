"""Whatever a learner typed can be written to a file and shown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfacial.pages.printable import printable


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_any_text_can_be_written_as_utf_8(text):
    shown = printable(text)
    shown.encode("utf-8")
    assert not any(ord(sign) < 32 and sign not in "\n\t" for sign in shown)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("C",)), max_size=200))
def test_ordinary_text_stays_as_it_is(text):
    assert printable(text) == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_every_line_end_becomes_a_newline(end):
    assert printable(f"one{end}two") == "one\ntwo"


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x7f", "\ud83d", "\udfff", "\u202e", "\u2066", "\uffff"])
def test_signs_that_no_page_can_hold_are_replaced(sign):
    assert printable(f"a{sign}b") == "a\ufffdb"


def test_an_emoji_is_no_lone_surrogate():
    assert printable("fine 👍🏽 مرحبا") == "fine 👍🏽 مرحبا"
