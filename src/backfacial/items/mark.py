"""What marking an answer says: points, what was right and wrong, why, and whether a client would be hurt."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How an answer stands."""

    UNANSWERED = "unanswered"
    UNREADABLE = "unreadable"
    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"


class Sign(StrEnum):
    """What a single option or statement was, once marked."""

    HIT = "hit"  # right, and chosen
    MISSED = "missed"  # right, and not chosen
    FALSE_ALARM = "false-alarm"  # wrong, and chosen
    LEFT = "left"  # wrong, and rightly left
    ADVICE = "advice"  # right as it is, and there is something better


@dataclass(frozen=True)
class Reason:
    """One option or statement with the reason that the content gives for it.

    `label` says in words what the sign means here, where the usual words do not fit.
    """

    text: str
    why: str
    sign: Sign
    critical: bool = False
    label: str = ""


@dataclass(frozen=True)
class Mistake:
    """What was chosen instead of what is right, or left out, for a person who looks at the answers of many.

    `note` says what was done with what `text` names, where it was not simply chosen.
    """

    text: str
    critical: bool = False
    note: str = ""


def labelled_mistakes(reasons: Iterable[Reason], *signs: Sign) -> tuple[Mistake, ...]:
    """The reasons of these signs, each with its label, which says what was done."""
    return tuple(Mistake(each.text, each.critical, each.label) for each in reasons if each.sign in signs)


@dataclass(frozen=True)
class Part:
    """One part of an answer that has several: its title, its share (0 to 1), its reasons, and lines of its own."""

    title: str
    share: float
    reasons: tuple[Reason, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class InOrder:
    """What an answer that is an order has beside its texts.

    `notes` say of each part of `given` what is wrong with its place, "" where nothing is. `is_only` says that no other
    order than `expected` is right.
    """

    notes: tuple[str, ...]
    is_only: bool


@dataclass(frozen=True)
class SoilHop:
    """Soil goes from one thing to another, by the ids of `rules.hygiene`: the act (0 before the first), and words."""

    act: int
    start: str
    end: str
    text: str


@dataclass(frozen=True)
class SoilWay:
    """How soil came to something: whose way it is, hop by hop."""

    title: str
    hops: tuple[SoilHop, ...]


@dataclass(frozen=True)
class SoilWays:
    """The ways of a trolley scene, and its things in the order in which they stand in the drawing."""

    things: tuple[str, ...]
    ways: tuple[SoilWay, ...]


@dataclass(frozen=True)
class Mark:
    """The mark of one response.

    `points` is a finite number from 0 to `out_of`. `given` and `expected` are the learner's and the right answer in
    words. `critical` says that the answer would have hurt a client; then `points` is 0. `facts` are the ids of the
    facts behind the item. `parts` are there where an answer has several; `reasons` then holds the reasons of them all.
    `in_order` is there where `given` and `expected` are orders, `soil` where soil went from thing to thing.
    """

    item: str
    points: float
    out_of: float
    state: State
    given: tuple[str, ...]
    expected: tuple[str, ...]
    reasons: tuple[Reason, ...]
    facts: tuple[str, ...]
    critical: bool = False
    parts: tuple[Part, ...] = ()
    in_order: InOrder | None = None
    soil: SoilWays | None = None
