"""What a trainee did with a client, as it is kept: the path through each stage, and what was decided there."""

from typing import Annotated, Any

from pydantic import StringConstraints, ValidationError

from backfacial.clients.phone import question_of
from backfacial.clients.plan import offered_steps
from backfacial.clients.seen import LOOK, topic_step
from backfacial.facts import library
from backfacial.facts.base import Record
from backfacial.facts.consultation.screening import CapName, LevelName
from backfacial.facts.reactions.calls import CallStep
from backfacial.facts.reactions.reactions import ActionName
from backfacial.items.base import NotAResponse, Question

Note = Annotated[str, StringConstraints(max_length=2000)]


class ScreenResponse(Record):
    """The path through the first stage: every step in order, then the decision. What is still open is None."""

    path: tuple[str, ...] = ()
    level: LevelName | None = None
    service: CapName | None = None
    steps_out: tuple[str, ...] = ()
    words: str | None = None


class ReactResponse(Record):
    """A phone call: what was asked and looked at in order, the level, what is done, the words, and a note.

    The note is the learner's own. Nobody marks it.
    """

    path: tuple[str, ...] = ()
    action: ActionName | None = None
    steps: tuple[str, ...] = ()
    words: str | None = None
    note: Note = ""


class CaseResponse(Record):
    """The stages that were gone through."""

    screen: ScreenResponse | None = None
    react: ReactResponse | None = None


def read(question: Question, raw: object) -> object:
    """A visit or a call as far as it has come; nothing asked and nothing decided is no answer."""
    try:
        given = CaseResponse.model_validate(raw)
    except ValidationError:
        raise NotAResponse("refused-form") from None
    spoken = {option.id for option in question.options} | {None}
    if question.call is not None and given.react is not None:
        return _call(given.react, spoken)
    if question.visit is not None and given.screen is not None:
        return _visit(question, given.screen, spoken)
    raise NotAResponse("refused-form")


def _visit(question: Question, given: ScreenResponse, spoken: set[str | None]) -> dict[str, Any] | None:
    assert question.visit is not None
    named = {each.id for topic in question.visit.topics for each in topic.questions}
    steps = {LOOK, *named, *(topic_step(topic.id) for topic in question.visit.topics)}
    if not set(given.path) <= steps or not set(given.steps_out) <= set(offered_steps()) or given.words not in spoken:
        raise NotAResponse("refused-form")
    begun = given.path or given.level or given.service or given.words
    return {"screen": given.model_dump(mode="json")} if begun else None


def _call(given: ReactResponse, spoken: set[str | None]) -> dict[str, Any] | None:
    if not is_of_a_call(given) or given.words not in spoken:
        raise NotAResponse("refused-form")
    begun = given.path or given.action or given.steps or given.words or given.note
    return {"react": given.model_dump(mode="json", exclude={"note"} if not given.note else None)} if begun else None


def is_of_a_call(given: ReactResponse) -> bool:
    """Whether there are such questions and such steps."""
    return set(given.path) <= {LOOK, *question_of()} and set(given.steps) <= set(library().of(CallStep))


def is_finished(question: Question, response: object) -> bool:
    """Whether a response to a case holds a whole decision."""
    try:
        given = CaseResponse.model_validate(response)
    except ValidationError:
        return False
    if question.call is not None:
        return given.react is not None and None not in (given.react.action, given.react.words)
    visit = given.screen
    return visit is not None and None not in (visit.level, visit.service, visit.words)
