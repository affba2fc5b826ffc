"""The order of a visit: what breaks it, how few moves mend it, and right orders that are built."""

from itertools import combinations, permutations, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backfacial.facts import library
from backfacial.facts.protocol.order import OrderCondition, OrderRule, Variant
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.rules.visit.precedence import Precedence
from backfacial.rules.visit.sequence import SequenceRules, Unsafe, sequence_rules
from backfacial.rules.visit.situation import BREAK, STOP, BadOrder, Situation

RULES = sequence_rules()
VARIANTS = library().of(Variant)
DEFAULT = VARIANTS["V1"].order
WHOLE = ("P01", "P02", *DEFAULT, "P25", "P26")
IN_ROOM = Situation(patch_test="in-room")

HARD_PAIRS = [
    (rule.id, before, after, pair.when)
    for rule in library().of(OrderRule).values()
    if rule.kind == "hard"
    for pair in rule.pairs
    for before, after in product(pair.before, pair.after)
    if pair.when != "CR7"
]
SOFT_PAIRS = [
    (rule.id, before, after)
    for rule in library().of(OrderRule).values()
    if rule.kind == "soft"
    for pair in rule.pairs
    for before, after in product(pair.before, pair.after)
]
FREE = [("P12", "P13"), ("P02", "P01"), ("O1", "O2"), ("P25", "P26"), ("P07", "P08"), ("P05", "P06")]


def kinds(order: tuple[str, ...], situation: Situation = Situation()) -> set[str]:  # noqa: B008
    return {broken.kind for broken in RULES.broken(order, situation)}


def named(order: tuple[str, ...] | list[str], situation: Situation = Situation()) -> set[str]:  # noqa: B008
    return {each for broken in RULES.broken(order, situation) for each in broken.ids}


@pytest.mark.parametrize("order", [WHOLE, *(v.order for v in VARIANTS.values())], ids=["default", *VARIANTS])
def test_the_default_order_and_each_variant_break_nothing(order: tuple[str, ...]) -> None:
    assert RULES.broken(order) == ()
    assert RULES.fewest_moves(order) == 0
    assert RULES.right_order(sorted(order)) == order


@pytest.mark.parametrize(("rule", "before", "after", "condition"), HARD_PAIRS)
def test_each_hard_rule_that_is_broken_alone_is_reported(
    rule: str, before: str, after: str, condition: str | None
) -> None:
    situation = IN_ROOM if condition == "CR2" else Situation()
    if condition in ("CR3", "CR5") and after == "P12":
        after = "O3"  # what makes the condition hold
    order = [after, before]
    if rule == "E43":
        order = ["P11", "O6", "O3"] if after == "P11" else ["O6", "O3", "P11"]
    if condition == "CR4":
        order = ["P15", *([] if after == "P15" else [after]), before]
    found = [broken for broken in RULES.broken(order, situation) if broken.kind == "hard"]
    assert rule in {each for broken in found for each in broken.ids}
    assert all(broken.why for broken in found)
    assert condition is None or condition in {each for broken in found for each in broken.ids}
    assert RULES.fewest_moves(order, situation) >= 1
    mended = RULES.sorted_steps(order, situation)
    assert not [b for b in RULES.broken(mended, situation) if b.kind == "hard" and rule in b.ids]


@pytest.mark.parametrize(("rule", "before", "after"), SOFT_PAIRS)
def test_a_soft_rule_advises_and_asks_for_no_move(rule: str, before: str, after: str) -> None:
    order = (after, before)
    assert (rule, "soft") in {(broken.rule, broken.kind) for broken in RULES.broken(order)}
    if not RULES.graph(frozenset()).precedes(before, after):
        assert RULES.fewest_moves(order) == 0


@pytest.mark.parametrize(("one", "other"), FREE)
def test_a_free_pair_may_stand_in_either_order(one: str, other: str) -> None:
    for order in ((one, other), (other, one)):
        assert not RULES.broken(order, IN_ROOM)
    assert RULES.most_moves([one, other], IN_ROOM) == 0


def test_leaving_a_step_out_does_not_free_the_others() -> None:
    (broken,) = RULES.broken(["P17", "P12"])
    assert (broken.before, broken.after, broken.through) == ("P12", "P17", ("P15",))
    assert broken.ids == ("E13", "E22")


def test_the_first_mistake_comes_first() -> None:
    order = ["P04", "P03", "P06", "P08", "P07", "P10", "P09", "P18", "P17", "P20", "P19"]
    found = RULES.broken(order)
    assert [(broken.rule, broken.at, broken.kind) for broken in found] == [
        ("E03", 0, "hard"),
        ("E09", 5, "hard"),
        ("E23", 7, "hard"),
        ("E25", 9, "soft"),
    ]


def test_a_cooled_peel_after_heat_is_right_and_heat_after_it_needs_the_label() -> None:
    assert not kinds(("P10", "P13", "O3"))
    assert named(("P10", "O3", "P13")) == {"E15", "CR3"}
    assert not kinds(("P10", "O3", "P13"), Situation(label_allows_heat=True))


def test_massage_may_come_late_where_nothing_was_extracted_or_peeled() -> None:
    late = ("P10", "P14", "P15", "P16", "P17", "P18", "O6", "P19", "P20", "P22")
    assert {"E21", "CR4"} <= named(late)
    assert not kinds(late, Situation(massage_off_extracted=True))
    assert {"E41", "CR5"} <= named(("P10", "O4", "O6", "P21"))
    assert not kinds(("P10", "O4", "O6", "P21"), Situation(massage_off_peeled=True))


def test_massage_oil_comes_off_before_acid_or_enzyme() -> None:
    assert named(("P10", "P11", "O6", "O3")) == {"E43", "CR5"}
    assert named(("P10", "O6", "O3")) == {"CR5", "E41", "E43"}
    assert not kinds(("P10", "O6", "P11", "O3"))
    assert not kinds(("P10", "O6", "O3"), Situation(massage_off_peeled=True))


@pytest.mark.parametrize("warm_or_open", ["P13", "P14", "P15", "P16"])
def test_where_acid_is_used_there_is_no_heat_and_no_extraction(warm_or_open: str) -> None:
    for situation in (Situation(), Situation(label_allows_heat=True)):
        assert "CR13" in {refusal.ids[0] for refusal in RULES.refusals([warm_or_open, "O4"], situation)}
        for order in ((warm_or_open, "O4", "P21"), ("O4", warm_or_open, "P21")):
            assert "CR13" in named(order, situation)
    assert "CR13" not in named(("O4", warm_or_open, "P21"), Situation(acid_apart=True))


def test_after_an_acid_comes_sunscreen_or_clothes() -> None:
    assert named(("P10", "O4", "P20")) == {"CR13"}
    assert not kinds(("P10", "O4", "P20", "P21"))
    assert not kinds(("P10", "O4", "P20"), Situation(covered_after=True))
    assert not kinds(("P10", "O3", "P20"))
    assert [refusal.item for refusal in RULES.refusals(["O4", "P20"])] == ["O4"]


@pytest.mark.parametrize(("hours", "right"), [(23, False), (24, True), (72, True), (73, False), (None, True)])
def test_a_patch_test_at_home_lies_some_days_back(hours: float | None, right: bool) -> None:
    found = named(("P05", "P09"), Situation(patch_test_hours=hours))
    assert found == (set() if right else {"CR1", "E05"})


def test_wet_alcohol_and_high_frequency_do_not_meet() -> None:
    order = ("P14", "P15", "P16", "O1")
    assert named(order, Situation(alcohol_still_wet=True)) == {"CR6", "E33"}
    assert not kinds(order)


def test_the_next_client_comes_after_the_cleaning() -> None:
    assert not kinds(("P01", "P03", "P25", "P26", "P01", "P03"))
    assert named(("P01", "P03", "P25", "P01", "P03")) == {"CR7", "E32"}
    assert named(("P01", "P03", "P25", "P01", "P03", "P26")) == {"CR7", "E32"}


@pytest.mark.parametrize(
    ("order", "wrong"),
    [
        (("P03", "P04", STOP, "P26", "P25"), None),
        (("P03", "P04", STOP, "P24", "P25"), ("CR8", "P24")),
        (("P03", "P04", "P06", "P08", STOP, "P22", "P23", "P24", "P25", "P26"), None),
        (("P03", "P04", "P06", "P08", STOP, "P18", "P22"), ("CR9", "P18")),
        (("P09", "P10", "P12", STOP, "P18", "P22"), ("CR8", "P18")),  # nobody has undressed: this is no visit
        (("P06", "P08", "P09", "P10", "P12", STOP, "P18", "P22", "P23"), None),
        (("P06", "P08", "P09", "P10", STOP, "P17"), ("CR9", "P17")),
        (("P06", "P07", "P08", "P09", "P10", "P14", "P15", BREAK, STOP, "P07", "P18", "P22"), None),
    ],
)
def test_after_a_stop_only_some_steps_follow(order: tuple[str, ...], wrong: tuple[str, str] | None) -> None:
    found = [broken for broken in RULES.broken(order) if broken.rule in ("CR8", "CR9")]
    assert (found[0].rule, found[0].after) == wrong if wrong else not RULES.broken(order)


def test_hands_are_washed_again_after_a_break() -> None:
    assert named(("P07", "P08", "P09", BREAK, "P10")) == {"CR12"}
    assert not kinds(("P07", "P08", "P09", BREAK, "P07", "P10"))
    assert not kinds(("P07", "P08", "P09", "P10", "P20", BREAK, "P22", "P23"))
    (broken,) = RULES.broken(("P07", "P08", "P09", BREAK, "P10", "P12", "P07"))
    assert (broken.after, broken.at) == ("P10", 4)


@pytest.mark.parametrize(
    ("steps", "item", "ids"),
    [
        (("O1", "O2", "O6"), "O6", ("CR11", "OX.1")),
        (("O6", "P11", "O3", "O1"), "O1", ("CR11", "OX.1")),
        (("O3", "O4", "P21"), "O4", ("CR11", "OX.2")),
        (("P12", "O4", "P21"), "O4", ("CR11", "OX.2")),
        (("O7", "P13"), "P13", ("CR10",)),
        (("O7", "O3"), "O3", ("CR10",)),
    ],
)
def test_an_unsafe_set_is_refused_with_its_reason(steps: tuple[str, ...], item: str, ids: tuple[str, ...]) -> None:
    with pytest.raises(Unsafe) as refused:
        RULES.right_order(steps)
    (refusal,) = refused.value.refusals
    assert (refusal.item, refusal.ids) == (item, ids)
    assert refusal.why
    assert {"conditional"} <= kinds(steps)


@pytest.mark.parametrize("steps", [("O1", "O5"), ("O1", "O2", "O5"), ("O7", "O6"), ("P14", "P15", "P16")])
def test_a_safe_set_is_not_refused(steps: tuple[str, ...]) -> None:
    assert RULES.refusals(steps) == ()
    assert set(RULES.right_order(steps)) == set(steps)


@pytest.mark.parametrize("steps", [("P15", "P16"), ("P14", "P15")])
def test_extraction_is_never_done_without_antiseptic_and_compress(steps: tuple[str, ...]) -> None:
    assert RULES.clashes(steps) == ()  # they may be shown as a part of a visit
    (lacking,) = RULES.refusals(steps)
    assert (lacking.item, lacking.ids) == ("P15", ("CR11",)) and lacking.why
    assert named(steps) == {"CR11"}
    assert RULES.refusals(["P14", "P15", "P16"]) == ()


def test_there_is_one_mask() -> None:
    (refusal,) = RULES.refusals(["P17", "O5"])
    assert (refusal.item, refusal.ids) == ("O5", ("O5",)) and refusal.why
    assert named(("P10", "P17", "O5", "P18")) == {"O5"}
    assert RULES.refusals(["P17"]) == RULES.refusals(["O5"]) == ()


def test_extraction_without_warmth_is_advised_against() -> None:
    assert [rule.id for rule in RULES.advice(["P12", "P15"])] == ["E14"]
    assert RULES.advice(["P13", "P15"]) == ()
    assert RULES.advice(["P12"]) == ()


@pytest.mark.parametrize("order", [["P03", "P99"], ["P03", "P03"], ["P03", STOP, STOP], ["O8"], ["p03"]])
def test_what_cannot_be_read_is_named(order: list[str]) -> None:
    with pytest.raises(BadOrder) as bad:
        RULES.broken(order)
    assert order[-1] in str(bad.value) and "number" in str(bad.value)


def test_nothing_is_a_right_order_of_nothing() -> None:
    assert RULES.broken([]) == () and RULES.right_order([]) == () and RULES.fewest_moves([]) == 0


def test_hard_rules_that_run_in_a_circle_are_refused() -> None:
    with pytest.raises(ValueError, match="before itself"):
        Precedence({("a", "b"): ["X"], ("b", "c"): ["Y"], ("c", "a"): ["Z"]})


def test_no_conditions_together_run_in_a_circle() -> None:
    names = ["CR1", "CR2", "CR3", "CR4", "CR5"]
    for count in range(len(names) + 1):
        for held in combinations(names, count):
            assert RULES.graph(frozenset(held), soft=True).later


SAFE = [step for step in library().of(ProtocolStep) if step not in ("P01", "P05")]


@st.composite
def visits(draw: st.DrawFn) -> tuple[tuple[str, ...], Situation]:
    """A safe set of steps and modules, in a right order, with a situation."""
    steps = set(draw(st.lists(st.sampled_from([*SAFE, "P01", "P05"]), unique=True)))
    steps |= set(draw(st.lists(st.sampled_from(sorted(library().of(ProtocolModule))), unique=True, max_size=3)))
    places: dict[str, str] = {}
    for step in sorted(steps):  # one method of exfoliation, one mask
        places.setdefault(RULES.place(step), step)
    situation = Situation(
        patch_test=draw(st.sampled_from(["home", "in-room"])),
        label_allows_heat=draw(st.booleans()),
        massage_off_extracted=draw(st.booleans()),
        massage_off_peeled=draw(st.booleans()),
        acid_apart=draw(st.booleans()),
        covered_after=draw(st.booleans()),
    )
    chosen = sorted(places.values())
    while refusals := RULES.refusals(chosen, situation):
        chosen = [step for step in chosen if step not in {refusal.item for refusal in refusals}]
    return RULES.right_order(draw(st.permutations(chosen)), situation), situation


@given(visits())
def test_a_built_order_breaks_nothing(visit: tuple[tuple[str, ...], Situation]) -> None:
    order, situation = visit
    assert RULES.broken(order, situation) == ()


@given(visits(), st.data())
def test_a_hard_pair_that_is_swapped_is_reported(visit: tuple[tuple[str, ...], Situation], data: st.DataObject) -> None:
    order, situation = visit
    pairs = [
        (one, other)
        for one, other in combinations(range(len(order)), 2)
        if RULES.broken([order[other], order[one]], situation)
        and "hard" in {broken.kind for broken in RULES.broken([order[other], order[one]], situation)}
    ]
    assume(pairs)
    one, other = data.draw(st.sampled_from(pairs))
    swapped = list(order)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    assert "hard" in kinds(tuple(swapped), situation)
    assert RULES.fewest_moves(swapped, situation) >= 1


@given(visits(), st.data())
def test_there_is_nothing_to_move_only_where_no_hard_rule_is_broken(
    visit: tuple[tuple[str, ...], Situation], data: st.DataObject
) -> None:
    order, situation = tuple(data.draw(st.permutations(visit[0]))), visit[1]
    assert (RULES.fewest_moves(order, situation) == 0) == ("hard" not in kinds(order, situation))
    assert RULES.fewest_moves(order, situation) <= RULES.most_moves(order, situation)


@given(visits(), st.data())
def test_leaving_steps_out_breaks_nothing_new(visit: tuple[tuple[str, ...], Situation], data: st.DataObject) -> None:
    order, situation = list(data.draw(st.permutations(visit[0]))), visit[1]
    rest = [step for step in order if data.draw(st.booleans())]

    def pairs(steps: list[str]) -> set[tuple[str | None, str | None]]:
        return {(b.before, b.after) for b in RULES.broken(steps, situation) if b.kind in ("hard", "soft")}

    assert RULES.fewest_moves(rest, situation) <= RULES.fewest_moves(order, situation)
    if not pairs(order):
        assert not pairs(rest)
    # a pair that is named now was out of order before as well
    places = {step: number for number, step in enumerate(order)}
    assert all(places[after or ""] < places[before or ""] for before, after in pairs(rest))


@given(st.permutations(["P09", "P10", "P12", "P15", "P17", "P18"]))
def test_so_many_moves_mend_an_order_and_fewer_do_not(order: list[str]) -> None:
    moves = RULES.fewest_moves(order)
    stays = max(
        count
        for count in range(len(order) + 1)
        for kept in combinations(order, count)
        if all(not RULES.graph(frozenset()).precedes(late, early) for early, late in combinations(kept, 2))
    )
    assert moves == len(order) - stays


def test_the_worst_order_needs_the_most_moves() -> None:
    steps = ["P12", "P13", "P14", "P15"]
    worst = max(RULES.fewest_moves(order) for order in permutations(steps))
    assert RULES.most_moves(steps) == worst == 2


@pytest.mark.parametrize("without", ["E03", "E22", "E35"])
def test_a_rule_that_is_left_out_is_not_reported(without: str) -> None:
    content = library()
    rules = SequenceRules(
        content.of(ProtocolStep),
        content.of(ProtocolModule),
        [rule for rule in content.of(OrderRule).values() if rule.id != without],
        content.of(OrderCondition).values(),
        content.modules.values(),
    )
    backwards = DEFAULT[::-1]
    assert without in named(backwards)
    assert without not in {each for broken in rules.broken(backwards) for each in broken.ids}


def test_a_hard_mistake_is_named_before_others_at_the_same_step() -> None:
    assert [(each.kind, each.at) for each in RULES.broken(("P15", "P02"))] == [("hard", 0), ("conditional", 0)]


def test_a_patch_test_at_home_stands_before_all_else() -> None:
    assert RULES.right_order(("P02", "P05")) == ("P05", "P02")
    assert RULES.right_order(("P02", "P05"), IN_ROOM) == ("P02", "P05")


def test_modules_after_the_same_step_stand_in_their_own_order() -> None:
    assert RULES.right_order(("O2", "O1", "P16")) == ("P16", "O1", "O2")


def test_a_right_order_keeps_soft_rules_too() -> None:
    content = library()
    soft = next(rule for rule in content.of(OrderRule).values() if rule.kind == "soft")
    (pair, *_) = soft.pairs
    turned = soft.model_copy(
        update={"id": "E99", "pairs": (pair.model_copy(update={"before": ("P02",), "after": ("P01",), "when": None}),)}
    )
    rules = SequenceRules(
        content.of(ProtocolStep),
        content.of(ProtocolModule),
        [*content.of(OrderRule).values(), turned],
        content.of(OrderCondition).values(),
        content.modules.values(),
    )
    assert RULES.right_order(("P01", "P02")) == ("P01", "P02")
    assert rules.right_order(("P01", "P02")) == ("P02", "P01")
    assert ("P02", "P01") not in rules.graph(frozenset()).edges
