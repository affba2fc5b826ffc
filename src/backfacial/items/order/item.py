"""Order: cards put one after the other. The key is what comes before what; each order that keeps it is right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from backfacial.facts import library
from backfacial.facts.base import FactId
from backfacial.facts.protocol.steps import PlaceId
from backfacial.items.base import ItemBase, NotAResponse, PublicCard, Question, Unreadable
from backfacial.items.digest import digest_of_rules
from backfacial.items.mark import InOrder, Mark, State
from backfacial.items.order.cards import CardRule, OwnCard
from backfacial.items.order.ordering import Ordering, of_cards, of_steps
from backfacial.items.order.reasons import order_reasons, place_notes, rule_reasons
from backfacial.rules.visit.sequence import NO_SITUATION, sequence_rules
from backfacial.rules.visit.situation import Situation

FEWEST, MOST = 3, 12
"""How many cards an item has. Two can only be turned round, and more than twelve nobody overlooks on a phone."""

RULES = ("order", "order_conditions", "protocol_modules")
"""The kinds of records that decide about an order of steps."""

_DECIDING = ("id", "kind", "pairs", "conditions", "when", "counts_as", "peel")
"""The fields of these records that the mark rests on."""

OwnCards = Annotated[tuple[OwnCard, ...], Field(max_length=MOST)]
Steps = Annotated[tuple[PlaceId, ...], Field(max_length=MOST)]


class OrderItem(ItemBase):
    """Cards in the order in which they are first shown, which is not right. The response is a list of all their ids.

    They are `steps` and modules of the protocol, under the rules of the course and in a `situation`; `critical` are
    rules that it is a safety mistake to break. Or they are `cards` with `rules` of their own.

    Share of the points: 1 - m / (n - w), where m is how few of the n cards have to be moved so that no hard rule is
    broken, and w how many the worst order leaves where they are: so the worst order gets exactly 0.
    """

    type: Literal["order"]
    steps: Steps = ()
    situation: Situation | None = None
    critical: tuple[FactId, ...] = ()
    cards: OwnCards = ()
    own_rules: tuple[CardRule, ...] = Field((), alias="rules")

    @model_validator(mode="after")
    def _is_one_thing_or_the_other(self) -> "OrderItem":
        if bool(self.steps) == bool(self.cards):
            raise ValueError("an order has either 'steps' of the protocol, or 'cards' of its own with their 'rules'")
        if self.steps and self.own_rules:
            raise ValueError("the rules between 'steps' stand in order.yml: take 'rules' out")
        if self.cards and (self.critical or self.situation):
            raise ValueError("'situation' and 'critical' belong to 'steps'; a rule of 'cards' has its own 'critical'")
        if len(self.opening) < FEWEST:
            raise ValueError(f"has {len(self.opening)} cards: give it {FEWEST} or more")
        texts = [card.text for card in self.cards]
        for what, values in (("id", self.opening), ("text", texts)):
            twice = sorted({value for value in values if values.count(value) > 1})
            if twice:
                raise ValueError(f"two cards have the same {what} '{twice[0]}': give each its own")
        return self

    @model_validator(mode="after")
    def _own_rules_make_an_order(self) -> "OrderItem":
        for mend in dict.fromkeys(self._mends()):
            raise ValueError(mend)
        return self

    def _mends(self) -> Iterator[str]:
        known, seen = {card.id for card in self.cards}, set()
        for rule in self.own_rules:
            pair = (rule.before, rule.after)
            yield from (f"a rule names the unknown card '{name}': correct it" for name in pair if name not in known)
            if pair in seen:
                yield f"two rules say that '{rule.before}' comes before '{rule.after}': put them together"
            if rule.soft and rule.critical:
                yield f"the rule '{rule.before}' before '{rule.after}' is soft and critical: take one of the two out"
            seen.add(pair)
        if self.cards:
            try:
                yield from self.ordering.mends(self.opening)
            except ValueError as circle:
                yield f"its rules run in a circle ({circle}): take one of them out"

    @property
    def opening(self) -> tuple[str, ...]:
        """The ids of the cards as they are first shown."""
        return self.steps or tuple(card.id for card in self.cards)

    @property
    def ordering(self) -> Ordering:
        """What comes before what among the cards."""
        if self.cards:
            return of_cards(self.opening, self.own_rules)
        return _of_steps(self.steps, self.situation or NO_SITUATION, self.critical)

    def rules(self) -> str:
        return _deciding_rules() if self.steps else ""

    def question(self) -> Question:
        return self._asked(cards=tuple(PublicCard(id=name, text=text) for name, text in self._texts().items()))

    def reasons_given(self) -> tuple[tuple[str, str], ...]:
        return tuple((f"rule {rule.before} before {rule.after}", rule.why) for rule in self.own_rules)

    def _texts(self) -> dict[str, str]:
        """What stands on each card; a step that there is not is named by 'check', and not here."""
        if self.cards:
            return {card.id: card.text for card in self.cards}
        names = _step_names()
        return {step: names.get(step, step) for step in self.steps}

    def _mark_response(self, response: Any) -> Mark:
        if not is_order_of(self.opening, response):
            raise Unreadable
        texts, ordering = self._texts(), self.ordering
        broken = ordering.broken(response)
        share = float(1 - Fraction(ordering.moves(response), ordering.most_moves))
        given, expected = _named(texts, response), _named(texts, ordering.right)
        critical = any(tie.critical for tie in broken)
        mark = self._result(share, given, expected, order_reasons(ordering, texts, response), critical)
        return replace(mark, in_order=InOrder(place_notes(broken, response), ordering.is_only))

    def _mark_without_answer(self, state: State) -> Mark:
        texts, ordering = self._texts(), self.ordering
        mark = self._no_result(state, _named(texts, ordering.right), rule_reasons(ordering, texts))
        return replace(mark, in_order=InOrder((), ordering.is_only))


def is_order_of(cards: Sequence[str], response: object) -> bool:
    """Whether it is a list of all the cards, each once."""
    return (
        isinstance(response, list)
        and all(isinstance(name, str) for name in response)
        and sorted(response) == sorted(cards)
    )


def read(question: Question, raw: object) -> object:
    """The ids of all cards in their order."""
    if not is_order_of([card.id for card in question.cards], raw):
        raise NotAResponse("refused-form")
    return raw


def _named(texts: Mapping[str, str], order: Sequence[str]) -> tuple[str, ...]:
    return tuple(texts[name] for name in order)


@lru_cache(maxsize=256)  # a class marks the same questions again and again
def _of_steps(steps: tuple[str, ...], situation: Situation, critical: tuple[str, ...]) -> Ordering:
    return of_steps(sequence_rules(), steps, situation, critical)


@cache
def _step_names() -> dict[str, str]:
    """As they are compiled, unread: who adds a field to the steps can still make all files anew."""
    return {each["id"]: each["name"] for kind in ("protocol", "protocol_modules") for each in library().raw[kind]}


@cache
def _deciding_rules() -> str:
    raw = library().raw
    deciding = [[{key: each[key] for key in _DECIDING if key in each} for each in raw[kind]] for kind in RULES]
    return digest_of_rules(deciding, ())
