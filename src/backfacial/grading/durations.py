"""How late a hand-in was: in words, and for a table."""

from math import ceil

from backfacial.facts import words

_UNITS = (("days", 86_400), ("hours", 3_600), ("minutes", 60))


def in_words(seconds: float) -> str:
    """The two largest units of a time, rounded down: "2 days 3 hours"; "less than a minute"."""
    left = int(seconds)
    parts: list[str] = []
    for unit, length in _UNITS:
        count, left = divmod(left, length)
        if count or parts:
            parts.append(words("due", f"{unit}-{'one' if count == 1 else 'many'}", count=count) if count else "")
    return " ".join(part for part in parts[:2] if part) or words("due", "less")


def in_hours(seconds: float) -> str:
    """Hours and minutes, H:MM, rounded up to the minute, so that nobody who is late has 0:00; "" for in time."""
    hours, minutes = divmod(ceil(seconds / 60), 60)
    return f"{hours}:{minutes:02}" if seconds > 0 else ""
