"""Whether what came from a page, or from an answers file, is a response that a question takes."""

from backfacial.items.base import NotAResponse, Question
from backfacial.items.types import is_whole, reader


def response_to(question: Question, raw: object) -> object:
    """The response as it is kept; None is "no answer".

    Raises:
        NotAResponse: the question does not take it.
    """
    return None if raw is None else reader(question.type)(question, raw)


def kept_response(question: Question, raw: object) -> object:
    """The response that an answers file holds, None where it holds none that the question takes."""
    try:
        return response_to(question, raw)
    except NotAResponse:
        return None


def is_answered(question: Question, raw: object) -> bool:
    """Whether a response is a whole answer: a visit counts only when it was decided."""
    kept = kept_response(question, raw)
    return kept is not None and is_whole(question, kept)


def is_given(question: Question, kept: object) -> bool:
    """A response that is whole as soon as it is there."""
    return kept is not None


def well_formed(text: str) -> str:
    """The text with half characters replaced, which no file and no message can carry."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
