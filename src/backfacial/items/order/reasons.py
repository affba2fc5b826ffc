"""Why cards stand in this order: the rules that an answer breaks, what would be better, and the rules that it keeps."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from backfacial.facts import words
from backfacial.items.mark import Reason, Sign
from backfacial.items.order.ordering import Ordering, Tie

_FIRST_SENTENCE = re.compile(r"(?<=[.?!]) ")

Say = Callable[..., str]
"""A sentence of the interface by its room and key, with its values put in."""

Texts = Mapping[str, str]
"""What stands on each card, by its id."""


def order_reasons(ordering: Ordering, texts: Texts, order: Sequence[str]) -> tuple[Reason, ...]:
    """What is said of an order: the first mistake first, then advice, then the rules that it keeps."""
    broken = ordering.broken(order)
    return (
        *_reasons([tie for tie in broken if not tie.soft], texts, Sign.FALSE_ALARM, "label-broken"),
        *_reasons([tie for tie in broken if tie.soft], texts, Sign.ADVICE, "label-advice"),
        *_reasons(ordering.kept(order), texts, Sign.HIT, "label-kept"),
    )


def rule_reasons(ordering: Ordering, texts: Texts) -> tuple[Reason, ...]:
    """The rules between the cards, where there is no order that could break them."""
    return _reasons(ordering.kept(ordering.right), texts, Sign.MISSED, "label-rule")


def place_notes(ordering: Ordering, order: Sequence[str]) -> tuple[str, ...]:
    """What is wrong with the place of each card, in words; "" where nothing is.

    Of two cards that stand wrong to each other only the one is named that has to move, if it alone has to: what stands
    in its right place among all others is not wrong.
    """
    hard = [tie for tie in ordering.broken(order) if not tie.soft]
    moves = ordering.moves(order)
    wrong = {card for card in order if ordering.moves([each for each in order if each != card]) < moves}
    early, late = {tie.after for tie in hard}, {tie.before for tie in hard}
    kinds = {(True, True): "note-both", (True, False): "note-early", (False, True): "note-late"}
    return tuple(
        words("order", kinds[name in early, name in late]) if name in wrong & (early | late) else "" for name in order
    )


def _reasons(ties: Iterable[Tie], texts: Texts, sign: Sign, label: str) -> tuple[Reason, ...]:
    """A reason for each rule; cards that it sets before the same others, or after, stand in one."""
    afters: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        afters.setdefault((tie.before, _why(tie)), []).append(tie)
    befores: dict[tuple[str, bool, tuple[str, ...]], list[str]] = {}
    for (before, why), group in afters.items():
        critical = sign is Sign.FALSE_ALARM and any(tie.critical for tie in group)
        befores.setdefault((why, critical, tuple(tie.after for tie in group)), []).append(before)
    return tuple(
        Reason(_rule(first, then, texts), why, sign, critical, words("order", label))
        for (why, critical, then), first in befores.items()
    )


def _rule(first: Iterable[str], then: Iterable[str], texts: Texts) -> str:
    return words("order", "rule", before=_named(first, texts), after=_named(then, texts))


def _named(cards: Iterable[str], texts: Texts) -> str:
    return words("order", "and").join(in_short(texts[card]) for card in cards)


def in_short(text: str, say: Say = words) -> str:
    """A card as a sentence names it: what it says first."""
    return say("order", "card", text=_FIRST_SENTENCE.split(text, maxsplit=1)[0].removesuffix("."))


def _why(tie: Tie) -> str:
    if not tie.through:
        return tie.why
    steps = words("order", "comma").join(in_short(name) for name in tie.through)
    return words("order", "through", why=tie.why, steps=steps)
