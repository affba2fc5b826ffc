"""Soil goes from thing to thing, stays until something really cleans it, and decides where each thing goes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfacial.facts import library
from backfacial.facts.hygiene.trolley import Task, TrolleyAct, TrolleyEffect, TrolleyPlace, TrolleyThing
from backfacial.rules.hygiene.decide import does_enough, hands_need, place_of
from backfacial.rules.hygiene.room import GLOVES, HANDS, Room, after, empty_room, inside, sort_of, thing_of
from backfacial.rules.hygiene.scene import Scene, SceneThing, decide, told_room

PLACED = ["gauze", "loop", "spatula", "cream", "couch"]
FEW = ["back", "phone", "blood", GLOVES, HANDS, "gauze", "loop", "spatula", "cream", "couch"]
"""Few enough that they meet often."""

touches = st.builds(
    lambda do, one, other: TrolleyEffect.model_validate({"do": do, "one": one, "other": other}),
    st.just("touch"),
    st.sampled_from(FEW),
    st.sampled_from(FEW),
)
dips = st.builds(
    lambda one, jar: TrolleyEffect.model_validate({"do": "dip", "one": one, "other": jar}),
    st.sampled_from(["gauze", "loop", "spatula"]),
    st.just("cream"),
)
tears = st.just(TrolleyEffect(do="tear"))
soiling = st.lists(touches | dips | tears, max_size=12)


def scene(task: Task, told: dict[str, str], *acts: Any, pause: int | None = None) -> Scene:
    """Acts are ids, or an id with its roles."""
    pairs = [act if isinstance(act, tuple) else (act, {}) for act in acts]
    return Scene.model_validate(
        {
            "task": task,
            "things": [{"thing": thing, "told": act} for thing, act in told.items()],
            "acts": [{"act": act, "roles": roles} for act, roles in pairs],
            "pause": len(pairs) if pause is None else pause,
        }
    )


def played(room: Room, effects: list[TrolleyEffect]) -> Room:
    return after(room, 1, effects, {})


@given(soiling, soiling)
def test_soil_only_grows_until_something_cleans(first: list[TrolleyEffect], more: list[TrolleyEffect]) -> None:
    before = played(empty_room(), first)
    later = played(before, more)
    for name, soils in before.soils.items():
        assert soils.items() <= later.soils[name].items(), name


@given(soiling, soiling, st.sampled_from(PLACED), st.sampled_from(["set-up", "clear"]))
def test_one_more_touch_never_makes_clean_what_was_not(
    first: list[TrolleyEffect], more: list[TrolleyEffect], thing: str, task: Task
) -> None:
    places = library().of(TrolleyPlace)
    before = played(empty_room(), first)
    later = played(before, more)
    if not places[place_of(thing, before, task).place].clean:
        assert not places[place_of(thing, later, task).place].clean
    if hands_need(before, task).least != "keep":
        assert hands_need(later, task).least != "keep"


@given(soiling)
def test_each_way_leads_from_a_source_over_what_touched_to_where_the_soil_is(effects: list[TrolleyEffect]) -> None:
    room = played(empty_room(), effects)
    for name, soils in room.soils.items():
        for source, way in soils.items():
            stops = [source, *(hop.end for hop in way)]
            assert stops[-1] == name
            assert [hop.start for hop in way] == stops[:-1]
            assert thing_of(source).sort == "source"
            over = [hop.end for hop in way[:-1] if thing_of(hop.end).sort == "source"]
            assert not over or thing_of(source).to_see, "a source passes on its own, and what is seen"


@given(soiling, st.sampled_from(PLACED))
def test_what_has_no_soil_was_touched_by_nothing_that_had_any(effects: list[TrolleyEffect], thing: str) -> None:
    room = played(empty_room(), effects)
    partners = {
        effect.one if effect.other == thing else effect.other
        for effect in effects
        if effect.do == "touch" and thing in (effect.one, effect.other)
    }
    if not room.on(thing):
        assert not any(thing_of(str(partner)).sort == "source" for partner in partners)


STORIES: dict[str, tuple[Scene, dict[str, str]]] = {
    "a-clean-spatula-dips-once": (
        scene("clear", {"spatula": "laid-out", "cream": "kept-jar"}, ("dip-once", {"tool": "spatula", "jar": "cream"})),
        {"spatula": "trash", "cream": "closed"},
    ),
    "a-used-spatula-dips-once": (
        scene(
            "clear",
            {"spatula": "laid-out", "cream": "kept-jar", "mask": "kept-jar"},
            ("dip-once", {"tool": "spatula", "jar": "cream"}),
            ("dip-once", {"tool": "spatula", "jar": "mask"}),
        ),
        {"cream": "closed", "mask": "trash"},
    ),
    "a-spatula-dips-twice": (
        scene(
            "clear", {"spatula": "laid-out", "cream": "kept-jar"}, ("dip-twice", {"tool": "spatula", "jar": "cream"})
        ),
        {"cream": "trash"},
    ),
    "what-is-left-goes-back": (
        scene("clear", {"bowl": "disinfected", "cream": "kept-jar"}, ("put-back", {"bowl": "bowl", "jar": "cream"})),
        {"cream": "trash", "bowl": "disinfect"},
    ),
    "a-lid-is-touched": (
        scene("clear", {"towel": "linen-stock", "cream": "kept-jar"}, ("lid", {"jar": "cream"})),
        {"cream": "wipe", "towel": "closed"},
    ),
    "a-drawer-is-searched": (
        scene(
            "clear",
            {"gauze": "pack", "towel": "linen-stock", "toner": "stored-bottle", "loop": "spare", "cotton": "pack"},
            *(("drawer", {"stock": name}) for name in ("gauze", "towel", "toner", "loop")),
        ),
        {"gauze": "trash", "towel": "linen", "toner": "wipe", "loop": "disinfect", "cotton": "closed"},
    ),
    "new-gloves-search-the-drawer": (
        scene("set-up", {"gauze": "pack", "cotton": "pack"}, "phone", "change-wash", ("take-out", {"stock": "gauze"})),
        {"gauze": "ready", "cotton": "closed"},
    ),
    "a-spot-bleeds": (
        scene(
            "clear",
            {"gauze": "laid-out", "loop": "disinfected", "towel": "fresh-linen", "electrode": "wiped", "tray": "wiped"},
            ("bleeds", {"pad": "gauze"}),
            ("tool-on-back", {"tool": "loop"}),
            ("wipe-back", {"cloth": "towel"}),
        ),
        {"gauze": "bag", "loop": "disinfect", "towel": "linen", "electrode": "wipe", "tray": "wipe"},
    ),
    "blood-reaches-a-jar-and-a-bottle": (
        scene(
            "clear",
            {"gauze": "laid-out", "cream": "kept-jar", "oil-bottle": "wiped-bottle"},
            ("bleeds", {"pad": "gauze"}),
            ("lid", {"jar": "cream"}),
            ("second-pour", {"bottle": "oil-bottle"}),
        ),
        {"cream": "bag", "oil-bottle": "wipe"},
    ),
    "nothing-is-used": (
        scene("clear", {"gauze": "laid-out", "tray": "wiped", "sheet": "fresh-linen", "mitts": "pack"}, "phone"),
        {"gauze": "trash", "tray": "wipe", "sheet": "linen", "mitts": "closed"},
    ),
    "a-room-is-ready": (
        scene(
            "set-up",
            {
                "gauze": "laid-out",
                "bowl": "disinfected",
                "loop": "spare",
                "sheet": "fresh-linen",
                "hot-towel": "fresh-hot",
                "towel": "linen-stock",
                "cream": "kept-jar",
                "toner": "wiped-bottle",
                "oil-bottle": "stored-bottle",
                "couch": "wiped",
                "electrode": "wiped",
                "lancet": "sealed-lancet",
            },
        ),
        {
            **dict.fromkeys(("gauze", "bowl", "sheet", "hot-towel", "toner", "couch", "electrode"), "ready"),
            **dict.fromkeys(("loop", "towel", "cream", "oil-bottle", "lancet"), "closed"),
        },
    ),
    "a-room-is-not-ready": (
        scene(
            "set-up",
            {
                "gauze": "left-over",
                "sponge": "bath-single",
                "bowl": "bath-too-short",
                "loop": "bath-unwashed",
                "tweezers": "used-tool",
                "sheet": "used-linen",
                "hot-towel": "hot-overnight",
                "cream": "dipped-jar",
                "toner": "touched-bottle",
                "couch": "wiped-dry",
                "electrode": "wiped-plain",
                "lancet": "used-lancet",
            },
        ),
        {
            **dict.fromkeys(("gauze", "sponge", "cream"), "trash"),
            **dict.fromkeys(("bowl", "loop", "tweezers"), "disinfect"),
            **dict.fromkeys(("sheet", "hot-towel"), "linen"),
            **dict.fromkeys(("toner", "couch", "electrode"), "wipe"),
            "lancet": "sharps",
        },
    ),
}


@pytest.mark.parametrize(("story", "places"), STORIES.values(), ids=STORIES)
def test_where_things_go(story: Scene, places: dict[str, str]) -> None:
    placed = decide(story).placed
    assert {name: placed[name].place for name in places} == places


HANDS_STORIES: dict[str, tuple[Scene, str, set[str]]] = {
    name: (scene(task, {"gauze": "laid-out", "oil-bottle": "wiped-bottle"}, *acts), least, because)
    for name, task, acts, least, because in (
        ("nothing", "clear", (), "keep", {"PE01"}),
        ("the-back", "clear", (("wipe-back", {"cloth": "gauze"}),), "keep", {"PE01"}),
        ("oil", "clear", (("massage", {"bottle": "oil-bottle"}),), "keep", {"PE01"}),
        ("phone", "clear", ("phone",), "rub", {"PE01", "HY03", "HY05", "HY06"}),
        ("phone-in-a-set-up", "set-up", ("phone",), "rub", {"PE01", "HY03"}),
        ("cheek", "clear", ("cheek",), "rub", {"PE01"}),
        ("pimples", "clear", ("pimples-first",), "rub", {"PE01"}),
        ("chin", "clear", (("chin", {"pad": "gauze"}),), "rub", {"PE01", "HY10"}),
        ("oil-and-phone", "clear", (("massage", {"bottle": "oil-bottle"}), "phone"), "wash", {"HY04", "HY05"}),
        ("blood", "clear", (("bleeds", {"pad": "gauze"}),), "wash", {"DR01", "HY04"}),
        ("tear", "clear", ("tears",), "wash", {"PE01"}),
        ("phone-then-washed", "clear", ("phone", "change-wash"), "keep", {"PE01"}),
        ("phone-then-rubbed", "clear", ("phone", "change-rub"), "keep", {"PE01"}),
        ("phone-then-only-changed", "clear", ("phone", "change-only"), "rub", {"HY06"}),
        ("clean-and-only-changed", "clear", ("change-only",), "rub", {"HY06"}),
        ("phone-then-washed-short", "clear", ("phone", "change-short"), "rub", {"HY06", "HY04"}),
        ("torn-and-rubbed", "clear", ("tears", "change-rub"), "wash", {"PE01", "HY04"}),
        ("torn-and-rubbed-in-a-set-up", "set-up", ("tears", "change-rub"), "wash", {"PE01", "HY04"}),
        ("torn-and-washed-short", "clear", ("tears", "change-short"), "wash", {"HY04"}),
        ("torn-rubbed-and-washed", "clear", ("tears", "change-rub", "change-wash"), "keep", {"PE01"}),
        ("torn-and-no-water", "clear", ("tears", "no-water", "change-rub"), "cleanser", {"HY07"}),
        (
            "a-back-that-bled",
            "clear",
            (("bleeds", {"pad": "gauze"}), "change-wash", ("lamp", {"lamp": "lamp"})),
            "wash",
            {"DR01", "HY04"},
        ),
        (
            "an-oily-back",
            "clear",
            (("massage", {"bottle": "oil-bottle"}), "change-wash", ("lamp", {"lamp": "lamp"}), "phone"),
            "wash",
            {"HY05"},
        ),
        ("torn-and-changed", "clear", ("tears", "change-wash"), "keep", {"PE01"}),
        ("blood-then-rubbed", "clear", (("bleeds", {"pad": "gauze"}), "change-rub"), "wash", {"HY05", "DR01"}),
        ("no-water", "clear", ("no-water", "phone"), "cleanser", {"HY07"}),
        ("oil-in-a-set-up", "set-up", (("massage", {"bottle": "oil-bottle"}),), "wash", {"HY05"}),
        (
            "new-gloves-and-the-same-back",
            "clear",
            ("phone", ("lamp", {"lamp": "lamp"}), "change-wash", ("wipe-back", {"cloth": "gauze"})),
            "keep",
            {"PE01"},
        ),
        ("no-water-and-clean", "clear", ("no-water",), "keep", {"PE01"}),
    )
    for task in [task]
}


@pytest.mark.parametrize(("story", "least", "because"), HANDS_STORIES.values(), ids=HANDS_STORIES)
def test_what_gloves_and_hands_need(story: Scene, least: str, because: set[str]) -> None:
    need = decide(story).hands
    assert need.least == least
    assert because <= {each.fact for each in need.because}


def told_soiled() -> list[tuple[str, str]]:
    """Each way for a thing, that can lie on a surface, to be not clean at the start, with such a thing."""
    pairs = []
    for act in library().of(TrolleyAct).values():
        for thing in (name for name in library().of(TrolleyThing) if sort_of(name) in LYING) if act.tells else ():
            fits = sort_of(thing) in act.roles[0].sorts or thing in act.roles[0].things
            if fits and told_room((SceneThing(thing=thing, told=act.id),)).on(thing):
                pairs.append((thing, act.id))
    return pairs


LYING = {"single", "multi", "sharp", "bottle", "linen"}


@given(st.data())
def test_what_is_not_clean_soils_the_surface_that_it_lies_on_in_whatever_order_they_are_told(data: Any) -> None:
    pairs = [pair for pair in told_soiled() if pair[1] != "hot-overnight"]  # which lies in its cabinet
    thing, told = data.draw(st.sampled_from(pairs))
    things = data.draw(st.permutations([(thing, told), ("tray", "wiped"), ("couch", "wiped")]))
    placed = decide(scene("set-up", dict(things))).placed
    assert "wipe" in (placed["tray"].place, placed["couch"].place)


def test_things_that_lie_on_one_surface_do_not_soil_each_other() -> None:
    told = {"tray": "wiped", "lancet": "used-lancet", "gauze": "laid-out", "cotton": "dropped", "loop": "disinfected"}
    placed = decide(scene("set-up", told)).placed
    assert {name: each.place for name, each in placed.items()} == {
        **{"tray": "wipe", "lancet": "sharps", "gauze": "ready", "cotton": "trash", "loop": "ready"}
    }


@pytest.mark.parametrize("cloth", ["cotton", "tissue", "couch-roll"])
def test_a_back_that_bled_has_blood_for_the_next_cloth(cloth: str) -> None:
    last = ("turns-over", {"linen": cloth, "rest": "headrest"}) if cloth == "couch-roll" else None
    acts = (("bleeds", {"pad": "gauze"}), "change-wash", last or ("wipe-back", {"cloth": cloth}))
    told = {"gauze": "laid-out", cloth: "laid-out", "headrest": "wiped"}
    assert decide(scene("clear", told, *acts)).placed[cloth].place == "bag"


@pytest.mark.parametrize(
    ("before", "jar"),
    [
        ("phone", "trash"),
        ("rail", "trash"),
        ("cheek", "trash"),
        (("wipe-back", {"cloth": "gauze"}), "trash"),
        ("change-only", "trash"),
        ("change-wash", "closed"),
        (("bleeds", {"pad": "gauze"}), "bag"),
    ],
    ids=str,
)
def test_gloves_soil_the_spatula_that_they_take_and_it_the_jar(before: Any, jar: str) -> None:
    told = {"gauze": "laid-out", "spatula": "laid-out", "cream": "kept-jar"}
    dip = ("dip-once", {"tool": "spatula", "jar": "cream"})
    assert decide(scene("clear", told, before, dip)).placed["cream"].place == jar


def test_the_gloves_are_looked_at_at_the_pause_and_things_at_the_end() -> None:
    told = {"gauze": "pack", "towel": "linen-stock"}
    acts = ("phone", "change-wash", ("drawer", {"stock": "gauze"}))
    assert [decide(scene("clear", told, *acts, pause=at)).hands.least for at in range(4)] == [
        "keep",
        "rub",
        "keep",
        "keep",
    ]
    assert decide(scene("clear", told, *acts, pause=0)).placed["gauze"].place == "trash"


def test_oil_through_a_tear_is_on_the_hands_so_that_a_rub_does_nothing() -> None:
    acts = ("tears", ("massage", {"bottle": "oil-bottle"}), "change-rub")
    decided = decide(scene("clear", {"oil-bottle": "wiped-bottle", "gauze": "laid-out"}, *acts))
    assert "oil" in decided.rooms[2].on(HANDS)
    assert [each.because.fact for each in decided.rooms[3].vain] == ["HY05"]
    assert decided.hands.least == "wash"


@pytest.mark.parametrize(
    ("effect", "because"),
    [
        ({"washed": False}, ("DR04", "wash")),
        ({"wet": False}, ("DR04", "wait")),
        ({"names_blood_germs": False}, ("HY14", None)),
        ({}, None),
    ],
)
def test_a_disinfection_that_falls_short_cleans_nothing(effect: dict[str, bool], because: Any) -> None:
    soiled = played(empty_room(), [TrolleyEffect(do="touch", one="blood", other="loop")])
    wiped = played(soiled, [TrolleyEffect.model_validate({"do": "disinfect", "one": "loop", **effect})])
    assert bool(wiped.on("loop")) is (because is not None)
    assert [(each.because.fact, each.because.step) for each in wiped.vain] == ([because] if because else [])


def test_of_the_ways_to_a_thing_one_that_brings_germs_stands_first() -> None:
    oil, floor = (TrolleyEffect(do="touch", one=source, other="toner") for source in ("oil", "floor"))
    room = after(played(empty_room(), [oil]), 2, [floor], {})
    assert [way[0].start for way in place_of("toner", room, "clear").ways] == ["floor", "oil"]


def test_blood_that_went_into_a_jar_alone_is_blood() -> None:
    room = played(empty_room(), [TrolleyEffect(do="touch", one="blood", other="spatula")])
    room = played(room, [TrolleyEffect(do="dip", one="spatula", other="cream")])
    assert not room.on("cream")
    assert place_of("cream", room, "clear").place == "bag"


def test_no_sharp_is_ever_ready() -> None:
    room = played(empty_room(), [TrolleyEffect(do="lay-out", one="lancet")])
    assert place_of("lancet", room, "set-up").place == "closed"
    assert place_of("lancet", room, "clear").place == "sharps"


def test_a_product_that_names_no_blood_germs_will_do_where_there_was_no_blood() -> None:
    soiled = played(empty_room(), [TrolleyEffect(do="touch", one="floor", other="loop")])
    assert not played(soiled, [TrolleyEffect(do="disinfect", one="loop", names_blood_germs=False)]).on("loop")


def test_the_way_is_told_hop_by_hop_with_its_act_and_the_rule_that_counts() -> None:
    told = {"spatula": "laid-out", "cream": "kept-jar", "loop": "disinfected"}
    acts = ("phone", ("dip-twice", {"tool": "spatula", "jar": "cream"}))
    way = decide(scene("clear", told, *acts)).placed["cream"].ways[0]
    assert [(hop.act, hop.start, hop.end, hop.by) for hop in way] == [
        (2, "back", "spatula", None),
        (2, "spatula", inside("cream"), "HY08"),
    ]


def test_more_than_is_needed_is_enough_and_less_is_not() -> None:
    enough = {(chosen, least) for chosen in NEEDS for least in NEEDS if does_enough(chosen, least)}
    assert enough == {*((each, each) for each in NEEDS), ("wash", "rub")}


NEEDS: tuple[Any, ...] = ("keep", "rub", "wash", "cleanser")


def test_a_tools_sort_is_what_its_record_says() -> None:
    sorts = {thing.fact: sort_of(thing.id) for thing in library().of(TrolleyThing).values() if thing.sort is None}
    assert sorts["TU01"] == "single" and sorts["TU12"] == "multi"
    assert sorts["TU10"] == "sharp" and sorts["TU14"] == "device"
