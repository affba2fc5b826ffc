"""How long something was late, in words."""

from backfacial.facts import words

_UNITS = (("days", 86_400), ("hours", 3_600), ("minutes", 60))


def in_words(seconds: float) -> str:
    """The two largest units of a time, rounded down: "2 days 3 hours"; "less than a minute"."""
    left = int(seconds)
    parts: list[str] = []
    for unit, length in _UNITS:
        count, left = divmod(left, length)
        if count or parts:
            parts.append(words("class", f"{unit}-{'one' if count == 1 else 'many'}", count=count) if count else "")
    return " ".join(part for part in parts[:2] if part) or words("class", "less")
