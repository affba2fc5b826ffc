"""A marked order: what was given and what is right as numbered lists, and no colour as the only sign."""

from typing import Any

import pytest

from backfacial.items.mark import Mark
from backfacial.items.order.item import OrderItem
from backfacial.pages.marks import marked_html
from backfacial.pages.practised import practised_html
from backfacial.pages.questions import question_html, question_text
from backfacial.pages.waiting import waiting_html

ITEM = OrderItem.model_validate(
    {
        "id": "an-order",
        "type": "order",
        "objective": "protocol-order",
        "stem": "What comes first?",
        "points": 3,
        "facts": ["E07", "E08"],
        "steps": ["P19", "P10", "P09", "P20"],
        "critical": ["E09"],
    }
)
RIGHT = ["P09", "P10", "P19", "P20"]
BETTER = ["P09", "P10", "P20", "P19"]
WRONG = ["P09", "P19", "P10", "P20"]
HARMFUL = ["P10", "P09", "P19", "P20"]
NAMES = {
    "P09": "First cleanse",
    "P10": "Gate 3: read the skin and map the spots",
    "P19": "Tone and treat",
    "P20": "Moisturise",
}


def marked(response: object) -> Mark:
    return ITEM.mark(response)


def lists(page: Any) -> list[list[str]]:
    """The numbered lists of a page."""
    return [[line.strip() for line in part.splitlines() if line.strip()] for part in page.inside.get("ol", [])]


def test_a_wrong_order_and_a_right_one_are_numbered_lists_with_words_beside_what_breaks_a_rule(read: Any) -> None:
    page = read(marked_html(marked(WRONG), ITEM.stem))
    given, right = lists(page)
    assert given == [NAMES["P09"], f"{NAMES['P19']} Too early", f"{NAMES['P10']} Too late", NAMES["P20"]]
    assert right == [NAMES[name] for name in RIGHT]
    assert (
        page.text.index("Your order") < page.text.index("Rules that your order breaks") < page.text.index("One right")
    )
    assert "There are others" in page.text
    assert [attrs["data-breaks"] for tag, attrs in page.elements if tag == "li" and "data-breaks" in attrs] == [
        "true"
    ] * 2


def test_a_right_order_has_its_reasons_and_no_second_list(read: Any) -> None:
    page = read(marked_html(marked(RIGHT)))
    assert lists(page) == [[NAMES[name] for name in RIGHT]]
    assert "Why this order" in page.text and "breaks" not in page.text and "Advice" not in page.text
    assert "Oil, make-up and fake tan hide spots." in page.text and "E09" not in page.text.split("Where this")[0]


def test_what_would_be_better_is_advice_beside_a_right_answer(read: Any) -> None:
    page = read(marked_html(marked(BETTER)))
    assert ("data-state", "right") in page.elements[0][1].items()
    assert "3 of 3 points" in page.text
    assert "Better so, and no points lost" in page.text and "The thinnest product goes on first." in page.text
    assert "Too" not in page.text


def test_a_safety_mistake_stands_first(read: Any) -> None:
    page = read(marked_html(marked(HARMFUL)))
    assert page.text.index("Safety mistake") < page.text.index("Your order")
    assert "0 of 3 points" in page.text


@pytest.mark.parametrize("response", [None, ["P09"]])
def test_without_an_answer_it_shows_a_right_order_and_why(read: Any, response: object) -> None:
    page = read(marked_html(marked(response)))
    assert lists(page) == [[NAMES[name] for name in RIGHT]]
    assert "Your order" not in page.text and "Why this order" in page.text


@pytest.mark.parametrize("response", [WRONG, HARMFUL])
def test_a_first_try_says_what_breaks_a_rule_and_shows_no_right_order(read: Any, response: list[str]) -> None:
    page = read(practised_html(marked(response), whole=False))
    assert len(lists(page)) == 1 and "Too early" in page.text and "ight order" not in page.text
    assert len(lists(read(practised_html(marked(response), whole=True)))) == 2


def test_to_read_the_cards_are_a_list_without_their_ids(read: Any) -> None:
    page = read(question_html(ITEM.question(), 1))
    assert [text.strip() for text in page.inside["li"]] == [NAMES[name] for name in ITEM.steps]
    assert "Put these in an order that breaks no rule." in page.text
    assert question_text(ITEM.question()).endswith(
        "- Tone and treat\n- " + "\n- ".join(NAMES[n] for n in ITEM.steps[1:]) + "\n"
    )


def test_who_marks_by_hand_is_told_which_card_an_id_is(read: Any) -> None:
    assert "P19: Tone and treat" in read(waiting_html(ITEM.question(), "Another release.", str(WRONG))).text
