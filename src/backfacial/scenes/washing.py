"""Hands that are washed, gloves that go on and come off."""

from backfacial.scenes.cleaning import pedal_bin
from backfacial.scenes.devices import tap, water
from backfacial.scenes.hands import fingers_behind, flat, gripping, pinching, thumb_before
from backfacial.scenes.shapes import Shapes, area, fine, of_tone, placed, smooth
from backfacial.scenes.signs import arrow, bubbles, round_arrow


def washed(x: float, tone: int, y: float = 46) -> Shapes:
    """Two hands with soap under a tap; the water comes down at x."""
    hands = (
        *placed(flat("skin"), x - 12, y + 84, -56, 0.95),
        *placed(flat("skin"), x + 24, y + 82, 226, 0.95, mirrored=True),
    )
    foam = bubbles((x - 20, y + 46, 4.4), (x + 22, y + 38, 4.4), (x + 30, y + 48, 3), (x - 12, y + 38, 2.6))
    return (*tap(x, y), *water(x, y + 1, 120, 7), *of_tone(hands, tone), *foam)


def drawn_on(x: float, y: float, tone: int) -> Shapes:
    """A glove is drawn on to a hand that points up, its wrist at x, y."""
    return (
        *of_tone(
            (*placed(flat(spread=True), x, y, -88, 1.15), *placed(pinching(skin="skin"), x + 58, y + 28, 205)), tone
        ),
        *arrow((x + 36, y - 16), (x + 36, y - 44)),
    )


def peeled(x: float, y: float, tone: int) -> Shapes:
    """A glove comes off inside out: a gloved hand pulls it over the fingers; x, y is the bare wrist."""
    glove = smooth(
        (16, -15), (30, -17), (46, -12), (60, -6), (72, -2), (60, 5), (44, 12), (26, 15), (14, 13), (20, 0), closed=True
    )
    inside_out = (
        area(glove, "cloth"),
        *(fine(smooth(*way)) for way in (((30, -11), (46, -6), (60, -2)), ((28, 9), (44, 5), (58, 1)))),
    )
    puller = (108, 16, 186, 1.0)
    return placed(
        (
            *of_tone(placed(flat("skin"), 0, 0), tone),
            *of_tone(placed(fingers_behind(), *puller), tone),
            *inside_out,
            *of_tone(placed(thumb_before(), *puller), tone),
        ),
        x, y,
    )  # fmt: skip


def thumb_rubbed(x: float, y: float, tone: int) -> Shapes:
    """A hand closes round the thumb of the other one and turns; its wrist is at x, y."""
    other = placed(flat("skin", spread=True), 40, 30, -72)
    return (*of_tone(placed(gripping(other, "skin"), x, y, 0, 0.95), tone), *round_arrow(x + 22, y - 36, 9))


def tips_rubbed(x: float, y: float, tone: int) -> Shapes:
    """Fingertips rub in the palm of the other hand; x, y is its wrist."""
    other = placed(pinching(skin="skin"), x + 4, y - 50, 78, 0.95)
    return (*of_tone((*placed(flat("skin"), x, y, 4, 0.95), *other), tone), *round_arrow(x + 42, y - 24, 8))


def rubbed(x: float, y: float, tone: int) -> Shapes:
    """Two hands rub something in, palm on palm; x is their middle, y where the wrists are."""
    hands = (
        *placed(flat("skin"), x - 30, y, -50, 0.95),
        *placed(flat("skin"), x + 34, y - 2, 230, 0.95, mirrored=True),
    )
    return (*of_tone(hands, tone), *arrow((x - 18, y - 64), (x + 20, y - 64), both=True))


def thrown_away(x: float, floor: float) -> Shapes:
    """A glove that came off inside out falls into an open bin, which stands on the floor."""
    glove = (
        area(smooth((-13, 8), (-15, -8), (-2, -14), (13, -8), (13, 8), (0, 12), closed=True), "cloth"),
        fine(smooth((-6, 2), (0, -4), (6, 2))),
    )
    return (*placed(glove, x, floor - 90), *arrow((x, floor - 72), (x, floor - 54)), *pedal_bin(x, floor, 66))
