"""The day that a command is asked to decide for."""

import datetime

import typer

from backfacial.facts import words
from backfacial.facts.base import FIRST_DAY, LAST_DAY


def day_option(value: datetime.datetime | None) -> datetime.datetime | None:
    """The day as it was given.

    Raises:
        typer.BadParameter: nobody can be treated on it.
    """
    if value is not None and not FIRST_DAY <= value.date() <= LAST_DAY:
        raise typer.BadParameter(words("terminal", "day-range", first=FIRST_DAY, last=LAST_DAY))
    return value
