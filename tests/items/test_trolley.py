"""Trolley scenes: one right place for each thing with a record that says why, the mark, and new scenes from a seed."""

import itertools
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfacial.clients.seen import DIFFICULTIES, Difficulty
from backfacial.facts import library
from backfacial.facts.hygiene.hygiene import HygieneRule, ToolUse
from backfacial.facts.hygiene.trolley import TrolleyAct, TrolleyHands, TrolleyPlace
from backfacial.items.base import NotAResponse
from backfacial.items.mark import Sign, State
from backfacial.items.trolley.generate import generated_trolley
from backfacial.items.trolley.item import TrolleyItem, is_whole, read
from backfacial.items.trolley.reasons import said_by
from backfacial.rules.hygiene.decide import hands_need
from backfacial.rules.hygiene.room import BLOOD, GLOVES, HANDS, Way

SEEDS = range(170)  # for each of three difficulties: five hundred scenes and ten
CLEANING = {"take-off", "put-on", "wash", "rub", "disinfect"}


@pytest.fixture(scope="module")
def scenes() -> list[TrolleyItem]:
    return [generated_trolley(seed, difficulty) for difficulty in DIFFICULTIES for seed in SEEDS]


a_scene = st.builds(generated_trolley, st.integers(0, 9_999), st.sampled_from(DIFFICULTIES))


def test_each_thing_has_one_place_and_records_that_say_why(scenes: list[TrolleyItem]) -> None:
    places = library().of(TrolleyPlace)
    for item in scenes:
        decided = item.decided
        assert list(decided.placed) == [each.thing for each in item.scene.things]
        for name, placed in decided.placed.items():
            assert placed.place in places, name
            assert all(said_by(because) for because in placed.because) and placed.because, (item.id, name)
            assert {because.fact for because in placed.because} <= set(item.facts)
        assert decided.hands.least in library().of(TrolleyHands)
        assert all(said_by(because) for because in decided.hands.because) and decided.hands.because


def test_a_thing_with_soil_on_it_is_never_taken_for_clean(scenes: list[TrolleyItem]) -> None:
    places = library().of(TrolleyPlace)
    for item in scenes:
        last = item.decided.rooms[-1]
        for name, placed in item.decided.placed.items():
            if last.on(name) or last.on(f"{name}-inside"):
                assert not places[placed.place].clean, (item.id, name)
                assert placed.ways


def test_soil_goes_only_where_an_act_cleans(scenes: list[TrolleyItem]) -> None:
    acts = library().of(TrolleyAct)
    for item in scenes:
        for act, (before, later) in zip(item.scene.acts, itertools.pairwise(item.decided.rooms), strict=True):
            gone = [name for name, soils in before.soils.items() if set(soils) - set(later.on(name))]
            assert not gone or CLEANING & {effect.do for effect in acts[act.act].effects}, (item.id, act.act, gone)


def test_all_rules_of_tools_and_gloves_and_each_tool_come_up(scenes: list[TrolleyItem]) -> None:
    met = {fact for item in scenes for fact in item.facts}
    rules = {rule.id for rule in library().of(HygieneRule).values() if rule.topic in ("tools", "hands")}
    assert rules | set(library().of(ToolUse)) | {"PE01", "DR01", "DR04"} <= met


def test_each_act_each_place_and_each_need_come_up(scenes: list[TrolleyItem]) -> None:
    told = {each.told for item in scenes for each in item.scene.things}
    done = {each.act for item in scenes for each in item.scene.acts}
    assert told | done == set(library().of(TrolleyAct))
    assert {key for item in scenes for key in item.keys.values()} == {
        *library().of(TrolleyPlace),
        *library().of(TrolleyHands),
    }


def test_no_one_answer_does_for_a_scene(scenes: list[TrolleyItem]) -> None:
    for item in scenes:
        places = [place for name, place in item.keys.items() if name != HANDS]
        assert max(places.count(place) for place in places) <= len(places) - 2
        assert len(item.scene.things) == {"easy": 6, "medium": 8, "hard": 10}[item.id.split("-")[2]]


def difficulty_of(item: TrolleyItem) -> Difficulty:
    return next(each for each in DIFFICULTIES if each == item.id.split("-")[2])


def test_a_harder_scene_has_more_acts_and_only_it_has_the_hard_ones(scenes: list[TrolleyItem]) -> None:
    acts = library().of(TrolleyAct)
    counts: dict[str, set[int]] = {difficulty: set() for difficulty in DIFFICULTIES}
    for item in scenes:
        difficulty = difficulty_of(item)
        counts[difficulty].add(len(item.scene.acts))
        named = [*(each.act for each in item.scene.acts), *(each.told for each in item.scene.things)]
        least = max(DIFFICULTIES.index(acts[name].least) for name in named)
        assert least <= DIFFICULTIES.index(difficulty)
    assert counts == {"easy": {1, 3}, "medium": {2, 5}, "hard": {3, 7}}


def test_acts_fit_what_is_told_of_their_things(scenes: list[TrolleyItem]) -> None:
    acts = library().of(TrolleyAct)
    for item in scenes:
        ids = [each.act for each in item.scene.acts]
        assert len(set(ids)) == len(ids)
        assert not any(other in ids for each in ids for other in acts[each].never_with)
        for each in item.scene.acts:
            for role in acts[each.act].roles:
                if role.out is not None:
                    assert (each.roles[role.id] in item.decided.rooms[0].out) is role.out, (item.id, each)


def has_blood(ways: Iterable[Way]) -> bool:
    return any(way[0].start == BLOOD for way in ways)


def test_what_is_not_clean_and_lies_on_a_surface_is_never_beside_a_clean_surface(scenes: list[TrolleyItem]) -> None:
    acts, places = library().of(TrolleyAct), library().of(TrolleyPlace)
    met = 0
    for item in scenes:
        for each in item.scene.things:
            lying = {str(effect.other) for effect in acts[each.told].effects if effect.do == "lie-on"}
            for surface in lying & set(item.keys):
                assert not places[item.keys[surface]].clean, (item.id, each)
                met += 1
    assert met > 50


def test_after_a_tear_only_a_wash_lets_gloves_stay(scenes: list[TrolleyItem]) -> None:
    for item in scenes:
        done = [each.act for each in item.scene.acts]
        if "tears" in done:
            for pause in range(done.index("tears") + 1, len(done) + 1):
                if "change-wash" not in done[done.index("tears") : pause]:
                    assert hands_need(item.decided.rooms[pause], item.scene.task).least in ("wash", "cleanser"), item.id


def test_a_back_that_bled_gives_blood_to_all_that_touches_it_later(scenes: list[TrolleyItem]) -> None:
    acts = library().of(TrolleyAct)
    for item in scenes:
        done = [each.act for each in item.scene.acts]
        for number in range(done.index("bleeds") + 1 if "bleeds" in done else len(done), len(done)):
            each = item.scene.acts[number]
            for effect in acts[each.act].effects:
                if effect.do == "touch" and "back" in (effect.one, effect.other):
                    role = str(effect.one if effect.other == "back" else effect.other)
                    assert BLOOD in item.decided.rooms[number + 1].on(each.roles.get(role, role)), (item.id, each)


def test_a_jar_is_not_clean_after_gloves_with_soil_took_the_spatula(scenes: list[TrolleyItem]) -> None:
    for item in scenes:
        for number, each in enumerate(item.scene.acts):
            if each.act == "dip-once" and item.decided.rooms[number].on(GLOVES):
                assert item.keys[each.roles["jar"]] in ("trash", "bag"), item.id


@given(a_scene)
def test_the_same_seed_gives_the_same_scene(item: TrolleyItem) -> None:
    again = generated_trolley(int(item.id.rpartition("-")[2]), difficulty_of(item))
    assert again == item


@given(a_scene)
def test_the_key_gets_all_points_and_no_key_is_in_the_question(item: TrolleyItem) -> None:
    mark = item.mark(item.keys)
    assert (mark.state, mark.points) == (State.RIGHT, item.points)
    assert {reason.sign for reason in mark.reasons} == {Sign.HIT}
    question = item.question()
    assert is_whole(question, read(question, item.keys))
    assert question.trolley is not None
    assert set(question.model_dump(exclude_defaults=True)["trolley"]) == {
        *("task", "things", "acts", "pause", "hands", "places", "needs")
    } - (set() if question.trolley.acts else {"acts"})


@given(a_scene, st.data())
def test_the_mark_is_the_share_of_right_decisions_and_harm_zeroes_it(item: TrolleyItem, data: Any) -> None:
    places, keys = library().of(TrolleyPlace), item.keys
    response = {
        name: data.draw(st.sampled_from(sorted(library().of(TrolleyHands) if name == HANDS else places)))
        for name in keys
    }
    right = sum(response[name] == key for name, key in keys.items())
    right += (response[HANDS], keys[HANDS]) == ("wash", "rub")
    blood = {name for name, need in [*item.decided.placed.items(), (HANDS, item.decided.hands)] if has_blood(need.ways)}
    harm = any(
        (key != "keep" and response[name] in ({"keep", "rub"} if name in blood else {"keep"}))
        if name == HANDS
        else response[name] != key
        and (
            (places[response[name]].clean and not places[key].clean)
            or key == "sharps"
            or (name in blood and response[name] not in ("bag", "sharps"))
        )
        for name, key in keys.items()
    )
    mark = item.mark(response)
    assert mark.critical is harm
    assert mark.points == pytest.approx(0 if harm else item.points * right / len(keys))
    assert len([reason for reason in mark.reasons if reason.sign is Sign.FALSE_ALARM]) == len(keys) - right


def test_a_reason_names_the_way_and_the_record() -> None:
    item = TrolleyItem.model_validate(
        {
            "id": "a-scene",
            "type": "trolley",
            "objective": "hygiene-tools",
            "stem": "Clear the room.",
            "points": 2,
            "facts": ["HY08"],
            "scene": {
                "task": "clear",
                "things": [{"thing": "spatula", "told": "laid-out"}, {"thing": "cream", "told": "kept-jar"}],
                "acts": [{"act": "dip-twice", "roles": {"tool": "spatula", "jar": "cream"}}],
                "pause": 1,
            },
        }
    )
    mark = item.mark({"spatula": "trash", "cream": "closed", "hands": "keep"})
    assert mark.critical and mark.points == 0
    assert [(each.text, each.sign, each.critical) for each in mark.reasons] == [
        ("Spatula", Sign.HIT, False),
        ("Jar of cream", Sign.FALSE_ALARM, True),
        ("Jar of cream", Sign.MISSED, False),
        ("Your gloves after act 1", Sign.HIT, False),
    ]
    assert (
        "the client's back, then the spatula (act 1), then the inside of the jar of cream (act 1)"
        in mark.reasons[2].why
    )
    assert "[HY08]" in mark.reasons[2].why and "[TU06]" in mark.reasons[0].why


@pytest.mark.parametrize(
    "raw",
    ["trash", {"stork": "trash"}, {"gauze": "keep"}, {"hands": "trash"}, {"gauze": 1}, ["gauze"]],
)
def test_what_is_no_response_is_refused(raw: Any, scenes: list[TrolleyItem]) -> None:
    item = next(each for each in scenes if "gauze" in each.keys)
    with pytest.raises(NotAResponse):
        read(item.question(), raw)
    assert item.mark(raw).state is State.UNREADABLE


def test_a_part_of_an_answer_is_kept_and_is_not_whole(scenes: list[TrolleyItem]) -> None:
    item = scenes[0]
    question, first = item.question(), item.scene.things[0].thing
    assert read(question, {first: "trash"}) == {first: "trash"}
    assert not is_whole(question, {first: "trash"})
    assert read(question, {}) is None


@pytest.mark.parametrize("difficulty", DIFFICULTIES)
def test_a_seed_is_no_negative_number(difficulty: Difficulty) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        generated_trolley(-1, difficulty)
