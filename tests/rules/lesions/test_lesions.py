"""Reading a lesion: each picture of the dossier's table, the golden rule, and that unknown is never no."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfacial.facts import library
from backfacial.facts.conditions import comparisons
from backfacial.facts.protocol.steps import ProtocolStep
from backfacial.facts.skin.lesions import GoldenSign, Lesion, LesionFact, LookAlikeQuestion
from backfacial.facts.skin.lesions import Handling as HandlingRecord
from backfacial.facts.strict_yaml import load_strictly
from backfacial.rules.conditions import test_of as holds
from backfacial.rules.lesions.reading import LesionReading, LesionTable, lesion_table, read_lesion
from backfacial.rules.lesions.rows import Handling
from backfacial.rules.reading import read_facts
from backfacial.rules.values import UNSURE, Facts

A_DAY = datetime.date(2026, 6, 15)
FILE = Path(__file__).parents[3] / "content/examples/lesions.yml"
LESIONS = library().lesions
EXAMPLES: list[dict[str, Any]] = [
    {"picture": dict(LESIONS[each["id"]].picture), **each} for each in load_strictly(FILE.read_text(encoding="utf-8"))
]
EACH = pytest.mark.parametrize("example", EXAMPLES, ids=[example["id"] for example in EXAMPLES])
GOLDEN = library().of(GoldenSign)
KEY = library().of(LookAlikeQuestion)
FACTS = lesion_table().facts
NO_HURRY = settings(deadline=None)

# what makes each sign of the golden rule true, by hand
SIGNS: dict[str, list[dict[str, Any]]] = {
    "GR1": [{"inflamed": True}, {"pus_head": True}, {"hot": True}],
    "GR2": [{"deep": True}],
    "GR3": [{"itchy": True, "all_alike": True}],
    "GR4": [{"pigmented": True}],
    "GR5": [{"one_sided": True}],
    "GR6": [{"weeping": True}],
    "GR7": [{"unsure": True}],
}
ANY_SIGN = [facts for signs in SIGNS.values() for facts in signs]


def seen(facts: dict[str, Any], absent: bool = True) -> Facts:
    return read_facts(facts, FACTS, A_DAY, rest_absent=absent)


def read(facts: dict[str, Any]) -> LesionReading:
    return read_lesion(seen(facts))


def table(lesions: list[Lesion]) -> LesionTable:
    content = library()
    return LesionTable(
        content.of(LesionFact).values(), lesions, GOLDEN.values(), KEY.values(), content.of(HandlingRecord).values()
    )


@EACH
def test_a_picture_is_read_as_that_lesion_with_its_act(example: dict[str, Any]) -> None:
    decided = read(example["picture"])
    assert decided.candidates == (example["id"],)
    assert (decided.act, decided.refer) == (example["act"], example.get("refer"))
    assert decided.handling is decided.up_to
    assert not decided.possible and not decided.ask
    assert {example["id"], *LESIONS[example["id"]].decided_by} <= set(decided.reasons)
    assert LESIONS[example["id"]].decision in decided.do
    assert LESIONS[example["id"]].say in decided.say


@EACH
def test_it_gets_more_serious_where_the_dossier_says_so(example: dict[str, Any]) -> None:
    for each in example.get("raised", []):
        decided = read({**example["picture"], **each["facts"]})
        assert decided.handling == each["handling"], each
        assert set(each.get("reasons", [])) <= set(decided.reasons), each
    with_raises = {lesion.id for lesion in LESIONS.values() if lesion.raises}
    assert example["id"] not in with_raises or example["raised"]


@EACH
def test_leaving_a_lesion_out_is_seen(example: dict[str, Any]) -> None:
    without = table([lesion for lesion in LESIONS.values() if lesion.id != example["id"]])
    decided = without.read(seen(example["picture"]))
    assert example["id"] not in decided.candidates
    assert decided.handling is not Handling.EXTRACT


@EACH
def test_every_part_of_a_picture_that_its_lesion_names_is_needed_or_one_of_several(example: dict[str, Any]) -> None:
    named = {part.fact for part in comparisons(LESIONS[example["id"]].when)} & set(example["picture"])
    assert named
    alone = {name: value for name, value in example["picture"].items() if name not in named}
    assert example["id"] not in read(alone).candidates


def test_a_blackhead_comes_with_the_limit_of_the_protocol() -> None:
    limit = library().of(ProtocolStep)["P15"].values["tries"].at_most
    assert read({"open_plug": True, "loose": True}).tries == limit == 3
    assert read({"open_plug": True}).tries is None


def test_a_whitehead_may_come_out_only_once_an_opening_shows() -> None:
    assert read({"closed": True, "opening_shows": True, "loose": True}).act == "extract"
    assert read({"closed": True, "loose": True}).act == "leave"
    assert read({"closed": True, "opening_shows": True}).act == "leave"


def test_what_is_extracted_is_never_spoken_of_as_left() -> None:
    say = read({"closed": True, "opening_shows": True, "loose": True}).say
    assert LESIONS["L02"].say not in say and say


@pytest.mark.parametrize(
    "plug", [{"open_plug": True, "loose": True}, {"closed": True, "opening_shows": True, "loose": True}]
)
def test_where_nothing_may_come_out_no_word_tells_how_to_take_it_out(plug: dict[str, Any]) -> None:
    for sign in ANY_SIGN:
        decided = read({**plug, **sign})
        told = {*decided.do, *decided.say}
        assert not told & {LESIONS["L01"].decision, LESIONS["L02"].decision, LESIONS["L01"].say}
        assert decided.tries is None
    assert LESIONS["L01"].decision not in read({"open_plug": True, "loose": True, "count": 11}).do


def test_nothing_to_see_is_left() -> None:
    decided = read({})
    assert (decided.handling, decided.candidates, decided.reasons) == (Handling.LEAVE, (), ())


@pytest.mark.parametrize("name", [name for name, fact in FACTS.items() if fact.about == "sign"])
def test_a_sign_by_itself_is_a_lesion_that_may_be_left_or_is_referred(name: str) -> None:
    decided = read({name: True})
    assert decided.act != "extract"
    left = any(LESIONS[lesion].act != "refer" for lesion in decided.candidates)
    assert left or decided.act == "refer"


def test_a_hint_that_peeling_or_purple_spots_in_an_ill_client_are_an_emergency() -> None:
    assert read({"peeling": True}).handling is Handling.EMERGENCY
    assert read({"purple": True, "fever": True}).handling is Handling.EMERGENCY
    assert read({"purple": True}).refer == "clinician"


@pytest.mark.parametrize(
    ("facts", "handling", "points_to"),
    [
        ({"itchy": True, "all_alike": True}, "clinician", "L12"),
        ({"hot_tub": True, "under_swimwear": True}, "leave", "L13"),
        ({"one_sided": True, "painful": True}, "same_day", "L20"),
        ({"scaly_patches": True}, "clinician", "L18"),
        ({"ring": True}, "clinician", "L19"),
        ({"folds": True, "tracts": True}, "clinician", "L23"),
        ({"sudden": True, "steroid": True}, "clinician", "L22"),
        ({"ulcers": True, "fever": True}, "emergency", "C53"),
        ({"ulcers": True, "joint_pain": True}, "emergency", "C53"),
        ({"ulcers": True}, "same_day", "C53"),
        ({"medicine": "cancer"}, "clinician", "C65"),
        ({"medicine": "other", "all_alike": True}, "clinician", "C65"),
        ({"weeping": True}, "clinician", "C23"),
        ({"smooth_lump": True}, "clinician", "C51"),
        ({"hot": True, "spreading": True}, "same_day", "C25"),
        ({"hot": True, "spreading": True, "fever": True}, "emergency", "C25"),
        ({"inflamed": True, "very_ill": True}, "emergency", "SE16"),
        ({"inflamed": True, "pus_head": True, "fever": True}, "same_day", "SE16"),
        ({"weeping": True, "fever": True}, "emergency", "C23"),
        ({"folds": True, "tracts": True, "fever": True}, "same_day", "L23"),
        ({"blisters": True, "many": True, "fever": True}, "same_day", "C66"),
        ({"hot_tub": True, "itchy": True, "fever": True}, "same_day", "C27"),
        ({"hot_tub": True, "immune_weak": True}, "same_day", "C27"),
    ],
)
def test_an_arrow_of_the_look_alike_key_points_where_the_dossier_says(
    facts: dict[str, Any], handling: str, points_to: str
) -> None:
    true = [row for row in KEY.values() if holds(row.when, FACTS)(seen(facts), A_DAY)]
    assert any(points_to in row.points_to for row in true)
    decided = read(facts)
    assert decided.handling == handling
    assert points_to in {*decided.candidates, *decided.reasons}


def test_plugs_point_to_the_lesions_of_acne_and_straps_to_rubbing() -> None:
    assert KEY["LK01"].points_to == ("L01", "L02", "L03", "L04", "L05", "L06")
    assert KEY["LK04"].points_to == ("SK20",)


# what is unknown


def test_of_nothing_known_nothing_is_taken_out_and_the_most_serious_is_asked_first() -> None:
    decided = read_lesion({})
    assert (decided.handling, decided.up_to, decided.candidates) == (Handling.LEAVE, Handling.EMERGENCY, ())
    assert decided.possible == tuple(LESIONS)
    rank = {name: number for number, name in enumerate(decided.ask)}
    assert set(decided.ask) <= set(FACTS)
    emergencies, days, plugs = ("breathing_sign", "peeling"), ("not_healing", "ugly_duckling"), ("stalk", "closed")
    assert max(rank[name] for name in emergencies) < min(rank[name] for name in days)
    assert max(rank[name] for name in days) < min(rank[name] for name in plugs)


@pytest.mark.parametrize("name", list(FACTS))
def test_a_blackhead_of_which_one_thing_is_unknown(name: str) -> None:
    """It is taken out only where the answer could not speak against it."""
    known = seen({"open_plug": True, "loose": True})
    del known[name]
    decided = read_lesion(known)
    acts = {read_lesion({**known, name: value}).act for value in values(name)}
    assert (decided.act == "extract") is (acts == {"extract"})
    if decided.act != "extract":
        assert name in decided.ask


def test_who_is_unsure_of_an_answer_does_not_know_it() -> None:
    known = seen({"open_plug": True, "loose": True})
    assert read_lesion({**known, "inflamed": UNSURE}) == read_lesion(
        {k: v for k, v in known.items() if k != "inflamed"}
    )


def test_an_emergency_asks_nothing_more() -> None:
    assert read_lesion(seen({"breathing_sign": True}, absent=False)).ask == ()


def test_what_tells_two_candidates_apart_is_asked() -> None:
    known = seen({"deep": True, "inflamed": True})
    del known["feel"]
    decided = read_lesion(known)
    assert set(decided.possible) == {"L05", "L06"}
    assert decided.ask == ("feel",)


def values(name: str) -> list[Any]:
    fact = FACTS[name]
    if fact.kind == "bool":
        return [False, True]
    return [0, 5, 11, 34, 35, 50] if fact.kind == "int" else list(fact.values)


@st.composite
def lesions(draw: st.DrawFn, most: int = 7) -> Facts:
    """A lesion of which everything is known; often a picture of the table with something added."""
    picture = draw(st.sampled_from([{}, *(example["picture"] for example in EXAMPLES)]))
    names = draw(st.lists(st.sampled_from(sorted(FACTS)), max_size=most, unique=True))
    return {**seen(picture), **{name: draw(st.sampled_from(values(name))) for name in names}}


@st.composite
def half_known(draw: st.DrawFn) -> tuple[Facts, Facts]:
    """What is known of a lesion, and all of it."""
    facts = draw(lesions())
    if draw(st.booleans()):
        kept = draw(st.frozensets(st.sampled_from(sorted(facts)), max_size=12))
    else:
        kept = frozenset(facts) - draw(st.frozensets(st.sampled_from(sorted(facts)), max_size=6))
    return {name: facts[name] for name in kept}, facts


@NO_HURRY
@given(lesions(), st.sampled_from(ANY_SIGN))
def test_a_sign_of_the_golden_rule_never_makes_the_act_more_daring(facts: Facts, sign: dict[str, Any]) -> None:
    before, after = read_lesion(facts), read_lesion({**facts, **sign})
    assert after.handling.rank >= before.handling.rank
    assert after.act != "extract" and after.golden


@NO_HURRY
@given(half_known(), st.sampled_from(ANY_SIGN))
def test_nor_does_it_where_some_things_are_unknown(known_all: tuple[Facts, Facts], sign: dict[str, Any]) -> None:
    known, _ = known_all
    before, after = read_lesion({**known, **dict.fromkeys(sign, False)}), read_lesion({**known, **sign})
    assert after.handling.rank >= before.handling.rank
    assert after.act != "extract"


@NO_HURRY
@given(half_known())
def test_more_knowledge_never_takes_a_referral_back(known_all: tuple[Facts, Facts]) -> None:
    known, everything = known_all
    less, more = read_lesion(known), read_lesion(everything)
    if less.act == "refer":
        assert more.handling.rank >= less.handling.rank
    assert less.handling.rank <= less.up_to.rank
    assert more.handling.rank <= less.up_to.rank
    assert set(less.candidates) <= set(more.candidates) <= set(less.candidates) | set(less.possible)
    assert set(less.golden) <= set(more.golden)


@NO_HURRY
@given(half_known())
def test_unknown_never_gives_an_extraction_that_an_answer_would_forbid(known_all: tuple[Facts, Facts]) -> None:
    known, everything = known_all
    if read_lesion(known).act == "extract":
        assert read_lesion(everything).act == "extract"


@NO_HURRY
@given(half_known())
def test_what_is_asked_is_unknown_and_each_thing_is_asked_once(known_all: tuple[Facts, Facts]) -> None:
    known, _ = known_all
    decided = read_lesion(known)
    assert not set(decided.ask) & set(known)
    assert len(set(decided.ask)) == len(decided.ask)
    if decided.handling is not decided.up_to and decided.handling is not Handling.EMERGENCY:
        assert decided.ask


@NO_HURRY
@given(lesions())
def test_only_plugs_are_taken_out_and_only_without_a_sign_of_the_golden_rule(facts: Facts) -> None:
    decided = read_lesion(facts)
    if decided.act == "extract":
        assert set(decided.candidates) <= {"L01", "L02"} and decided.candidates
        assert not decided.golden and facts["loose"] is True and decided.tries == 3
    else:
        assert decided.tries is None


def test_the_signs_of_the_golden_rule_are_those_of_the_dossier() -> None:
    assert list(GOLDEN) == list(SIGNS)
    for name, each in SIGNS.items():
        for facts in each:
            assert name in read(facts).golden
            extractable = {**seen({"open_plug": True, "loose": True}), **facts}
            assert read_lesion(extractable).act != "extract"


def test_a_lesion_that_is_there_where_nothing_is_seen_is_refused() -> None:
    broken = LESIONS["L17"].model_copy(
        update={"when": LESIONS["L01"].when.model_validate({"all": [{"not": {"fact": "stalk", "is": True}}]})}
    )
    with pytest.raises(ValueError, match="L17 is there where there is nothing to see"):
        table([broken])


def test_a_sign_that_a_harmless_kind_may_explain_is_left_alone_and_asked_about() -> None:
    reading = read_lesion({"crusted": True})
    assert (reading.handling, reading.up_to) == (Handling.LEAVE, Handling.EMERGENCY)
    assert read({"crusted": True}).handling is Handling.CLINICIAN


def test_what_could_be_most_serious_is_asked_first() -> None:
    asked = read_lesion({"pain_first": True}).ask
    worst = [name for name in asked if name in ("ulcers", "round_hairs", "palms_or_mouth", "open_plug", "flat_mark")]
    assert worst == ["ulcers", "round_hairs", "palms_or_mouth", "open_plug", "flat_mark"]


def test_the_most_serious_reason_stands_first() -> None:
    assert read({"changed": True, "pus_head": True}).reasons == ("L16", "C50", "L04", "L03")


def test_a_kind_that_an_answer_only_points_to_is_no_reason() -> None:
    reading = read_lesion({"smooth_lump": True})
    assert reading.reasons == ("C51",) and "L07" in reading.possible


def test_one_lesion_speaks_for_all() -> None:
    reading = read({"flat_mark": True, "closed": True})
    assert reading.say == (LESIONS["L02"].say, library().of(HandlingRecord)["leave"].say)


def test_the_fewest_tries_count() -> None:
    first = LESIONS["L01"]
    assert first.extract is not None
    careful = first.model_copy(update={"id": "L99", "extract": first.extract.model_copy(update={"tries": 1})})
    for lesions in ([first, careful], [careful, first]):
        reading = table(lesions).read(seen({"open_plug": True, "loose": True}))
        assert (reading.handling, reading.tries) == (Handling.EXTRACT, 1)
