"""Checks of pictures and body maps: what is drawn is there and lies where it can, and no key is unsafe."""

import datetime
from collections.abc import Iterable, Iterator

from backfacial.authoring.checks.conditions import unknown
from backfacial.authoring.checks.lesions import lesion_table_of
from backfacial.authoring.content import Content, file_of
from backfacial.authoring.records import Problem
from backfacial.back.shapes import OVER_SPINE, SHAPES
from backfacial.back.torso import free_gap, is_on_torso, reach
from backfacial.facts.skin.looks import LookMark
from backfacial.items.bodymap.item import BodymapItem
from backfacial.items.bodymap.spots import JUDGEMENT, MapSpot
from backfacial.items.bodymap.whole_back import extracted_beside_a_stop
from backfacial.rules.lesions.reading import LesionReading, LesionTable
from backfacial.rules.reading import BadFacts, read_facts

_ANY_DAY = datetime.date(2026, 6, 15)  # no fact of a lesion is a date


def check_looks(content: Content) -> Iterator[Problem]:
    """Problems of the pictures of cards, questions and options."""
    for fact in content.records["contraindications"]:
        if fact.look is not None:
            yield from _marks(file_of("contraindications"), fact.id, fact.look.marks)
    for file, item in content.all_items():
        looks = [item.look, *(option.look for option in getattr(item, "options", ()))]
        for look in looks:
            if look is not None:
                yield from _marks(file, item.id, look.marks)


def _marks(file: str, record: str, marks: Iterable[LookMark]) -> Iterator[Problem]:
    for mark in marks:
        shape = SHAPES.get(mark.shape)
        if shape is None:
            yield from unknown(file, record, "drawing", {mark.shape})
        elif mark.zone is not None and (shape.below or len(shape.at) > 1 or mark.shape == OVER_SPINE):
            yield Problem(file, record, f"'{mark.shape}' lies where it is drawn, whatever its 'zone': take 'zone' out")


def check_body_maps(content: Content) -> Iterator[Problem]:
    """Problems of body maps, each decided by the lesions as they stand in `content/` now."""
    maps = [(file, item) for file, item in content.all_items() if isinstance(item, BodymapItem)]
    if maps:
        table = lesion_table_of(content)
        marks = {lesion.id: lesion.mark for lesion in content.records["lesions"]}
        for file, item in maps:
            yield from (Problem(file, item.id, mend) for mend in _mends(item, table, marks))


def _mends(item: BodymapItem, table: LesionTable, marks: dict[str, str]) -> Iterator[str]:
    so_far: list[tuple[float, float, float]] = []
    readings: dict[str, LesionReading] = {}
    for spot in item.spots:
        try:
            facts = read_facts(spot.facts, table.facts, _ANY_DAY, rest_absent=True)
        except BadFacts as bad:
            yield from (f"{spot.id}: {problem}" for problem in bad.problems)
            continue
        if JUDGEMENT in spot.facts:
            yield f"{spot.id}: '{JUDGEMENT}' is what a learner thinks, and nothing that a spot shows: take it out"
        readings[spot.id] = table.read(facts)
        yield from _drawn(spot, readings[spot.id], marks, so_far)
    found = extracted_beside_a_stop(readings)
    if found is not None:
        taken, stop = found
        yield f"the key takes {taken} out, and with {stop} nothing is taken out on this back: leave one of them out"


def _drawn(
    spot: MapSpot, reading: LesionReading, marks: dict[str, str], so_far: list[tuple[float, float, float]]
) -> Iterator[str]:
    shape = spot.shape or next((marks[name] for name in reading.candidates), None)
    if shape is None:
        yield f"{spot.id}: no kind of lesion is like this, so give its 'shape'"
    elif shape not in SHAPES:
        yield f"{spot.id}: there is no drawing '{shape}': correct 'shape', or draw it"
    else:
        (x, y), radius = spot.at, reach(shape)
        if not is_on_torso(x, y, radius):
            yield f"{spot.id} at {x:g}, {y:g} does not lie whole on the back, neck to waistband: move it inwards"
        elif free_gap(x, y, radius, so_far) < 0:
            yield f"{spot.id} at {x:g}, {y:g} lies over another spot: move it"
        so_far.append((x, y, radius))
