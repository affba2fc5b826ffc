"""Tools of the trade, as they are seen from above or from the side."""

from backfacial.scenes.shapes import (
    Shapes,
    arc,
    area,
    band,
    blob,
    box,
    fine,
    ring,
    smooth,
    straight,
    together,
)


def brush() -> Shapes:
    """A flat brush; its tip is at 0 0 and its handle runs to the upper left."""
    return (
        *together([band(straight((-18, -9), (-62, -31)), "thing", 3.6)]),
        area(smooth((-13, -10), (-5, -8.6), (2, 1), (-9, -1.4), (-16, -5), closed=True), "hair"),
        area(straight((-21, -6), (-16, -14), (-10, -11), (-15, -3), closed=True), "thing"),
    )


def bowl(x: float, y: float) -> Shapes:
    """A bowl with product, seen from the side and a little from above."""
    return (
        area(f"M{x - 22} {y}C{x - 20} {y + 26} {x + 20} {y + 26} {x + 22} {y}Z", "thing"),
        area(ring(x, y, 22, 6.5), "thing"),
        area(ring(x, y + 1, 16.5, 4), "product"),
    )


def lamp(x: float, y: float, radius: float = 27) -> Shapes:
    """A magnifying lamp over whatever was drawn before: a ring of light round its glass."""
    return (
        band(ring(x, y, radius), "ink", 11),
        band(ring(x, y, radius), "thing", 7),
        fine(ring(x, y, radius), "light"),
        fine(arc(x, y, radius - 9, 195, 250), "ink"),
    )


def gauze(x: float, y: float, width: float = 22, height: float = 16) -> Shapes:
    """A pad of gauze."""
    left, top = x - width / 2, y - height / 2
    threads = [straight((left + width * k / 4, top + 3), (left + width * k / 4, top + height - 3)) for k in (1, 2, 3)]
    threads += [straight((left + 3, top + height * k / 3), (left + width - 3, top + height * k / 3)) for k in (1, 2)]
    return (area(box(left, top, width, height, 2.5), "thing"), *(fine(thread) for thread in threads))


def tap(x: float, y: float) -> Shapes:
    """A tap with running water; the water leaves it at x, y."""
    return (
        *together(
            [
                band(
                    smooth((x + 34, y - 2), (x + 34, y - 22), (x + 18, y - 27), (x + 2, y - 22), (x, y - 4)),
                    "thing",
                    6.5,
                ),
                band(straight((x + 26, y + 3), (x + 42, y + 3)), "thing", 4),
            ]
        ),
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
