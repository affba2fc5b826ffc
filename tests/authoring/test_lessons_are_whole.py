"""What every lesson has: enough to practise, objectives practised and graded, a quiz of many kinds, all of it asked."""

from collections import Counter
from itertools import combinations

import pytest

from backfacial.authoring.content import Content
from backfacial.facts import library
from backfacial.facts.course.lessons import Objective
from backfacial.facts.hygiene.hygiene import HygieneRule, Procedure, ToolUse
from backfacial.facts.protocol.order import OrderRule
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.facts.skin.lesions import LookAlikeQuestion
from backfacial.items.order.item import OrderItem

LESSONS = [name for name, record in library().lessons.items() if not record.planned and name != "00-start-here"]


def practised(content: Content, lesson: str) -> list:
    wanted = {objective.id for objective in library().of(Objective).values() if objective.lesson == lesson}
    return [item for _, item in content.items if item.objective in wanted]


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_has_enough_to_practise_and_a_quiz_of_many_kinds(content: Content, lesson: str) -> None:
    (quiz,) = (quiz for _, quiz in content.assignments if quiz.id == lesson)
    items = practised(content, lesson)
    assert len(items) >= 24
    assert 16 <= len(quiz.items) <= 20 and len(quiz.reflections) == 1
    assert len({item.type for item in quiz.items}) >= 5
    objectives = [each.id for each in library().of(Objective).values() if each.lesson == lesson]
    asked, graded = Counter(item.objective for item in items), {item.objective for item in quiz.items}
    assert {name: asked[name] for name in objectives if asked[name] < 2} == {}
    assert set(objectives) == graded


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_graded_question_repeats_one_of_practice(content: Content, lesson: str) -> None:
    (quiz,) = (quiz for _, quiz in content.assignments if quiz.id == lesson)
    stems = {item.stem for item in practised(content, lesson)}
    cards = {frozenset(item.steps) for item in practised(content, lesson) if isinstance(item, OrderItem) and item.steps}
    for item in quiz.items:
        assert item.stem not in stems
        assert not isinstance(item, OrderItem) or frozenset(item.steps) not in cards


def test_each_step_each_hard_rule_and_each_module_is_practised(content: Content) -> None:
    asked = set()
    for item in practised(content, "04-protocol"):
        asked |= {*item.facts, *(item.steps if isinstance(item, OrderItem) else ())}
        asked |= {name for tie in item.ordering.ties for name in tie.ids} if isinstance(item, OrderItem) else set()
    rules = {rule.id for rule in library().of(OrderRule).values() if rule.kind == "hard"}
    assert {*library().of(ProtocolStep), *library().of(ProtocolModule), *rules} - asked == set()


def test_each_rule_of_hygiene_each_tool_and_each_drill_is_practised(content: Content) -> None:
    taught = [record for model in (HygieneRule, ToolUse, Procedure) for record in library().of(model).values()]
    own = {record.id for record in taught if record.lesson == "03-hygiene"}
    asked = {fact for item in practised(content, "03-hygiene") for fact in item.facts}
    assert own and own - asked == set()


def test_each_lesion_is_practised_twice_and_each_question_about_look_alikes_once(content: Content) -> None:
    """The trainer and the maps ask further; these are the questions that are written."""
    asked = Counter(fact for item in practised(content, "01-skin") if item.type != "bodymap" for fact in {*item.facts})
    assert {name: asked[name] for name in library().lesions if asked[name] < 2} == {}
    assert {name: asked[name] for name in library().of(LookAlikeQuestion) if not asked[name]} == {}


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_place_of_a_key_tells_nothing(content: Content, lesson: str) -> None:
    (quiz,) = (quiz for _, quiz in content.assignments if quiz.id == lesson)
    for items in (practised(content, lesson), quiz.items):
        choices = [item for item in items if item.type == "choice"]
        places = Counter(next(at for at, option in enumerate(item.options) if option.key) for item in choices)
        assert max(places.values()) <= len(choices) / 2
        longest = [max(item.options, key=lambda option: len(option.text)).key for item in choices]
        assert sum(longest) <= len(choices) / 2
    assert len({item.id for item in quiz.items}) == len(quiz.items)
    for one, other in combinations(quiz.items, 2):
        assert one.stem != other.stem
