"""The science behind the service, the words of the trade and how skin is graded, as records of `content/`."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from backfacial.facts.base import LEADS, Record, Text
from backfacial.facts.fact import Fact


class SkinFact(Fact):
    """What is known of the skin of the back and of acne there. `so` is what follows for the visit."""

    topic: Literal["skin-of-the-back", "acne-of-the-trunk", "dark-marks"]
    fact: Text
    so: Text | None = None


class Movement(Record):
    """Where on the back a movement of the hands belongs, and where or when it does not."""

    where: Annotated[Text, LEADS]
    never: Text


class Pressure(Record):
    """How hard the hands may press at a place."""

    how: Literal["none", "light", "medium"]
    where: Annotated[Text, LEADS]


class Foundation(Fact):
    """Background science. `matters` says why it counts for a back facial.

    `exam` is the answer that an exam takes for right, where the evidence is thin or the textbook number another one.
    A word for a lesion says whether it occurs `in_acne`; a movement has its places, a part of the body its pressure.
    """

    topic: Literal[
        "skin-layers",
        "body",
        "appendages",
        "primary-lesions",
        "secondary-lesions",
        "disorder-words",
        "chemistry",
        "microbes",
        "massage-movements",
        "massage",
        "electricity",
        "muscles-and-landmarks",
    ]
    fact: Text
    matters: Text
    exam: Text | None = None
    in_acne: Text | None = None
    movement: Movement | None = None
    pressure: tuple[Pressure, ...] = ()

    @model_validator(mode="after")
    def _has_what_its_topic_asks_for(self) -> "Foundation":
        for topics, field in (
            (("primary-lesions", "secondary-lesions"), "in_acne"),
            (("massage-movements",), "movement"),
        ):
            if (self.topic in topics) != (getattr(self, field) is not None):
                raise ValueError(f"'{field}' belongs to {' and '.join(topics)}, and nowhere else")
        if self.pressure and self.topic != "muscles-and-landmarks":
            raise ValueError("'pressure' belongs to muscles-and-landmarks")
        return self


class GlossaryWord(Fact):
    """A word and its plain meaning in one line. `also` are its other forms, or the same thing in another country."""

    meaning: Text
    also: tuple[Text, ...] = ()


DarkMarks = Literal["few", "some", "higher", "high"]
"""From the lowest risk up. It is an order; nobody has measured the steps."""


class SkinType(Fact):
    """A Fitzpatrick type: how skin burns and tans. It is never a label for a people."""

    numeral: Annotated[str, StringConstraints(pattern=r"^(I|II|III|IV|V|VI)$")]
    definition: Text
    risk: Text = Field(description="the risk of dark marks, and of burning")
    marks: DarkMarks = Field(description="how the risk of dark marks compares with that of the other types")


class AcneGrade(Fact):
    """A word for the record that says how much acne is seen. It is no diagnosis."""

    seen: Text
    then: Text
