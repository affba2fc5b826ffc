"""The order of a visit: which rules it breaks, how few moves mend it, and a right order of chosen steps."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from backfacial.facts import library
from backfacial.facts.consultation.screening import ModuleRule
from backfacial.facts.library import Library
from backfacial.facts.protocol.order import OrderCondition, OrderRule
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.rules.visit.precedence import Edge, Precedence
from backfacial.rules.visit.situation import BREAK, STOP, Conditions, Refusal, Situation, Visit, read_visits

NO_SITUATION = Situation()


@dataclass(frozen=True)
class Broken:
    """A rule that an order breaks.

    `ids` are the records that say so, the one to cite first at the front; module rules (OX.1) are among them. `before`
    should have been finished before `after`, which stands at position `at` of the order, counted from 0. `through` are
    steps between them that were left out.
    """

    kind: Literal["hard", "soft", "conditional"]
    ids: tuple[str, ...]
    why: str
    at: int
    before: str | None = None
    after: str | None = None
    through: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        return self.ids[0]


class Unsafe(Exception):
    """Steps that must not be done together, whatever their order. `refusals` say why."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__("; ".join(f"{refusal.item}: {refusal.why}" for refusal in refusals))
        self.refusals = tuple(refusals)


class SequenceRules:
    """The rules of the order made ready. Other records make other rules, so a test can leave one out.

    Args:
        steps: the steps by id, in the order of the protocol.
        modules: the modules by id.
        rules: the rules of the order.
        conditions: what holds only when something is so.
        limits: the rules about modules.

    Raises:
        ValueError: the hard rules run in a circle.
    """

    def __init__(
        self,
        steps: Mapping[str, ProtocolStep],
        modules: Mapping[str, ProtocolModule],
        rules: Iterable[OrderRule],
        conditions: Iterable[OrderCondition],
        limits: Iterable[ModuleRule],
    ) -> None:
        self.steps, self.modules = dict(steps), dict(modules)
        self.rules = {rule.id: rule for rule in rules}
        self._conditions = Conditions(self.steps, self.modules, conditions, limits)
        self._graphs: dict[tuple[frozenset[str], bool], Precedence] = {}
        self.graph(frozenset())

    def broken(self, order: Sequence[str], situation: Situation = NO_SITUATION) -> tuple[Broken, ...]:
        """Every rule that an order breaks, the first mistake first.

        Args:
            order: steps and modules as they are done. "stop" stands where the visit is stopped, "break" where gloves
                tear or something is touched that is not clean. A second P01 begins the visit of the next client.

        Raises:
            BadOrder: it names a step that there is not, or one step twice.
        """
        visits = self.read(order)
        found: list[Broken] = []
        for visit in visits:
            found += self._hard(visit, situation) + self._soft(visit)
        found += [
            Broken("conditional", self._with_rules(problem.ids), problem.why, problem.at, after=problem.item)
            for problem in self._conditions.problems(visits, situation)
        ]
        return tuple(sorted(found, key=lambda each: (each.at, each.kind != "hard", each.ids)))

    def fewest_moves(self, order: Sequence[str], situation: Situation = NO_SITUATION) -> int:
        """How many steps have to be moved at the least so that no hard rule is broken.

        Raises:
            BadOrder: see `broken`.
        """
        return sum(
            self._graph_of(visit, situation).fewest_moves(self._places(visit.done)) for visit in self.read(order)
        )

    def most_moves(self, steps: Sequence[str], situation: Situation = NO_SITUATION) -> int:
        """The fewest moves that mend the worst order of these steps; 0 where any order is right.

        Raises:
            BadOrder: see `broken`.
        """
        return sum(self._graph_of(visit, situation).most_moves(self._places(visit.done)) for visit in self.read(steps))

    def right_order(self, steps: Iterable[str], situation: Situation = NO_SITUATION) -> tuple[str, ...]:
        """The steps and modules of one visit in an order that breaks nothing, soft rules included.

        Raises:
            BadOrder: it names a step that there is not, or one step twice.
            Unsafe: they must not be done together.
        """
        chosen = [step for step in steps if step not in (STOP, BREAK)]
        (visit,) = self.read(chosen)[:1] or (Visit(()),)
        refusals = self._conditions.refusals(visit, situation)
        if refusals:
            raise Unsafe(refusals)
        return self.sorted_steps(chosen, situation)

    def sorted_steps(self, steps: Sequence[str], situation: Situation = NO_SITUATION) -> tuple[str, ...]:
        """The same for steps that are only some of a visit's, whatever they need beside them.

        Raises:
            BadOrder: it names a step that there is not, or one step twice.
        """
        (visit,) = self.read(steps)[:1] or (Visit(()),)
        graph = self.graph(self._conditions.active(visit, situation), soft=True)
        token = {self.place(step): step for step in steps}
        return tuple(token[place] for place in graph.sorted_by(token, self._ranks(situation)))

    def advice(self, order: Sequence[str]) -> tuple[OrderRule, ...]:
        """Rules that advise a step which the order does without."""
        places = {self.place(step) for step in order if step not in (STOP, BREAK)}
        return tuple(
            rule
            for rule in self.rules.values()
            if rule.kind == "advice"
            and any(places & set(pair.after) and not places & set(pair.before) for pair in rule.pairs)
        )

    def refusals(self, steps: Sequence[str], situation: Situation = NO_SITUATION) -> tuple[Refusal, ...]:
        """Why these steps and modules must not be done together, or not without others, whatever their order.

        Raises:
            BadOrder: see `broken`.
        """
        return tuple(refusal for visit in self.read(steps) for refusal in self._conditions.refusals(visit, situation))

    def needed(self, steps: Iterable[str], situation: Situation = NO_SITUATION) -> frozenset[str]:
        """The steps that belong to those of one visit, whether they are among them or not."""
        return self._conditions.needed(Visit(tuple(enumerate(steps))), situation)

    def clashes(self, steps: Sequence[str], situation: Situation = NO_SITUATION) -> tuple[Refusal, ...]:
        """Why these steps must not be done in one visit like this, whatever else is done in it.

        Raises:
            BadOrder: see `broken`.
        """
        return tuple(clash for visit in self.read(steps) for clash in self._conditions.clashes(visit, situation))

    def read(self, order: Sequence[str]) -> tuple[Visit, ...]:
        """The visits in an order.

        Raises:
            BadOrder: see `broken`.
        """
        return read_visits(order, self.steps, self.modules)

    def place(self, step: str) -> str:
        """Where a step counts in the order: a module in place of a step counts as that step."""
        return (self.modules[step].counts_as if step in self.modules else None) or step

    def graph(self, conditions: frozenset[str], soft: bool = False) -> Precedence:
        """What comes before what under these conditions, by the hard rules; with `soft` by the soft ones too."""
        key = conditions, soft
        if key not in self._graphs:
            self._graphs[key] = Precedence(self._edges(conditions, ("hard", "soft") if soft else ("hard",)))
        return self._graphs[key]

    def _edges(self, conditions: frozenset[str], kinds: tuple[str, ...]) -> dict[Edge, list[str]]:
        edges: dict[Edge, list[str]] = {}
        for rule in self.rules.values():
            for pair in rule.pairs:
                if rule.kind not in kinds or (pair.when and pair.when not in conditions):
                    continue
                ids = [rule.id, *([pair.when] if pair.when else [])]
                for edge in ((self.place(one), self.place(other)) for one in pair.before for other in pair.after):
                    edges[edge] = [*edges.get(edge, []), *(each for each in ids if each not in edges.get(edge, []))]
        return edges

    def _graph_of(self, visit: Visit, situation: Situation) -> Precedence:
        return self.graph(self._conditions.active(visit, situation))

    def _places(self, done: Sequence[tuple[int, str]]) -> list[str]:
        return [self.place(step) for _, step in done]

    def _hard(self, visit: Visit, situation: Situation) -> list[Broken]:
        graph, places = self._graph_of(visit, situation), self._places(visit.done)
        found = []
        for late, early in graph.inverted(places):
            pair = places[late], places[early]
            if pair not in graph.edges and any(
                graph.precedes(pair[0], p) and graph.precedes(p, pair[1]) for p in places
            ):
                continue  # a rule between the two is broken as well, and says it better
            way = pair if pair in graph.edges else graph.path(*pair)
            ids = tuple(dict.fromkeys(each for edge in pairwise(way) for each in graph.edges[edge]))
            (_, before), (at, after) = visit.done[late], visit.done[early]
            found.append(Broken("hard", ids, self._why(ids), at, before, after, tuple(way[1:-1])))
        return found

    def _soft(self, visit: Visit) -> list[Broken]:
        """Soft rules hold between two steps that are both done; they are not closed over others."""
        found = []
        for edge, ids in self._edges(frozenset(), ("soft",)).items():
            for at, after in visit.done:
                late = [step for later, step in visit.done if later > at and self.place(step) == edge[0]]
                if late and self.place(after) == edge[1]:
                    found.append(Broken("soft", tuple(ids), self._why(ids), at, late[0], after))
        return found

    def _with_rules(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Conditions together with the rules of the order that rest on them."""
        return (*ids, *(rule.id for rule in self.rules.values() if set(rule.conditions) & set(ids)))

    def _why(self, ids: Iterable[str]) -> str:
        return " ".join(self.rules[each].why for each in ids if each in self.rules)

    def _ranks(self, situation: Situation) -> dict[str, float]:
        """The usual place of each step; a module comes right after the step that it follows."""
        ranks: dict[str, float] = {step: float(number) for number, step in enumerate(self.steps)}
        for number, module in enumerate(self.modules.values(), start=1):
            if module.follows:
                ranks[module.id] = ranks[module.follows] + number / 100
        if situation.patch_test == "home":
            ranks["P05"] = -1.0
        return ranks


@lru_cache(maxsize=1)
def sequence_rules() -> SequenceRules:
    """The rules that ship with the course."""
    return rules_of(library())


def rules_of(content: Library) -> SequenceRules:
    """The rules of any library.

    Raises:
        ValueError: the hard rules run in a circle.
    """
    return SequenceRules(
        content.of(ProtocolStep),
        content.of(ProtocolModule),
        content.of(OrderRule).values(),
        content.of(OrderCondition).values(),
        content.modules.values(),
    )
