"""Number: a value with its unit, right inside the item's range."""

import math
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from backfacial.facts.base import Record, Text
from backfacial.facts.measures import counted
from backfacial.items.base import ItemBase, NotAResponse, Question, Unreadable
from backfacial.items.mark import Mark, Mistake, Reason, Sign, State


class Accept(Record):
    """The values that are right, both ends included, and their unit."""

    min: Annotated[float, BeforeValidator(counted)] = Field(allow_inf_nan=False)
    max: Annotated[float, BeforeValidator(counted)] = Field(allow_inf_nan=False)
    unit: Text

    @model_validator(mode="after")
    def _not_turned_round(self) -> "Accept":
        if self.min > self.max:
            raise ValueError(f"accept: min {self.min:g} is above max {self.max:g}: turn them round")
        return self

    def in_words(self) -> str:
        values = f"{self.min:g}" if self.min == self.max else f"{self.min:g} to {self.max:g}"
        return f"{values} {self.unit}"


class NumberItem(ItemBase):
    """A number. The response is {"value": 20, "unit": "s"}; another unit than the item's is wrong."""

    type: Literal["number"]
    accept: Accept
    why: Text

    def question(self) -> Question:
        return self._asked(unit=self.accept.unit)

    def reasons_given(self) -> tuple[tuple[str, str], ...]:
        return (("why", self.why),)

    def _mark_response(self, response: Any) -> Mark:
        if not isinstance(response, dict) or set(response) != {"value", "unit"}:
            raise Unreadable
        value, unit = response["value"], response["unit"]
        if isinstance(value, bool) or not isinstance(value, int | float) or not isinstance(unit, str):
            raise Unreadable
        try:
            value = float(value)
        except OverflowError:
            raise Unreadable from None
        if not math.isfinite(value):
            raise Unreadable
        right = unit == self.accept.unit and self.accept.min <= value <= self.accept.max
        reason = Reason(self.accept.in_words(), self.why, Sign.HIT if right else Sign.MISSED)
        return self._result(float(right), (f"{value:.12g} {unit}",), (self.accept.in_words(),), (reason,))

    def _mark_without_answer(self, state: State) -> Mark:
        reason = Reason(self.accept.in_words(), self.why, Sign.MISSED)
        return self._no_result(state, (self.accept.in_words(),), (reason,))

    def mistakes(self, mark: Mark) -> tuple[Mistake, ...]:
        return () if mark.state is State.RIGHT else tuple(map(Mistake, mark.given))


def read(question: Question, raw: object) -> object:
    """A finite value with the question's unit."""
    if not isinstance(raw, dict) or set(raw) != {"value", "unit"} or raw["unit"] != question.unit:
        raise NotAResponse("refused-form")
    value = raw["value"]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NotAResponse("refused-form")
    try:
        finite = math.isfinite(float(value))
    except OverflowError:
        finite = False
    if not finite:
        raise NotAResponse("refused-form")
    return {"value": value, "unit": question.unit}
