"""`check` names each number that is typed where a place or a reference should stand, and each that stands twice."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from backfacial.authoring.checks.numbers import check_numbers
from backfacial.authoring.checks.quotes import check_quotes
from backfacial.authoring.checks.values import check_values
from backfacial.authoring.content import Content
from backfacial.authoring.notebooks import Cell, Notebook
from backfacial.authoring.records import Problem
from backfacial.authoring.texts import Texts
from backfacial.authoring.typed_numbers import TypedNumbers, measured_in, measured_value, numbers_in
from backfacial.facts.course.lessons import LessonRecord
from backfacial.facts.strict_yaml import load_strictly

FACTS = "content/contraindications.yml"


def told(problems: Iterable[Problem]) -> list[str]:
    return [str(problem) for problem in problems]


def typed(content: Content, **files: Any) -> list[str]:
    """What is said of files in place of those of the course."""
    named = {f"content/{name.replace('__', '/').replace('_', '-')}.yml": data for name, data in files.items()}
    return told(check_numbers(content, Texts(named), ()))


@pytest.mark.parametrize(
    "text",
    [
        "Wait 3 days.",
        "Wait three days.",
        "Wait at least a week.",
        "It goes in a day or two.",
        "Rinse for 20 minutes or more.",
        "Up to 2% on a small area.",
        "Up to 30 % AHA.",
        "Not below pH 3.5, not under a pH of 4.",
        "A fever of 38 C or more.",
        "At most 43 °C.",
        "SPF 30 or more.",
        "From week 37, and in weeks 1 to 12.",
        "Wider than 6 mm.",
        "At most 5 easy ones.",
        "Five easy blackheads.",
        "Four deep, painful lumps.",
        "Under 18 a guardian signs.",
        "A reading of 160/100 or more.",
        "In the last 12 months.",
        "Within half an hour.",
        "A 17-year-old.",
        "35 spots or more.",
    ],
)
def test_a_number_in_prose_is_seen(content: Content, text: str) -> None:
    assert numbers_in(text)
    (problem, *_) = typed(content, contraindications=[{"id": "C01", "decision": text}])
    assert problem.startswith(f"{FACTS}: C01: decision: '") and "put it under 'values' of its fact" in problem


@pytest.mark.parametrize(
    "text",
    [
        "Wait {wait}, at the most {C01.wait.at_most}.",
        "See C22 and P05.",
        "Once a day is enough, on a day before the visit.",
        "Drill A has 12 steps; call 988.",
        "Say it at once.",
        "In the first week.",
        "One client, two towels.",
    ],
)
def test_what_is_no_number_of_safety_is_left_alone(text: str) -> None:
    assert numbers_in(text) == []


def test_a_number_of_the_case_may_stand_in_a_reason_and_no_other(content: Content) -> None:
    def item(why: str) -> list[dict[str, Any]]:
        option = {"id": "a", "text": "Wait five days.", "why": why}
        return [{"id": "new-one", "stem": "His last dose was four months ago.", "options": [option]}]

    assert typed(content, items__new=item("Four months have gone, and five days are too few.")) == []
    (problem,) = typed(content, items__new=item("The wait is six months [C01]."))
    assert problem.startswith("content/items/new.yml: new-one: options a why: '6 months' is typed here")
    client = {"id": "K90", "opening": "I'm Bo.", "facts": {"tattoo_last": "P3W", "inflamed": 4}}
    for why, wrong in (("The tattoo is three weeks old. Four sore spots.", 0), ("Wait six weeks.", 1)):
        assert len(typed(content, clients__K90={**client, "debrief": {"why": why}})) == wrong


def test_a_source_may_say_its_own_number(content: Content) -> None:
    def reason(why: str) -> list[str]:
        return typed(content, items__new=[{"id": "new-one", "stem": "When?", "why": why}])

    assert reason("The Academy says six months [AAD-1]. This course waits {C01.wait.at_least} [C01].") == []
    assert len(reason("Six months are the rule [C01] [AAD-1].")) == 1
    assert len(reason("Six months are the rule. The Academy agrees [AAD-1].")) == 1


def test_a_length_and_a_limit_that_are_typed_into_a_rule_are_seen(content: Content) -> None:
    when = {"all": [{"fact": "isotretinoin_last", "ago_below": "P6M"}, {"fact": "inflamed", "below": 11}]}
    row = {"id": "C01.1", "when": when, "waits": [{"since": "isotretinoin_last", "at_least": "P6M"}]}
    named = "name the number of a fact instead, such as"
    assert typed(content, screening=[row]) == [
        f"content/screening.yml: C01.1: when all 0 ago_below: P6M is typed here: {named} C01.wait",
        f"content/screening.yml: C01.1: waits 0 at_least: P6M is typed here: {named} C01.wait",
        f"content/screening.yml: C01.1: inflamed below: 11 is typed here: {named} C34.many",
    ]


@pytest.mark.parametrize(
    ("file", "written", "typed_in"),
    [
        (FACTS, "used in the last {wait}.", "used in the last three days."),
        ("content/screening.yml", "ago_below: C03.wait", "ago_below: P3D"),
        ("content/terms.yml", "{C22.stomach} since", "48 hours since"),
        ("content/client-facts.yml", "below: C61.age", "below: 18"),
        ("content/items/consultation.yml", "teaches at least {C01.wait.at_least}", "teaches at least six months"),
    ],
)
def test_a_number_that_is_typed_into_the_course_is_seen(
    content: Content, file: str, written: str, typed_in: str
) -> None:
    text = (content.root / file).read_text(encoding="utf-8")
    assert written in text
    spoilt = {**content.plain, file: load_strictly(text.replace(written, typed_in, 1))}
    (problem,) = told(check_numbers(content, Texts(spoilt), ()))
    assert problem.startswith(f"{file}: ")


def test_a_number_in_a_lesson_is_shown_by_a_card_or_named_by_the_lesson(content: Content) -> None:
    lesson = Notebook("notebooks/02-consultation.ipynb", (Cell("text", "markdown", "Wait six months [C01]."),))
    (problem,) = told(check_numbers(content, Texts({}), [lesson]))
    assert problem.startswith("notebooks/02-consultation.ipynb: cell text: '6 months' is typed here: show the card")
    lessons = [
        LessonRecord.model_validate({**each.model_dump(), "assumes": {"C01.wait": "P6M"}})
        for each in content.records["lessons"]
    ]
    assumed = replace(content, records={**content.records, "lessons": lessons})
    assert told(check_numbers(assumed, Texts({}), [lesson])) == []


def test_a_place_that_is_listed_with_its_reason_is_left_alone(content: Content) -> None:
    listed = TypedNumbers.model_validate({"prose": [{"why": "a study", "places": ["skin SK01/fact"]}]})
    records = [{"id": "SK01", "fact": "Seen in 5% of them."}, {"id": "SK02", "fact": "Seen in 5% of them."}]
    (problem,) = typed(replace(content, typed_numbers=listed), skin=records)
    assert problem.startswith("content/skin.yml: SK02: fact: '5%' is typed here")


def values(content: Content, *records: dict[str, Any], **more: Any) -> list[str]:
    return told(check_values(replace(content, typed_numbers=TypedNumbers(**more)), Texts({FACTS: list(records)})))


ONE = {"id": "C01", "wait": "{wait}", "values": {"wait": {"at_least": "P6M"}}}


def test_a_second_home_of_a_number_is_seen(content: Content) -> None:
    other = {"id": "C99", "look_for": "{C99.wait}", "values": {"wait": {"at_least": "P6M"}}}
    (problem,) = values(content, ONE, other)
    assert problem.startswith(f"{FACTS}: C99: C01.wait and C99.wait are the same number: let one refer to the other")
    same = [{"numbers": ("C99.wait", "C01.wait"), "why": "something else"}]
    assert values(content, ONE, other, same=same) == []
    (problem,) = values(content, ONE, same=same)
    assert "are not equal any more: take the line out" in problem


def test_a_number_that_nothing_refers_to_says_what_it_is_about(content: Content) -> None:
    unused = {"id": "C99", "look_for": "Look.", "values": {"wait": {"at_least": "P1M"}}}
    assert values(content, unused) == [
        f"{FACTS}: C99: nothing refers to its number 'wait': refer to it, or say under 'what' what it is about"
    ]
    assert values(content, {**unused, "values": {"wait": {"at_least": "P1M", "what": "of old"}}}) == []


def test_a_number_that_is_counted_has_the_unit_that_is_counted(content: Content) -> None:
    minutes = {"id": "C02", "wait": "{wait}", "values": {"wait": {"at_least": "PT6M"}}}
    accept = {"min": "C02.wait", "max": "C02.wait", "unit": "minutes"}
    files = {FACTS: [minutes], "content/items/new.yml": [{"id": "new-one", "accept": accept}]}
    assert told(check_values(replace(content, typed_numbers=None), Texts(files))) == []
    row = {"id": "C11.9", "when": {"fact": "weeks", "below": "C01.wait"}}
    item = {"id": "new-one", "accept": {"min": "C01.wait", "max": "C01.wait", "unit": "days"}}
    wrong = "C01.wait counts in months, and 'unit' is another: make them the same"
    files = {FACTS: [ONE], "content/screening.yml": [row], "content/items/new.yml": [item]}
    assert told(check_values(replace(content, typed_numbers=None), Texts(files))) == [
        "content/screening.yml: C11.9: weeks is compared with C01.wait, which counts in months: "
        "name a number in its own unit",
        *[f"content/items/new.yml: new-one: accept: {wrong}"] * 2,
    ]


def test_a_position_never_takes_a_number_of_this_course(content: Content) -> None:
    def position(text: str, *sources: str) -> list[str]:
        sides = [{"text": text, "sources": list(sources)}]
        texts = Texts({"content/disagreements.yml": [{"id": "new", "positions": sides}]})
        return told(check_quotes(content, texts))

    (problem,) = position("No waxing for {C01.wait.at_least}.", "AAD-1")
    assert problem == (
        "content/disagreements.yml: new: position 1 has the place {C01.wait.at_least}: "
        "type the number of the source itself, or name the source under 'sources' of that number"
    )
    assert position("No waxing for 6 months.", "AAD-1") == []
    assert position("No waxing for {C01.label}.", "AAD-1") == []  # the number is the source's own
    assert len(position("No waxing for {C01.label}.", "SPA-1")) == 1


def test_a_sentence_that_tells_what_a_source_says_never_takes_a_number_of_this_course(content: Content) -> None:
    def reason(why: str) -> list[str]:
        return told(check_quotes(content, Texts({"content/items/new.yml": [{"id": "new-one", "why": why}]})))

    (problem,) = reason("No wax. The Academy says: none for {C01.wait.at_least} [AAD-1].")
    assert problem.startswith("content/items/new.yml: new-one: why: tells what AAD-1 says with {C01.wait.at_least}")
    assert reason("The wait is {C01.wait.at_least} [C01]. The Academy says the same [AAD-1].") == []
    assert reason("The wait is {C01.wait.at_least} [C01, AAD-1].") == []
    assert reason("The wait is {C01.wait.at_least}. The Academy says so too. [AAD-1]") == []
    assert len(reason("The wait is {C01.wait.at_least}. [AAD-1]")) == 1


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("six months", "P6M", ""),
        ("half of 12 months", "P12M", ""),
        ("one and a half, or 72 hours", "P3D", ""),
        ("a three-week-old tattoo", "P21D", ""),
        ("two years", "P24M", ""),
        ("37.8 C", 37.8, "°C"),
        ("Three rough bumps", 3, "bumps"),
        ("5 mm", 5, "mm"),
        ("30% of it", 30, "%"),
    ],
)
def test_a_number_equals_a_value_in_whatever_words(text: str, value: str | float, unit: str) -> None:
    (found,) = measured_in(text)
    assert found.equals(measured_value(value, unit))


def test_months_are_never_as_long_as_days() -> None:
    for months in range(1, 37):
        length = measured_value(f"P{months}M", "").size / (24 * 3600)
        assert not length.is_integer() or months in (16, 32)
    assert [each.text for each in measured_in("from two to three weeks")] == ["two to three weeks"] * 2
    assert list(measured_in("{C01.wait} and once a day")) == []


def test_the_list_of_places_is_read_with_errors_that_name_it(copy_of_the_course: Path) -> None:
    from backfacial.authoring.content import read_content

    path = copy_of_the_course / "content/typed-numbers.yml"
    path.write_text(yaml.safe_dump({"prose": [{"places": ["x"]}]}), encoding="utf-8")
    (problem,) = told(read_content(copy_of_the_course).problems)
    assert problem == "content/typed-numbers.yml: 'prose 1: why' is missing: add it"
