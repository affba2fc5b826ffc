"""What can be added: O1 to O7."""

from backfacial.scenes.bodies import client
from backfacial.scenes.devices import electrode, goggles, light_panel, spark
from backfacial.scenes.hands import flat, gripping, holding
from backfacial.scenes.people import couch, lying
from backfacial.scenes.shapes import (
    Scene,
    Shapes,
    area,
    band,
    blob,
    box,
    mirror,
    of_tone,
    placed,
    ring,
    smooth,
    straight,
)
from backfacial.scenes.signs import arrow, clock, cross, lit, snowflake, warmth
from backfacial.scenes.tools import bowl, brush, dropper, gauze, leaf, loop_tool, papaya, pineapple, spray


def o1() -> Scene:
    """A glass electrode glides over gauze on the skin."""
    cover = placed(gauze(84, 56, 8), 108, 86, -4)
    hand = of_tone(placed(holding(placed(electrode(), 66, 2)), 196, 128, 208, 1.1, mirrored=True), 3)
    flashes = lit((*spark(98, 68, 9), *spark(80, 92, 8, -1), *spark(112, 106, 8)))
    return Scene(2, (*client(112), *cover, *hand, *flashes, *arrow((132, 66), (112, 58), (86, 64))))


def o2() -> Scene:
    """A client lies face down under a panel of light and has goggles on."""
    bed = (*placed(couch(196), 14, 108), *placed((*lying(hair_knot=True), *goggles()), 14, 108))
    return Scene(4, (*bed, *light_panel(98, 56, 100)))


def o3() -> Scene:
    """A brush spreads a peel of papaya and pineapple; a clock runs."""
    film = area(
        smooth((120, 60), (144, 56), (168, 62), (172, 76), (158, 92), (154, 112), (120, 116), (110, 90), closed=True),
        "product",
    )
    painter = of_tone(placed(holding(placed(brush(), 62, 0)), 222, 142, 212, 1.05, mirrored=True), 6)
    return Scene(3, (*client(124), film, *painter, *papaya(24, 118, 1), *pineapple(26, 56, 1.1), *clock(216, 34, 17)))


def o4() -> Scene:
    """Acid covers one zone of several; a clock runs, and water to rinse is ready."""
    zones = ((86, 58, 30, 34), (124, 58, 30, 34), (88, 98, 28, 34), (124, 98, 28, 34))
    frames = tuple(shape for x, y, w, h in zones for shape in lit((band(box(x, y, w, h, 4), "light", 1.4),)))
    film = area(box(*zones[1], 4), "product")
    painter = of_tone(placed(holding(placed(brush(), 62, 0)), 206, 122, 214, 1.05, mirrored=True), 1)
    return Scene(5, (*client(), *frames, film, *painter, *dropper(26, 96), *clock(214, 34, 17), *rinse(30, 124)))


def rinse(x: float, y: float) -> Shapes:
    return (
        area(f"M{x - 22} {y}C{x - 20} {y + 26} {x + 20} {y + 26} {x + 22} {y}Z", "thing"),
        area(ring(x, y, 22, 6.5), "thing"),
        area(ring(x, y + 1, 16.5, 4), "glove"),
    )


def o5() -> Scene:
    """A back under clay is sprayed with water, so that it stays moist."""
    edge = ((86, 56), (120, 52), (154, 56), (162, 72), (152, 92), (154, 132), (120, 138), (86, 132), (88, 92), (78, 72))
    clay = area(smooth(*edge, closed=True), "product")
    drops = ((172, 74), (163, 67), (163, 81), (152, 62), (152, 74), (152, 87))
    mist = lit(tuple(band(straight((x, y), (x + 0.1, y)), "light", 3) for x, y in drops))
    return Scene(
        6,
        (
            *client(),
            clay,
            *mist,
            *placed(spray(), 204, 120, 0, 1.15),
            *of_tone(placed(gripping(), 239, 92, 184, 1.1), 2),
            *bowl(30, 122),
        ),
    )


def o6() -> Scene:
    """Two hands glide up beside the spine and out over the shoulders."""
    hand = of_tone(placed(flat(), 96, 152, -82, 1.05), 6)
    left = (*arrow((102, 94), (101, 72), (93, 56), (70, 54)), *hand)
    return Scene(3, (*client(), *left, *mirror(left)))


def o7() -> Scene:
    """No heat and no tool: a hand glides lightly, all is cool and mild."""
    film = blob(
        smooth((84, 62), (120, 56), (156, 62), (152, 82), (144, 104), (120, 108), (96, 104), (88, 82), closed=True),
        "rim",
    )
    hand = of_tone(placed(flat(), 162, 144, 240, 1.05, mirrored=True), 4)
    left_out = (*warmth(24, 60, 26, 3), *cross(24, 47, 15), *placed(loop_tool(), 24, 122), *cross(24, 108, 15))
    mild = (*snowflake(214, 40, 16), *leaf(212, 124, 1.2))
    return Scene(2, (*client(bun=True), film, *hand, *arrow((116, 76), (104, 68), (88, 72)), *left_out, *mild))


SCENES = {"O1": o1, "O2": o2, "O3": o3, "O4": o4, "O5": o5, "O6": o6, "O7": o7}
