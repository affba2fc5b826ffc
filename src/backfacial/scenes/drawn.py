"""All drawings, by the ids of their steps and modules."""

from functools import cache

from backfacial.scenes import before, treatment
from backfacial.scenes.shapes import Scene

SCENES = {**before.SCENES, **treatment.SCENES}


@cache
def scene_of(place: str) -> Scene:
    """The drawing of a step or a module, such as P15 or O2.

    Raises:
        KeyError: it has none.
    """
    return SCENES[place]()
