"""The points of a visit where the service may stop."""

from pydantic import Field

from backfacial.facts.base import Cited, Entry, FactId, Slug, StepId, Text


class Gate(Cited, Entry):
    """A point of the visit where the service may stop. `stop` is what stops it, `then` is what happens then."""

    id: Slug
    title: Text
    step: StepId
    before: Text = Field(description="what leads up to this gate from the one before")
    question: Text
    looks_for: Text
    stop: Text
    then: Text
    after: Text | None = Field(None, description="at the last gate: what is left to do after it")
    facts: tuple[FactId, ...] = ()
