"""Numbers that count, in words, and prose with its numbers filled in."""

from collections.abc import Iterable

from backfacial.facts import Limit, words


def in_words(limit: Limit) -> str:
    """A number or a range with its unit: "5 to 7 minutes", "3 tries"."""
    low, high = limit.at_least, limit.at_most
    numbers = [f"{number:g}" for number in dict.fromkeys((low, high)) if number is not None]
    count = numbers[0] if len(numbers) == 1 else words("protocol", "range", low=numbers[0], high=numbers[1])
    return words("protocol", f"{limit.unit}-one" if numbers == ["1"] else limit.unit, count=count)


def worded(text: str, limits: Iterable[Limit]) -> str:
    """Prose of a step or module with its numbers in place of their names.

    Raises:
        KeyError: it names a number that there is not.
    """
    return text.format_map({limit.id: in_words(limit) for limit in limits})
