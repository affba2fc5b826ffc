"""How a practised question stands, in one word."""

from enum import StrEnum

from backfacial.items.mark import Mark, State


class Standing(StrEnum):
    """What the last answer to a question was. A safety mistake stands before everything else."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    CRITICAL = "critical"


_OF = {State.RIGHT: Standing.RIGHT, State.PARTLY: Standing.PARTLY, State.WRONG: Standing.WRONG}


def standing_of(mark: Mark) -> Standing | None:
    """How a mark stands; None where nothing was answered that could be read."""
    return Standing.CRITICAL if mark.critical else _OF.get(mark.state)
