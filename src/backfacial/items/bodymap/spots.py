"""The spots of a body map: what is seen, felt and told of each, and what the rules say to do."""

from functools import cache
from typing import Annotated, Final

from pydantic import Field

from backfacial.facts import library
from backfacial.facts.base import Record, Slug
from backfacial.facts.conditions import FactName, Plain
from backfacial.facts.skin.lesions import LesionActName, LesionFact
from backfacial.items.base import PublicSpot
from backfacial.rules.lesions.reading import LesionReading, lesion_table, read_lesion

ACTS: Final[tuple[LesionActName, ...]] = ("extract", "leave", "refer")

JUDGEMENT: Final = "unsure"
"""The fact that says what the learner thinks, and so is nothing that a spot could show."""

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

    def public(self) -> PublicSpot:
        """What a learner finds: the drawing, and in words what is seen of it, and what is felt and told."""
        kinds = _kinds()
        known = {name: self.facts[name] for name in kinds if name in self.facts}
        seen = {name: value for name, value in known.items() if kinds[name].by == "look"}
        other = {name: value for name, value in known.items() if kinds[name].by != "look"}
        return PublicSpot(id=self.id, at=self.at, shape=self.drawn(), seen=_in_words(seen), told=_in_words(other))


def _in_words(facts: dict[FactName, Plain]) -> str:
    kinds = _kinds()
    return " ".join(filter(None, (kinds[name].in_words(value) for name, value in facts.items())))


@cache
def _kinds() -> dict[str, LesionFact]:
    return dict(library().of(LesionFact))
