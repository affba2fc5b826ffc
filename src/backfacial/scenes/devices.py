"""Devices: lamp, steamer, light panel, electrode, tap."""

from backfacial.scenes.shapes import (
    Shapes,
    arc,
    area,
    band,
    blob,
    box,
    fine,
    line,
    placed,
    ring,
    smooth,
    straight,
    together,
)


def lamp(x: float, y: float, radius: float = 27) -> Shapes:
    """A magnifying lamp over whatever was drawn before: a ring of light round its glass."""
    return (
        band(ring(x, y, radius), "ink", 11),
        band(ring(x, y, radius), "thing", 7),
        fine(ring(x, y, radius), "light"),
        fine(arc(x, y, radius - 9, 195, 250), "ink"),
    )


def tap(x: float, y: float) -> Shapes:
    """A tap; the water leaves it at x, y."""
    neck = smooth((x + 34, y - 2), (x + 34, y - 22), (x + 18, y - 27), (x + 2, y - 22), (x, y - 4))
    return (
        *together([band(neck, "thing", 6.5), band(straight((x + 26, y + 3), (x + 42, y + 3)), "thing", 4)]),
        *together([band(straight((x + 34, y - 10), (x + 48, y - 15)), "thing", 3)]),
    )


def water(x: float, y: float, height: float, width: float = 8) -> Shapes:
    """Running water from x, y downwards."""
    return (
        blob(box(x - width / 2, y, width, height, 2), "glove"),
        fine(straight((x - width / 2, y), (x - width / 2, y + height)), "light"),
        fine(straight((x, y + 4), (x, y + height - 4)), "light"),
        fine(straight((x + width / 2, y), (x + width / 2, y + height)), "light"),
    )


def steamer(x: float, y: float, head: tuple[float, float]) -> Shapes:
    """A steamer on its stand with the foot at x, y; its arm ends in a head that steams down to the left."""
    hx, hy = head
    return (
        *together(
            [band(straight((x, y), (x, hy + 40)), "thing", 4), band(straight((x - 13, y), (x + 11, y)), "thing", 4)]
        ),
        area(box(x - 12, hy + 32, 24, 28, 6), "thing"),
        blob(box(x - 7, hy + 45, 14, 10, 3), "glove"),
        *together([band(smooth((x, hy + 30), (x - 1, hy), (x - 8, hy - 12), (hx + 6, hy - 6)), "thing", 5)]),
        area(straight((hx + 11, hy - 3), (hx + 2, hy - 12), (hx - 8, hy + 2), (hx + 4, hy + 10), closed=True), "thing"),
    )


def steam(x: float, y: float) -> Shapes:
    """A cloud that leaves the head of a steamer at x, y down to the left."""
    one = (line(smooth((0, 0), (5, -2.4), (10, 2.4), (15, -2.4), (20, 1)), "light"),)
    return tuple(shape for k in (-1, 0, 1) for shape in placed(one, x + 6 * k, y + 5 * k, 132 - 8 * k))


def light_panel(x: float, y: float, width: float = 96) -> Shapes:
    """A panel of light over a client, its middle at x, its lamps at y; rays fall from it."""
    left = x - width / 2
    count = int(width / 12)
    lamps = [left + width * (k + 0.5) / count for k in range(count)]
    return (
        *together([band(smooth((x, y - 14), (x + 4, y - 30), (x + 30, y - 38), (x + 90, y - 40)), "thing", 5)]),
        area(box(left, y - 14, width, 14, 5), "thing"),
        *(blob(ring(at, y - 4.6, 2.6), "light") for at in lamps),
        *(line(straight((at, y + 5 + 2 * (k % 2)), (at, y + 17 + 4 * (k % 2))), "light") for k, at in enumerate(lamps)),
    )


def electrode() -> Shapes:
    """A glass electrode in its handle: the glass rests at 0 0, the handle runs to the upper left with its cord."""
    return (
        *together([band(smooth((-66, -37), (-84, -44), (-100, -38), (-140, -50)), "thing", 1.4)]),
        *together([band(straight((-30, -17), (-64, -36)), "thing", 8)]),
        fine(straight((-34, -25), (-40, -14))),
        area(
            smooth((9, 5), (4, -7), (-6, -7), (-26, -19), (-30, -12), (-10, 0), (-7, 6), (1, 9), closed=True), "glove"
        ),
        fine(smooth((3, 2), (-2, -2), (-24, -14)), "light"),
    )


def spark(x: float, y: float, size: float = 8, turn: int = 1) -> Shapes:
    """A small flash."""
    s = size * turn
    way = straight((x, y - size), (x + s * 0.5, y - size * 0.2), (x - s * 0.1, y + size * 0.1), (x + s * 0.4, y + size))
    return (band(way, "light", 2),)


def goggles() -> Shapes:
    """Goggles with their strap on the head of a client who lies face down (`lying`)."""
    return (
        *together([band(smooth((7, -6), (16, -15), (22, -21)), "thing", 2.6)]),
        area(smooth((-1, -11), (6, -12), (11, -5), (7, 1), (0, 0), closed=True), "glove"),
    )


def sun(x: float, y: float, radius: float = 13) -> Shapes:
    """The sun."""
    rays = [
        band(straight(*(_round(x, y, radius + out, turn) for out in (6, 12))), "light", 2.6)
        for turn in range(0, 360, 45)
    ]
    return (area(ring(x, y, radius), "thing"), blob(ring(x, y, radius - 4), "light"), *rays)


def _round(x: float, y: float, radius: float, turn: float) -> tuple[float, float]:
    from math import cos, radians, sin

    return x + radius * cos(radians(turn)), y + radius * sin(radians(turn))
