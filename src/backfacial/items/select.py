"""Select: any number of options is right. Hits count, false alarms cost."""

from typing import Any, Literal

from pydantic import model_validator

from backfacial.facts import words
from backfacial.items.base import NotAResponse, Question, Unreadable
from backfacial.items.mark import Mark, Mistake, Sign, State
from backfacial.items.options import OptionItem


class SelectItem(OptionItem):
    """All options that apply. The response is a list of option ids, in any order.

    Share of the points: max(0, hits / keys - false alarms / non-keys). An option that is critical zeroes the item when
    it is got wrong: chosen though it is no key, or left out though it is one.
    """

    type: Literal["select"]

    @model_validator(mode="after")
    def _keys_and_others(self) -> "SelectItem":
        if not self.keys:
            raise ValueError("a select needs at least one option with 'key: true'")
        if len(self.keys) == len(self.options):
            raise ValueError(
                "a select needs at least one option that is not a key, or ticking everything would be right"
            )
        return self

    def _mark_response(self, response: Any) -> Mark:
        ids = {option.id for option in self.options}
        if not isinstance(response, list) or not all(isinstance(part, str) and part in ids for part in response):
            raise Unreadable
        chosen = frozenset(response)
        if not chosen:
            return self._mark_without_answer(State.UNANSWERED)
        hits = len(chosen & self.keys)
        false_alarms = len(chosen - self.keys)
        # one fraction, so that exact shares such as 1/3 + 2/3 come out exact
        others = len(self.options) - len(self.keys)
        share = max(0, hits * others - false_alarms * len(self.keys)) / (len(self.keys) * others)
        return self._mark_chosen(chosen, share)

    def mistakes(self, mark: Mark) -> tuple[Mistake, ...]:
        left_out = (each for each in mark.reasons if each.sign is Sign.MISSED and mark.given)
        note = words("quiz", "left-out")
        return super().mistakes(mark) + tuple(Mistake(each.text, each.critical, note) for each in left_out)


def read(question: Question, raw: object) -> object:
    """The ids of the chosen options in the order of the question; none chosen is no answer."""
    ids = [option.id for option in question.options]
    if not isinstance(raw, list) or not all(isinstance(part, str) and part in ids for part in raw):
        raise NotAResponse("refused-form")
    return [option_id for option_id in ids if option_id in raw] or None
