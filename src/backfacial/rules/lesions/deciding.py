"""Which of the things found on a lesion decide what is done with it."""

from collections.abc import Iterable, Iterator

from backfacial.facts import library
from backfacial.facts.conditions import Condition, comparisons
from backfacial.facts.skin.lesions import GoldenSign, Lesion, LesionFact, LookAlikeQuestion
from backfacial.rules.lesions.reading import LesionReading, lesion_table, read_lesion
from backfacial.rules.lesions.rows import Ready
from backfacial.rules.values import Facts


def deciding_facts(found: Facts) -> tuple[str, ...]:
    """The names of what decides, in the order of the table. With these alone the act is the same.

    Args:
        found: what was looked, felt and asked for and is there, or is not and that is told. All else is absent.
    """
    facts = library().of(LesionFact)
    known = {**lesion_table().absent, **found}
    reading = read_lesion(known)
    strict, wide = (
        {part.fact for condition in conditions for part in comparisons(condition)}
        for conditions in (list(_asking(reading, known, facts)), list(_of_its_kind(reading)))
    )
    alone = {name: value for name, value in found.items() if name in strict}
    names = strict if read_lesion({**lesion_table().absent, **alone}).act == reading.act else strict | wide
    return tuple(name for name in facts if name in names and name in found)


def _asking(reading: LesionReading, known: Facts, facts: dict[str, LesionFact]) -> Iterator[Condition]:
    """The conditions that ask for the act by themselves."""
    kinds = [library().of(Lesion)[name] for name in reading.candidates]
    if reading.act != "refer":
        yield from _of_its_kind(reading)
        yield from (sign.when for sign in library().of(GoldenSign).values() if sign.id in reading.golden)
        return
    yield from (kind.when for kind in kinds if kind.act == "refer")
    yield from _holding((each.when for kind in kinds for each in kind.raises), known, facts)
    key = library().of(LookAlikeQuestion).values()
    yield from _holding((row.when for row in key if row.refer), known, facts)


def _of_its_kind(reading: LesionReading) -> Iterator[Condition]:
    for name in reading.candidates:
        kind = library().of(Lesion)[name]
        yield kind.when
        if kind.extract:
            yield kind.extract.when


def _holding(conditions: Iterable[Condition], known: Facts, facts: dict[str, LesionFact]) -> Iterator[Condition]:
    yield from (condition for condition in conditions if Ready(condition, facts).holds(known))
