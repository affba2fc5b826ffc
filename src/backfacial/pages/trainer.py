"""The lesion trainer as HTML: a spot drawn large, what decides about it marked there, and the result of ten."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from markupsafe import Markup

from backfacial.back.drawing import Back, CloseUp
from backfacial.back.signs import PLACES, Ring, rings_round
from backfacial.back.torso import group_at, reach
from backfacial.facts import library, words
from backfacial.facts.skin.lesions import Lesion
from backfacial.items.bodymap.item import BodymapItem
from backfacial.items.bodymap.reasons import act_label
from backfacial.items.bodymap.series import Decided, Series
from backfacial.items.bodymap.spots import ACTS, MapSpot, SpotSign
from backfacial.items.mark import Mark, Sign
from backfacial.pages.citations import cited, split_citations
from backfacial.pages.render import render
from backfacial.rules.lesions.deciding import deciding_facts

_LEAST = 20.0
"""Half the width of a close-up, at least: so what is large looks large."""

_AROUND = 1.25
"""So much of the skin round a spot is drawn, in its own reach."""

_CORNER, _APART = 0.74, 0.32
"""Where the small back has its middle, and how far from it and from each other numbers stand, in half widths."""

Outcome = Literal["right", "wrong", "critical"]


@dataclass(frozen=True)
class RingView:
    """A ring with its number, and where the number stands. All in units of the drawing."""

    number: int
    ring: Ring
    label: tuple[float, float]


@dataclass(frozen=True)
class SignView:
    """A sign that decides: in words, how it was found, and the number of its ring, None where there is none."""

    words: str
    how: str
    by: Literal["look", "touch", "ask"]
    number: int | None


@dataclass(frozen=True)
class SpotView:
    """A spot drawn large; `rings` and `framed` mark what decides, once it is decided."""

    tone: int
    back: Back
    close_up: CloseUp
    alt: str
    rings: tuple[RingView, ...] = ()
    framed: bool = False


def picture_html(item: BodymapItem, half: float, decided: bool = False) -> str:
    """The close-up of an item's only spot, and beside it where on the back it lies.

    Args:
        half: half the width of the close-up, in units of the drawing.
        decided: whether what decides is marked.
    """
    (spot,) = item.spots
    shape, seen = spot.drawn(), spot.public().seen
    back = Back({shape: group_at(shape, *spot.at)})
    rings = _rings(spot, half) if decided else ()
    framed = decided and any(sign.fact in PLACES for sign in _deciding(spot))
    alt = seen
    if rings:
        said = [words("trainer", "ring", number=each.number, words=_in_words(spot, each.ring)) for each in rings]
        alt = words("trainer", "marked", seen=seen, rings=" ".join(said))
    view = SpotView(item.tone, back, back.round_place(*spot.at, half), alt, rings, framed)
    return render("trainer_picture.html", view=view, tell=_say)


def half_of(items: Sequence[BodymapItem]) -> float:
    """Half the width of the close-ups of these spots: the same for all, so that sizes can be compared."""
    return max(_LEAST, *(reach(item.spots[0].drawn()) * _AROUND for item in items))


def told_html(item: BodymapItem, decided: bool = False) -> str:
    """What is felt and told of a spot; once it is decided, what decides of it is marked."""
    (spot,) = item.spots
    deciding = {sign.fact for sign in _deciding(spot)} if decided else set()
    told = [(sign.words, sign.fact in deciding) for sign in spot.signs() if sign.by != "look" and sign.words]
    return render("trainer_told.html", told=told, tell=_say)


def verdict_html(each: Decided, half: float, is_one: bool = True) -> str:
    """What is said of a decision: how it stands, why, what decides, what to do, and what it is taken for.

    Args:
        half: half the width of its close-up.
        is_one: whether it stood alone. What tells two apart is told for both together.
    """
    (spot,) = each.item.spots
    mark = each.item.mark({spot.id: each.chosen})
    against, do = _why(mark, Sign.FALSE_ALARM), _why(mark, Sign.HIT) or _why(mark, Sign.MISSED)
    lesions = _lesions(each.item)
    facts, sources = cited([*split_citations(against)[1], *split_citations(do)[1], *each.item.facts])
    return render(
        "trainer_verdict.html",
        outcome=outcome(each),
        title=words("trainer", outcome(each), act=act_label(each.key), chosen=act_label(each.chosen)),
        against=split_citations(against)[0],
        why=" ".join(lesion.why for lesion in lesions if lesion.why not in against),
        do=split_citations(do)[0],
        signs=_sign_views(spot, half),
        lesions=lesions,
        alike=[(_named(like.lesion), like.tell) for one in lesions for like in one.look_alikes if is_one],
        facts=facts,
        sources=sources,
        tell=_say,
    )


def apart_html(items: Sequence[BodymapItem]) -> str:
    """What tells two look-alikes apart, from the record of each; "" for a single spot."""
    kinds = [lesion for item in items for lesion in _lesions(item)]
    tells = [
        words("trainer", "apart-one", name=_named(like.lesion).name, id=like.lesion, tell=like.tell)
        for one in kinds
        for like in one.look_alikes
        if like.lesion in {other.id for other in kinds if other is not one}
    ]
    return render("trainer_apart.html", tells=tells, tell=_say) if len(items) > 1 and tells else ""


def result_html(series: Series) -> str:
    """How ten spots went: safety mistakes first, then by what was right to do, then what to look at again."""
    decided = series.decided
    wrong = [(_spot_line(each), _given(each), _small(each)) for each in decided if not each.right and not each.critical]
    return render(
        "trainer_result.html",
        right=sum(each.right for each in decided),
        all=len(decided),
        harms=[(_spot_line(each), _given(each), _small(each)) for each in decided if each.critical],
        acts=[(act, act_label(act), _of_act(*series.right_by_act()[act])) for act in ACTS],
        wrong=wrong,
        level=words("trainer", "over-level", level=level_in_words(series.level)),
        tell=_say,
    )


def outcome(each: Decided) -> Outcome:
    """How a decision stands, in one word."""
    return "right" if each.right else "critical" if each.critical else "wrong"


def level_in_words(level: str) -> str:
    """How hard it is and what that means."""
    return words("trainer", "level", level=words("trainer", level), told=words("trainer", f"{level}-told"))


def _rings(spot: MapSpot, half: float) -> tuple[RingView, ...]:
    shape = spot.drawn()
    seen = [sign.fact for sign in _deciding(spot) if sign.by == "look" and sign.fact not in PLACES]
    views: list[RingView] = []
    for number, ring in enumerate(rings_round(seen, group_at(shape, *spot.at), spot.at, reach(shape)), start=1):
        views.append(RingView(number, ring, _label(ring, spot.at, half, [view.label for view in views])))
    return tuple(views)


def _label(
    ring: Ring, middle: tuple[float, float], half: float, others: list[tuple[float, float]]
) -> tuple[float, float]:
    """A place on the ring for its number: whole inside the drawing, hidden by nothing, and outwards if it can be."""
    out, most = ring.radius + half * 0.05, half * 0.89
    found = []
    for step in range(8):
        angle = math.tau * (step + 0.5) / 8
        x, y = ring.x + out * math.cos(angle), ring.y + out * math.sin(angle)
        x, y = (min(max(value, at - most), at + most) for value, at in zip((x, y), middle, strict=True))
        taken = [*others, (middle[0] - half * _CORNER, middle[1] - half * _CORNER)]
        hidden = sum(max(0.0, half * _APART - math.dist((x, y), other)) for other in taken)
        found.append((hidden * 10 - math.dist((x, y), middle), round(x, 1), round(y, 1)))
    _, x, y = min(found)
    return x, y


def _sign_views(spot: MapSpot, half: float) -> list[SignView]:
    rings = _rings(spot, half)
    found: list[SignView] = []
    for each in rings:
        found.append(SignView(_in_words(spot, each.ring), _say("sign-look", number=each.number), "look", each.number))
    for sign in _deciding(spot):
        if sign.by != "look":
            found.append(SignView(sign.words, _say(f"sign-{sign.by}"), sign.by, None))
        elif sign.fact in PLACES:
            found.append(SignView(sign.words, _say("sign-where"), "look", None))
    return found


def _deciding(spot: MapSpot) -> list[SpotSign]:
    names = deciding_facts(dict(spot.facts))
    return [sign for sign in spot.signs() if sign.fact in names and sign.words]


def _in_words(spot: MapSpot, ring: Ring) -> str:
    return " ".join(sign.words for sign in spot.signs() if sign.fact in ring.signs)


def _why(mark: Mark, sign: Sign) -> str:
    return next((reason.why for reason in mark.reasons if reason.sign is sign), "")


def _lesions(item: BodymapItem) -> list[Lesion]:
    return [library().lesions[name] for name in item.facts]


def _named(lesion: str) -> Lesion:
    return library().lesions[lesion]


def _spot_line(each: Decided) -> str:
    lesion = _lesions(each.item)[0]
    return words("trainer", "over-spot", number=each.number, name=lesion.name, id=lesion.id)


def _given(each: Decided) -> str:
    return words(
        "trainer",
        "over-given",
        chosen=act_label(each.chosen),
        act=act_label(each.key),
        look_for=_lesions(each.item)[0].look_for,
    )


def _small(each: Decided) -> Markup:
    return Markup(picture_html(each.item, half_of([each.item]), decided=True))


def _of_act(right: int, number: int) -> str:
    return words("trainer", "over-act-one" if number == 1 else "over-act", right=right, all=number)


def _say(key: str, **values: Any) -> str:
    return words("trainer", key, **values)
