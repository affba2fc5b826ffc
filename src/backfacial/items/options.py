"""Options with their reasons, as choice and select share them."""

from typing import Annotated

from pydantic import Field, model_validator

from backfacial.facts.base import LEADS, Record, Slug, Text
from backfacial.facts.skin.looks import Look
from backfacial.items.base import ItemBase, PublicOption, Question
from backfacial.items.mark import Mark, Reason, Sign, State


class Option(Record):
    """One option of a choice or select item, with the reason why it is right or wrong."""

    id: Slug
    text: Annotated[Text, LEADS]
    why: Text
    key: bool = False
    critical: bool = Field(False, description="true where getting this option wrong would hurt a client")
    look: Look | None = None


class OptionItem(ItemBase):
    """An item whose response is made of option ids."""

    options: Annotated[tuple[Option, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _options_can_be_told_apart(self) -> "OptionItem":
        for what, values in (("id", [o.id for o in self.options]), ("text", [o.text for o in self.options])):
            twice = sorted({value for value in values if values.count(value) > 1})
            if twice:
                raise ValueError(f"two options have the same {what} '{twice[0]}': give each its own")
        return self

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(option.id for option in self.options if option.key)

    def question(self) -> Question:
        options = (PublicOption(id=option.id, text=option.text, look=option.look) for option in self.options)
        return self._asked(options=tuple(options))

    def reasons_given(self) -> tuple[tuple[str, str], ...]:
        return tuple((f"option {option.id}", option.why) for option in self.options)

    def _texts(self, ids: frozenset[str]) -> tuple[str, ...]:
        return tuple(option.text for option in self.options if option.id in ids)

    def _reasons(self, chosen: frozenset[str]) -> tuple[Reason, ...]:
        signs = {
            (True, True): Sign.HIT,
            (True, False): Sign.MISSED,
            (False, True): Sign.FALSE_ALARM,
            (False, False): Sign.LEFT,
        }
        return tuple(
            Reason(
                option.text,
                option.why,
                signs[option.key, option.id in chosen],
                critical=option.critical and option.key != (option.id in chosen),
            )
            for option in self.options
        )

    def _mark_chosen(self, chosen: frozenset[str], share: float) -> Mark:
        reasons = self._reasons(chosen)
        critical = any(reason.critical for reason in reasons)
        return self._result(share, self._texts(chosen), self._texts(self.keys), reasons, critical)

    def _mark_without_answer(self, state: State) -> Mark:
        reasons = tuple(Reason(o.text, o.why, Sign.MISSED if o.key else Sign.LEFT) for o in self.options)
        return self._no_result(state, self._texts(self.keys), reasons)
