"""Whether what came from a page, or from an answers file, is a response that a question takes."""

import math
from collections.abc import Callable

from pydantic import ValidationError

from backfacial.clients import LOOK, topic_step
from backfacial.clients.plan import offered_steps
from backfacial.items import Question
from backfacial.items.case import CaseResponse, is_finished

LONGEST_TEXT = 100_000
"""Signs of a reflection; a long essay has a tenth of that."""


class NotAResponse(Exception):
    """It is of another form than the question takes. The text is a key of the interface's words."""


def choice(question: Question, raw: object) -> object:
    """One option's id."""
    if not isinstance(raw, str) or raw not in {option.id for option in question.options}:
        raise NotAResponse("refused-form")
    return raw


def select(question: Question, raw: object) -> object:
    """The ids of the chosen options in the order of the question; none chosen is no answer."""
    ids = [option.id for option in question.options]
    if not isinstance(raw, list) or not all(isinstance(part, str) and part in ids for part in raw):
        raise NotAResponse("refused-form")
    return [option_id for option_id in ids if option_id in raw] or None


def number(question: Question, raw: object) -> object:
    """A finite value with the question's unit."""
    if not isinstance(raw, dict) or set(raw) != {"value", "unit"} or raw["unit"] != question.unit:
        raise NotAResponse("refused-form")
    value = raw["value"]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NotAResponse("refused-form")
    try:
        finite = math.isfinite(float(value))
    except OverflowError:
        finite = False
    if not finite:
        raise NotAResponse("refused-form")
    return {"value": value, "unit": question.unit}


def reflection(question: Question, raw: object) -> object:
    """The text as it was written; only spaces are no answer."""
    if not isinstance(raw, str):
        raise NotAResponse("refused-form")
    if len(raw) > LONGEST_TEXT:
        raise NotAResponse("refused-long")
    return well_formed(raw) if raw.strip() else None


def case(question: Question, raw: object) -> object:
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


def well_formed(text: str) -> str:
    """The text with half characters replaced, which no file and no message can carry."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


_READERS: dict[str, Callable[[Question, object], object]] = {
    "choice": choice,
    "select": select,
    "number": number,
    "reflection": reflection,
    "case": case,
}


def response_to(question: Question, raw: object) -> object:
    """The response as it is kept; None is "no answer".

    Raises:
        NotAResponse: the question does not take it.
    """
    return None if raw is None else _READERS[question.type](question, raw)


def kept_response(question: Question, raw: object) -> object:
    """The response that an answers file holds, None where it holds none that the question takes."""
    try:
        return response_to(question, raw)
    except NotAResponse:
        return None


def is_answered(question: Question, raw: object) -> bool:
    """Whether a response is a whole answer: a visit counts only when it was decided."""
    kept = kept_response(question, raw)
    return kept is not None and (question.type != "case" or is_finished(kept))
