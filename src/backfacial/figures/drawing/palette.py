"""The colours of figures: the design tokens, which a page fills in, so that light and dark need one drawing."""

from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from backfacial.pages.tokens import Theme, tokens


def _token(name: str) -> Any:
    return field(metadata={"token": name})


@dataclass(frozen=True)
class Palette:
    """What a figure may draw with, each a colour of its own. Two marks never differ in colour alone."""

    card: str = _token("--bf-surface")
    text: str = _token("--bf-text")
    text_soft: str = _token("--bf-text-soft")
    line: str = _token("--bf-border")
    line_strong: str = _token("--bf-border-strong")
    strong: str = _token("--bf-accent")
    strong_soft: str = _token("--bf-accent-soft")
    on_strong: str = _token("--bf-on-accent")
    stop: str = _token("--bf-wrong")
    stop_soft: str = _token("--bf-wrong-soft")
    thing: str = _token("--bf-scene-thing")
    linen: str = _token("--bf-scene-linen")
    glove: str = _token("--bf-scene-gloves")
    paste: str = _token("--bf-scene-paste")
    calm: str = _token("--bf-right")
    calm_soft: str = _token("--bf-right-soft")
    care: str = _token("--bf-partly")
    care_soft: str = _token("--bf-partly-soft")
    danger: str = _token("--bf-critical")
    danger_soft: str = _token("--bf-critical-soft")
    ground: str = _token("--bf-back-ground")
    cut_edge: str = _token("--bf-cut-edge")
    cut_horny: str = _token("--bf-cut-horny")
    cut_scale: str = _token("--bf-cut-scale")
    cut_living: str = _token("--bf-cut-living")
    cut_cell: str = _token("--bf-cut-cell")
    cut_base: str = _token("--bf-cut-base")
    cut_dermis: str = _token("--bf-cut-dermis")
    cut_mesh: str = _token("--bf-cut-mesh")
    cut_deep: str = _token("--bf-cut-deep")
    cut_fibre: str = _token("--bf-cut-fibre")
    cut_fat: str = _token("--bf-cut-fat")
    cut_drop: str = _token("--bf-cut-drop")
    cut_film: str = _token("--bf-cut-film")
    cut_vessel: str = _token("--bf-cut-vessel")
    cut_vein: str = _token("--bf-cut-vein")
    cut_nerve: str = _token("--bf-cut-nerve")
    cut_sweat: str = _token("--bf-cut-sweat")
    cut_oil: str = _token("--bf-cut-oil")
    cut_sac: str = _token("--bf-cut-sac")
    cut_muscle: str = _token("--bf-cut-muscle")
    cut_strand: str = _token("--bf-cut-strand")
    cut_bristle: str = _token("--bf-cut-bristle")


# matplotlib knows no variables: it draws with these, and `variables` says what each stands for
PALETTE = Palette(*(f"#0000{place:02x}" for place in range(1, len(fields(Palette)) + 1)))


@cache
def variables() -> dict[str, str]:
    """What stands in the finished drawing for each colour: a token, with its light value for where there are none."""
    light = tokens(Theme.LIGHT)
    named = ((getattr(PALETTE, each.name), each.metadata["token"]) for each in fields(Palette))
    return {colour: f"var({token}, {light[token]})" for colour, token in named}
