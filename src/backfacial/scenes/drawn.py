"""All drawings, by the ids of their steps and modules."""

from dataclasses import replace
from functools import cache

from backfacial.scenes import before, finish, modules, treatment
from backfacial.scenes.shapes import Scene, merged

SCENES = {**before.SCENES, **treatment.SCENES, **finish.SCENES, **modules.SCENES}
"""What draws each."""


@cache
def scene_of(place: str) -> Scene:
    """The drawing of a step or a module, such as P15 or O2. It is the same each time.

    Raises:
        KeyError: it has none.
    """
    scene = SCENES[place]()
    return replace(scene, shapes=merged(scene.shapes))
