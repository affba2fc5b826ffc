"""What every question type shares: the public half, and the way from a share of the points to a mark."""

from typing import Annotated, Any

from pydantic import Field

from backfacial.clients.seen import Visit
from backfacial.facts.base import Entry, FactId, Record, Slug, Text
from backfacial.facts.measures import Assuming
from backfacial.items.mark import Mark, Part, Reason, State

Points = Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]


class PublicOption(Record):
    """An option as a learner sees it."""

    id: Slug
    text: Text


class Question(Record):
    """The public half of an item: all that a page, a notebook or a release may hold. No key, no reason.

    `visit` is there for a case: what its client says and shows.
    """

    id: Slug
    type: str
    stem: Text
    points: Points
    options: tuple[PublicOption, ...] = ()
    unit: Text | None = None
    visit: Visit | None = None


class Unreadable(Exception):
    """A response that is not of the form its question type takes."""


class NotAResponse(Exception):
    """What a page or a file gave is no response that the question takes. The text is a key of the elements' words."""


class Asked(Assuming, Entry):
    """Something that is asked for points."""

    id: Slug
    points: Points

    def question(self) -> Question:
        """The public half."""
        raise NotImplementedError


class ItemBase(Asked):
    """An item with its key. Subclasses add the data of their type, and say how a response is marked."""

    type: str
    objective: Slug
    stem: Text
    facts: Annotated[tuple[FactId, ...], Field(min_length=1)]

    def reasons_given(self) -> tuple[tuple[str, str], ...]:
        """Every reason of the item with the name of the part that it belongs to, for checks over all content."""
        raise NotImplementedError

    def mark(self, response: object) -> Mark:
        """The mark of a response; None is "not answered", a response of another form "unreadable"; both 0 points."""
        if response is None:
            return self._mark_without_answer(State.UNANSWERED)
        try:
            return self._mark_response(response)
        except Unreadable:
            return self._mark_without_answer(State.UNREADABLE)

    def _mark_response(self, response: Any) -> Mark:
        raise NotImplementedError

    def _mark_without_answer(self, state: State) -> Mark:
        raise NotImplementedError

    def _result(
        self,
        share: float,
        given: tuple[str, ...],
        expected: tuple[str, ...],
        reasons: tuple[Reason, ...],
        critical: bool = False,
        parts: tuple[Part, ...] = (),
    ) -> Mark:
        share = 0.0 if critical else share
        state = State.RIGHT if share == 1 else State.PARTLY if share > 0 else State.WRONG
        points = self.points * share
        return Mark(self.id, points, self.points, state, given, expected, reasons, self.facts, critical, parts)

    def _no_result(self, state: State, expected: tuple[str, ...], reasons: tuple[Reason, ...]) -> Mark:
        return Mark(self.id, 0.0, self.points, state, (), expected, reasons, self.facts)
