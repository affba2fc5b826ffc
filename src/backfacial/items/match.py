"""Match: each left side is put together with the right side that belongs to it."""

from collections.abc import Collection, Iterator
from typing import Annotated, Any, Final, Literal

from pydantic import Field, model_validator

from backfacial.anatomy.drawings import DRAWINGS, DrawingName
from backfacial.anatomy.places import code
from backfacial.facts import words
from backfacial.facts.base import LEADS, Record, Slug, Text
from backfacial.items.base import ItemBase, NotAResponse, PublicCard, Question, Unreadable
from backfacial.items.mark import Mark, Reason, Sign, State

FEWEST, MOST = 2, 12
"""How many sides there are on the left, and on the right."""


LONGEST_NAME: Final = 34
"""Letters of a right side that has to find room on a drawing."""


class LeftSide(Record):
    """What is asked about, the id of the right side that belongs to it, and why.

    A `place` is one of the item's drawing. It needs no text: the drawing says in words where it lies.
    """

    id: Slug
    text: Annotated[Text | None, LEADS] = None
    place: Slug | None = Field(None, description="a place of the drawing (src/backfacial/anatomy/)")
    right: Slug
    why: Text
    critical: bool = Field(False, description="true where another right side would hurt a client")
    careful: tuple[Slug, ...] = Field(
        (),
        description="beside critical: wrong right sides that hurt nobody, being more careful",
    )

    def is_harmful(self, chosen: str | None) -> bool:
        """Whether this right side is a safety mistake."""
        return self.critical and chosen is not None and chosen not in (self.right, *self.careful)


class RightSide(Record):
    """What can be chosen for each left side. It may belong to several of them, or to none."""

    id: Slug
    text: Annotated[Text, LEADS]


class MatchItem(ItemBase):
    """Pairs. The response is {"left-id": "right-id"}; a left side that is not there is still open.

    Share of the points: right pairs / left sides. A wrong pair of a critical left side is a safety mistake, unless it
    is more careful than the right one; to leave it open is none.
    """

    type: Literal["match"]
    drawing: DrawingName | None = Field(None, description="the drawing whose numbered places the left sides are")
    left: Annotated[tuple[LeftSide, ...], Field(min_length=FEWEST, max_length=MOST)]
    right: Annotated[tuple[RightSide, ...], Field(min_length=FEWEST, max_length=MOST)]

    @model_validator(mode="after")
    def _sides_make_pairs(self) -> "MatchItem":
        for mend in self._mends():
            raise ValueError(mend)
        return self

    def _mends(self) -> Iterator[str]:
        yield from self._mends_of_places()
        for side, sides in (("left", self.left), ("right", self.right)):
            texts = [each.text for each in sides if each.text is not None]
            for what, values in (("id", [each.id for each in sides]), ("text", texts)):
                for value in sorted({value for value in values if values.count(value) > 1}):
                    yield f"two {side} sides have the same {what} '{value}': give each its own"
        known = [each.id for each in self.right]
        for each in self.left:
            if each.right not in known:
                yield f"left side {each.id} names the unknown right side '{each.right}': correct it"
            if each.careful and not each.critical:
                yield f"left side {each.id}: 'careful' is for a critical one: set 'critical' too, or take it out"
            for name in each.careful:
                if name not in known or name == each.right:
                    yield f"left side {each.id}: 'careful' names '{name}', which is no other right side: correct it"
        keys = [each.right for each in self.left]
        if len(set(keys)) == 1:
            yield "all its left sides have the same right side: ask about one that has another"
        if len(keys) > 2 and len(set(keys)) == len(keys) and keys == [name for name in known if name in keys]:
            yield "its right sides stand in the order of the left ones, so that nobody has to think: change the order"

    def _mends_of_places(self) -> Iterator[str]:
        known = DRAWINGS[self.drawing]().places if self.drawing else {}
        places = [each.place for each in self.left if each.place]
        for each in self.left:
            if each.text is None and each.place is None:
                yield f"left side {each.id} has no text: add it, or a 'place' of a drawing"
            if (each.place is None) != (self.drawing is None):
                yield f"left side {each.id}: a drawing and a 'place' of it on each left side go together: add the other"
            if each.place and each.place not in known:
                yield f"left side {each.id} names the unknown place '{each.place}': use one of {', '.join(known)}"
        for place in sorted({place for place in places if places.count(place) > 1}):
            yield f"two left sides are the place '{place}': ask about it once"
        for right in self.right if self.drawing else ():
            if len(right.text) > LONGEST_NAME:
                yield f"right side {right.id} is too long to stand on a drawing: {LONGEST_NAME} letters are the most"

    @property
    def keys(self) -> dict[str, str]:
        """The right side of each left one, by their ids."""
        return {each.id: each.right for each in self.left}

    def question(self) -> Question:
        left = tuple(
            PublicCard(id=each.id, text=self._asks(each), place=each.place and code(each.place)) for each in self.left
        )
        right = tuple(PublicCard(id=each.id, text=each.text) for each in self.right)
        return self._asked(left=left, right=right, drawing=self.drawing)

    def standalone(self) -> "MatchItem":
        """With the words of the drawing in it."""
        left = tuple(each.model_copy(update={"text": self._asks(each)}) for each in self.left)
        return self.model_copy(update={"left": left})

    def named(self, response: Any, *, whole: bool) -> dict[str, str]:
        """Left sides with their right ones: of a drawing those that were found, or all."""
        if self.drawing is None:
            return {}
        return {left: key for left, key in self.keys.items() if whole or response.get(left) == key}

    def reasons_given(self) -> tuple[tuple[str, str], ...]:
        return tuple((f"left side {each.id}", each.why) for each in self.left)

    def _mark_response(self, response: Any) -> Mark:
        if not _are_pairs(response, self.keys, self._texts()):
            raise Unreadable
        if not response:
            return self._mark_without_answer(State.UNANSWERED)
        reasons = tuple(reason for each in self.left for reason in self._reasons(each, response.get(each.id)))
        right = sum(response.get(left) == key for left, key in self.keys.items())
        given = tuple(self._pair(each, response[each.id]) for each in self.left if each.id in response)
        critical = any(reason.critical for reason in reasons)
        return self._result(right / len(self.left), given, self._expected(), reasons, critical)

    def _mark_without_answer(self, state: State) -> Mark:
        reasons = tuple(reason for each in self.left for reason in self._reasons(each, None))
        return self._no_result(state, self._expected(), reasons)

    def _reasons(self, left: LeftSide, chosen: str | None) -> Iterator[Reason]:
        """The pair that was made, if one was, and where it is not right the right one. The reason is told once.

        It stands with the right pair, which a learner who may still find it does not see. Only what would hurt a client
        is told why at once.
        """
        right = self._pair(left, left.right)
        if chosen == left.right:
            yield Reason(right, left.why, Sign.HIT, label=words("match", "label-right"))
            return
        if chosen is not None:
            why = left.why if left.is_harmful(chosen) else ""
            wrong = self._pair(left, chosen)
            yield Reason(wrong, why, Sign.FALSE_ALARM, left.is_harmful(chosen), words("match", "label-wrong"))
        why = "" if left.is_harmful(chosen) else left.why
        yield Reason(right, why, Sign.MISSED, label=words("match", "label-missed"))

    def _expected(self) -> tuple[str, ...]:
        return tuple(self._pair(each, each.right) for each in self.left)

    def _pair(self, left: LeftSide, right: str) -> str:
        return words("match", "pair", left=self._told(left), right=self._texts()[right])

    def _told(self, left: LeftSide) -> str:
        """What is asked about, with its number where it has one on a drawing."""
        asks = self._asks(left)
        number = self.left.index(left) + 1
        return words("match", "numbered", number=number, text=asks) if left.place else asks

    def _asks(self, left: LeftSide) -> str:
        return left.text or words("anatomy", f"{self.drawing}-{left.place}")

    def _texts(self) -> dict[str, str]:
        return {each.id: each.text for each in self.right}


def _are_pairs(response: object, left: Collection[str], right: Collection[str]) -> bool:
    """Whether it puts only sides together that there are."""
    return isinstance(response, dict) and all(
        name in left and isinstance(chosen, str) and chosen in right for name, chosen in response.items()
    )


def read(question: Question, raw: object) -> object:
    """The pairs that there are so far, in the order of the left sides; none is no answer."""
    left, right = ([side.id for side in sides] for sides in (question.left, question.right))
    if not isinstance(raw, dict) or not _are_pairs(raw, left, right):
        raise NotAResponse("refused-form")
    return {name: raw[name] for name in left if name in raw} or None


def is_whole(question: Question, kept: object) -> bool:
    """Whether each left side has its right one."""
    return isinstance(kept, dict) and set(kept) == {side.id for side in question.left}
