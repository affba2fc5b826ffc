"""What comes before what among the cards of an item, from the rules of a visit or from rules of its own."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from backfacial.items.order.cards import CardRule
from backfacial.rules.visit.precedence import Edge, Precedence
from backfacial.rules.visit.sequence import SequenceRules
from backfacial.rules.visit.situation import Situation


@dataclass(frozen=True)
class Tie:
    """Card `before` has to come before card `after`, or with `soft` had better.

    `why` cites the facts; `ids` are the rules of the course that say so. `through` are the names of the steps between
    the two that the item does not show. What `follows` from other ties, one of them with the same reason, is told only
    where it is broken.
    """

    before: str
    after: str
    why: str
    soft: bool = False
    critical: bool = False
    ids: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    follows: bool = False

    def is_broken_by(self, order: Sequence[str]) -> bool:
        return order.index(self.after) < order.index(self.before)


@dataclass(frozen=True)
class Ordering:
    """The rules between some cards.

    Attributes:
        ties: what the rules say of two cards each; what follows from two of them is left out.
        right: an order that breaks none, soft ones included.
        moves: how few cards of an order have to be moved so that no hard rule is broken.
        most_moves: the same for the worst order; 0 where every order is right.
    """

    ties: tuple[Tie, ...]
    right: tuple[str, ...]
    moves: Callable[[Sequence[str]], int]
    most_moves: int

    @cached_property
    def is_only(self) -> bool:
        """Whether there is no other right order."""
        hard = {(tie.before, tie.after) for tie in self.ties if not tie.soft}
        return all(pair in hard for pair in pairwise(self.right))

    def mends(self, opening: Sequence[str]) -> Iterator[str]:
        """What is wrong with an item that opens like this, for its author."""
        if not self.most_moves:
            yield "every order of its cards is right: choose cards that a hard rule ties together"
        elif not self.moves(opening):
            yield "its cards open in an order that is right: change it, or nobody has to do anything"

    def broken(self, order: Sequence[str]) -> list[Tie]:
        """The ties that an order breaks, the first mistake first."""
        broken = [tie for tie in self.ties if tie.is_broken_by(order)]
        return sorted(broken, key=lambda tie: (order.index(tie.after), tie.soft, order.index(tie.before)))

    def kept(self, order: Sequence[str]) -> list[Tie]:
        """The hard ties that an order keeps, as they come in it."""
        kept = [tie for tie in self.ties if not (tie.soft or tie.follows or tie.is_broken_by(order))]
        return sorted(kept, key=lambda tie: (order.index(tie.before), order.index(tie.after)))


def of_steps(rules: SequenceRules, steps: Sequence[str], situation: Situation, critical: Collection[str]) -> Ordering:
    """The order of steps and modules of one visit, by the rules of the course.

    Args:
        rules: of the course.
        steps: those that are shown; the steps left out still tie others together.
        situation: what the steps alone do not tell.
        critical: rules that it is a safety mistake to break, also where steps between are left out.

    Raises:
        BadOrder: there is no such step, or one stands twice.
    """
    right = rules.sorted_steps(steps, situation)
    # turned round, a right order breaks every rule that there is between its steps
    broken = [each for each in rules.broken(right[::-1], situation) if each.kind != "conditional"]
    ties = tuple(
        Tie(
            each.before or "",
            each.after or "",
            f"{each.why} [{', '.join(each.ids)}]",
            soft=each.kind == "soft",
            critical=bool(set(critical) & set(each.ids)),
            ids=each.ids,
            through=tuple(_name(rules, step) for step in each.through),
        )
        for each in broken
    )
    return Ordering(ties, right, lambda order: rules.fewest_moves(order, situation), rules.most_moves(steps, situation))


def _name(rules: SequenceRules, step: str) -> str:
    return (rules.steps.get(step) or rules.modules[step]).name


def of_cards(cards: Sequence[str], rules: Sequence[CardRule]) -> Ordering:
    """The order of cards, by rules of their own.

    Raises:
        ValueError: the rules run in a circle.
    """
    hard = _precedence(rule for rule in rules if not rule.soft)
    ranks: Mapping[str, float] = {card: float(number) for number, card in enumerate(cards)}
    right = tuple(_precedence(rules).sorted_by(cards, ranks))
    ties = tuple(
        Tie(rule.before, rule.after, rule.why, rule.soft, rule.critical, follows=_follows(rule, rules, hard))
        for rule in rules
    )
    return Ordering(ties, right, hard.fewest_moves, hard.most_moves(cards))


def _follows(rule: CardRule, rules: Sequence[CardRule], hard: Precedence) -> bool:
    """Whether another rule with the same reason leads to the same card."""
    return any(
        (other.before, other.why) == (rule.before, rule.why) and hard.precedes(other.after, rule.after)
        for other in rules
        if not other.soft
    )


def _precedence(rules: Iterable[CardRule]) -> Precedence:
    edges: dict[Edge, tuple[str, ...]] = {(rule.before, rule.after): () for rule in rules}
    return Precedence(edges)
