"""What a spot means for the rest of the back: whether anything may still be taken out elsewhere."""

from collections.abc import Mapping

from backfacial.facts import library
from backfacial.facts.consultation.contraindications import Contraindication
from backfacial.rules.lesions.reading import LesionReading
from backfacial.rules.lesions.rows import Handling

_NO_SERVICE = (Handling.SAME_DAY, Handling.EMERGENCY)
_STEPS = {"EXT", "ALL"}
"""The steps of the service that extraction belongs to."""

_LOCAL = "local"


def stops_extraction(reading: LesionReading) -> bool:
    """Whether a spot keeps extraction off the whole back, and not off its own area alone.

    Where the records do not say that it is a matter of one area, it is taken for a matter of the whole back.
    """
    known = library().contraindications
    found = [known[name] for name in reading.reasons if name in known]
    if reading.handling in _NO_SERVICE or any(map(_takes_extraction_out, found)):
        return True
    return reading.act == "refer" and not any(_LOCAL in each.classes for each in found)


def extracted_beside_a_stop(readings: Mapping[str, LesionReading]) -> tuple[str, str] | None:
    """A spot that the key takes out, and one that forbids that on this whole back; None where there are no such two.

    Args:
        readings: what the rules say of each spot, by its id.
    """
    taken = next((name for name, reading in readings.items() if reading.act == "extract"), None)
    stop = next((name for name, reading in readings.items() if stops_extraction(reading)), None)
    return (taken, stop) if taken and stop else None


def _takes_extraction_out(fact: Contraindication) -> bool:
    return _LOCAL not in fact.classes and bool(_STEPS & {*fact.affects, *fact.affects_sometimes})
