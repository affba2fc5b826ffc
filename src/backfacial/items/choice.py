"""Choice: one option is right. All or nothing."""

from typing import Any, Literal

from pydantic import model_validator

from backfacial.items.base import NotAResponse, Question, Unreadable
from backfacial.items.mark import Mark
from backfacial.items.options import OptionItem


class ChoiceItem(OptionItem):
    """One of several options. The response is one option id."""

    type: Literal["choice"]

    @model_validator(mode="after")
    def _one_key(self) -> "ChoiceItem":
        if len(self.keys) != 1:
            raise ValueError(f"a choice has exactly one option with 'key: true'; this one has {len(self.keys)}")
        for option in self.options:
            if option.key and option.critical:
                raise ValueError(f"option {option.id} is the key, so it cannot be critical: take 'critical' out")
        return self

    def _mark_response(self, response: Any) -> Mark:
        if not isinstance(response, str) or response not in {option.id for option in self.options}:
            raise Unreadable
        chosen = frozenset({response})
        return self._mark_chosen(chosen, float(chosen == self.keys))


def read(question: Question, raw: object) -> object:
    """One option's id."""
    if not isinstance(raw, str) or raw not in {option.id for option in question.options}:
        raise NotAResponse("refused-form")
    return raw
