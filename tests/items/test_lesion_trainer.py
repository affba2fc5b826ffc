"""Spots from a seed and series of ten: all lesions and pairs come up, the rules are the key, the result adds up."""

import random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from backfacial.back.torso import is_on_torso, reach
from backfacial.clients.seen import DIFFICULTIES, Difficulty
from backfacial.facts import library
from backfacial.facts.skin.lesions import LesionFact
from backfacial.items.bodymap.item import BodymapItem
from backfacial.items.bodymap.one_spot import generated_spots, look_alike_pairs
from backfacial.items.bodymap.series import (
    SEEDS,
    SPOTS,
    Series,
    kept_form,
    next_in,
    read_series,
)
from backfacial.items.bodymap.spots import ACTS
from backfacial.items.mark import State
from backfacial.rules.lesions.deciding import deciding_facts
from backfacial.rules.lesions.reading import lesion_table, read_lesion

seeds = st.integers(0, SEEDS - 1)
difficulties = st.sampled_from(DIFFICULTIES)

MADE = [
    ("L01", 2, (213.0, 171.0)),
    ("L06", 3, (192.0, 112.0)),
    ("L14", 3, (262.0, 152.0)),
    ("L01", 3, (207.0, 129.0)),
    ("L16", 3, (144.0, 166.0)),
]


def lesion_of(item: BodymapItem) -> str:
    """The lesion whose record a spot was drawn from."""
    facts = item.spots[0].facts
    fitting = [
        each
        for each in library().lesions.values()
        if each.mark == item.spots[0].shape
        and {name for name in each.picture if name != "unsure"} <= facts.keys()
        and all(facts[name] == value for name, value in each.picture.items() if name not in ("unsure", "loose"))
    ]
    return max(fitting, key=lambda each: len(each.picture)).id


@pytest.fixture(scope="module")
def everything() -> list[tuple[BodymapItem, ...]]:
    return [generated_spots(seed, difficulty) for difficulty in DIFFICULTIES for seed in range(900)]


def test_every_lesion_comes_up_alone_and_every_two_look_alikes_as_a_pair(
    everything: list[tuple[BodymapItem, ...]],
) -> None:
    met = [tuple(sorted(map(lesion_of, items))) for items in everything]
    assert {names[0] for names in met if len(names) == 1} == set(library().lesions)
    assert {names for names in met if len(names) == 2} == {(one.id, other.id) for one, other in look_alike_pairs()}
    assert all(len(names) == 1 for names in met[:900]), "an easy one comes alone"


def test_each_skin_and_each_act_comes_up(everything: list[tuple[BodymapItem, ...]]) -> None:
    assert {item.tone for items in everything for item in items} == {1, 2, 3, 4, 5, 6}
    for difficulty, start in zip(DIFFICULTIES, (0, 900, 1800), strict=True):
        acts = {act for items in everything[start : start + 900] for item in items for act in item.keys.values()}
        assert acts == set(ACTS), difficulty


@given(seeds, difficulties)
def test_one_seed_is_the_same_spots_for_ever(seed: int, difficulty: Difficulty) -> None:
    again = generated_spots.__wrapped__(seed, difficulty)
    assert generated_spots(seed, difficulty) == again
    assert [item.id for item in again] == [f"spot-1-{difficulty}-{seed}-{number + 1}" for number in range(len(again))]


def test_these_seeds_are_these_spots() -> None:
    """Whoever changes this changes what learners have saved: then `SPOT_GENERATOR` is raised."""
    made = [
        (lesion_of(item), item.tone, item.spots[0].at) for seed in (1, 2, 3) for item in generated_spots(seed, "hard")
    ]
    assert made == MADE


def test_a_seed_below_zero_is_none() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        generated_spots(-1)


@given(seeds, difficulties)
def test_the_key_is_what_the_rules_read_and_nothing_else(seed: int, difficulty: Difficulty) -> None:
    for item in generated_spots(seed, difficulty):
        (spot,) = item.spots
        reading = read_lesion({**lesion_table().absent, **spot.facts})
        assert item.keys == {spot.id: reading.act}
        for act in ACTS:
            mark = item.mark({spot.id: act})
            assert (mark.state is State.RIGHT) == (act == reading.act)
            assert mark.critical == (act == "extract" and reading.act == "refer")


@given(seeds, difficulties)
def test_a_spot_lies_where_such_a_thing_lies_and_all_that_tells_it_is_told(seed: int, difficulty: Difficulty) -> None:
    items = generated_spots(seed, difficulty)
    assert len({item.tone for item in items}) == 1, "look-alikes are compared on one skin"
    for item in items:
        (spot,) = item.spots
        record = library().lesions[lesion_of(item)]
        if record.mark not in ("folds", "band", "rough"):  # near the armpit, round the side, on the arms too
            assert is_on_torso(*spot.at, reach(spot.drawn())), record.id
        added = [sign for sign in spot.signs() if spot.facts[sign.fact] != record.picture.get(sign.fact)]
        assert all(sign.by != "look" and sign.words for sign in added), "a drawing shows what its record shows"


@given(seeds, difficulties)
def test_what_decides_is_enough_for_the_act(seed: int, difficulty: Difficulty) -> None:
    for item in generated_spots(seed, difficulty):
        (spot,) = item.spots
        decides = deciding_facts(spot.facts)
        assert decides and set(decides) <= set(spot.facts)
        assert all(sign.words for sign in spot.signs() if sign.fact in decides)
        alone = {name: spot.facts[name] for name in decides}
        assert read_lesion({**lesion_table().absent, **alone}).act == spot.reading().act


def test_what_decides_names_the_fever_and_not_the_plug_beside_it() -> None:
    hairs: dict[str, Any] = {"round_hairs": True, "pus_head": True, "inflamed": True, "comedones": True}
    assert deciding_facts(hairs) == ("inflamed", "pus_head", "round_hairs")
    assert "fever" in deciding_facts({**hairs, "fever": True})
    assert deciding_facts({"open_plug": True, "loose": False}) == ("open_plug", "loose")
    assert list(library().of(LesionFact)).index("open_plug") < list(library().of(LesionFact)).index("loose")


# series


def played(seed: int, wrong: frozenset[int] = frozenset(), start: Series | None = None) -> Series:
    """A series to its end; the spots with these numbers are decided wrongly, as badly as can be."""
    chance = random.Random(seed)
    series = next_in(start, chance)
    while True:
        acts = {}
        for number, item in zip(series.numbers, series.current.items, strict=True):
            ((spot, key),) = item.keys.items()
            acts[spot] = key if number not in wrong else next(act for act in ACTS if act != key)
        series = series.with_acts(acts)
        if series.is_over:
            return series
        series = next_in(series, chance)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10_000), st.frozensets(st.integers(1, SPOTS)))
def test_the_result_of_a_series_adds_up_to_ten(seed: int, wrong: frozenset[int]) -> None:
    series = played(seed, wrong)
    result = series.right_by_act()
    assert sum(all_ for _, all_ in result.values()) == SPOTS == len(series.decided)
    assert sum(right for right, _ in result.values()) == SPOTS - len(wrong)
    assert all(all_ >= 2 for _, all_ in result.values()), "each act comes up more than once"
    assert [each.number for each in series.decided] == list(range(1, SPOTS + 1))
    for each in series.decided:
        assert each.right == (each.number not in wrong)
        assert each.critical == (not each.right and each.key == "refer"), "what is referred was extracted"


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10_000), st.frozensets(st.integers(1, SPOTS)))
def test_a_series_comes_back_from_its_file_as_it_was(seed: int, wrong: frozenset[int]) -> None:
    series = played(seed, wrong)
    assert read_series(kept_form(series)) == series
    begun = next_in(None, random.Random(seed))
    assert read_series(kept_form(begun)) == begun and begun.is_open


def test_it_grows_harder_with_what_is_right_and_easier_with_what_is_wrong() -> None:
    best = played(3)
    assert [task.difficulty for task in best.tasks[:4]] == ["easy", "easy", "easy", "medium"]
    assert best.level == "hard"
    worst = played(3, frozenset(range(1, 11)), start=best)
    assert (worst.tasks[0].difficulty, worst.level) == ("hard", "easy")
    assert {task.difficulty for task in played(3, frozenset(range(1, 11))).tasks} == {"easy"}


def test_no_lesion_but_the_blackhead_comes_twice_in_a_series() -> None:
    for seed in range(6):
        names = [lesion_of(each.item) for each in played(seed).decided]
        assert all(names.count(name) == 1 for name in names if name != "L01"), names


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["easy", "extract", "s1"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["tasks", "seed", "difficulty", "acts", "s1", "generator"]), inner)
        ),
        max_leaves=12,
    )
)
def test_a_file_of_another_form_is_no_series(kept: object) -> None:
    assume(not (isinstance(kept, dict) and kept.get("generator") == 1 and kept.get("tasks")))
    assert read_series(kept) is None


TASK = {"seed": 4, "difficulty": "easy", "acts": {"s1": "leave"}}


@pytest.mark.parametrize(
    "kept",
    [
        {"generator": 2, "tasks": [TASK]},
        {"generator": True, "tasks": [TASK]},
        {"generator": 1, "tasks": []},
        {"generator": 1, "tasks": [TASK] * 11},
        {"generator": 1, "tasks": [{**TASK, "acts": {}}, TASK]},
        *(
            {"generator": 1, "tasks": [{**TASK, **wrong}]}
            for wrong in (
                {"seed": -1},
                {"seed": SEEDS},
                {"seed": True},
                {"seed": "4"},
                {"difficulty": "harder"},
                {"acts": None},
                {"acts": {"s9": "leave"}},
                {"acts": {"s1": "press"}},
                {"acts": {"s1": ["leave"]}},
                {"acts": {"s1": "leave", "s2": "leave"}},
            )
        ),
    ],
)
def test_a_series_that_cannot_be_is_none(kept: object) -> None:
    assert read_series(kept) is None
