"""A surprise in a visit as data for a page: the cards of the drill, what is said of a pick, and what may follow."""

from collections.abc import Sequence
from typing import TypedDict

from backfacial.facts import library
from backfacial.facts.hygiene.hygiene import ProcedureStep
from backfacial.facts.reactions.reactions import Reaction
from backfacial.items.digest import short_digest
from backfacial.pages.render import render
from backfacial.pages.scenes import scene_html
from backfacial.pages.timer import tell
from backfacial.rules.service.surprise import REACTION, Surprise, drill, is_over, missing, offered
from backfacial.rules.visit.allowed import record_of


class DrillCard(TypedDict):
    """A step of the drill: what is done, and its drawing."""

    id: str
    text: str
    picture: str


class SurpriseShown(TypedDict):
    """When it happens (a step, and how many seconds of the visit into it), and the cards, in no order that tells."""

    seed: int
    step: str
    at: float
    title: str
    when: str
    total: int
    cards: list[DrillCard]


class Pick(TypedDict):
    """What follows a pick: whether it was right, what is said, what is done now, and the cards to choose from next.

    `over` is what may follow once the drill is over, else ""; `goes_on`, that the visit may.
    """

    right: bool
    said: str
    done: list[str]
    offer: list[str]
    over: str
    goes_on: bool


def surprise_shown(surprise: Surprise, seed: int, minutes: int) -> SurpriseShown:
    """All that the page needs until somebody picks.

    Args:
        surprise: what happens.
        seed: what it was drawn by.
        minutes: of the step at which it happens.
    """
    procedure = drill()
    cards = sorted(procedure.steps, key=lambda step: short_digest([seed, step.id]))
    return {
        "seed": seed,
        "step": surprise.step,
        "at": round(minutes * 60 * surprise.share),
        "title": procedure.name,
        "when": procedure.when,
        "total": len(procedure.steps),
        "cards": [
            {"id": step.id, "text": step.text, "picture": scene_html(f"{procedure.id}.{step.id}") or ""}
            for step in cards
        ],
    }


def picked(surprise: Surprise, seed: int, done: Sequence[str], pick: str | None, left: Sequence[str]) -> Pick:
    """What follows a pick, or with None how the drill stands.

    Args:
        surprise: what happens.
        seed: what it was drawn by.
        done: the steps of the drill that were done, in their order.
        pick: the one that was chosen.
        left: the steps of the visit that were planned from the surprise on.

    Raises:
        BadDrill: the steps are no way through the drill.
    """
    first = missing(done, pick) if pick is not None else None
    now = [*done, pick] if pick is not None and first is None else list(done)
    over = is_over(now, surprise)
    return {
        "right": first is None,
        "said": "" if pick is None else _said(pick, first),
        "done": now,
        "offer": [] if over else list(offered(now, seed)),
        "over": _over_html(surprise, left) if over else "",
        "goes_on": over and surprise.stops,
    }


def _said(pick: str, first: ProcedureStep | None) -> str:
    if first is not None:
        return tell("drill-early", first=first.text, why=first.why)
    return tell("drill-right", why=next(step.why for step in drill().steps if step.id == pick))


def _over_html(surprise: Surprise, left: Sequence[str]) -> str:
    reaction = library().of(Reaction)[REACTION]
    here, *later = [record_of(step).name for step in left]
    return render(
        "timer_drill_over.html",
        tell=tell,
        stops=surprise.stops,
        resume=drill().resume,
        here=here,
        later=later,
        reaction=reaction,
    )
