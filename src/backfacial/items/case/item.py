"""Case: a client's visit. Its first stage is screening: ask, look, decide, plan, find the words."""

import math
from typing import Annotated, Any, Literal, Self

from pydantic import StringConstraints, ValidationError, model_validator

from backfacial.clients.plan import Plan, offered_steps
from backfacial.clients.seen import LOOK, topic_step
from backfacial.clients.visit import visit_of
from backfacial.facts import library
from backfacial.facts.consultation.clients import Client
from backfacial.items.base import Question, Unreadable
from backfacial.items.case.decision import deciding, decision_part
from backfacial.items.case.plan import plan_part
from backfacial.items.case.questions import questions_part
from backfacial.items.case.response import CaseResponse, ScreenResponse
from backfacial.items.case.rules import deciding_rules
from backfacial.items.case.stage import Stage, level_label, titled
from backfacial.items.mark import Mark, State
from backfacial.items.options import OptionItem
from backfacial.rules.screening.outcome import Level, Service
from backfacial.rules.screening.rulebook import rulebook

WrittenClient = Annotated[str, StringConstraints(pattern=r"^K\d\d$")]


class CaseItem(OptionItem):
    """A client's visit. The response is {"screen": {"path": […], "level", "service", "steps_out": […], "words"}}.

    `client` is the id of a client in `content/clients/`, or a client of the item's own. `options` are words to say.
    Share of the points: decision 3, questions 2, plan 3, words 2, of 10. A plan that would hurt the client zeroes it.
    """

    type: Literal["case"]
    client: WrittenClient | Client

    @model_validator(mode="after")
    def _one_right_way_to_say_it(self) -> "CaseItem":
        if len(self.keys) != 1:
            raise ValueError(
                f"a case has exactly one option with 'key: true', the right words; this one has {len(self.keys)}"
            )
        return self

    @property
    def person(self) -> Client:
        """The client."""
        return library().clients[self.client] if isinstance(self.client, str) else self.client

    def standalone(self) -> Self:
        return self.model_copy(update={"client": self.person.model_copy(update={"debrief": None, "outcome": None})})

    def rules(self) -> str:
        return deciding_rules()

    def question(self) -> Question:
        return super().question().model_copy(update={"visit": visit_of(self.person)})

    def _mark_response(self, response: Any) -> Mark:
        given = self._read(response)
        if given.level is None or given.service is None or given.words is None:
            return self._mark_without_answer(State.UNANSWERED)
        plan = Plan(Level(given.level), Service(given.service), frozenset(given.steps_out))
        stage = Stage(self.person, given.path, plan)
        spoken = frozenset({given.words})
        said = titled("words", float(spoken == self.keys), self._reasons(spoken))
        parts = (decision_part(stage), questions_part(stage), plan_part(stage), said)
        share = math.fsum(part.share * weight for part, weight in zip(parts, WEIGHTS, strict=True)) / sum(WEIGHTS)
        reasons = tuple(reason for part in parts for reason in part.reasons)
        critical = stage.compared.critical or any(reason.critical for reason in reasons)
        given_level, right_level = (level_label(plan.level),), (level_label(stage.level),)
        return self._result(min(1.0, share), given_level, right_level, reasons, critical, parts)

    def _read(self, response: object) -> ScreenResponse:
        try:
            given = CaseResponse.model_validate(response).screen
        except ValidationError:
            raise Unreadable from None
        known_words = given.words is None or given.words in {option.id for option in self.options}
        if not (set(given.path) <= _steps() and set(given.steps_out) <= set(offered_steps()) and known_words):
            raise Unreadable
        return given

    def _mark_without_answer(self, state: State) -> Mark:
        stage = Stage(self.person, (), Plan(Level.PROCEED, Service.FULL, frozenset()))
        return self._no_result(state, (level_label(stage.level),), deciding(stage, right=False))


WEIGHTS = (3, 2, 3, 2)
"""Decision, questions, plan, words; after the scoring of the domain dossier's cases."""


def _steps() -> set[str]:
    return {LOOK, *rulebook().facts, *(topic_step(topic) for topic in library().topics)}
