"""A partial order of steps: what must come before what, also over steps that were left out."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from heapq import heapify, heappop, heappush

Edge = tuple[str, str]


class Precedence:
    """Pairs of "a is finished before b starts", closed transitively.

    The closure is taken over all steps. Steps that are not done are dropped only after that: leaving a step out never
    frees the others.

    Args:
        edges: the ids of the rules that say so, by pair.

    Raises:
        ValueError: the pairs run in a circle.
    """

    def __init__(self, edges: Mapping[Edge, Sequence[str]]) -> None:
        self.edges = {edge: tuple(rules) for edge, rules in edges.items()}
        self._next: dict[str, list[str]] = {}
        for before, after in self.edges:
            self._next.setdefault(before, []).append(after)
            self._next.setdefault(after, [])
        for place, later in self.later.items():
            if place in later:
                raise ValueError(f"{place} comes before itself")

    @cached_property
    def later(self) -> dict[str, frozenset[str]]:
        """For each step, every step that has to come after it."""
        found: dict[str, frozenset[str]] = {}
        for place in self._next:
            seen: set[str] = set()
            open_ = list(self._next[place])
            while open_:
                step = open_.pop()
                if step not in seen:
                    seen.add(step)
                    open_ += self._next[step]
            found[place] = frozenset(seen)
        return found

    def precedes(self, before: str, after: str) -> bool:
        """Whether one step has to come before the other."""
        return after in self.later.get(before, ())

    @cached_property
    def nearest(self) -> tuple[Edge, ...]:
        """The pairs that no third step lies between: all others follow from these (the transitive reduction)."""
        return tuple(
            edge
            for edge in self.edges
            if not any(self.precedes(step, edge[1]) for step in self.later[edge[0]] if step != edge[1])
        )

    def path(self, before: str, after: str) -> tuple[str, ...]:
        """The shortest way from one step to the other, both included.

        Raises:
            ValueError: neither has to come before the other.
        """
        ways: list[tuple[str, ...]] = [(before,)]
        seen = {before}
        for way in ways:
            for step in self._next.get(way[-1], ()):
                if step == after:
                    return (*way, step)
                if step not in seen:
                    seen.add(step)
                    ways.append((*way, step))
        raise ValueError(f"{before} does not have to come before {after}")

    def inverted(self, places: Sequence[str]) -> list[tuple[int, int]]:
        """The broken pairs of an order as positions (of what must come first, of what was placed before it)."""
        return [
            (late, early)
            for early, placed in enumerate(places)
            for late in range(early + 1, len(places))
            if self.precedes(places[late], placed)
        ]

    def fewest_moves(self, places: Sequence[str]) -> int:
        """How many steps have to be moved at the least so that no pair is broken.

        Broken pairs are themselves a partial order. What stays in place is its largest antichain, and that is the
        number of steps less the largest matching of the broken pairs (Dilworth).
        """
        return largest_matching(self.inverted(places))

    def most_moves(self, places: Iterable[str]) -> int:
        """The fewest moves that mend the worst order of these steps."""
        backwards = [*self.sorted_by(places, {})][::-1]
        return self.fewest_moves(backwards)

    def sorted_by(self, places: Iterable[str], rank: Mapping[str, float]) -> list[str]:
        """The steps in an order that breaks nothing; of those that may come next, the one of the lowest rank does."""
        left = set(places)
        ready = [(rank.get(step, 0.0), step) for step in left if not any(self.precedes(other, step) for other in left)]
        heapify(ready)
        done: list[str] = []
        queued = {step for _, step in ready}
        while ready:
            _, step = heappop(ready)
            done.append(step)
            left.discard(step)
            for other in left - queued:
                if not any(self.precedes(earlier, other) for earlier in left):
                    queued.add(other)
                    heappush(ready, (rank.get(other, 0.0), other))
        return done


def largest_matching(pairs: Iterable[tuple[int, int]]) -> int:
    """The most pairs of which no two share their first or their second member."""
    partners: dict[int, list[int]] = {}
    for one, other in pairs:
        partners.setdefault(one, []).append(other)
    taken: dict[int, int] = {}

    def find(one: int, tried: set[int]) -> bool:
        for other in partners[one]:
            if other in tried:
                continue
            tried.add(other)
            if other not in taken or find(taken[other], tried):
                taken[other] = one
                return True
        return False

    return sum(find(one, set()) for one in partners)
