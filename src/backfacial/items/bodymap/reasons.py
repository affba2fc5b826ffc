"""Why an act fits a spot or does not: from the records that decide about it."""

from collections.abc import Iterable, Iterator

from backfacial.facts import library, words
from backfacial.facts.skin.lesions import GoldenSign, Handling
from backfacial.items.bodymap.spots import MapSpot
from backfacial.items.mark import Reason, Sign
from backfacial.rules.lesions.reading import LesionReading

_SAYS_WHEN = ("within_days", "same_day", "emergency")


def act_label(act: str) -> str:
    """An act as the page offers it."""
    return words("elements", f"bodymap-{act}")


def decided(acts: Iterable[str | None]) -> tuple[str, ...]:
    """What was decided, or has to be, spot by spot in words."""
    return tuple(
        words("bodymap", "given", number=number, act=act_label(act) if act else words("bodymap", "open"))
        for number, act in enumerate(acts, start=1)
    )


def spot_reasons(number: int, spot: MapSpot, chosen: str | None, stop: int | None = None) -> Iterator[Reason]:
    """What is said of the act that was chosen, if one was; where it is not right, what would be, and why.

    Args:
        number: of the spot.
        spot: with its facts.
        chosen: the act that was chosen.
        stop: the number of the spot, where there is one, with which nothing is taken out on this back.
    """
    reading = spot.reading()
    text = words("bodymap", "spot-seen", number=number, seen=spot.public().seen)
    solution = _solution(reading) if stop in (None, number) else _beside(reading, stop)
    if chosen == reading.act:
        yield Reason(text, solution, Sign.HIT, label=words("bodymap", "label-right", act=act_label(chosen)))
        return
    if chosen is not None:
        critical = chosen == "extract" and reading.act == "refer"
        label = words("bodymap", "label-wrong", act=act_label(chosen))
        yield Reason(text, _against(chosen, reading), Sign.FALSE_ALARM, critical, label)
    missed = words("bodymap", "label-missed", act=act_label(reading.act))
    yield Reason(words("bodymap", "spot", number=number), solution, Sign.MISSED, label=missed)


def _against(chosen: str, reading: LesionReading) -> str:
    if chosen == "extract" and reading.golden:
        sign = library().of(GoldenSign)[reading.golden[0]]
        return words("bodymap", "why-golden", why=sign.why, id=sign.id)
    if (chosen, reading.act) == ("extract", "leave"):
        return words("bodymap", "why-extract-not-now") if _may_come_out(reading) else _why(reading)
    return words("bodymap", f"why-{chosen}-{reading.act}")


def _why(reading: LesionReading) -> str:
    """Why it is left, from its own record."""
    lesions = [library().lesions[name] for name in reading.candidates]
    return " ".join(words("bodymap", "why-golden", why=lesion.why, id=lesion.id) for lesion in lesions) or _meaning(
        reading
    )


def _may_come_out(reading: LesionReading) -> bool:
    """Whether it is of a kind that may be taken out, if not here."""
    return any(library().lesions[name].extract for name in reading.candidates)


def _solution(reading: LesionReading) -> str:
    """What the records say to do, and how soon where that is said; each with the record's id."""
    stays = [words("bodymap", "stays")] if reading.act == "leave" and _may_come_out(reading) else []
    soon = [words("bodymap", "how-soon", label=_handling(reading).label)] if reading.refer in _SAYS_WHEN else []
    return " ".join((*(stays or reading.do), *soon, _cited(reading))).strip()


def _beside(reading: LesionReading, stop: int | None) -> str:
    """What is done with a spot beside one that decides about the whole back: nothing that its record would offer."""
    return " ".join((_meaning(reading), words("bodymap", "nothing-today", number=stop), _cited(reading))).strip()


def _cited(reading: LesionReading) -> str:
    return " ".join(f"[{name}]" for name in reading.reasons)


def _handling(reading: LesionReading) -> Handling:
    return library().of(Handling)[reading.handling.value]


def _meaning(reading: LesionReading) -> str:
    return _handling(reading).meaning
