"""What stands in the room, seen from the side; and signs of places, small."""

from backfacial.scenes.shapes import Shapes, area, band, blob, box, fine, line, ring, smooth, straight, together

FLOOR = 150
"""Where things stand."""


def chair(x: float, y: float) -> Shapes:
    """A chair for somebody who sits with the hip at x, y and looks to the right."""
    return (
        *together(
            [
                band(straight((x - 13, y + 10), (x - 15, y + 46)), "thing", 3),
                band(straight((x + 18, y + 10), (x + 20, y + 46)), "thing", 3),
            ]
        ),
        *together(
            [
                band(smooth((x - 19, y - 34), (x - 17, y - 10), (x - 15, y + 8)), "thing", 4),
                band(straight((x - 14, y + 9), (x + 20, y + 9)), "thing", 4),
            ]
        ),
    )


def stool(x: float, y: float) -> Shapes:
    """A round stool on wheels, its seat at x, y."""
    return (
        *together(
            [
                band(straight((x, y + 4), (x, y + 30)), "thing", 3),
                band(straight((x - 13, y + 34), (x + 13, y + 34)), "thing", 3),
            ]
        ),
        area(box(x - 17, y - 1, 34, 7, 3.5), "thing"),
    )


def trolley(x: float, y: float) -> Shapes:
    """Two shelves on wheels; the upper one is at y, from x on 52 wide."""
    return (
        *together(
            [
                band(straight((x + 3, y), (x + 3, y + 52)), "thing", 3),
                band(straight((x + 49, y), (x + 49, y + 52)), "thing", 3),
            ]
        ),
        area(box(x - 1, y, 54, 5, 2), "thing"),
        area(box(x - 1, y + 30, 54, 5, 2), "thing"),
        area(ring(x + 3, y + 56, 3.4), "thing"),
        area(ring(x + 49, y + 56, 3.4), "thing"),
    )


def standing_lamp(x: float, y: float, head: tuple[float, float]) -> Shapes:
    """A magnifying lamp on a stand with its foot at x, y, seen from the side."""
    hx, hy = head
    knee = (x, hy - 14)
    return (
        *together([band(straight((x, y), (x, hy + 20), knee, (hx + 12 if hx < x else hx - 12, hy - 2)), "thing", 3)]),
        area(box(x - 12, y - 3, 24, 6, 3), "thing"),
        area(box(hx - 15, hy - 4, 30, 8, 4), "thing"),
        blob(box(hx - 10, hy + 2, 20, 2.4, 1), "light"),
    )


def bin_(x: float, y: float, width: float = 28, height: float = 34) -> Shapes:
    """An open container that stands on y, its middle at x."""
    half = width / 2
    return (
        area(
            straight((x - half, y - height), (x + half, y - height), (x + half - 3, y), (x - half + 3, y), closed=True),
            "thing",
        ),
        area(box(x - half - 2, y - height - 3, width + 4, 6, 3), "thing"),
    )


def towels(x: float, y: float, count: int = 3, width: float = 34) -> Shapes:
    """A pile of folded towels on y."""
    return tuple(area(box(x - width / 2, y - 8 * (k + 1), width, 8, 3.6), "cloth") for k in range(count))


def screen(x: float, y: float, height: float = 96) -> Shapes:
    """A folding screen that stands on y, with clothes thrown over it."""
    top = y - height
    panels = [
        straight(
            (x + 30 * k, top + (6 if k % 2 else 0)),
            (x + 30 * (k + 1), top + (0 if k % 2 else 6)),
            (x + 30 * (k + 1), y - (0 if k % 2 else -5)),
            (x + 30 * k, y - (-5 if k % 2 else 0)),
            closed=True,
        )
        for k in (0, 1)
    ]
    shirt = smooth(
        (x + 6, top - 3), (x + 22, top + 1), (x + 25, top + 34), (x + 15, top + 38), (x + 5, top + 33), closed=True
    )
    return (
        *(area(panel, "cloth") for panel in panels),
        area(shirt, "product"),
        fine(smooth((x + 11, top + 4), (x + 12, top + 20), (x + 11, top + 33))),
        fine(smooth((x + 18, top + 6), (x + 18, top + 22), (x + 20, top + 34))),
    )


def door(x: float, y: float, height: float = 40) -> Shapes:
    """A door half open, its foot at y."""
    width = height * 0.55
    return (
        area(straight((x, y - height), (x + width, y - height), (x + width, y), (x, y), closed=True), "thing"),
        area(
            straight(
                (x, y - height), (x + width * 0.62, y - height + 5), (x + width * 0.62, y + 5), (x, y), closed=True
            ),
            "cloth",
        ),
        blob(ring(x + width * 0.48, y - height * 0.45, 1.5), "ink"),
    )


def small_couch(x: float, y: float) -> Shapes:
    """A couch as a sign, its middle at x, top at y."""
    return (
        line(straight((x - 14, y + 4), (x - 18, y + 17))),
        line(straight((x + 14, y + 4), (x + 18, y + 17))),
        area(box(x - 22, y, 44, 7, 3), "thing"),
        area(box(x - 22, y - 4, 12, 5, 2.4), "cloth"),
    )


def calendar(x: float, y: float) -> Shapes:
    """A page of a calendar, its middle at x, y."""
    return (
        area(box(x - 17, y - 15, 34, 31, 3), "thing"),
        area(box(x - 17, y - 15, 34, 9, 3), "glove"),
        *(
            blob(box(x - 12 + 9 * column, y - 2 + 8 * row, 5, 4.4, 1), "cloth")
            for column in range(3)
            for row in range(2)
        ),
    )


def first_aid(x: float, y: float) -> Shapes:
    """A case with a plus on it."""
    return (
        *together([band(smooth((x - 7, y - 12), (x - 6, y - 17), (x + 6, y - 17), (x + 7, y - 12)), "thing", 1)]),
        area(box(x - 18, y - 12, 36, 26, 4), "thing"),
        band(straight((x - 6, y + 1), (x + 6, y + 1)), "light", 4),
        band(straight((x, y - 5), (x, y + 7)), "light", 4),
    )
