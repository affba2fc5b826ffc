"""Case: a client's visit (ask, look, decide, plan, find the words), or a phone call after it."""

import math
from dataclasses import replace
from typing import Annotated, Any, Literal, Self

from pydantic import StringConstraints, ValidationError, model_validator

from backfacial.clients.phone import phone_call
from backfacial.clients.plan import Plan, offered_steps
from backfacial.clients.seen import LOOK, topic_step
from backfacial.clients.visit import visit_of
from backfacial.facts import library, words
from backfacial.facts.consultation.clients import Client
from backfacial.facts.reactions.calls import Call
from backfacial.items.base import Question, Unreadable
from backfacial.items.case.call import CallStage
from backfacial.items.case.call_parts import (
    HALF,
    action_label,
    asked_part,
    is_scattered,
    level_part,
    note_of,
    steps_part,
)
from backfacial.items.case.call_parts import deciding as deciding_row
from backfacial.items.case.decision import deciding, decision_part
from backfacial.items.case.plan import plan_part
from backfacial.items.case.questions import questions_part
from backfacial.items.case.response import CaseResponse, ReactResponse, ScreenResponse, is_of_a_call
from backfacial.items.case.rules import deciding_call_rules, deciding_rules
from backfacial.items.case.stage import Stage, level_label
from backfacial.items.mark import Mark, Mistake, Part, Sign, State, labelled_mistakes
from backfacial.items.options import OptionItem
from backfacial.rules.screening.outcome import Level, Service
from backfacial.rules.screening.rulebook import rulebook

WrittenClient = Annotated[str, StringConstraints(pattern=r"^K\d\d$")]
WrittenCall = Annotated[str, StringConstraints(pattern=r"^CA\d\d$")]


class CaseItem(OptionItem):
    """A client's visit, or a phone call after one.

    `client` is the id of a client in `content/clients/`, or a client of the item's own; the response is {"screen":
    {"path": […], "level", "service", "steps_out": […], "words"}}. `call` is the id of a call in `content/calls/`, or a
    call of the item's own; the response is {"react": {"path": […], "action", "steps": […], "words"}}, with a "note" of
    the learner's own if there is one. `options` are words to say.
    Share of the points: decision 3, questions 2, plan 3, words 2, of 10; in a call the questions 3, level 3, steps 2,
    words 2. A plan that would hurt the client, or help that comes too late, zeroes it.
    """

    type: Literal["case"]
    client: WrittenClient | Client | None = None
    call: WrittenCall | Call | None = None

    @model_validator(mode="after")
    def _one_right_way_to_say_it(self) -> "CaseItem":
        if len(self.keys) != 1:
            raise ValueError(
                f"a case has exactly one option with 'key: true', the right words; this one has {len(self.keys)}"
            )
        if (self.client is None) == (self.call is None):
            raise ValueError("a case is a visit of a 'client' or a phone 'call': give one of the two")
        return self

    @property
    def person(self) -> Client:
        """The client of a visit."""
        assert self.client is not None
        return library().clients[self.client] if isinstance(self.client, str) else self.client

    @property
    def phoned(self) -> Call | None:
        """The call, None where it is a visit."""
        return library().of(Call)[self.call] if isinstance(self.call, str) else self.call

    def standalone(self) -> Self:
        if self.phoned is not None:
            return self.model_copy(update={"call": self.phoned.model_copy(update={"action": None})})
        return self.model_copy(update={"client": self.person.model_copy(update={"debrief": None, "outcome": None})})

    def rules(self) -> str:
        return deciding_rules() if self.phoned is None else deciding_call_rules()

    def question(self) -> Question:
        if self.phoned is not None:
            return super().question().model_copy(update={"call": phone_call(self.phoned)})
        return super().question().model_copy(update={"visit": visit_of(self.person)})

    def _mark_response(self, response: Any) -> Mark:
        try:
            given = CaseResponse.model_validate(response)
        except ValidationError:
            raise Unreadable from None
        if self.phoned is not None and given.react is not None:
            return self._mark_call(self.phoned, given.react)
        if self.client is not None and given.screen is not None:
            return self._mark_visit(given.screen)
        raise Unreadable

    def mistakes(self, mark: Mark) -> tuple[Mistake, ...]:
        signs = (Sign.FALSE_ALARM, Sign.MISSED) if mark.given else ()
        return labelled_mistakes(mark.reasons, *signs)

    def _mark_visit(self, given: ScreenResponse) -> Mark:
        if not (set(given.path) <= _steps() and set(given.steps_out) <= set(offered_steps()) and self._can_say(given)):
            raise Unreadable
        if given.level is None or given.service is None or given.words is None:
            return self._mark_without_answer(State.UNANSWERED)
        plan = Plan(Level(given.level), Service(given.service), frozenset(given.steps_out))
        stage = Stage(self.person, given.path, plan)
        said = self._said("case", given.words)
        parts = (decision_part(stage), questions_part(stage), plan_part(stage), said)
        labels = level_label(plan.level), level_label(stage.level)
        return self._of_parts(parts, WEIGHTS, labels, stage.compared.critical)

    def _mark_call(self, call: Call, given: ReactResponse) -> Mark:
        if not (is_of_a_call(given) and self._can_say(given)):
            raise Unreadable
        stage = CallStage(call, given)
        if stage.chosen is None or given.words is None:
            return self._mark_without_answer(State.UNANSWERED)
        said = self._said("call", given.words, (words("call", "note", note=note_of(stage, self._texts(self.keys))),))
        if stage.comforts_too_early:
            said = replace(said, share=0.0)
        parts = (asked_part(stage), level_part(stage), steps_part(stage), said)
        labels = action_label(stage.chosen), action_label(stage.decided.action)
        most = HALF if is_scattered(stage) else 1.0
        return self._of_parts(parts, CALL_WEIGHTS, labels, stage.too_late, most)

    def _can_say(self, given: ScreenResponse | ReactResponse) -> bool:
        return given.words is None or given.words in {option.id for option in self.options}

    def _said(self, room: str, spoken: str, notes: tuple[str, ...] = ()) -> Part:
        chosen = frozenset({spoken})
        return Part(words(room, "part-words"), float(chosen == self.keys), self._reasons(chosen), notes)

    def _of_parts(
        self,
        parts: tuple[Part, ...],
        weights: tuple[int, ...],
        labels: tuple[str, str],
        critical: bool,
        most: float = 1.0,
    ) -> Mark:
        share = math.fsum(part.share * weight for part, weight in zip(parts, weights, strict=True)) / sum(weights)
        reasons = tuple(reason for part in parts for reason in part.reasons)
        harmful = critical or any(reason.critical for reason in reasons)
        given, right = labels
        return self._result(min(most, share), (given,), (right,), reasons, harmful, parts)

    def _mark_without_answer(self, state: State) -> Mark:
        if self.phoned is not None:
            decided = CallStage(self.phoned, ReactResponse()).decided
            return self._no_result(state, (action_label(decided.action),), deciding_row(decided, right=False))
        stage = Stage(self.person, (), Plan(Level.PROCEED, Service.FULL, frozenset()))
        return self._no_result(state, (level_label(stage.level),), deciding(stage, right=False))


WEIGHTS = (3, 2, 3, 2)
"""Decision, questions, plan, words; after the scoring of the domain dossier's cases."""

CALL_WEIGHTS = (3, 3, 2, 2)
"""Questions, level, steps, words."""


def _steps() -> set[str]:
    return {LOOK, *rulebook().facts, *(topic_step(topic) for topic in library().topics)}
