"""Every fragment that is made from the facts: sound HTML, complete, and safe to stand on a page twice."""

import pytest

from backfacial.facts import library
from backfacial.items.bank import practice_items
from backfacial.items.base import Question
from backfacial.pages.cards import disagreement_html, fact_card_html
from backfacial.pages.citations import source_lines
from backfacial.pages.lessons import levels_html, objectives_html
from backfacial.pages.questions import question_html, question_text
from backfacial.pages.tables import contraindication_table_html

FACTS = sorted(library().contraindications)
FRAGMENTS = {
    **{fact_id: (lambda fact_id=fact_id: fact_card_html(fact_id)) for fact_id in FACTS},
    **{name: (lambda name=name: disagreement_html(name)) for name in sorted(library().disagreements)},
    **{item.id: (lambda item=item: question_html(item.question(), 1)) for item in practice_items().values()},
    "table": contraindication_table_html,
    "levels": levels_html,
    "objectives": lambda: objectives_html("02-consultation", "Consultation", 40),
    "no objectives": lambda: objectives_html("no-such-lesson", "Consultation", 40),
}


def test_a_fragment_is_sound(read, subtests):
    for name, make in FRAGMENTS.items():
        with subtests.test(name):
            is_sound(read(make()))


def is_sound(page):
    tags = page.tags()
    assert not page.attributes("id") and not page.attributes("for") and not page.attributes("aria-labelledby")
    assert not {"script", "style", "link", "iframe", "form", "h1", "h2"} & set(tags)
    assert not [attrs for _, attrs in page.elements if any(attr.startswith("on") for attr in attrs)]
    assert "None" not in page.text
    for tag in ("p", "li", "dd", "dt", "th", "h3", "summary", "caption"):
        assert all(text.strip() for text in page.inside.get(tag, [])), f"an empty <{tag}>"


def test_a_card_says_all_that_the_fact_knows(read, subtests):
    for fact_id in FACTS:
        with subtests.test(fact_id):
            says_all(read, fact_id)


def says_all(read, fact_id):
    fact = library().deciding(fact_id)
    text = " ".join(read(fact_card_html(fact_id)).text.split())
    labels = {term.id: term.label for term in (*library().terms.classes, *library().terms.steps)}
    said = [
        fact.id,
        fact.name,
        fact.look_for,
        fact.decision,
        *fact.cases,
        fact.why,
        f"“{fact.say}”",
        *([fact.wait] if fact.wait else []),
    ]
    said += [labels[name] for name in fact.classes]
    said += [line for escalation in fact.escalate for line in (escalation.when, *escalation.signs)]
    said += [line.text for line in source_lines(fact.sources, fact.consensus)]
    for name in fact.disagreements:
        record = library().disagreements[name]
        said += [record.issue, record.rule, *(position.text for position in record.positions)]
    for part in said:
        assert " ".join(part.split()) in text
    sometimes = () if fact.affects_note else fact.affects_sometimes  # a note says itself in which cases
    for step in (*fact.affects, *sometimes):
        assert labels[step].lower() in text.lower()
    assert not sometimes or "In some cases: " in text


def test_no_card_shows_a_step_by_its_token(read):
    tokens = {term.id for term in library().terms.steps} - {"LED"}
    for fact_id in FACTS:
        words = read(fact_card_html(fact_id)).text.replace(":", " ").replace(",", " ").replace(".", " ").split()
        assert not tokens & set(words), fact_id


def test_an_emergency_stands_first(read):
    html = fact_card_html("C68")
    assert html.index("Emergency: ") < html.index("Urgent: ") < html.index("Look and ask")
    assert "bf-alarm" not in fact_card_html("C03")


def test_the_table_holds_each_fact_once_under_its_first_class(read):
    page = read(contraindication_table_html())
    names = [name for name in page.inside["th"] if name in {fact.name for fact in library().contraindications.values()}]
    by_class = [
        fact.name
        for term in library().terms.classes
        for fact in library().contraindications.values()
        if fact.classes[0] == term.id
    ]
    assert names == by_class


def test_the_table_can_be_read_without_seeing_it(read):
    page = read(contraindication_table_html())
    assert set(page.attributes("scope")) == {"col", "row"}
    assert page.tags().count("caption") == page.tags().count("table")
    regions = [attrs for _, attrs in page.elements if attrs.get("role") == "region"]
    assert len({region["aria-label"] for region in regions}) == len(regions) == page.tags().count("table")
    assert all(region["tabindex"] == "0" and region["data-lm-suppress-shortcuts"] == "true" for region in regions)


def test_levels_stand_in_order(read):
    assert read(levels_html()).inside["strong"] == [level.label for level in library().terms.levels]


def test_objectives_are_those_of_the_lesson(read):
    page = read(objectives_html("02-consultation", "Consultation", 40))
    expected = [record.text for record in library().objectives.values() if record.lesson == "02-consultation"]
    assert expected and page.inside["li"] == expected
    assert "Consultation" in page.text and "about 40 minutes" in page.text


@pytest.mark.parametrize("make", [fact_card_html, disagreement_html])
def test_an_unknown_record_is_a_key_error(make):
    with pytest.raises(KeyError):
        make("no-such-record")


def test_a_question_to_read_shows_options_and_unit(read):
    for item in practice_items().values():
        question = item.question()
        page, text = read(question_html(question, 3)), question_text(question)
        assert "Question 3" in page.text and "point" in page.text
        for part in (question.stem, question.unit or "", *(option.text for option in question.options)):
            assert part in page.text and part in text
        assert "<" not in text


def test_a_visit_to_read_says_where_it_takes_place():
    visit = practice_items()["consult-client-devon"].question()
    for text in (question_html(visit), question_text(visit)):
        assert "Here you meet a client." in text
        assert "in your own words" not in text


def test_a_hint_is_not_given_twice(read):
    question = Question(id="q", type="select", stem="Which? Choose all that apply.", points=1)
    assert read(question_html(question)).text.count("Choose all that apply.") == 1
    assert question_text(question).count("Choose all that apply.") == 1
    assert "Question" not in question_html(question)


def test_a_hostile_question_stays_text(read):
    question = Question(id="q", type="reflection", stem="<b>bold</b> & \x00", points=1)
    assert "b" not in read(question_html(question)).tags()
    assert "<b>bold</b> & \ufffd" in read(question_html(question)).text
    assert "<b>bold</b> & \ufffd" in question_text(question)
