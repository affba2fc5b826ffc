"""Cards that are drawn from the records: the steps of a procedure, or what is done first in a reaction."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from backfacial.facts import words
from backfacial.facts.conditions import PlainValue
from backfacial.facts.hygiene.hygiene import Procedure, ProcedureStep
from backfacial.facts.reactions.reactions import FirstAidStep, Position
from backfacial.items.digest import short_digest
from backfacial.items.order.cards import CardRule, OwnCard
from backfacial.items.order.reasons import Say, in_short
from backfacial.rules.reactions.rows import ANY_DAY
from backfacial.rules.reactions.triage import Patterns
from backfacial.rules.reading import BadFacts, read_facts
from backfacial.rules.visit.precedence import Precedence

POSITION = "position"
"""The card of how the client lies or sits."""


class NotDrawn(Exception):
    """The records give no such cards. The text is the mend."""


@dataclass(frozen=True)
class Drawn:
    """Cards in the order in which they are taught, and the rules between them."""

    cards: tuple[OwnCard, ...]
    rules: tuple[CardRule, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(card.id for card in self.cards)

    def opening(self, item: str) -> tuple[str, ...]:
        """The same order for everybody who meets the item, and none that is right."""
        mixed = tuple(sorted(self.ids, key=lambda card: short_digest([item, card])))
        breaks = any(mixed.index(rule.after) < mixed.index(rule.before) for rule in self.rules)
        return mixed if breaks else mixed[::-1]


def of_procedure(procedure: Procedure, shown: Collection[str], critical: Collection[str], say: Say = words) -> Drawn:
    """The steps of a procedure. What has to come before is why it comes first.

    Args:
        procedure: with its steps.
        shown: the steps on cards, all where it is empty; those left out still tie others together.
        critical: steps that it is a safety mistake to put after one that has to wait for them.
        say: gives the sentences: those of the course, or those that an author has now.

    Raises:
        NotDrawn: there is no such step.
    """
    _all_known(shown, critical, [step.id for step in procedure.steps])
    precedence = Precedence({(before, step.id): () for step in procedure.steps for before in step.after})
    steps = [step for step in procedure.steps if not shown or step.id in shown]
    rules = tuple(_procedure_rules(procedure, steps, precedence, critical, say))
    cards = (OwnCard(id=step.id, text=_text(step, say), drawing=f"{procedure.id}.{step.id}") for step in steps)
    return Drawn(tuple(cards), rules)


def _procedure_rules(
    procedure: Procedure,
    steps: Sequence[ProcedureStep],
    precedence: Precedence,
    critical: Collection[str],
    say: Say,
) -> Iterator[CardRule]:
    """What follows from two others is a rule only where it is a safety mistake to break it."""
    texts = {step.id: _text(step, say) for step in procedure.steps}
    for before, after in combinations(steps, 2):
        if not precedence.precedes(before.id, after.id):
            continue
        follows = any(
            precedence.precedes(before.id, step.id) and precedence.precedes(step.id, after.id) for step in steps
        )
        if follows and before.id not in critical:
            continue
        why = _cited(before.why, [procedure.id])
        hidden = () if follows else precedence.path(before.id, after.id)[1:-1]
        if hidden:
            between = say("order", "comma").join(in_short(texts[step], say) for step in hidden)
            why = say("order", "through", why=why, steps=between)
        yield CardRule(before=before.id, after=after.id, why=why, critical=before.id in critical)


def _text(step: ProcedureStep, say: Say) -> str:
    return say("order", "only-if", text=step.text, only_if=step.only_if) if step.only_if else step.text


def of_first_aid(
    table: Patterns, noticed: Mapping[str, PlainValue], shown: Collection[str], critical: Collection[str]
) -> Drawn:
    """What is done first where these triage facts are there and all others absent, and how the client lies or sits.

    Args:
        table: the triage with its first aid.
        noticed: triage facts, as YAML gives them.
        shown: the cards, all where it is empty. They are called as the steps of first aid, and `POSITION`.
        critical: cards that it is a safety mistake to put after one that has to wait for them.

    Raises:
        NotDrawn: there is no such fact or card, or a step that is on no card is part of it.
    """
    try:
        known = read_facts(noticed, table.facts, ANY_DAY, rest_absent=True)
    except BadFacts as bad:
        raise NotDrawn(f"'first_aid': {bad}") from None
    decided = table.triage(known)
    done = table.first_aid.records((decided.row, *decided.also), known)
    ids = [_card_id(record) for record in done]
    _all_known(shown, critical, ids)
    on_cards = [record for record in done if not shown or _card_id(record) in shown]
    for record in on_cards:
        if _card_text(record) is None:
            raise NotDrawn(f"the first-aid step {record.id} is part of it and on no card: choose other facts")
    cards = tuple(OwnCard(id=_card_id(record), text=_card_text(record) or "") for record in on_cards)
    rules = tuple(
        CardRule(
            before=_card_id(before),
            after=_card_id(after),
            why=_cited(before.why, before.see),
            critical=_card_id(before) in critical,
        )
        for before, after in combinations(on_cards, 2)
        if before.why is not None and not (isinstance(after, FirstAidStep) and before.id in after.either_way)
    )
    return Drawn(cards, rules)


def _card_id(record: FirstAidStep | Position) -> str:
    return POSITION if isinstance(record, Position) else record.id


def _card_text(record: FirstAidStep | Position) -> str | None:
    return record.do if isinstance(record, Position) else record.card


def _all_known(shown: Collection[str], critical: Collection[str], known: Collection[str]) -> None:
    for field, named in (("steps", shown), ("critical", critical)):
        for name in named:
            if name not in known:
                raise NotDrawn(f"'{field}' names the unknown step {name}: there are {', '.join(known)}")


def _cited(why: str, facts: Collection[str]) -> str:
    return " ".join((why, *(f"[{fact}]" for fact in facts)))
