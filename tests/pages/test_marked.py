"""A marked question: words for every state, safety first, and nothing that a learner typed becomes part of the page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfacial.items.bank import practice_items
from backfacial.items.mark import Mark, Part, Reason, Sign, State
from backfacial.pages.marks import marked_html
from backfacial.pages.printable import printable

WRONG_DUTY = Reason("Press on", "It harms [C01].", Sign.FALSE_ALARM, critical=True)
MISSED_DUTY = Reason("Call for help", "It saves [C19].", Sign.MISSED, critical=True)
RIGHT_ONE = Reason("Ask", "It helps.", Sign.HIT)
LEFT_ONE = Reason("Guess", "It is no use.", Sign.LEFT)
HOSTILE = "</pre></div><script>alert(1)</script><img src=x onerror=alert(1)>&lt;\x00\ud800'\""


def mark(state=State.PARTLY, reasons=(RIGHT_ONE, LEFT_ONE), points=1.0, out_of=2.0, critical=False, given=("Ask",)):
    return Mark("some-item", points, out_of, state, given, ("Ask",), tuple(reasons), ("C01",), critical)


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (State.RIGHT, "Right"),
        (State.PARTLY, "Partly right"),
        (State.WRONG, "Not right"),
        (State.UNANSWERED, "Not answered"),
        (State.UNREADABLE, "The answer could not be read"),
    ],
)
def test_each_state_has_a_word_and_a_shape(read, state, word):
    page = read(marked_html(mark(state=state), "What now?"))
    assert page.inside["strong"][0] == word
    assert ("data-state", state.value) in page.elements[0][1].items()
    shapes = [attrs for tag, attrs in page.elements if tag == "svg"]
    assert shapes and all(shape["aria-hidden"] == "true" for shape in shapes)


def test_shapes_differ_between_states():
    drawn = {marked_html(mark(state=state)).split("<svg")[1].split("</svg>")[0] for state in State}
    assert len(drawn) == len(State)


@pytest.mark.parametrize(
    ("points", "out_of", "words"),
    [
        (1.0, 2.0, "1 of 2 points"),
        (2 / 3, 2.0, "0.67 of 2 points"),
        (0.0, 1.0, "0 of 1 point"),
        (1.0, 1.0, "1 of 1 point"),
    ],
)
def test_points_are_said_in_words(read, points, out_of, words):
    assert words in read(marked_html(mark(points=points, out_of=out_of))).text


def test_a_safety_mistake_stands_before_everything_else():
    html = marked_html(mark(State.WRONG, (RIGHT_ONE, MISSED_DUTY, WRONG_DUTY, LEFT_ONE), points=0, critical=True))
    order = [
        "Safety mistake: this could hurt a client",
        "0 points",
        "Not right",
        "Press on",
        "Ask",
        "Call for help",
        "Guess",
    ]
    places = [html.index(part) for part in order]
    assert places == sorted(places)


def test_a_duty_that_was_missed_stands_before_the_own_choices():
    html = marked_html(mark(State.WRONG, (RIGHT_ONE, MISSED_DUTY, LEFT_ONE), points=0, critical=True))
    assert html.index("Call for help") < html.index("Ask<")


def test_no_alarm_without_a_safety_mistake():
    assert "Safety" not in marked_html(mark())


def test_each_option_says_what_it_was(read):
    options = (RIGHT_ONE, LEFT_ONE, Reason("Wait", "No.", Sign.FALSE_ALARM), Reason("Stop", "Yes.", Sign.MISSED))
    text = read(marked_html(mark(reasons=options))).text
    for words in (
        "You chose this, and it is right",
        "Rightly left out",
        "Chosen, but not right",
        "You missed this: it is right",
    ):
        assert text.count(words) == 1


def test_an_open_question_speaks_of_no_choice(read):
    options = (Reason("Stop", "Yes.", Sign.MISSED), LEFT_ONE)
    text = read(marked_html(mark(State.UNANSWERED, options, points=0, given=()))).text
    assert "Your answer" not in text and "choose" not in text and "left out" not in text
    assert "This is right" in text and "This is not right" in text


def test_a_number_shows_both_answers_and_one_reason(read):
    item = practice_items()["consult-wait-isotretinoin"]
    text = read(marked_html(item.mark({"value": 6, "unit": "months"}), item.stem)).text
    assert "6 months" in text and "4 months" in text and "choose" not in text


def test_an_empty_stem_is_left_out(read):
    assert "bf-stem" not in marked_html(mark(), "")


def test_citations_become_sources(read):
    page = read(marked_html(mark(reasons=(WRONG_DUTY, RIGHT_ONE))))
    assert "[C01]" not in page.text
    assert "American Academy of Dermatology" in page.text
    assert "professional consensus" in page.text
    assert "trade practice (" in page.text


def test_every_practice_item_renders_for_every_kind_of_answer(read):
    for item in practice_items().values():
        options = [option.id for option in item.question().options]
        for response in (None, [], "?", {"value": 1, "unit": "days"}, options, *options, *([o] for o in options)):
            page = read(marked_html(item.mark(response), item.stem))
            assert not page.attributes("id")
            assert "script" not in page.tags()


text = st.text(st.characters(exclude_categories=()), min_size=1, max_size=60)


@settings(deadline=None)  # other tests may keep the processor busy
@given(stem=text, given=text, option=text, why=text)
def test_no_text_becomes_markup(read, stem, given, option, why):
    reasons = (Reason(option, "x" + why.replace("[", "("), Sign.FALSE_ALARM), RIGHT_ONE)
    html = marked_html(mark(reasons=reasons, given=(given,)), "x" + stem)
    html.encode("utf-8")
    plain = marked_html(mark(reasons=(Reason("o", "w", Sign.FALSE_ALARM), RIGHT_ONE), given=("g",)), "s")
    page = read(html)
    assert page.elements == read(plain).elements
    # html.parser itself reads a carriage return as a newline
    assert "x" + printable(stem) in page.text


def test_hostile_text_stays_text(read):
    page = read(marked_html(mark(reasons=(Reason(HOSTILE, HOSTILE, Sign.HIT),), given=(HOSTILE,)), HOSTILE))
    assert "script" not in page.tags() and "img" not in page.tags()
    assert page.text.count(printable(HOSTILE)) == 3


def test_an_answer_in_parts_tells_its_safety_mistakes_once_and_first(read):
    parts = (
        Part("Decision", 1.0, (RIGHT_ONE,), ("Earliest tomorrow.",)),
        Part("Plan", 0.5, (LEFT_ONE, WRONG_DUTY, Reason("Stop", "Yes.", Sign.MISSED, label="Not asked"))),
    )
    reasons = tuple(reason for part in parts for reason in part.reasons)
    whole = Mark("some-item", 0, 2, State.WRONG, ("Adapt",), ("Defer",), reasons, ("C01",), True, parts)
    html = marked_html(whole)
    order = [
        "Safety mistake: this could hurt",
        "Press on",
        "It harms",
        "0 of 2 points",
        "The rules of this course decide",
    ]
    order += [
        "Defer",
        "You decided",
        "Adapt",
        "Decision",
        "Earliest tomorrow.",
        "Plan",
        "Not asked",
        "Where this comes from",
    ]
    places = [html.index(part) for part in order]
    assert places == sorted(places)
    assert html.count("It harms") == 1
    assert html.count("Press on") == 2
    states = [attrs["data-state"] for tag, attrs in read(html).elements if attrs.get("class") == "bf-part"]
    assert states == ["right", "partly"]
    assert "Safety" not in marked_html(Mark("i", 2, 2, State.RIGHT, ("A",), ("A",), (RIGHT_ONE,), (), False, parts[:1]))
