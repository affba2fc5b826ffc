"""Order: cards put one after the other. The key is what comes before what; each order that keeps it is right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from backfacial.facts import library
from backfacial.facts.base import FactId
from backfacial.facts.conditions import FactName, PlainValue
from backfacial.facts.hygiene.hygiene import Procedure
from backfacial.items.base import CardId, ItemBase, NotAResponse, PublicCard, Question, Unreadable
from backfacial.items.digest import digest_of_rules
from backfacial.items.mark import InOrder, Mark, State
from backfacial.items.order.cards import CardRule, OwnCard
from backfacial.items.order.drawn import Drawn, of_first_aid, of_procedure
from backfacial.items.order.ordering import Ordering, of_cards, of_steps
from backfacial.items.order.reasons import order_reasons, place_notes, rule_reasons
from backfacial.rules.reactions.triage import patterns
from backfacial.rules.visit.sequence import NO_SITUATION, sequence_rules
from backfacial.rules.visit.situation import Situation

FEWEST, MOST = 3, 12
"""How many cards an item has. Two can only be turned round, and more than twelve nobody overlooks on a phone."""

RULES = ("order", "order_conditions", "protocol_modules")
"""The kinds of records that decide about an order of steps."""

_DECIDING = ("id", "kind", "pairs", "conditions", "when", "counts_as", "peel")
"""The fields of these records that the mark rests on."""

OwnCards = Annotated[tuple[OwnCard, ...], Field(max_length=MOST)]
Names = Annotated[tuple[CardId, ...], Field(max_length=MOST)]
Noticed = dict[FactName, PlainValue]

_KINDS = "'cards' of its own with their 'rules', a 'procedure', 'first_aid', or 'steps' of the protocol"


class OrderItem(ItemBase):
    """Cards in an order that is not right. The response is a list of all their ids.

    They are drawn from one of these. `steps` is the order in which the cards are first shown.

    - `steps` alone: steps and modules of the protocol, under the rules of the course and in a `situation`. `critical`
      are rules that it is a safety mistake to break.
    - `procedure`: its steps, or those that `steps` names.
    - `first_aid`: what is done first where these triage facts are there and no others, or what `steps` names of it.
    - `cards` with `rules` of their own. Of several right orders that of `cards` is shown, where `steps` is given too.

    In a procedure and in first aid `critical` are cards that it is a safety mistake to put after one that has to wait
    for them.

    Share of the points: 1 - m / (n - w), where m is how few of the n cards have to be moved so that no hard rule is
    broken, and w how many the worst order leaves where they are: so the worst order gets exactly 0.
    """

    type: Literal["order"]
    steps: Names = ()
    situation: Situation | None = None
    critical: tuple[CardId, ...] = ()
    procedure: FactId | None = None
    first_aid: Noticed | None = None
    cards: OwnCards = ()
    own_rules: tuple[CardRule, ...] = Field((), alias="rules")

    @model_validator(mode="after")
    def _is_one_thing_or_the_other(self) -> "OrderItem":
        others = [bool(self.cards), self.procedure is not None, self.first_aid is not None]
        if sum(others) > 1 or not (any(others) or self.steps):
            raise ValueError(f"an order has one of these: {_KINDS}")
        if self.own_rules and not self.cards:
            raise ValueError("the rules of what is not 'cards' stand in its records: take 'rules' out")
        if self.cards and self.critical:
            raise ValueError("a rule of 'cards' has its own 'critical': take that of the question out")
        if self.situation and any(others):
            raise ValueError("'situation' belongs to 'steps' of the protocol: take it out")
        given = self.steps or tuple(card.id for card in self.cards)
        if given and len(given) < FEWEST:
            raise ValueError(f"has {len(given)} cards: give it {FEWEST} or more")
        texts = [card.text for card in self.cards]
        for what, values in (("id", given), ("id", [card.id for card in self.cards]), ("text", texts)):
            twice = sorted({value for value in values if values.count(value) > 1})
            if twice:
                raise ValueError(f"two cards have the same {what} '{twice[0]}': give each its own")
        if self.cards and self.steps and set(self.steps) != {card.id for card in self.cards}:
            raise ValueError("'steps' is the order in which its 'cards' open: name each of them once")
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
        drawn = self._drawn()
        if self.steps or drawn is None:
            return self.steps
        return drawn.ids if self.cards else drawn.opening(self.id)

    @property
    def ordering(self) -> Ordering:
        """What comes before what among the cards.

        Raises:
            NotDrawn: the records give no such cards.
            KeyError: there is no such procedure.
        """
        drawn = self._drawn()
        if drawn is None:
            return _of_steps(self.steps, self.situation or NO_SITUATION, self.critical)
        return _of_drawn(drawn)

    def standalone(self) -> "OrderItem":
        """With the cards of a procedure, or of first aid, and their rules as its own."""
        drawn = self._drawn()
        if drawn is None or self.cards:
            return self
        own = {"cards": drawn.cards, "own_rules": drawn.rules, "steps": self.opening}
        return self.model_copy(update={**own, "procedure": None, "first_aid": None, "critical": ()})

    def rules(self) -> str:
        return _deciding_rules() if self._is_of_protocol else ""

    @property
    def _is_of_protocol(self) -> bool:
        return not self.cards and self.procedure is None and self.first_aid is None

    def _drawn(self) -> Drawn | None:
        """The cards with their rules, None where they are steps of the protocol."""
        if self.cards:
            return Drawn(self.cards, self.own_rules)
        if self.procedure is not None:
            return _of_procedure(self.procedure, self.steps, self.critical)
        if self.first_aid is not None:
            return _of_first_aid(tuple(self.first_aid.items()), self.steps, self.critical)
        return None

    def question(self) -> Question:
        drawn = self._drawn()
        drawings = {} if drawn is None else {card.id: card.drawing for card in drawn.cards}
        texts = self._texts().items()
        return self._asked(
            cards=tuple(PublicCard(id=name, text=text, drawing=drawings.get(name)) for name, text in texts)
        )

    def reasons_given(self) -> tuple[tuple[str, str], ...]:
        return tuple((f"rule {rule.before} before {rule.after}", rule.why) for rule in self.own_rules)

    def _texts(self) -> dict[str, str]:
        """What stands on each card, as they open; a step that there is not is named by 'check', and not here."""
        drawn = self._drawn()
        names = _step_names() if drawn is None else {card.id: card.text for card in drawn.cards}
        return {name: names.get(name, name) for name in self.opening}

    def _mark_response(self, response: Any) -> Mark:
        if not is_order_of(self.opening, response):
            raise Unreadable
        texts, ordering = self._texts(), self.ordering
        broken = ordering.broken(response)
        share = float(1 - Fraction(ordering.moves(response), ordering.most_moves))
        given, expected = _named(texts, response), _named(texts, ordering.right)
        critical = any(tie.critical for tie in broken)
        mark = self._result(share, given, expected, order_reasons(ordering, texts, response), critical)
        return replace(mark, in_order=InOrder(place_notes(ordering, response), ordering.is_only))

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


# a class marks the same questions again and again
@lru_cache(maxsize=256)
def _of_drawn(drawn: Drawn) -> Ordering:
    return of_cards(drawn.ids, drawn.rules)


@lru_cache(maxsize=256)
def _of_procedure(procedure: str, steps: tuple[str, ...], critical: tuple[str, ...]) -> Drawn:
    return of_procedure(library().of(Procedure)[procedure], steps, critical)


@lru_cache(maxsize=256)
def _of_first_aid(
    noticed: tuple[tuple[str, PlainValue], ...], steps: tuple[str, ...], critical: tuple[str, ...]
) -> Drawn:
    return of_first_aid(patterns(), dict(noticed), steps, critical)


@lru_cache(maxsize=256)
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
