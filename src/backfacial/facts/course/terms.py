"""The closed lists of words that records use."""

from typing import Annotated

from pydantic import StringConstraints, model_validator

from backfacial.facts.base import Entry, Record, SourceId, StepToken, Text


class Term(Entry):
    """A word of the trade with one meaning: a class, a level, a step or a module."""

    id: Annotated[str, StringConstraints(pattern=r"^([a-z0-9]+([-_][a-z0-9]+)*|[A-Z]+\d{0,2})$")]
    label: Text
    meaning: Text
    sources: tuple[SourceId, ...] = ()
    consensus: bool = False


class LevelTerm(Term):
    """A level of decision. `say` are words for it where those of the reason promise more than is done today."""

    say: Text | None = None


class Step(Term):
    """A step of the service. Leaving it out leaves out what it includes.

    `planned` steps are offered when a trainee plans a visit; keeping a `critical` one that has to stay out is a safety
    mistake.
    """

    includes: tuple[StepToken, ...] = ()
    planned: bool = False
    critical: bool = False


class Terms(Record):
    """The closed lists that the records use. `levels` and `services` stand in order, the least careful first."""

    classes: tuple[Term, ...]
    steps: tuple[Step, ...]
    modules: tuple[Term, ...]
    levels: tuple[LevelTerm, ...]
    services: tuple[Term, ...]
    places: tuple[Term, ...]
    conditions: tuple[Term, ...]

    @model_validator(mode="after")
    def _has_words_for_a_referral(self) -> "Terms":
        if not any(level.id == "refer" and level.say for level in self.levels):
            raise ValueError("the level 'refer' needs 'say': add it, for a referral where nothing is done today")
        return self
