"""When a reaction begins and how long it lasts, in few words."""

from backfacial.facts.library import Library
from backfacial.facts.measures import Span
from backfacial.facts.reactions.reactions import Interval, TimeUnit
from backfacial.facts.telling import in_words


def time_in_words(interval: Interval, library: Library) -> str:
    """Its numbers and units, "hours to 2 days"; where it has none, the words of the record."""
    if interval.until:
        return library.say("figures", f"times-until-{interval.until}")
    first, last = _end(interval.earliest, interval.earliest_in, library), _end(interval.latest, None, library)
    unit = _end(None, interval.latest_in, library)
    if interval.earliest and interval.latest:
        text = in_words(Span(at_least=interval.earliest, at_most=interval.latest), library.say)
        return library.say("figures", "times-or", time=text, unit=unit) if unit else text
    last = last or unit
    if first and last:
        return library.say("figures", "from-to", shortest=first, longest=last)
    if last:
        return library.say("figures", "times-up-to", time=last)
    return first or interval.text or ""


def number_in_words(number: str, library: Library) -> str:
    """A length of time by itself: "48 hours"."""
    return in_words(Span(at_least=number), library.say)


def _end(number: str | None, unit: TimeUnit | None, library: Library) -> str:
    if number:
        return number_in_words(number, library)
    return library.say("figures", f"times-{unit}") if unit else ""
