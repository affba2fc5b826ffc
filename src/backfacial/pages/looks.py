"""Pictures to look at: of a question, of an option, and of what a card tells about skin."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from backfacial.back.drawing import Back, CloseUp, back_with
from backfacial.facts.base import Record
from backfacial.facts.consultation.contraindications import Contraindication
from backfacial.facts.skin.lesions import Lesion
from backfacial.facts.skin.looks import Look, LookMark, SignsSeen
from backfacial.items.base import Question
from backfacial.pages.render import render, say
from backfacial.pages.scenes import scene_html

Part = Literal["back", "close-up"]

STEM: Final = ""
"""By this the picture of the question itself is found among those of its options."""

_NUMBERS = 6
"""From so many on, a close-up shows several and not one."""

_AROUND = 26.0
"""Half the width of such a close-up."""

LIGHTER, DARKER = 2, 5
"""The skin tones that a card shows side by side."""


@dataclass(frozen=True)
class LookView:
    """A drawn back with the parts of it that are shown, the one with the words first."""

    tone: int
    back: Back
    parts: tuple[Part, ...]
    first: str
    """The shape that the close-up is of."""

    @cached_property
    def close_up(self) -> CloseUp:
        """Where most can be seen: of what comes in two sorts both, of what comes in numbers several."""
        group = self.back.spots[self.first]
        if len(group) < _NUMBERS:
            return self.back.close_up(group[len(group) // 2])
        one_by_one = [self.back.round_place(spot.x, spot.y, _AROUND) for spot in group]
        return max([*one_by_one, *map(self.back.close_up, group)], key=self._seen_in)

    def _seen_in(self, close_up: CloseUp) -> tuple[int, int]:
        whole = close_up.whole(self.first)
        return len({spot.unit for spot in whole}), len(whole)

    def box_of(self, part: Part) -> str:
        return f"0 0 {self.back.width} {self.back.height}" if part == "back" else self.close_up.box


def look_html(look: Look) -> str:
    """A picture, with its words for who cannot see it. It may stand inside a label.

    Raises:
        KeyError: there is no drawing of a mark's shape.
    """
    seed = f"{look.tone} {' '.join(mark.shape for mark in look.marks)}"
    view = _view(look.tone, look.marks, ("back", "close-up") if look.part == "both" else (look.part,), seed)
    return render("look.html", view=view, alt=look.alt, part=look.part)


def pictures_of(question: Question) -> dict[str, str]:
    """The pictures of a question as HTML: its own under `STEM`, those of options and cards under their ids."""
    looks = {STEM: question.look} | {option.id: option.look for option in question.options}
    drawn = {card.id: scene_html(card.drawing or card.id) for card in question.cards}
    pictures = {name: look_html(look) for name, look in looks.items() if look is not None}
    return pictures | {name: str(scene) for name, scene in drawn.items() if scene is not None}


def signs_html(record: Record, *, whole: bool) -> str:
    """What can be seen of a record, on lighter and darker skin with a close-up of the sign; "" where nothing can.

    Args:
        whole: with the back that it lies on, and not the close-up alone.
    """
    signs = signs_of(record)
    if signs is None:
        return ""
    parts: tuple[Part, ...] = ("back", "close-up") if whole else ("close-up",)
    labels = {LIGHTER: say("skin-lighter"), DARKER: say("skin-darker")}
    # one seed for both skins: it is the same finding
    views = [(_view(tone, signs.marks, parts, signs.marks[0].shape), label) for tone, label in labels.items()]
    return render("look.html", signs=views, alt=say("signs-drawn", seen=signs.alt))


def signs_of(record: Record) -> SignsSeen | None:
    """What is drawn of a lesion or a contraindication."""
    if isinstance(record, Lesion):
        return SignsSeen(marks=(LookMark(shape=record.mark),), alt=record.seen)
    return record.look if isinstance(record, Contraindication) else None


def _view(tone: int, marks: tuple[LookMark, ...], parts: tuple[Part, ...], seed: str) -> LookView:
    return LookView(tone, back_with(marks, seed), parts, marks[0].shape)
