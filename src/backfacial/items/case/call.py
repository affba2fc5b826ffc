"""A phone call as it is marked: what the rules decide about it, and what a trainee asked, in which order."""

from dataclasses import dataclass
from functools import cached_property

from backfacial.clients.phone import (
    answer_of,
    asked_in,
    call_facts,
    call_questions,
    danger_questions,
    is_there,
    learnt_by_phone,
)
from backfacial.clients.seen import LOOK
from backfacial.facts import library
from backfacial.facts.reactions.calls import Call, CallQuestion
from backfacial.facts.reactions.reactions import SignPattern
from backfacial.items.case.deciding import asked_about, fewest
from backfacial.items.case.response import ReactResponse
from backfacial.rules.reactions.outcome import Action, Triage
from backfacial.rules.reactions.triage import patterns, triage
from backfacial.rules.values import Facts

COMFORTING = (Action.EXPECTED, Action.MONITOR)
"""Levels at which nobody else looks at it."""


@dataclass(frozen=True)
class CallStage:
    """A call up to its decision."""

    call: Call
    given: ReactResponse

    @cached_property
    def facts(self) -> Facts:
        """All that is true."""
        return call_facts(self.call)

    @cached_property
    def decided(self) -> Triage:
        """What the rules decide when all is known."""
        return triage(self.facts)

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """The questions that were asked, and the look, in order."""
        return asked_in(self.given.path)

    @cached_property
    def known(self) -> Facts:
        """What the trainee has learnt."""
        return learnt_by_phone(self.call, self.steps)

    @property
    def chosen(self) -> Action | None:
        return Action(self.given.action) if self.given.action else None

    @property
    def too_late(self) -> bool:
        """Whether help comes later than it has to: another level where the rules say urgent or emergency."""
        right = self.decided.action
        return self.chosen is not None and right.rank >= Action.URGENT.rank and self.chosen.rank < right.rank

    @cached_property
    def is_known_emergency(self) -> bool:
        """Whether enough was learnt to send for help: from then on no question is needed."""
        return patterns().decides(self.known)[0] is Action.EMERGENCY

    @cached_property
    def open_dangers(self) -> tuple[str, ...]:
        """The danger questions that were not asked."""
        return tuple(name for name in danger_questions() if name not in self.steps)

    @property
    def comforts_too_early(self) -> bool:
        """Whether a level was chosen at which nobody else looks at it, before each danger was asked for: a guess."""
        return self.chosen in COMFORTING and bool(self.open_dangers) and not self.is_known_emergency

    @property
    def asked_no_danger(self) -> bool:
        """Whether the level is a guess since no danger was asked for, and none was told that needs no question."""
        return len(self.open_dangers) == len(danger_questions()) and not self.is_known_emergency

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The fewest questions by which the rules come to this decision, and where nobody else will look at it, those
        that could have raised it."""
        row = (self._pattern.when, *(each.when for each in self._pattern.raises))
        names = fewest(self._bringing(asked_about(row)), self._leads_to_the_same)
        if self.decided.action in COMFORTING:
            raising = asked_about(each.when for each in self._pattern.raises)
            names += self._bringing(raising - set(self.call.told))
        return tuple(name for name in call_questions() if name in names)

    @property
    def _pattern(self) -> SignPattern:
        return library().of(SignPattern)[self.decided.row]

    def _bringing(self, facts: set[str]) -> tuple[str, ...]:
        return tuple(each.id for each in call_questions().values() if facts & set(each.brings))

    def _leads_to_the_same(self, names: tuple[str, ...]) -> bool:
        return patterns().decides(learnt_by_phone(self.call, names)) == (self.decided.action, self.decided.row)

    def has_found(self, name: str) -> bool:
        """Whether what a question brings is known: it was asked, or a photo shows all of it."""
        there = [fact for fact in call_questions()[name].brings if is_there(fact, self.facts)]
        return name in self.steps or (bool(there) and all(fact in self.known for fact in there))

    def could_wait(self, at: int) -> bool:
        """Whether the step at this place could have waited: neither a danger, nor anything that the rules would ask."""
        step, before = self.steps[at], self.steps[:at]
        if step == LOOK:
            return not set(danger_questions()) <= set(before)
        if step in danger_questions():
            return False
        decided = triage(learnt_by_phone(self.call, before))
        return decided.action is not Action.EMERGENCY and not set(call_questions()[step].brings) & set(decided.ask)

    @cached_property
    def late(self) -> tuple[str, ...]:
        """Questions that found a danger sign after something that could have waited."""
        found = [at for at, step in enumerate(self.steps) if step != LOOK and self.hides_danger(step)]
        waiting = next((at for at in range(max(found, default=0)) if self.could_wait(at)), len(self.steps))
        return tuple(self.steps[at] for at in found if at > waiting)

    def hides_danger(self, name: str) -> bool:
        """Whether a question finds a danger sign that nobody has told."""
        facts = patterns().facts
        return any(
            facts[fact].about == "danger" and is_there(fact, self.facts) and fact not in self.call.told
            for fact in call_questions()[name].brings
        )

    def question(self, name: str) -> CallQuestion:
        return call_questions()[name]

    def answer(self, name: str) -> str:
        return answer_of(self.call, call_questions()[name], self.facts)
