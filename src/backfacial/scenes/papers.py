"""What is written on and what is said: list, card, pen, sheet, bubble. Nothing of it holds words."""

from backfacial.scenes.shapes import Drawn, Shapes, area, blob, box, fine, line, placed, ring, smooth, straight
from backfacial.scenes.signs import cross, tick


def clipboard(x: float, y: float, width: float = 62, height: float = 84) -> Shapes:
    """A board with an empty sheet, its upper left corner at x, y."""
    return (
        area(box(x, y, width, height, 5), "cloth"),
        area(box(x + 5, y + 9, width - 10, height - 14, 2), "thing"),
        area(box(x + width / 2 - 12, y - 4, 24, 10, 3), "thing"),
    )


def lines_of_text(x: float, y: float, *lengths: float, gap: float = 9) -> Shapes:
    return tuple(line(straight((x, y + gap * k), (x + length, y + gap * k))) for k, length in enumerate(lengths))


def checked_list(x: float, y: float, *answers: bool, length: float = 26, gap: float = 17) -> Shapes:
    """Lines of a list, each with a tick or a cross before it."""
    shapes: list[Drawn] = []
    for k, answer in enumerate(answers):
        at = y + gap * k
        shapes += (tick if answer else cross)(x, at, 4.6)
        shapes.append(line(straight((x + 11, at), (x + 11 + length, at))))
    return tuple(shapes)


def body_map(x: float, y: float, size: float = 1) -> Shapes:
    """A card with a back drawn on it and places marked, its upper left corner at x, y."""
    outline = smooth((17, 14), (16, 19), (8, 22), (5, 32), (7, 46), (9, 60))
    return placed(
        (
            area(box(0, 0, 50, 66, 4), "thing"),
            line(ring(25, 9, 5)),
            *(line(path) for path in (outline, smooth((33, 14), (34, 19), (42, 22), (45, 32), (43, 46), (41, 60)))),
            fine(straight((25, 20), (25, 58))),
            line(ring(17, 31, 3), "light"),
            *cross(34, 38, 2.6),
            line(ring(19, 49, 3), "light"),
        ),
        x,
        y,
        0,
        size,
    )


def pen() -> Shapes:
    """A pen whose point is at 0 0; it runs to the upper left."""
    return (
        area(straight((-4.4, -4.8), (-46, -27), (-43.6, -31.6), (-2.2, -9), closed=True), "light"),
        area(straight((0, 0), (-4.4, -4.8), (-2.2, -9), closed=True), "thing"),
    )


def bubble(x: float, y: float, width: float, height: float, foot: tuple[float, float]) -> Shapes:
    """What somebody says, round its middle x, y; its foot points to who says it."""
    fx, fy = foot
    at = max(x - width / 2 + 10, min(x + width / 2 - 10, fx))
    low = y + height / 2
    return (
        area(straight((at - 6, low - 2), (fx, fy), (at + 6, low - 2), closed=True), "thing"),
        area(box(x - width / 2, y - height / 2, width, height, 11), "thing"),
        blob(straight((at - 4, low - 3), (at, low + 1), (at + 4, low - 3), closed=True), "thing", 0.6),
    )


def capsule(x: float, y: float) -> Shapes:
    """A medicine."""
    return placed((area(box(-9, -4.4, 18, 8.8, 4.4), "thing"), area(box(-9, -4.4, 9, 8.8, 4.4), "glove")), x, y, -30)


def heart(x: float, y: float, size: float = 7) -> Shapes:
    s = size
    return (
        area(
            f"M{x} {y + s}C{x - 1.6 * s} {y - 0.2 * s} {x - 0.8 * s} {y - 1.4 * s} {x} {y - 0.4 * s}"
            f"C{x + 0.8 * s} {y - 1.4 * s} {x + 1.6 * s} {y - 0.2 * s} {x} {y + s}Z",
            "glove",
        ),
    )


def smile(x: float, y: float, radius: float = 9) -> Shapes:
    """Somebody who feels well."""
    return (
        area(ring(x, y, radius), "thing"),
        blob(ring(x - 3, y - 2, 1.2), "ink"),
        blob(ring(x + 3, y - 2, 1.2), "ink"),
        fine(smooth((x - 4, y + 2.6), (x, y + 5), (x + 4, y + 2.6))),
    )
