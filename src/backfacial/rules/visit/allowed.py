"""What a screening leaves of the steps and modules of a visit."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from backfacial.facts import library, words
from backfacial.facts.consultation.screening import ScreeningRule
from backfacial.facts.course.terms import Terms
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.rules.screening.outcome import Screening, Service
from backfacial.rules.screening.rulebook import rulebook
from backfacial.rules.values import Facts
from backfacial.rules.visit.situation import Refusal


@dataclass(frozen=True)
class Change:
    """A token that a screening takes out and that changes planned steps without taking them out."""

    token: str
    ids: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Allowed:
    """A client's decision, read as steps and modules. Without a client everything is allowed."""

    decided: Screening | None = None
    facts: Facts | None = None
    today: datetime.date | None = None

    @cached_property
    def taken(self) -> dict[str, tuple[str, ...]]:
        """Each token that is out, with all that goes with it, and the reasons that take it out."""
        found: dict[str, list[str]] = {}
        for reason in self.decided.reasons if self.decided else ():
            for token in _with_included(frozenset(step for row in reason.rows for step in row.steps_out)):
                found.setdefault(token, []).append(reason.id)
        return {token: tuple(ids) for token, ids in found.items()}

    def refusals(self, chosen: Iterable[str]) -> tuple[Refusal, ...]:
        """Why there is no service at all, or why steps and modules that were chosen stay out."""
        decided = self.decided
        if decided is None:
            return ()
        if decided.level is None:
            return (Refusal("", decided.ask, words("plan", "ask-first")),)
        if decided.service is Service.NONE:
            return (Refusal("", tuple(reason.id for reason in decided.reasons), words("plan", "no-service")),)
        found = [Refusal(step, self.out(step), words("plan", "client-out")) for step in chosen if self.out(step)]
        rules = library().modules
        found += [
            Refusal(module, (rule,), rules[rule].why)
            for module, rule in decided.modules_out
            if module in chosen and rules[rule].when is not None and not rules[rule].in_zone
        ]
        return tuple(found)

    def out(self, step: str) -> tuple[str, ...]:
        """The reasons that take a step or a module out; none where it may be done."""
        record = record_of(step)
        ids = self.taken.get(record.token or "", ())
        if self.decided and least_service(record).rank < self.decided.service.rank:
            ids += tuple(r.id for r in self.decided.reasons if r.service.rank > least_service(record).rank)
        return tuple(dict.fromkeys(ids))

    def changes(self, steps: Iterable[str]) -> tuple[Change, ...]:
        """What is out and changes some of these steps."""
        records = [(step, record_of(step)) for step in steps]
        changed = {token: tuple(s for s, record in records if token in record.changed_by) for token in self.taken}
        return tuple(Change(token, self.taken[token], own) for token, own in changed.items() if own)

    @property
    def feeling_in_doubt(self) -> bool:
        """Whether feeling has to be tested in the room."""
        if self.facts is None or self.today is None:
            return False
        return rulebook().matters("numb_area", self.facts, self.today)


def record_of(step: str) -> ProtocolStep | ProtocolModule:
    """The record of a step or a module.

    Raises:
        KeyError: there is no such step.
    """
    modules = library().of(ProtocolModule)
    return modules[step] if step in modules else library().of(ProtocolStep)[step]


def least_service(record: ProtocolStep | ProtocolModule) -> Service:
    """The least service in which a step or a module is done."""
    return Service(record.service if isinstance(record, ProtocolStep) else "adapted")


def takes_out(row: ScreeningRule, record: ProtocolStep | ProtocolModule, terms: Terms) -> bool:
    """Whether a row of the screening leaves some service, and this step or module out of it wherever it is done."""
    if Service(row.cap) is Service.NONE:
        return False
    return record.token in with_included(row.steps_out, terms) or Service(row.cap).rank > least_service(record).rank


def touches(row: ScreeningRule, record: ProtocolStep | ProtocolModule, terms: Terms) -> bool:
    """Whether a row has to do with a step or a module: there is no service, or it stays out at a place, or changes."""
    here = {token for area in row.areas_out for token in with_included(area.steps, terms)}
    tokens = here | set(with_included(row.steps_out, terms))
    return Service(row.cap) is Service.NONE or record.token in here or bool(set(record.changed_by) & tokens)


@cache
def _with_included(tokens: frozenset[str]) -> tuple[str, ...]:
    return with_included(tokens, library().terms)


def with_included(tokens: Iterable[str], terms: Terms) -> tuple[str, ...]:
    """Tokens with all that goes with them, in the order of the terms."""
    includes = {step.id: step.includes for step in terms.steps}
    whole = list(tokens)
    for token in whole:
        whole += [each for each in includes.get(token, ()) if each not in whole]
    return tuple(token for token in includes if token in whole)
