"""What exams ask for and where the course covers it, and the course's own blueprint, as records of `content/`."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from backfacial.facts.base import FactId, Record, Text
from backfacial.facts.fact import Fact


class ExamTopic(Fact):
    """A topic of the American theory exam, and where this course covers it.

    `covered_by` are facts, or ranges of them ("FS107-FS116"). `missing` is what the course does not teach.
    """

    coverage: Literal["full", "part", "out"]
    covered_by: tuple[Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,4}\d{1,3}(-[A-Z]{1,4}\d{1,3})?$")], ...] = ()
    missing: Text | None = None

    @model_validator(mode="after")
    def _says_what_is_missing(self) -> "ExamTopic":
        if self.coverage != "full" and self.missing is None:
            raise ValueError("is not covered in full: say in 'missing' what is left out")
        if self.coverage != "out" and not self.covered_by:
            raise ValueError("is covered: name the facts in 'covered_by'")
        return self


class ExamPart(Record):
    """A part of an exam; `percent` of its marks, or `minutes` where only those are known."""

    name: Text
    percent: Annotated[int, Field(gt=0, le=100)] | None = None
    minutes: Annotated[int, Field(gt=0)] | None = None


class Exam(Fact):
    """An exam or a standard of the trade, and what it weighs."""

    country: Literal["United States", "United Kingdom"]
    form: Text
    parts: tuple[ExamPart, ...] = ()
    teaches_us: Text | None = None


class BlueprintPart(Fact):
    """A domain of this course's own exam: its weight in percent, and what shows that somebody masters it."""

    percent: Annotated[int, Field(gt=0, le=100)]
    evidence: Text
    why: Text
    at_least: Annotated[int, Field(gt=0, le=100)] | None = Field(None, description="percent needed in it to pass")


class Competence(Fact):
    """What somebody can do who has finished the course. `shown_by` are facts that it rests on."""

    text: Text
    shown_by: tuple[FactId, ...] = ()
