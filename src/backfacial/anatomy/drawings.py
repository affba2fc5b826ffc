"""All drawings with parts that can be named, by name."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, Literal

from backfacial.anatomy import back_landmarks, skin_section
from backfacial.anatomy.places import NamedDrawing

DrawingName = Literal["skin-section", "back-landmarks"]

DRAWINGS: Final[Mapping[DrawingName, Callable[[], NamedDrawing]]] = MappingProxyType(
    {"skin-section": skin_section.drawing, "back-landmarks": back_landmarks.drawing}
)
"""To add one: its name, its words in `content/interface/anatomy.yml`, and what draws it."""
