"""A case with a generated client: the words to choose from are made from what the rules decide."""

import random

from backfacial.clients.generate import generated_client
from backfacial.clients.seen import Difficulty
from backfacial.clients.visit import VISIT_DAY, client_facts
from backfacial.facts import library, words
from backfacial.items.case.item import CaseItem
from backfacial.items.options import Option
from backfacial.rules.screening.outcome import Level, Screening
from backfacial.rules.screening.rulebook import screen

OBJECTIVE = "consult-classify"
POINTS = 5


def generated_case(seed: int, difficulty: Difficulty) -> CaseItem:
    """The case of a generated client. The same seed and difficulty give the same case."""
    client = generated_client(seed, difficulty)
    decided = screen(client_facts(client), VISIT_DAY)
    options = _options(decided)
    random.Random(f"words {client.id}").shuffle(options)
    return CaseItem(
        id=client.id,
        type="case",
        objective=OBJECTIVE,
        stem=words("elements", "clients-stem", name=client.name),
        points=POINTS,
        facts=tuple(reason.id for reason in decided.reasons) or ("L01",),
        client=client,
        options=tuple(options),
    )


def _options(decided: Screening) -> list[Option]:
    people, nothing = library().people, decided.level is Level.PROCEED
    right = people.go_ahead if nothing else f'"{decided.say[0]}"'
    why = people.go_ahead_why if nothing else f"{people.right_why} [{decided.reasons[0].id}]"
    fitting = ("always", "nothing" if nothing else "something")
    wrong = [each for each in people.wrong_words if each.when in fitting]
    return [
        Option(id="right", text=right, why=why, key=True),
        *(Option(id=each.id, text=each.text, why=each.why, critical=each.critical) for each in wrong),
    ]
