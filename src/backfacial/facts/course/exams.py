"""What exams ask for and where the course covers it, and the course's own blueprint, as records of `content/`."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from backfacial.facts.base import LEADS, Holds, Record, Text
from backfacial.facts.fact import Fact

ALL = 100
"""Percent of a whole."""


def facts_in(ranges: Iterable[str]) -> tuple[str, ...]:
    """The ids that ranges stand for, in their order: "C01" and "FS107-FS109" are four of them.

    Raises:
        ValueError: a range goes from one series to another, or down.
    """
    return tuple(fact for each in ranges for fact in _expanded(each))


def _expanded(text: str) -> Iterator[str]:
    first, _, last = text.partition("-")
    series = first.rstrip("0123456789")
    digits = first.removeprefix(series)
    if not last:
        yield first
        return
    end = last.removeprefix(series)
    if not end.isdigit() or int(end) <= int(digits):
        raise ValueError(f"'{text}' is no range of facts: name two of one series, the lower one first, as in C22-C34")
    for number in range(int(digits), int(end) + 1):
        yield f"{series}{number:0{len(digits)}d}"


def _is_a_range(text: str) -> str:
    facts_in([text])
    return text


FactRange = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z]{1,4}\d{1,3}(-[A-Z]{1,4}\d{1,3})?$"),
    AfterValidator(_is_a_range),
    Holds("facts"),
]
"""A fact, or all from one to another: C01, FS107-FS116."""


class ExamTopic(Fact):
    """A topic of the American theory exam, and where this course covers it.

    `missing` is what the course does not teach.
    """

    coverage: Literal["full", "part", "out"]
    covered_by: tuple[FactRange, ...] = ()
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

    name: Annotated[Text, LEADS]
    percent: Annotated[int, Field(gt=0, le=ALL)] | None = None
    minutes: Annotated[int, Field(gt=0)] | None = None


class KeyedAnswer(Record):
    """An answer that the exam takes for right, though it says more, or other things, than the evidence does."""

    keyed: Annotated[Text, LEADS]
    evidence: Text
    so: Text


class Exam(Fact):
    """An exam or a standard of the trade, and what it weighs. Without any percent, `no_weights` says so."""

    country: Literal["United States", "United Kingdom"]
    form: Text
    parts: tuple[ExamPart, ...] = ()
    no_weights: Text | None = None
    teaches_us: Text | None = None
    keyed_answers: tuple[KeyedAnswer, ...] = ()

    @model_validator(mode="after")
    def _weighs_the_whole_or_says_that_it_does_not(self) -> "Exam":
        percents = [part.percent for part in self.parts if part.percent is not None]
        if (not percents) != (self.no_weights is not None):
            raise ValueError("give the parts their 'percent', or say in 'no_weights' that there is none: one of them")
        if percents and sum(percents) != ALL:
            raise ValueError(f"the weights add up to {sum(percents)}, not to {ALL}")
        return self


class BlueprintPart(Fact):
    """A domain of this course's own exam: its weight in percent, and what shows that somebody masters it."""

    percent: Annotated[int, Field(gt=0, le=ALL)]
    evidence: Text
    why: Text
    at_least: Annotated[int, Field(gt=0, le=ALL)] | None = Field(None, description="percent needed in it to pass")


class PassRule(Fact):
    """What somebody needs to pass this course's own exam, what fails it at once, and what the exam is made of."""

    topic: Literal["pass-mark", "critical-fail", "formats", "practical"]
    rule: Text
    why: Text
    parts: tuple[ExamPart, ...] = ()


class Competence(Fact):
    """What somebody can do who has finished the course. `shown_by` are facts that it rests on."""

    text: Text
    shown_by: Annotated[tuple[FactRange, ...], Field(min_length=1)]
