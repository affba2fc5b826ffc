"""People seen from the side: sitting, standing, lying face down. They look to the right; `mirror` turns them round."""

from typing import Final, NamedTuple

from backfacial.scenes.shapes import (
    Paint,
    Point,
    Shapes,
    area,
    band,
    blob,
    box,
    fine,
    line,
    of_tone,
    placed,
    ring,
    smooth,
    straight,
    together,
)


class Look(NamedTuple):
    """How a person can be told from another: skin (1 to 6), clothes, and hair tied in a knot or worn short."""

    tone: int
    top: Paint
    legs: Paint = "thing"
    knot: bool = False


CLIENT: Final = Look(2, "product")
WORKER: Final = Look(5, "cloth", "glove", knot=True)

_FACE: Final = smooth(
    *((-9, 5), (-10, -6), (-2, -13), (7, -10), (9.6, -3), (13, 2.6), (10, 5), (9.4, 11), (3, 14), (-5, 11)), closed=True
)
_HAIR: Final = smooth(
    *((-9, 7), (-12.5, -4), (-6, -14.5), (4, -15.5), (9.5, -9), (2, -7), (-2, -1), (-5, 7)), closed=True
)


def face(knot: bool = False) -> Shapes:
    """A head round 0 0."""
    return (
        area(_FACE, "skin"),
        *((area(ring(-12, -10, 5.4), "hair"),) if knot else ()),
        area(_HAIR, "hair"),
        blob(ring(5.6, -0.6, 1.3), "plug"),
        fine(smooth((9, 8), (6.6, 8.8), (4.6, 8)), "plug"),
    )


def sitting(look: Look, *hands: Point, robe: bool = False) -> Shapes:
    """Somebody on a chair, hip at 0 0, soles at 47, head at 9 -58; hands are where they are asked to be."""
    lower: Shapes = (
        band(smooth((0, -2), (16, -4), (32, -2)), look.legs, 15),
        band(smooth((32, -2), (33, 16), (32, 36)), look.legs, 11.5),
    )
    shoe = together([band(straight((32, 43), (40, 43)), "thing", 6)])
    bare = together([band(straight((32, 20), (32, 40)), "skin", 9), band(straight((32, 42), (41, 43)), "skin", 6)])
    if robe:
        lower = (
            band(smooth((0, -2), (16, -4), (31, -2)), look.legs, 16),
            band(straight((32, -2), (33, 20)), look.legs, 14),
        )
    return of_tone((*(bare if robe else shoe), *together(lower), *_upper(look, hands)), look.tone)


def standing(look: Look, *hands: Point) -> Shapes:
    """Somebody upright, hip at 0 0, soles at 64."""
    legs = [band(straight((0, 0), (-1, 56)), look.legs, 17)]
    shoe = together([band(straight((-3, 61), (6, 61)), "thing", 6)])
    return of_tone((*shoe, *together(legs), *_upper(look, hands)), look.tone)


def _upper(look: Look, hands: tuple[Point, ...]) -> Shapes:
    trunk = blob(
        smooth((-9, -34), (-4, -41), (5, -41), (11, -33), (11, -14), (10, 4), (-10, 4), (-11, -14), closed=True),
        look.top,
        3,
    )
    neck = together([band(straight((2, -40), (4, -47)), "skin", 8)])
    far, near = (hands[0], hands[1:]) if len(hands) > 1 else (None, hands)
    behind = _arm(far, look) if far else ()
    return (
        *behind,
        *neck,
        *together([trunk]),
        *placed(face(look.knot), 8, -57),
        *(shape for each in near for shape in _arm(each, look)),
    )


def _arm(hand: Point, look: Look) -> Shapes:
    """From the shoulder over a hanging elbow to the hand; the sleeve ends below the elbow."""
    shoulder = (1.0, -31.0)
    dx, dy = hand[0] - shoulder[0], hand[1] - shoulder[1]
    bend = 0.32 if dy > -8 else 0.2
    elbow = (shoulder[0] + dx * 0.42 - dy * bend * 0.3, shoulder[1] + dy * 0.5 + abs(dx) * bend + 3)
    cuff = (elbow[0] + (hand[0] - elbow[0]) * 0.25, elbow[1] + (hand[1] - elbow[1]) * 0.25)
    return (
        *together([band(straight(elbow, hand), "skin", 6), blob(ring(*hand, 4.2), "skin")]),
        *together([band(smooth(shoulder, elbow, cuff), look.top, 9)]),
    )


def lying(*, sheet: bool = True, hair_knot: bool = False) -> Shapes:
    """A client face down on a couch, head to the left in its cradle. The couch's top is y = 0, the crown x = 0."""
    trunk = smooth(
        (24, -15),
        (34, -22),
        (52, -25),
        (76, -18),
        (96, -16),
        (118, -26),
        (140, -22),
        (140, -2),
        (40, -2),
        (24, -6),
        closed=True,
    )
    cover = (
        smooth(
            (92, -17),
            (104, -22),
            (118, -29),
            (136, -26),
            (160, -19),
            (188, -23),
            (206, -22),
            (212, -16),
            (204, -11),
            (190, -12),
            (180, -7),
            (174, 0),
        )
        + "L90 0Q88 -10 92 -17Z"
    )
    return (
        *((area(ring(11, -27, 6, 5.6), "hair"),) if hair_knot else ()),
        *together([blob(trunk, "skin"), band(straight((20, -10), (32, -13)), "skin", 10)]),
        area(smooth((3, -4), (1, -14), (8, -23), (18, -23), (24, -16), (24, -6), (16, 0), (8, 1), closed=True), "skin"),
        area(
            smooth((5, -11), (2, -15), (8, -24), (18, -25), (26, -16), (25, -8), (18, -9), (12, -14), closed=True),
            "hair",
        ),
        *together([band(smooth((44, -14), (60, -7), (80, -4.5), (98, -4.5)), "skin", 8)]),
        *(
            (area(ring(192, -6, 6), "thing"), area(cover, "cloth"), fine(smooth((94, -12), (100, -17), (104, -19))))
            if sheet
            else ()
        ),
    )


def couch(length: float = 196) -> Shapes:
    """A couch from the side for `lying`: its top at y = 0, its floor at 48."""
    return (
        *together(
            [
                band(straight((60, 10), (52, 46)), "thing", 5),
                band(straight((length - 24, 10), (length - 16, 46)), "thing", 5),
            ]
        ),
        line(straight((58, 32), (length - 20, 32))),
        *together([band(straight((28, 9), (12, 7)), "thing", 3)]),
        area(smooth((0, 2), (11, 0), (24, 2), (24, 8), (11, 9), (0, 8), closed=True), "thing"),
        area(
            box(30, 0, length - 10, 11, 5),
            "thing",
        ),
    )
