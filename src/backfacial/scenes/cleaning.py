"""What cleans, and where used things go: bath, tubs, bags, containers, and the marks of germs and of the wash."""

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
from backfacial.scenes.signs import drop


def bath(x: float, y: float, inside: Shapes = (), width: float = 70, height: float = 40) -> Shapes:
    """A bath of disinfectant that stands on y, its middle at x; what is inside lies under the liquid."""
    left = x - width / 2
    return (
        area(box(left, y - height, width, height, 7), "thing"),
        blob(box(left + 2.5, y - height + 9, width - 5, height - 11.5, 5), "glove"),
        *inside,
        line(smooth(*((left + 3 + (width - 6) * k / 6, y - height + (9 if k % 2 else 11)) for k in range(7))), "light"),
        area(box(left - 4, y - height - 3, width + 8, 6, 3), "thing"),
    )


def clean_box(x: float, y: float, inside: Shapes = (), width: float = 62, height: float = 34) -> Shapes:
    """A box with a lid that stands on y, and a tick on it: clean."""
    left = x - width / 2
    return (
        area(box(left, y - height, width, height, 4), "thing"),
        *inside,
        area(box(left - 4, y - height - 6, width + 8, 9, 3), "cloth"),
        line(straight((x - 5, y - height - 1.4), (x + 5, y - height - 1.4))),
    )


def hamper(x: float, y: float, lid: float = 0) -> Shapes:
    """A container for linen that stands on y; its lid is open by so many degrees."""
    top = y - 46
    lifted = placed((area(box(-2, -7, 46, 8, 4), "thing"),), x - 21, top, -lid)
    holes = [straight((x + dx, y - 32), (x + dx, y - 10)) for dx in (-11, 0, 11)]
    return (
        area(straight((x - 20, top), (x + 20, top), (x + 17, y), (x - 17, y), closed=True), "cloth"),
        *(fine(hole) for hole in holes),
        *lifted,
    )


def pedal_bin(x: float, y: float, lid: float = 0) -> Shapes:
    """A bin with a lid and a pedal that stands on y."""
    top = y - 44
    return (
        *together([band(straight((x + 12, y - 2), (x + 24, y - 2)), "thing", 4)]),
        area(straight((x - 17, top), (x + 17, top), (x + 15, y), (x - 15, y), closed=True), "thing"),
        line(straight((x - 12, y - 30), (x + 12, y - 30))),
        *placed((area(box(-2, -7, 40, 8, 4), "thing"),), x - 18, top, -lid),
    )


def sharps_box(x: float, y: float) -> Shapes:
    """A container for sharps that nothing pierces, standing on y."""
    return (
        area(straight((x - 19, y - 34), (x + 19, y - 34), (x + 16, y), (x - 16, y), closed=True), "product"),
        area(box(x - 21, y - 42, 42, 9, 3), "thing"),
        blob(box(x - 8, y - 39.4, 16, 3.4, 1.6), "ink"),
        area(box(x - 9, y - 26, 18, 17, 2), "thing"),
        *placed((line(straight((-4, 4), (4, -4))), fine(straight((2, -7), (7, -2)))), x, y - 17.5),
    )


def bag(x: float, y: float, inside: Shapes = (), *, tied: bool = False) -> Shapes:
    """A bag that stands on y."""
    body = smooth(
        (x - 12, y - 40), (x - 22, y - 22), (x - 20, y - 3), (x, y), (x + 20, y - 3), (x + 22, y - 22), (x + 12, y - 40)
    )
    if tied:
        ears = straight((x - 10, y - 52), (x - 4, y - 41), (x + 4, y - 41), (x + 10, y - 52), (x, y - 46), closed=True)
        return (
            area(ears, "cloth"),
            area(f"{body}Z", "cloth"),
            *inside,
            line(straight((x - 6, y - 40), (x + 6, y - 40))),
        )
    return (area(f"{body}Z", "cloth"), area(ring(x, y - 40, 13, 4.4), "thing"), *inside)


def autoclave(x: float, y: float) -> Shapes:
    """A steriliser that stands on y."""
    return (
        area(box(x - 28, y - 42, 56, 40, 6), "thing"),
        area(ring(x - 7, y - 22, 14), "cloth"),
        line(arc(x - 7, y - 22, 8, 200, 320)),
        blob(ring(x + 17, y - 31, 2.6), "light"),
        line(straight((x + 13, y - 20), (x + 21, y - 20))),
        line(straight((x + 13, y - 13), (x + 21, y - 13))),
        *together(
            [band(straight((x - 18, y), (x - 14, y)), "thing", 2), band(straight((x + 14, y), (x + 18, y)), "thing", 2)]
        ),
    )


def wet(x: float, y: float, size: float = 3.4) -> Shapes:
    """Three drops."""
    return (*drop(x - 9, y + 3, size * 0.8), *drop(x, y, size), *drop(x + 9, y + 3, size * 0.8))


def germ(x: float, y: float, size: float = 9) -> Shapes:
    """A germ, much too large."""
    spikes = [
        placed((band(straight((0.8 * size, 0), (1.4 * size, 0)), "ink", 2),), x, y, turn)[0]
        for turn in range(0, 360, 45)
    ]
    return (
        *spikes,
        area(ring(x, y, size), "product"),
        blob(ring(x - size * 0.3, y - size * 0.2, size * 0.18), "ink"),
        blob(ring(x + size * 0.35, y + size * 0.25, size * 0.24), "ink"),
    )
