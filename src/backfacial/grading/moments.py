"""Dates as instructors type them: ISO only. What can be read in two ways is refused, with both readings to copy."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateutil.tz import datetime_ambiguous, datetime_exists, gettz, tzlocal

from backfacial.facts import words
from backfacial.facts.telling import date_in_words

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2})"
    r"(?:(?:\s*T|\s+)(?P<time>\d{1,2}:\d{2}(?::\d{2})?)\s*(?P<zone>Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)
_ISO_DAY = re.compile(r"(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)")
_OTHER = re.compile(r"(?<!\d)(\d{1,4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,4})(?!\d)")
_END_OF_DAY = datetime.time(23, 59, 59)


class BadMoment(ValueError):
    """A text that is no date, or more than one. The text of the error says what to write."""


@dataclass(frozen=True)
class Moment:
    """A point in time as it was typed: with its zone, and whether the day alone was given."""

    at: datetime.datetime
    whole_day: bool


def computers_zone() -> datetime.tzinfo:
    """The zone of this computer."""
    return gettz() or tzlocal()


def read_moment(text: str, here: datetime.tzinfo) -> Moment:
    """A date in ISO form, with or without time and zone. A day alone means its end.

    Args:
        here: the zone where none is given.

    Raises:
        BadMoment: it is in another form, no such day or time, two dates, or a time that the clocks skip or repeat.
    """
    text = text.strip()
    if len(_ISO_DAY.findall(text)) > 1:
        raise BadMoment(words("due", "two-dates", text=text))
    found = _ISO.fullmatch(text)
    if found is None:
        check_readings(text)
        raise BadMoment(words("due", "not-a-date", text=text))
    try:
        day = datetime.date(*map(int, found["day"].split("-")))
        time = _clock(found["time"]) if found["time"] else _END_OF_DAY
        naive = datetime.datetime.combine(day, time)
        at = naive.replace(tzinfo=_zone(found["zone"])) if found["zone"] else _in_zone(naive, here, text)
        at.astimezone(datetime.UTC)
    except BadMoment:
        raise
    except (ValueError, OverflowError):
        raise BadMoment(words("due", "no-such-day", text=text)) from None
    return Moment(at, found["time"] is None)


def check_readings(text: str) -> None:
    """Make sure that a text has no date like 1.12.2026 or 12/1/26, of which day and month cannot be told apart.

    Raises:
        BadMoment: it has one; with its readings in ISO form.
    """
    found = None if _ISO_DAY.search(text) else _OTHER.search(text)
    if found is None:
        return
    rest = text[: found.start()] + text[found.end() :]
    readings = list(dict.fromkeys(f"{day} {rest.strip()}".strip() for day in _readings(*found.groups())))
    if not readings:
        raise BadMoment(words("due", "no-such-day", text=text))
    key = "two-readings" if len(readings) > 1 else "one-reading"
    raise BadMoment(words("due", key, text=text, first=readings[0], second=readings[-1]))


def in_words(at: datetime.datetime, here: datetime.tzinfo) -> str:
    """ "Tuesday 1 December 2026, 17:00 (UTC+01:00, your computer's zone)"; in both zones where they differ.

    Args:
        at: with its zone.
    """
    in_own = _told("moment-here", at.astimezone(here))
    if at.utcoffset() == at.astimezone(here).utcoffset():
        return in_own
    return words("due", "moment-both", given=_told("moment", at), here=in_own)


def from_gradebook(at: datetime.datetime, here: datetime.tzinfo) -> datetime.datetime:
    """A time of nbgrader's gradebook, which is UTC without saying so, in a zone."""
    return at.replace(tzinfo=datetime.UTC).astimezone(here)


def gradebook_time(at: datetime.datetime) -> str:
    """A time of nbgrader's gradebook by this computer's clock: "Tuesday 1 December 2026, 17:00 (UTC+01:00)"."""
    return _told("moment", from_gradebook(at, computers_zone()))


def for_gradebook(at: datetime.datetime) -> datetime.datetime:
    """A time as nbgrader's gradebook has it."""
    return at.astimezone(datetime.UTC).replace(tzinfo=None)


def _told(key: str, at: datetime.datetime) -> str:
    weekday = words("due", "weekdays").split()[at.weekday()]
    return words("due", key, weekday=weekday, date=date_in_words(at), time=f"{at:%H:%M}", offset=at.isoformat()[-6:])


def _clock(text: str) -> datetime.time:
    hour, minute, second = (*map(int, text.split(":")), 0)[:3]
    return datetime.time(hour, minute, second)


def _zone(text: str) -> datetime.timezone:
    if text.upper() in ("Z", "UTC"):
        return datetime.UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:] if len(text) > 3 else 0)
    return datetime.timezone(datetime.timedelta(minutes=-minutes if text[0] == "-" else minutes))


def _in_zone(naive: datetime.datetime, zone: datetime.tzinfo, text: str) -> datetime.datetime:
    at = naive.replace(tzinfo=zone)
    if not datetime_exists(at):
        raise BadMoment(words("due", "hour-never", text=text))
    if datetime_ambiguous(at):
        first, second = (at.replace(fold=fold).isoformat(sep=" ") for fold in (0, 1))
        raise BadMoment(words("due", "hour-twice", text=text, first=first, second=second))
    return at


def _readings(first: str, second: str, third: str) -> Iterator[datetime.date]:
    """The days that three numbers can mean: day or month first, or the year where it is written out."""
    orders = [(first, second, third)] if len(first) > 2 else [(third, second, first), (third, first, second)]
    for year, month, day in orders:
        if len(day) > 2 or len(year) not in (2, 4):
            continue
        try:
            yield datetime.date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
        except ValueError:
            continue
