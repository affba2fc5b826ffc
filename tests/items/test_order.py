"""Orders: the mark agrees with brute force over all permutations, and feedback names each rule that is broken."""

import json
import random
from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations, product
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from backfacial.authoring.content import Content
from backfacial.facts import library
from backfacial.facts.hygiene.hygiene import Procedure
from backfacial.facts.protocol.order import OrderRule
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.facts.reactions.reactions import FirstAidStep, Position
from backfacial.items.base import NotAResponse
from backfacial.items.mark import Sign, State
from backfacial.items.order import item as order_item
from backfacial.items.order.drawn import NotDrawn
from backfacial.items.order.item import MOST, OrderItem, read
from backfacial.items.responses import is_answered
from backfacial.rules.reactions.rows import ANY_DAY
from backfacial.rules.reactions.triage import patterns, triage
from backfacial.rules.reading import read_facts
from backfacial.rules.visit.sequence import sequence_rules
from backfacial.rules.visit.situation import Situation

Pair = tuple[str, str]
ABOUT = {
    "id": "an-order",
    "type": "order",
    "objective": "protocol-order",
    "stem": "Put.",
    "points": 3,
    "facts": ["E07"],
}
HANDS = ("P10", "P09", "P08", "P07")
PLACES = (*library().of(ProtocolStep), *library().of(ProtocolModule))
WHOLE = 7
"""Cards of which all permutations are tried."""


def of_steps(steps: Sequence[str] = HANDS, **more: Any) -> OrderItem:
    return OrderItem.model_validate({**ABOUT, "steps": steps, **more})


def of_cards(cards: Sequence[str], rules: Iterable[Pair], soft: Iterable[Pair] = (), critical: Collection[Pair] = ()):
    hard = [{"before": a, "after": b, "why": f"{a} is for {b}.", "critical": (a, b) in critical} for a, b in rules]
    better = [{"before": a, "after": b, "why": f"{a} is better.", "soft": True} for a, b in soft]
    data = {"cards": [{"id": name, "text": f"Card {name}"} for name in cards], "rules": hard + better}
    return OrderItem.model_validate({**ABOUT, **data})


def of_procedure(procedure: str, steps: Sequence[str] = (), **more: Any) -> OrderItem:
    return OrderItem.model_validate({**ABOUT, "procedure": procedure, "steps": steps, **more})


def of_first_aid(noticed: dict[str, Any], **more: Any) -> OrderItem:
    return OrderItem.model_validate({**ABOUT, "first_aid": noticed, **more})


# what follows is worked out here once more, from the records and by trying everything


def closed(pairs: Iterable[Pair]) -> set[Pair]:
    found = set(pairs)
    while more := {(a, d) for (a, b), (c, d) in product(found, found) if b == c} - found:
        found |= more
    return found


def must_precede(item: OrderItem) -> set[Pair]:
    """Each pair of cards of which the first has to come before the second."""
    if item.cards:
        return closed((rule.before, rule.after) for rule in item.own_rules if not rule.soft)
    if item.procedure:
        steps = library().of(Procedure)[item.procedure].steps
        return among(item, ((before, step.id) for step in steps for before in step.after))
    if item.first_aid is not None:
        return among(item, by_first_aid(item.first_aid))
    situation, shown = item.situation or Situation(), set(item.steps)
    modules = library().of(ProtocolModule)
    peel = any(modules[step].peel for step in shown & set(modules))
    holds = {
        "CR1": "P05" in shown and situation.patch_test == "home",
        "CR2": "P05" in shown and situation.patch_test == "in-room",
        "CR3": peel and not situation.label_allows_heat,
        "CR4": {"O6", "P15"} <= shown and not situation.massage_off_extracted,
        "CR5": "O6" in shown and peel and not situation.massage_off_peeled,
    }
    stands_for = {name: modules[name].counts_as or name if name in modules else name for name in PLACES}
    every = closed(
        (stands_for[a], stands_for[b])
        for rule in library().of(OrderRule).values()
        if rule.kind == "hard"
        for pair in rule.pairs
        if pair.when is None or holds.get(pair.when)
        for a, b in product(pair.before, pair.after)
    )
    return {(a, b) for a, b in permutations(item.steps, 2) if (stands_for[a], stands_for[b]) in every}


def among(item: OrderItem, pairs: Iterable[Pair]) -> set[Pair]:
    """Of all that follows from some pairs, what is between the cards of an item."""
    return {pair for pair in closed(pairs) if set(pair) <= set(item.opening)}


def by_first_aid(noticed: dict[str, Any]) -> Iterator[Pair]:
    """What is done before what: a step with a reason before all that the triage does after it, but what is free."""
    known = read_facts(noticed, patterns().facts, ANY_DAY, rest_absent=True)
    decided, steps = triage(known), library().of(FirstAidStep)
    done: list[FirstAidStep | Position] = [steps[name] for name in decided.aids]
    first = [step for step in done if isinstance(step, FirstAidStep) and step.before_position]
    lies = [each for each in library().of(Position).values() if each.do in decided.do]
    for early, late in combinations([*first, *lies, *(step for step in done if step not in first)], 2):
        free = isinstance(late, FirstAidStep) and early.id in late.either_way
        if early.why and not free:
            names = ("position" if isinstance(each, Position) else each.id for each in (early, late))
            yield next(names), next(names)


def most_together(cards: Sequence[str], apart: set[Pair]) -> int:
    """How many of the cards there are at the most of which no two stand in `apart`."""
    clash = [sum(1 << j for j, b in enumerate(cards) if (a, b) in apart or (b, a) in apart) for a in cards]
    free = [0] * (1 << len(cards))
    for group in range(1, 1 << len(cards)):
        last = group.bit_length() - 1
        rest = group & ~(1 << last)
        free[group] = max(free[rest], 1 + free[rest & ~clash[last]])
    return free[-1]


def by_brute_force(item: OrderItem, order: Sequence[str], before: set[Pair]) -> Fraction:
    broken = {(a, b) for a, b in before if order.index(b) < order.index(a)}
    moved = len(order) - most_together(order, broken)
    return 1 - Fraction(moved, len(order) - most_together(order, before))


def agrees(item: OrderItem, orders: Iterable[Sequence[str]]) -> set[Fraction]:
    """That each order has the mark of brute force; the shares that came up."""
    before, shares = must_precede(item), set()
    for order in orders:
        mark, share = item.mark(list(order)), by_brute_force(item, order, before)
        broken = any(order.index(b) < order.index(a) for a, b in before)
        assert mark.points == (0 if mark.critical else item.points * float(share)), order
        assert (mark.state is State.RIGHT) == (not broken), order
        assert broken == any(reason.sign is Sign.FALSE_ALARM for reason in mark.reasons), order
        shares.add(share)
    return shares


@st.composite
def own_items(draw: st.DrawFn, most: int = 6) -> OrderItem:
    """Cards with any rules that run in no circle, opening in an order that is not right."""
    cards = list("abcdefg"[: draw(st.integers(3, most))])
    pairs = list(combinations(cards, 2))
    hard = draw(st.lists(st.sampled_from(pairs), unique=True, min_size=1))
    soft = [pair for pair in draw(st.lists(st.sampled_from(pairs), unique=True)) if pair not in hard]
    before = closed(hard)
    opening = draw(st.permutations(cards))
    assume(any(opening.index(b) < opening.index(a) for a, b in before))
    return of_cards(opening, hard, soft)


@settings(max_examples=40)
@given(own_items())
def test_own_rules_are_marked_as_brute_force_does(item: OrderItem) -> None:
    shares = agrees(item, permutations(item.opening))
    assert {min(shares), max(shares)} == {0, 1}


@settings(max_examples=30)
@given(st.data())
def test_steps_are_marked_as_brute_force_does(data: st.DataObject) -> None:
    steps = data.draw(st.lists(st.sampled_from(PLACES), unique=True, min_size=3, max_size=5))
    situation = data.draw(
        st.builds(Situation, patch_test=st.sampled_from(["home", "in-room"]), label_allows_heat=st.booleans())
    )
    assume(not sequence_rules().clashes(steps, situation) and len({*map(sequence_rules().place, steps)}) == len(steps))
    item = of_steps(steps, situation=situation.model_dump())
    assume(must_precede(item))
    shares = agrees(item, permutations(steps))
    assert {min(shares), max(shares)} == {0, 1}


@settings(max_examples=30)
@given(st.data())
def test_a_procedure_is_marked_as_brute_force_does_over_steps_left_out_too(data: st.DataObject) -> None:
    procedure = data.draw(st.sampled_from(list(library().of(Procedure).values())))
    names = [step.id for step in procedure.steps]
    steps = data.draw(st.lists(st.sampled_from(names), unique=True, min_size=3, max_size=5))
    item = of_procedure(procedure.id, steps, critical=data.draw(st.lists(st.sampled_from(steps), unique=True)))
    before = must_precede(item)
    assume(before)
    shares = agrees(item, permutations(steps))
    assert {min(shares), max(shares)} == {0, 1}
    for order in permutations(steps):
        harmful = any(order.index(b) < order.index(a) for a, b in before if a in item.critical)
        assert item.mark(list(order)).critical == harmful
    assert item.ordering.right == tuple(name for name in names if name in steps)


DANGERS = [
    *("hives", "tight_throat", "wheeze", "fainted", "shock", "jerking", "chest_pain", "drowsy", "diabetes", "pregnant"),
    *("cannot_speak", "strong_shock", "eye_splash", "chemical", "deep_burn", "heat_burn", "confused"),
]


@settings(max_examples=30)
@given(st.sets(st.sampled_from(DANGERS), min_size=1, max_size=5))
def test_first_aid_is_marked_as_brute_force_does(noticed: set[str]) -> None:
    item = of_first_aid(dict.fromkeys(noticed, True))
    try:
        opening = item.opening
    except NotDrawn:  # a step is part of it that is on no card, such as the midwife's
        reject()
    assume(3 <= len(opening) < WHOLE and must_precede(item))
    agrees(item, permutations(item.opening))
    known = read_facts(dict.fromkeys(noticed, True), patterns().facts, ANY_DAY, rest_absent=True)
    assert [name for name in item.ordering.right if name != "position"] == list(triage(known).aids)


@settings(max_examples=25)
@given(own_items(most=5))
def test_so_few_cards_are_really_moved(item: OrderItem) -> None:
    """A card is taken out and put in elsewhere: what is not moved is what an order has in common with a right one."""
    before = must_precede(item)
    every = list(permutations(item.opening))
    right = [order for order in every if all(order.index(a) < order.index(b) for a, b in before)]
    for order in every:
        moved = min(len(order) - in_common(order, each) for each in right)
        worst = item.ordering.most_moves
        assert item.mark(list(order)).points == item.points * float(1 - Fraction(moved, worst))


def in_common(one: Sequence[str], other: Sequence[str]) -> int:
    """The longest run of cards that stand in the same order in both, with gaps."""
    places = [other.index(card) for card in one]
    longest: list[int] = []
    for at, place in enumerate(places):
        longest.append(1 + max((longest[k] for k in range(at) if places[k] < place), default=0))
    return max(longest)


SAMPLES = (
    of_steps(),
    of_steps(["P21", "P17", "P15", "P14", "P13", "P12", "P10"], critical=["E13"]),
    of_steps(["P15", "O1", "O6", "P16", "P05", "P14"], situation={"patch_test": "in-room"}),
    of_steps(["P26", "P25", "P24", "P23", "P22"]),
    of_steps(["P21", "O2", "O4", "P13", "P10"], situation={"label_allows_heat": True}),
    of_procedure("DR01", ["bag", "press", "tell", "gloves", "stop", "gloves-off"], critical=["gloves"]),
    of_procedure("DR04"),
    of_first_aid({"hives": True, "wheeze": True, "tight_throat": True}, critical=["injector"]),
    of_first_aid({"strong_shock": True, "fainted": True}),
    of_cards("cdeab", [("a", "b"), ("b", "c"), ("a", "e")], [("c", "d")]),
)


def test_every_item_of_the_course_is_marked_as_brute_force_does(content: Content, subtests: Any) -> None:
    asked = [item for _, item in content.all_items() if isinstance(item, OrderItem)]
    for item in (*SAMPLES, *asked):
        chance = random.Random(item.id)
        some = [chance.sample(item.opening, len(item.opening)) for _ in range(100)]
        right = item.ordering.right
        with subtests.test(item=item.id, opening=item.opening):
            short = len(item.opening) <= WHOLE
            shares = agrees(item, permutations(item.opening) if short else [right, right[::-1], *some])
            assert {min(shares), max(shares)} == {0, 1}


def test_a_soft_rule_advises_and_costs_nothing() -> None:
    item = of_cards("bac", [("a", "b")], soft=[("b", "c")])
    mark = item.mark(["a", "c", "b"])
    assert (mark.points, mark.state) == (3, State.RIGHT)
    (advice,) = (reason for reason in mark.reasons if reason.sign is Sign.ADVICE)
    assert "Card b" in advice.text and advice.why == "b is better." and "costs nothing" in advice.label
    assert all(reason.sign is not Sign.ADVICE for reason in item.mark(["a", "b", "c"]).reasons)


def test_the_course_s_soft_rules_advise_between_the_steps_that_are_shown() -> None:
    item = of_steps(["P21", "P20", "P19"])
    mark = item.mark(["P20", "P19", "P21"])
    assert mark.points == 3
    assert [reason.why for reason in mark.reasons if reason.sign is Sign.ADVICE] == [
        "The thinnest product goes on first. [E25]"
    ]
    assert item.mark(None).expected[0] == "Tone and treat"


def test_the_first_mistake_comes_first_with_its_reason_and_its_rule() -> None:
    mark = of_steps().mark(["P10", "P08", "P09", "P07"])
    broken = [reason for reason in mark.reasons if reason.sign is Sign.FALSE_ALARM]
    assert [reason.why.split()[-1] for reason in broken] == ["[E09]", "[E07]"]
    assert broken[0].text == "“First cleanse” before “Gate 3: read the skin and map the spots”."
    assert mark.in_order is not None
    assert mark.in_order.notes == ("Too early", "", "Too early for one, too late for another", "Too late")


def test_only_the_card_that_has_to_move_is_wrong() -> None:
    """Moisturiser before the mask and its removal: the two stand right to each other and to all that comes later."""
    mark = of_steps(["P17", "P18", "P20", "P22"]).mark(["P20", "P17", "P18", "P22"])
    assert mark.in_order is not None
    assert mark.in_order.notes == ("Too early", "", "", "")


def test_a_rule_that_ties_several_cards_is_told_once() -> None:
    mark = of_steps(["P22", "P20", "P21", "P08"]).mark(["P22", "P21", "P08", "P20"])
    broken = [
        reason.text for reason in mark.reasons if reason.why.endswith("[E27]") and reason.sign is Sign.FALSE_ALARM
    ]
    assert broken == ["“Sun protection” and “Moisturise” before “Gate 4: look once more”."]


def test_who_is_right_is_told_why() -> None:
    mark = of_steps().mark(["P08", "P07", "P09", "P10"])
    assert {reason.sign for reason in mark.reasons} == {Sign.HIT}
    assert sorted(reason.why.split()[-1] for reason in mark.reasons) == ["[E07]", "[E08]", "[E09]"]


@pytest.mark.parametrize(
    ("item", "is_only"),
    [(of_steps(), False), (of_steps(["P22", "P20", "P21"]), True), (SAMPLES[-1], False)],
    ids=["free-pair", "one-order", "own"],
)
def test_it_says_whether_there_are_other_right_orders(item: OrderItem, is_only: bool) -> None:
    right = [order for order in permutations(item.opening) if item.mark(list(order)).state is State.RIGHT]
    mark = item.mark(None)
    assert mark.in_order is not None and mark.in_order.is_only is is_only is (len(right) == 1)
    assert mark.expected in [item.mark(list(order)).given for order in right]


@pytest.mark.parametrize(
    ("item", "order", "critical"),
    [
        (of_steps(critical=["E08"]), ["P07", "P09", "P08", "P10"], True),
        (of_steps(critical=["E08"]), ["P08", "P09", "P10", "P07"], False),
        (of_steps(["P10", "P08", "P25"], critical=["E08"]), ["P10", "P08", "P25"], True),
        (of_steps(["P10", "P08", "P25"], critical=["E08"]), ["P08", "P25", "P10"], False),
        (of_cards("cab", [("a", "b"), ("b", "c")], critical=[("a", "b")]), ["b", "a", "c"], True),
        (of_cards("cab", [("a", "b"), ("b", "c")], critical=[("a", "b")]), ["a", "c", "b"], False),
        (of_cards("cab", [("a", "b"), ("b", "c")], critical=[("a", "b")]), ["b", "c", "a"], True),
    ],
)
def test_to_break_a_critical_rule_zeroes_it_also_over_steps_left_out(
    item: OrderItem, order: list[str], critical: bool
) -> None:
    mark = item.mark(order)
    assert mark.critical is critical is any(reason.critical for reason in mark.reasons)
    assert (mark.points == 0) is critical
    assert all(reason.sign is Sign.FALSE_ALARM for reason in mark.reasons if reason.critical)


def test_steps_left_out_still_tie_and_the_rules_on_the_way_are_named() -> None:
    mark = of_steps(["P15", "P09", "P08"]).mark(["P15", "P08", "P09"])
    (broken,) = (reason for reason in mark.reasons if reason.sign is Sign.FALSE_ALARM)
    assert broken.text == "“First cleanse” before “Extraction of blackheads that come easily”."
    assert "[E09, E10]" in broken.why and "“Gate 3: read the skin and map the spots”" in broken.why


BAD = {
    "nothing": ({}, "an order has one of these"),
    "both": ({"procedure": "DR01", "cards": [{"id": "a", "text": "A"}]}, "an order has one of these"),
    "aid-too": ({"procedure": "DR01", "first_aid": {"hives": True}}, "an order has one of these"),
    "other-cards": (
        {"steps": HANDS, "cards": [{"id": name, "text": name} for name in "abc"]},
        "name each of them once",
    ),
    "rules-of-drill": (
        {"procedure": "DR01", "rules": [{"before": "a", "after": "b", "why": "W."}]},
        "take 'rules' out",
    ),
    "drill-in-a-situation": ({"procedure": "DR01", "situation": {"patch_test": "home"}}, "take it out"),
    "rules-of-steps": ({"steps": HANDS, "rules": [{"before": "a", "after": "b", "why": "W."}]}, "take 'rules' out"),
    "too-few": ({"steps": ["P09", "P08"]}, "has 2 cards: give it 3 or more"),
    "too-many": ({"steps": [f"P{number:02}" for number in range(1, MOST + 2)]}, "at most 12"),
    "twice": ({"steps": ["P09", "P08", "P09"]}, "two cards have the same id 'P09'"),
    "no-situation": ({"steps": HANDS, "situation": {"patch_tests": "home"}}, "patch_tests"),
}
OWN_BAD = {
    "unknown": ([("a", "z")], (), "a rule names the unknown card 'z'"),
    "circle": ([("a", "b"), ("b", "a")], (), "its rules run in a circle"),
    "itself": ([("a", "a")], (), "its rules run in a circle"),
    "soft-circle": ([("a", "b")], [("b", "a")], "its rules run in a circle"),
    "twice": ([("b", "a"), ("b", "a")], (), "two rules say that 'b' comes before 'a'"),
    "all-right": ((), [("b", "a")], "every order of its cards is right"),
    "opens-right": ([("a", "b")], (), "its cards open in an order that is right"),
}


@pytest.mark.parametrize(("data", "said"), BAD.values(), ids=BAD)
def test_what_is_no_order_is_refused(data: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        OrderItem.model_validate({**ABOUT, **data})


@pytest.mark.parametrize(("hard", "soft", "said"), OWN_BAD.values(), ids=OWN_BAD)
def test_own_rules_that_make_no_question_are_refused(hard: Any, soft: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        of_cards("abc", hard, soft)


NOT_ONE: tuple[object, ...] = (
    [],
    ["P07", "P08", "P09"],
    ["P07", "P08", "P09", "P09"],
    ["P07", "P08", "P09", "P99"],
    ["P07", "P08", "P09", "P10", "P10"],
    ["P07", "P08", "P09", 10],
    {"P07": 1},
    "P07",
    4,
    [["P07"], "P08", "P09", "P10"],
)


@pytest.mark.parametrize("response", NOT_ONE, ids=str)
def test_what_does_not_name_each_card_once_is_no_response(response: object) -> None:
    item = of_steps()
    mark = item.mark(response)
    assert (mark.state, mark.points, mark.critical, mark.given) == (State.UNREADABLE, 0, False, ())
    with pytest.raises(NotAResponse):
        read(item.question(), response)
    assert not is_answered(item.question(), response)


def test_no_response_is_not_answered_and_the_opening_order_is_one() -> None:
    item = of_steps()
    assert item.mark(None).state is State.UNANSWERED
    assert is_answered(item.question(), list(HANDS))


@pytest.mark.parametrize("item", SAMPLES, ids=lambda item: item.opening[0])
def test_the_public_half_has_the_cards_as_they_open_and_nothing_of_the_key(item: OrderItem) -> None:
    public = item.question().model_dump(mode="json", exclude_defaults=True)
    assert set(public) == {"id", "type", "stem", "points", "cards"}
    assert len(public["cards"]) == len(item.opening)
    assert all({"id", "text"} <= set(card) <= {"id", "text", "drawing"} for card in public["cards"])
    assert [card["id"] for card in public["cards"]] == list(item.opening)
    assert not any(f"E{number:02}" in json.dumps(public) for number in range(1, 43))


def test_an_item_is_the_same_after_it_was_written_and_read() -> None:
    for item in SAMPLES:
        again = OrderItem.model_validate(item.model_dump(mode="json", by_alias=True, exclude_defaults=True))
        assert again == item and again.key_digest == item.key_digest


def test_the_key_changes_with_the_rules_and_not_with_their_wording(monkeypatch: pytest.MonkeyPatch) -> None:
    def digest(field: str, value: Any) -> str:
        raw = dict(library().raw)
        raw["order"] = [each | {field: value} if each["id"] == "E08" else each for each in raw["order"]]
        monkeypatch.setattr(order_item, "library", lambda: SimpleNamespace(raw=raw))
        order_item._deciding_rules.cache_clear()
        return of_steps().key_digest

    now = digest("kind", "hard")
    assert digest("why", "Another reason.") == digest("name", "Another name") == now
    assert digest("kind", "soft") != now
    assert digest("pairs", [{"before": ["P08"], "after": ["P10"]}]) != now
    order_item._deciding_rules.cache_clear()
    assert SAMPLES[-1].rules() == ""
