"""A case with a generated phone call: the words to choose from follow from the level that the rules give."""

import random
from typing import Final

from backfacial.clients.generate_call import generated_call, made_of
from backfacial.clients.phone import call_facts
from backfacial.clients.seen import Difficulty
from backfacial.facts import words
from backfacial.facts.reactions.calls import CallWords
from backfacial.items.case.call_parts import action_label
from backfacial.items.case.item import CaseItem
from backfacial.items.options import Option
from backfacial.rules.reactions.outcome import Action, Triage
from backfacial.rules.reactions.triage import triage

OBJECTIVE: Final = "reactions-level"
POINTS: Final = 5

_OTHERS: Final = 2
"""Words of so many other levels stand beside the right ones."""


def generated_call_case(seed: int, difficulty: Difficulty = "medium") -> CaseItem:
    """The case of a generated call. The same seed and difficulty give the same case."""
    call = generated_call(seed, difficulty)
    decided = triage(call_facts(call))
    chance = random.Random(f"words {call.id}")
    options = _options(decided, chance)
    chance.shuffle(options)
    return CaseItem(
        id=call.id,
        type="case",
        objective=OBJECTIVE,
        stem=words("elements", "calls-stem", name=call.name),
        points=POINTS,
        facts=decided.candidates or ("RR06" if decided.action is Action.EMERGENCY else "RR01",),
        call=call,
        options=tuple(options),
    )


def _options(decided: Triage, chance: random.Random) -> list[Option]:
    """The right words, those of two other levels, a comfort first, and a wrong story."""
    right = next(each for each in made_of().words if _fits(each, decided))
    others = [each for each in made_of().words if each.action not in (None, decided.action.value) and not each.rows]
    first = [each for each in others if each.action == Action.EXPECTED.value]
    beside = [*first, *chance.sample([each for each in others if each not in first], _OTHERS - len(first))]
    stories = [each for each in made_of().words if each.action is None]
    story = chance.choice(stories)
    return [
        Option(id=right.id, text=right.text, why=right.why, key=True),
        *(_other(each, decided) for each in beside),
        Option(id=story.id, text=story.text, why=story.why),
    ]


def _fits(said: CallWords, decided: Triage) -> bool:
    return said.action == decided.action.value and (not said.rows or decided.row in said.rows)


def _other(said: CallWords, decided: Triage) -> Option:
    """Words of another level; they hurt where help would come too late by them."""
    action = Action(said.action or Action.EXPECTED)
    late = action.rank < decided.action.rank and decided.action.rank >= Action.URGENT.rank
    key = "words-late" if late else "words-other"
    why = words("call", key, said=action_label(action), right=action_label(decided.action))
    return Option(id=said.id, text=said.text, why=f"{why} [RR11]", critical=late)
