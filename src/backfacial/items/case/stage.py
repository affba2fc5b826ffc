"""The first stage of a case: a client, what the rules decide about them, and what a trainee did."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from backfacial.clients.plan import Plan, PlanReview, review
from backfacial.clients.seen import Visit
from backfacial.clients.visit import VISIT_DAY, client_facts, learnt_by, visit_of
from backfacial.facts import library, words
from backfacial.facts.consultation.clients import Client
from backfacial.facts.course.terms import Term
from backfacial.items.mark import Part
from backfacial.items.mark import Reason as MarkReason
from backfacial.rules.screening.outcome import Level, Reason, Screening
from backfacial.rules.screening.rulebook import rulebook, screen
from backfacial.rules.values import Facts

MORE_CAREFUL: Final = 1 / 3
"""Share for a decision or a plan that is more careful than the rules ask for."""


@dataclass(frozen=True)
class Stage:
    """A visit up to the decision. `path` holds the steps in their order."""

    client: Client
    path: tuple[str, ...]
    plan: Plan

    @cached_property
    def facts(self) -> Facts:
        """All that is true of the client."""
        return client_facts(self.client)

    @cached_property
    def decided(self) -> Screening:
        """What the rules decide when all is known."""
        return screen(self.facts, VISIT_DAY)

    @cached_property
    def visit(self) -> Visit:
        return visit_of(self.client)

    @cached_property
    def compared(self) -> PlanReview:
        """The plan beside the rules."""
        return review(self.plan, self.decided)

    @property
    def level(self) -> Level:
        """The level that the rules decide."""
        return self.decided.level or Level.PROCEED

    @property
    def counting(self) -> tuple[Reason, ...]:
        """The reasons that speak for the decision: without those that only say "go ahead" beside others."""
        found = self.decided.reasons
        return tuple(reason for reason in found if reason.level is not Level.PROCEED or self.level is Level.PROCEED)

    @cached_property
    def hidden(self) -> tuple[str, ...]:
        """What the client did not tell at once, and what is not seen at the door, where it is not absent."""
        told, absent = learnt_by(self.client, ()), rulebook().absent
        return tuple(name for name, value in self.facts.items() if name not in told and value != absent[name])


def share(chosen_rank: int, expected_rank: int) -> float:
    """1 for what the rules say, a third for more careful, 0 for less careful."""
    return 1.0 if chosen_rank == expected_rank else MORE_CAREFUL if chosen_rank > expected_rank else 0.0


def label(terms: Iterable[Term], name: str) -> str:
    """The words of a term."""
    return next(term.label for term in terms if term.id == name)


def level_label(level: str) -> str:
    """A level in words."""
    return label(library().terms.levels, level)


def why_of(reason_id: str) -> str:
    """Why a reason counts, with its citation."""
    return f"{library().deciding(reason_id).why} [{reason_id}]"


def titled(key: str, share: float, reasons: Iterable[MarkReason], notes: tuple[str, ...] = ()) -> Part:
    """A part of the mark with its title in words."""
    return Part(words("case", f"part-{key}"), share, tuple(reasons), notes)
