"""A zone of massage takes its pressure from a part of the body, has a place on the drawing, and stands there alone."""

from collections import Counter
from collections.abc import Iterator

from backfacial.authoring.content import Content, file_of
from backfacial.authoring.records import Problem
from backfacial.back.zones import ZONES
from backfacial.facts.protocol.massage import MassageZone

KIND = "massage_zones"


def check_massage(content: Content) -> Iterator[Problem]:
    """All problems."""
    file = file_of(KIND)
    allowed = {part.id: {each.how for each in part.pressure} for part in content.records["foundations"]}
    zone: MassageZone
    for zone in content.records[KIND]:
        told = set().union(*(allowed.get(fact, set()) for fact in zone.see))
        if zone.pressure not in told and content.claimed["foundations"] is not None:
            mend = f"allows {zone.pressure} pressure, which no part of the body under 'see' does: name it, or correct"
            yield Problem(file, zone.id, mend)
        if zone.zone not in ZONES:
            yield Problem(file, zone.id, f"lies at '{zone.zone}', which is not drawn: use one of {', '.join(ZONES)}")
    for place, count in Counter(zone.zone for zone in content.records[KIND]).items():
        if count > 1:
            yield Problem(file, "", f"has {count} zones at '{place}': a place of the drawing has one")
