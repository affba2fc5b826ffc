"""Small tools and supplies."""

from backfacial.scenes.shapes import Shapes, area, band, blob, box, fine, line, placed, ring, smooth, straight, together


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


def gauze(width: float = 22, height: float = 16, mesh: float = 6) -> Shapes:
    """A pad of gauze round 0 0, its threads about `mesh` apart."""
    columns, rows = max(3, round(width / mesh)), max(2, round(height / mesh))
    half, top = width / 2, height / 2
    threads = [
        straight((width * k / columns - half, 3 - top), (width * k / columns - half, top - 3))
        for k in range(1, columns)
    ]
    threads += [
        straight((3 - half, height * k / rows - top), (half - 3, height * k / rows - top)) for k in range(1, rows)
    ]
    return (area(box(-half, -top, width, height, 2.5), "thing"), *(fine(thread) for thread in threads))


def sponge(width: float = 30, height: float = 22) -> Shapes:
    """A sponge round 0 0."""
    pores = ((-0.3, -0.15), (0.05, 0.2), (0.3, -0.2), (-0.15, 0.3), (0.15, -0.28))
    return (
        area(box(-width / 2, -height / 2, width, height, 7), "product"),
        *(blob(ring(width * x, height * y, 1.3), "ink") for x, y in pores),
    )


def cotton(x: float, y: float, radius: float = 12) -> Shapes:
    """A pad of cotton."""
    return (area(ring(x, y, radius), "thing"), fine(ring(x, y, radius - 4)))


def swab() -> Shapes:
    """A swab whose tip is at 0 0; it runs to the upper left."""
    return (
        *together([band(straight((-8, -4), (-60, -30)), "thing", 1.4)]),
        area(smooth((2, 2), (-4, 2), (-12, -3), (-10, -8), (-2, -5), closed=True), "thing"),
    )


def spatula() -> Shapes:
    """A spatula with product on it; its end is at 0 0, it runs to the upper left."""
    return (
        *together([band(straight((-4, -2), (-64, -32)), "thing", 4)]),
        area(smooth((3, 3), (-6, 4), (-18, -4), (-14, -12), (-2, -8), closed=True), "product"),
    )


def jar(x: float, y: float, width: float = 36) -> Shapes:
    """An open jar that stands on y."""
    half = width / 2
    return (
        area(
            f"M{x - half} {y - 20}L{x - half} {y - 5}Q{x - half} {y} {x - half + 6} {y}"
            f"L{x + half - 6} {y}Q{x + half} {y} {x + half} {y - 5}L{x + half} {y - 20}Z",
            "thing",
        ),
        area(ring(x, y - 20, half, 6), "thing"),
        blob(ring(x, y - 19.4, half - 4, 3.6), "product"),
    )


def pump(x: float, y: float) -> Shapes:
    """A bottle with a pump that stands on y."""
    return (
        *together([band(straight((x, y - 34), (x, y - 44), (x - 12, y - 43)), "thing", 2.6)]),
        area(box(x - 5, y - 38, 10, 8, 2), "thing"),
        area(box(x - 12, y - 32, 24, 32, 6), "thing"),
        area(box(x - 12, y - 20, 24, 12, 0), "product"),
    )


def bottle(x: float, y: float) -> Shapes:
    """A bottle with a cap that stands on y."""
    return (
        area(box(x - 5, y - 44, 10, 10, 2), "glove"),
        area(
            smooth((x - 4, y - 35), (x - 12, y - 26))
            + straight((x - 12, y), (x + 12, y), (x + 12, y - 26)).replace("M", "L")
            + f"Q{x + 11} {y - 31} {x + 4} {y - 35}Z",
            "thing",
        ),
        area(box(x - 12, y - 20, 24, 12, 0), "cloth"),
    )


def spray() -> Shapes:
    """A spray bottle that stands on 0 0 and sprays to the left."""
    body = smooth((-5, -36), (-12, -26), (-12, -2), (12, -2), (12, -26), (5, -36), closed=True)
    return (
        area(body, "cloth"),
        *together([band(straight((6, -40), (-12, -41)), "thing", 5), band(straight((-6, -36), (-9, -30)), "thing", 2)]),
    )


def tube(x: float, y: float) -> Shapes:
    """A tube that stands on its cap on y."""
    return (
        area(straight((x - 14, y - 50), (x + 14, y - 50), (x + 9, y - 8), (x - 9, y - 8), closed=True), "thing"),
        area(box(x - 8, y - 9, 16, 9, 2), "glove"),
    )


def dropper(x: float, y: float) -> Shapes:
    """A small bottle with a dropper that stands on y."""
    return (
        area(smooth((x - 3, y - 34), (x - 5, y - 42), (x, y - 46), (x + 5, y - 42), (x + 3, y - 34)), "ink"),
        area(box(x - 5, y - 34, 10, 6, 1.5), "thing"),
        area(box(x - 11, y - 28, 22, 28, 5), "thing"),
        area(box(x - 11, y - 18, 22, 11, 0), "glove"),
    )


def glove_box(x: float, y: float) -> Shapes:
    """A box of gloves that stands on y; one looks out of it."""
    finger = (
        band(smooth((x - 4, y - 24), (x - 9, y - 38)), "glove", 4.6),
        band(smooth((x, y - 24), (x - 1, y - 42)), "glove", 4.6),
        band(smooth((x + 4, y - 24), (x + 7, y - 40)), "glove", 4.6),
        band(smooth((x + 6, y - 22), (x + 14, y - 32)), "glove", 4.6),
    )
    return (
        *together(finger),
        area(box(x - 22, y - 26, 44, 26, 3), "thing"),
        area(ring(x + 1, y - 22, 13, 4), "glove"),
    )


def glass(x: float, y: float) -> Shapes:
    """A glass of water that stands on y."""
    return (
        area(straight((x - 8, y - 22), (x + 8, y - 22), (x + 6, y), (x - 6, y), closed=True), "thing"),
        blob(straight((x - 6, y - 14), (x + 6, y - 14), (x + 5, y - 2), (x - 5, y - 2), closed=True), "glove"),
    )


def loop_tool() -> Shapes:
    """A loop for extraction: its handle runs up from 0 0."""
    return (*together([band(straight((0, 0), (0, -34)), "thing", 2.4)]), line(ring(0, 5, 3.6, 5)))


def papaya(x: float, y: float, size: float = 1) -> Shapes:
    """Half a papaya with its seeds."""
    peel = smooth((0, -22), (9, -12), (14, 4), (9, 18), (0, 22), (-9, 18), (-14, 4), (-9, -12), closed=True)
    seeds = ((0, -6), (-3, -1), (3, -1), (-2.6, 5), (2.6, 5), (0, 10))
    return placed(
        (
            area(peel, "product"),
            area(smooth((0, -13), (5, -4), (7, 5), (0, 15), (-7, 5), (-5, -4), closed=True), "thing"),
            *(blob(ring(sx, sy, 1.8), "ink") for sx, sy in seeds),
        ),
        x, y, 20, size,
    )  # fmt: skip


def pineapple(x: float, y: float, size: float = 1) -> Shapes:
    """A pineapple."""
    leaves = [straight((-5, -14), (-12, -26), (-3, -19), (0, -32), (3, -19), (12, -26), (5, -14), closed=True)]
    mesh = [straight((-9, -10), (10, 12)), straight((-11, 2), (2, 18)), straight((0, -14), (12, 2))]
    mesh += [straight((9, -10), (-10, 12)), straight((11, 2), (-2, 18)), straight((0, -14), (-12, 2))]
    return placed(
        (
            *(area(leaf, "glove") for leaf in leaves),
            area(ring(0, 3, 13, 17), "product"),
            *(fine(path) for path in mesh),
        ),
        x, y, 0, size,
    )  # fmt: skip


def leaf(x: float, y: float, size: float = 1, turn: float = -40) -> Shapes:
    """A leaf: mild."""
    return placed(
        (area(smooth((-15, 0), (-4, -8), (15, 0), (-4, 8), closed=True), "product"), fine(straight((-20, 0), (8, 0)))),
        x,
        y,
        turn,
        size,
    )
