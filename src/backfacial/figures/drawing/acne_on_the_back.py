"""Acne on the back, drawn: a back in outline with dots, and what each number means."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch, Polygon
from matplotlib.transforms import Affine2D

from backfacial.back.outline import INNER, OUTER
from backfacial.back.places import HEIGHT, WIDTH
from backfacial.back.zones import EDGES, SPINE
from backfacial.figures.acne_on_the_back import AcneOnTheBack, Told
from backfacial.figures.drawing.lettering import wrapped
from backfacial.figures.drawing.palette import PALETTE
from backfacial.figures.drawing.sketch import path_of

LINE = 0.168  # inches
SIZE = 9.5  # points
TITLE = 11.0
MARGIN = 0.06
BADGE = 0.115
INDENT = 0.34
GAP = 0.2
CROPPED = 34  # units of the drawing that are left out at each side
DOT = 3.2
GLANDS = (193.0, 92.0, 34.0, 318.0)
"""Where the larger glands lie, along the middle: the corner, the width and the height."""
DASHES = (0, (3.2, 1.8))


@dataclass(frozen=True)
class Layout:
    """Inches: the whole and the picture. `beside` has the words beside it, otherwise below."""

    width: float
    picture: float
    beside: bool

    @property
    def unit(self) -> float:
        """Inches, of a unit of the drawing."""
        return self.picture / (WIDTH - 2 * CROPPED)

    @property
    def picture_height(self) -> float:
        return HEIGHT * self.unit

    @property
    def words(self) -> float:
        """Where words begin."""
        return MARGIN + self.picture + 0.28 if self.beside else MARGIN

    @property
    def words_width(self) -> float:
        return self.width - MARGIN - self.words - INDENT


WIDE = Layout(width=7.36, picture=3.5, beside=True)
NARROW = Layout(width=3.6, picture=3.48, beside=False)


def acne_on_the_back(shown: AcneOnTheBack, layout: Layout) -> Drawing:
    """The picture, and the places in the order of their numbers."""
    told = [(place, list(_lines(place, layout))) for place in shown.places]
    words = sum(LINE * len(lines) for _, lines in told) + GAP * (len(told) - 1)
    picture = 2 * MARGIN + layout.picture_height
    height = max(picture, words + 2 * MARGIN) if layout.beside else picture + GAP + words + MARGIN
    drawing = Drawing(figsize=(layout.width, height), facecolor="none")
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, layout.width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    _back(axes, shown, layout)
    top = (height - words) / 2 if layout.beside else picture + GAP
    for place, lines in told:
        _badge(axes, place.number, layout.words + 0.13, top + LINE / 2)
        for line, look in lines:
            axes.text(layout.words + INDENT, top + LINE / 2, line, va="center", color=PALETTE.text, **look)
            top += LINE
        top += GAP
    return drawing


def _lines(place: Told, layout: Layout) -> Iterator[tuple[str, dict[str, Any]]]:
    for line in wrapped(place.name, layout.words_width, TITLE, "bold"):
        yield line, {"size": TITLE, "weight": "bold"}
    for line in wrapped(place.text, layout.words_width, SIZE):
        yield line, {"size": SIZE}


def _back(axes: Axes, shown: AcneOnTheBack, layout: Layout) -> None:
    here = Affine2D().translate(-CROPPED, 0).scale(layout.unit).translate(MARGIN, MARGIN)
    corners = [(CROPPED, 0), (WIDTH - CROPPED, 0), (WIDTH - CROPPED, HEIGHT), (CROPPED, HEIGHT)]
    frame = Polygon(here.transform(corners), facecolor="none", edgecolor="none")
    axes.add_patch(frame)
    line: dict[str, Any] = {"facecolor": "none", "edgecolor": PALETTE.line_strong, "capstyle": "round"}
    for side in (here, Affine2D().scale(-1, 1).translate(WIDTH, 0) + here):
        for path, width in ((OUTER, 1.5), (INNER, 1.5), *((edge, 0.8) for edge in EDGES)):
            patch = PathPatch(side.transform_path(path_of(path)), lw=width, **line)
            axes.add_patch(patch)
            patch.set_clip_path(frame)
    x, y, wide, high = GLANDS
    radius = wide / 2 * layout.unit
    left, top = here.transform((x, y))
    band = FancyBboxPatch(
        (left, top),
        wide * layout.unit,
        high * layout.unit,
        boxstyle=f"round,pad=0,rounding_size={radius}",
        facecolor=PALETTE.strong_soft,
        edgecolor=PALETTE.strong,
        lw=1.4,
        linestyle=DASHES,
    )
    axes.add_patch(band)
    for path in SPINE:
        axes.add_patch(PathPatch(here.transform_path(path_of(path)), lw=0.8, **line))
    for spot in shown.spots:
        across, down = here.transform(spot)
        axes.add_patch(Circle((across, down), DOT * layout.unit, facecolor=PALETTE.stop, edgecolor="none"))
    for place in shown.places:
        _badge(axes, place.number, *here.transform(place.at))


def _badge(axes: Axes, number: int, x: float, y: float) -> None:
    axes.add_patch(Circle((x, y), BADGE, facecolor=PALETTE.strong, edgecolor=PALETTE.card, lw=1.6, zorder=4))
    look: dict[str, Any] = {"ha": "center", "va": "center_baseline", "size": SIZE, "weight": "bold", "zorder": 5}
    axes.text(x, y, str(number), color=PALETTE.on_strong, **look)
