"""Marked pairs: a safety mistake stands first, each wrong pair before the right one, and no colour is the only sign."""

from typing import Any

import pytest

from backfacial.items.match import MatchItem
from backfacial.pages.marks import marked_html
from backfacial.pages.practised import practised_html
from backfacial.pages.questions import question_html, question_text
from backfacial.pages.waiting import waiting_html

ITEM = MatchItem.model_validate(
    {
        "id": "a-match",
        "type": "match",
        "objective": "protocol-order",
        "stem": "Where does it <go>?",
        "points": 4,
        "facts": ["E07"],
        "left": [
            {"id": "blade", "text": "A blade", "right": "box", "why": "It cuts who empties the bin.", "critical": True},
            {"id": "comb", "text": "A comb", "right": "bath", "why": "It is used again."},
            {"id": "brush", "text": "A <brush>", "right": "bath", "why": "It is used again, too."},
            {"id": "cape", "text": "A cape", "right": "wash", "why": "It is linen."},
        ],
        "right": [
            {"id": "bath", "text": "The bath"},
            {"id": "wash", "text": "The wash"},
            {"id": "box", "text": "The box"},
        ],
    }
)
RIGHT = {"blade": "box", "comb": "bath", "brush": "bath", "cape": "wash"}
PARTLY = {**RIGHT, "comb": "wash"}
HARMFUL = {**RIGHT, "blade": "bath"}


def test_a_wrong_pair_is_told_in_words_and_the_right_one_with_its_reason_below(read: Any) -> None:
    page = read(marked_html(ITEM.mark(PARTLY), ITEM.stem))
    assert "3 of 4 points" in page.text
    wrong, right = page.text.index("A comb → The wash"), page.text.index("A comb → The bath")
    assert page.text.index("This pair is not right") < wrong < page.text.index("Right answer") < right
    assert right < page.text.index("It is used again.") and "belongs to it too" not in page.text
    assert "A <brush> → The bath" in page.text and "Where does it <go>?" in page.text


def test_a_safety_mistake_stands_first_with_its_reason(read: Any) -> None:
    page = read(marked_html(ITEM.mark(HARMFUL)))
    assert page.text.index("Safety mistake") < page.text.index("A blade → The bath")
    assert page.text.count("It cuts who empties the bin.") == 1 and "0 of 4 points" in page.text


@pytest.mark.parametrize("response", [RIGHT, PARTLY, HARMFUL, None, {"comb": "bath"}])
def test_each_reason_is_told_once_whatever_was_answered(read: Any, response: object) -> None:
    text = read(marked_html(ITEM.mark(response))).text
    assert [text.count(side.why) for side in ITEM.left] == [1, 1, 1, 1]


def test_the_first_try_tells_no_right_pair_that_was_not_found(read: Any) -> None:
    first = read(practised_html(ITEM.mark(PARTLY), whole=False)).text
    assert "A comb → The wash" in first
    assert "A comb → The bath" not in first and "It is used again." not in first
    assert "A comb → The bath" in read(practised_html(ITEM.mark(PARTLY), whole=True)).text


def test_to_read_both_sides_are_lists(read: Any) -> None:
    page = read(question_html(ITEM.question(), 1))
    assert [text.strip() for text in page.inside["li"]] == [
        *("A blade", "A comb", "A <brush>", "A cape"),
        *("The bath", "The wash", "The box"),
    ]
    assert "Choose for each what belongs to it." in page.text
    assert question_text(ITEM.question()).endswith(
        "1. A blade\n2. A comb\n3. A <brush>\n4. A cape\nTo choose from\n- The bath\n- The wash\n- The box\n"
    )


def test_who_marks_by_hand_is_told_which_side_an_id_is(read: Any) -> None:
    text = read(waiting_html(ITEM.question(), "Another release.", str(PARTLY))).text
    assert "blade: A blade" in text and "wash: The wash" in text
