"""All drawings, by the ids of what they show; a step of a procedure has that of the procedure before its own."""

from dataclasses import replace
from functools import cache

from backfacial.scenes import (
    before,
    disinfecting,
    drill_client,
    drill_worker,
    finish,
    hygiene,
    modules,
    treatment,
    worn,
)
from backfacial.scenes.shapes import Scene, merged

SCENES = {
    **before.SCENES,
    **treatment.SCENES,
    **finish.SCENES,
    **modules.SCENES,
    **drill_client.SCENES,
    **drill_worker.SCENES,
    **disinfecting.SCENES,
    **hygiene.SCENES,
    **worn.SCENES,
}
"""What draws each."""


@cache
def scene_of(place: str) -> Scene:
    """The drawing of a record or a step, such as P15, HY04 or DR01.press. It is the same each time.

    Raises:
        KeyError: it has none.
    """
    scene = SCENES[place]()
    return replace(scene, shapes=merged(scene.shapes))
