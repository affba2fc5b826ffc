"""The spots of a body map: what is seen, felt and told of each, and what the rules say to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Final, Literal

from pydantic import Field

from backfacial.facts import library
from backfacial.facts.base import Record, Slug
from backfacial.facts.conditions import FactName, Plain
from backfacial.facts.skin.lesions import Lesion, LesionActName, LesionFact
from backfacial.items.base import PublicSpot
from backfacial.rules.lesions.reading import LesionReading, lesion_table, read_lesion

ACTS: Final[tuple[LesionActName, ...]] = ("extract", "leave", "refer")

JUDGEMENT: Final = "unsure"
"""The fact that says what the learner thinks, and so is nothing that a spot could show."""


@dataclass(frozen=True)
class SpotSign:
    """A fact of a spot as it is found: `by` what, and in `words`, which are "" where nothing is said of it."""

    fact: str
    by: Literal["look", "touch", "ask"]
    words: str


Coordinate = Annotated[float, Field(allow_inf_nan=False)]


class MapSpot(Record):
    """A spot of a body map. What is not among its `facts` was looked and asked for, and is not there.

    `at` is its middle on the drawing, 420 wide and 470 high, the client's left on the left. `shape` is how it is drawn,
    where that is not as the kind of lesion that its facts describe.
    """

    id: Slug
    at: tuple[Coordinate, Coordinate]
    facts: Annotated[dict[FactName, Plain], Field(min_length=1)]
    shape: Slug | None = None

    def reading(self) -> LesionReading:
        """What the rules say of it."""
        return read_lesion({**lesion_table().absent, **self.facts})

    def drawn(self) -> str:
        """The shape that it is drawn with.

        Raises:
            LookupError: it has none of its own, and its facts describe no kind of lesion.
        """
        if self.shape is not None:
            return self.shape
        kinds = self.reading().candidates
        if not kinds:
            raise LookupError(self.id)
        return library().lesions[kinds[0]].mark

    def signs(self) -> tuple[SpotSign, ...]:
        """What is found of it, in the order in which it is looked for."""
        found = ((kind, self.facts[name]) for name, kind in _kinds().items() if name in self.facts)
        return tuple(SpotSign(kind.id, kind.by, kind.in_words(value)) for kind, value in found)

    def public(self) -> PublicSpot:
        """What a learner finds: the drawing, and in words what is seen of it, and what is felt and told."""
        signs = self.signs()
        seen = _joined(sign for sign in signs if sign.by == "look")
        told = _joined(sign for sign in signs if sign.by != "look")
        return PublicSpot(id=self.id, at=self.at, shape=self.drawn(), seen=seen, told=told)


def spot_of(name: str, lesion: Lesion, at: tuple[float, float], more: Mapping[str, Plain]) -> MapSpot:
    """A lesion as its record draws it, with more facts or other ones."""
    facts = {fact: value for fact, value in lesion.picture.items() if fact != JUDGEMENT}
    return MapSpot(id=name, at=at, facts={**facts, **more}, shape=lesion.mark)


def _joined(signs: Iterable[SpotSign]) -> str:
    return " ".join(sign.words for sign in signs if sign.words)


@cache
def _kinds() -> dict[str, LesionFact]:
    return dict(library().of(LesionFact))
