"""What every question type shares: the public half, and the way from a share of the points to a mark."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints

from backfacial.anatomy.drawings import DrawingName
from backfacial.clients.heard import PhoneCall
from backfacial.clients.seen import Visit
from backfacial.facts.base import Entry, FactId, Record, Slug, Text
from backfacial.facts.measures import Assuming
from backfacial.facts.skin.looks import Look, Tone
from backfacial.items.digest import short_digest
from backfacial.items.mark import Mark, Mistake, Part, Reason, Sign, State

_NO_KEY = {"assumes", "objective", "reviewed"}
"""Fields of what is asked that no mark and no reason is made from."""

Points = Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]


CardId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,64}$")]
"""A card's id: an id of the project's own, or that of a step."""


DrawingId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}\d{1,2}(\.[a-z-]+)?$")]
"""What a drawing shows: a record, or a step of a procedure."""


class PublicOption(Record):
    """An option as a learner sees it."""

    id: Slug
    text: Text
    look: Look | None = None


class PublicSpot(Record):
    """A spot of a body map as a learner finds it: drawn as `shape` with its middle `at`.

    `seen` says in words what the drawing shows, `told` what is felt and what the client says. The facts themselves stay
    with the key: the course's rules would read it from them.
    """

    id: Slug
    at: tuple[float, float]
    shape: Slug
    seen: str = ""
    told: str = ""


class PublicCard(Record):
    """A card: to put in order, a step of the protocol by its id and name, or a card of the item's own; or to pair.

    `drawing` is the id of a drawing that is not called like the card, such as DR01.press. `place` is where on the
    drawing of the question it lies, as a code that tells no name (`anatomy/places.py`).
    """

    id: CardId
    text: Text
    drawing: DrawingId | None = None
    place: Slug | None = None


class PublicThing(Record):
    """A thing of a trolley scene, and what is told of it at the start."""

    id: Slug
    text: Text
    told: Text


class PublicPlace(Record):
    """Where a thing of a trolley scene can go."""

    id: Slug
    text: Text
    meaning: Text


class PublicTrolley(Record):
    """A trolley scene as a learner finds it: things, what is told of them, and what happens in turn.

    `hands` is the id under which it is answered what gloves and hands need after `pause` acts; `needs` are the answers.
    The soil itself stays with the rules: whoever has it has the key.
    """

    task: Literal["set-up", "clear"]
    things: tuple[PublicThing, ...]
    acts: tuple[Text, ...]
    pause: int
    hands: Slug
    places: tuple[PublicPlace, ...]
    needs: tuple[PublicOption, ...]


class Question(Record):
    """The public half of an item: all that a page, a notebook or a release may hold. No key, no reason.

    `visit` or `call` is there for a case: what its client says and shows. `look` is a picture that it is about.
    `tone` and `spots` are there for a body map, `cards` for an order, as it opens, `trolley` for a trolley scene.
    `left` and `right` are there for a match: what is paired, and what with; `drawing` where its left sides are places.
    """

    id: Slug
    type: str
    stem: Text
    points: Points
    options: tuple[PublicOption, ...] = ()
    unit: Text | None = None
    visit: Visit | None = None
    call: PhoneCall | None = None
    look: Look | None = None
    tone: Tone | None = None
    spots: tuple[PublicSpot, ...] = ()
    cards: tuple[PublicCard, ...] = ()
    left: tuple[PublicCard, ...] = ()
    right: tuple[PublicCard, ...] = ()
    drawing: DrawingName | None = None
    trolley: PublicTrolley | None = None

    @property
    def digest(self) -> str:
        """By this an answer knows the question that it was given to, for ever (docs/architecture.md, *Formats*).

        Fields that are at their default do not count, so that a new optional field changes no old digest. Nor do
        points: they say what an answer is worth, not what was asked.
        """
        return short_digest(self.model_dump(mode="json", exclude_defaults=True, exclude={"points"}))


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

    def standalone(self) -> Self:
        """The same with everything in it that it otherwise takes from records of the course."""
        return self

    def rules(self) -> str:
        """A digest of the course's rules that it is marked by, "" where it has its whole key in itself."""
        return ""

    def key(self) -> object:
        """All that it is marked by, as plain data."""
        standalone = self.standalone()
        own = standalone.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=_NO_KEY)
        return [own, self.rules()]

    @property
    def key_digest(self) -> str:
        """Changes with anything that it is marked by, its points too."""
        return short_digest(self.key())


class ItemBase(Asked):
    """An item with its key. Subclasses add the data of their type, and say how a response is marked."""

    type: str
    objective: Slug
    stem: Text
    facts: Annotated[tuple[FactId, ...], Field(min_length=1)]
    look: Look | None = None

    def _asked(self, **more: Any) -> Question:
        """The public half, with what a type adds to it."""
        return Question(id=self.id, type=self.type, stem=self.stem, points=self.points, look=self.look, **more)

    def reasons_given(self) -> tuple[tuple[str, str], ...]:
        """Every reason of the item with the name of the part that it belongs to, for checks over all content."""
        raise NotImplementedError

    def named(self, response: Any, *, whole: bool) -> dict[str, str]:
        """What the drawing of the question may name after a check: what was found, or the whole solution."""
        return {}

    def mark(self, response: object) -> Mark:
        """The mark of a response; None is "not answered", a response of another form "unreadable"; both 0 points."""
        if response is None:
            return self._mark_without_answer(State.UNANSWERED)
        try:
            return self._mark_response(response)
        except Unreadable:
            return self._mark_without_answer(State.UNREADABLE)

    def mistakes(self, mark: Mark) -> tuple[Mistake, ...]:
        """What was chosen instead, in words that are the same for the same choice. None where there is no answer."""
        return tuple(Mistake(each.text, each.critical) for each in mark.reasons if each.sign is Sign.FALSE_ALARM)

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
