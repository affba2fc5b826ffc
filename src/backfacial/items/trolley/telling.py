"""A trolley scene in words: what is told, what happens, and the way that soil took."""

from backfacial.facts import library, words
from backfacial.facts.hygiene.trolley import TrolleyAct, TrolleyHands, TrolleyPlace
from backfacial.items.base import PublicOption, PublicPlace, PublicThing, PublicTrolley
from backfacial.items.mark import SoilHop
from backfacial.rules.hygiene.room import HANDS, Hop, Way, is_inside, thing_of
from backfacial.rules.hygiene.scene import Scene, SceneAct


def public_scene(scene: Scene) -> PublicTrolley:
    """What a learner finds.

    Raises:
        KeyError: the scene names a thing or an act that there is not.
    """
    acts = library().of(TrolleyAct)
    return PublicTrolley(
        task=scene.task,
        things=tuple(
            PublicThing(id=each.thing, text=thing_of(each.thing).name, told=acts[each.told].text)
            for each in scene.things
        ),
        acts=tuple(map(act_text, scene.acts)),
        pause=scene.pause,
        hands=HANDS,
        places=tuple(
            PublicPlace(id=each.id, text=each.name, meaning=each.meaning)
            for each in library().of(TrolleyPlace).values()
        ),
        needs=tuple(PublicOption(id=each.id, text=each.text) for each in library().of(TrolleyHands).values()),
    )


def act_text(scene_act: SceneAct) -> str:
    """What happens, with its things in their places."""
    named = {role: thing_of(thing).called for role, thing in scene_act.roles.items()}
    return library().of(TrolleyAct)[scene_act.act].text.format(**named)


def called(name: str) -> str:
    """Something within a sentence: "the jar of cream", "the inside of the jar of cream"."""
    whole = thing_of(name).called
    return words("trolley", "inside", thing=whole) if is_inside(name) else whole


def told_way(way: Way) -> tuple[SoilHop, ...]:
    """A way hop by hop, each with a sentence."""
    return tuple(SoilHop(hop.act, hop.start, hop.end, _hop_text(hop)) for hop in way)


def _hop_text(hop: Hop) -> str:
    key = "hop-before" if hop.act == 0 else "hop"
    said = words("trolley", key, act=hop.act, start=called(hop.start), end=called(hop.end))
    return words("trolley", "hop-by", hop=said, id=hop.by) if hop.by else said


def way_text(way: Way) -> str:
    """A way in one line: from its source over what it touched to where it ended, with the acts."""
    stops = [called(way[0].start)]
    for hop in way:
        stops.append(words("trolley", "stop-before" if hop.act == 0 else "stop", name=called(hop.end), act=hop.act))
    return words("trolley", "way", stops=words("trolley", "then").join(stops))
