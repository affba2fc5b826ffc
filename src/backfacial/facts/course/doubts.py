"""What is not settled, and what the sources cannot say, as records of `content/`."""

from typing import Annotated, Literal

from pydantic import Field

from backfacial.facts.base import FactId, SourceId, Text
from backfacial.facts.fact import Fact


class Doubt(Fact):
    """Something that only an expert can settle. Until then the course teaches `rule_now`.

    `about` are the facts, sources and rows of `sign-patterns.yml` that change once it is settled.
    """

    question: Text
    rule_now: Text
    who: Literal["dermatologist", "first-aider", "doctor", "eye-doctor", "midwife", "board", "lawyer", "author"]
    about: Annotated[tuple[FactId | SourceId, ...], Field(min_length=1)]


class Boundary(Fact):
    """What this knowledge base cannot do: a limit of its sources that a reader has to know."""

    text: Text
