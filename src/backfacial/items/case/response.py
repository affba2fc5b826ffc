"""What a trainee did with a client, as it is kept: the path through each stage, and what was decided there."""

from pydantic import ValidationError

from backfacial.clients.plan import offered_steps
from backfacial.clients.seen import LOOK, topic_step
from backfacial.facts.base import Record
from backfacial.facts.consultation.screening import CapName, LevelName
from backfacial.items.base import NotAResponse, Question


class ScreenResponse(Record):
    """The path through the first stage: every step in order, then the decision. What is still open is None."""

    path: tuple[str, ...] = ()
    level: LevelName | None = None
    service: CapName | None = None
    steps_out: tuple[str, ...] = ()
    words: str | None = None


class CaseResponse(Record):
    """The stages that were gone through."""

    screen: ScreenResponse


def read(question: Question, raw: object) -> object:
    """A visit as far as it has come; nothing asked and nothing decided is no answer."""
    try:
        given = CaseResponse.model_validate(raw).screen
    except ValidationError:
        raise NotAResponse("refused-form") from None
    assert question.visit is not None
    named = {each.id for topic in question.visit.topics for each in topic.questions}
    steps = {LOOK, *named, *(topic_step(topic.id) for topic in question.visit.topics)}
    spoken = {option.id for option in question.options} | {None}
    if not set(given.path) <= steps or not set(given.steps_out) <= set(offered_steps()) or given.words not in spoken:
        raise NotAResponse("refused-form")
    begun = given.path or given.level or given.service or given.words
    return {"screen": given.model_dump(mode="json")} if begun else None


def is_finished(question: Question, response: object) -> bool:
    """Whether a response to a case holds a whole decision."""
    try:
        given = CaseResponse.model_validate(response).screen
    except ValidationError:
        return False
    return None not in (given.level, given.service, given.words)
