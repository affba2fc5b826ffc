"""The levels of a reaction as a ladder: what each asks for, which reactions begin there, and what takes others up."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from backfacial.facts.figures import InWords
from backfacial.facts.library import Library
from backfacial.facts.reactions.reactions import Reaction, ReactionAction
from backfacial.figures.names import without_brackets
from backfacial.figures.reaction_times import reach
from backfacial.rules.reactions.outcome import Action

COLUMNS = ("level", "meaning", "starts", "climbs")
EXAMPLES = 2
"""So many reactions that climb to a level are drawn; the table has them all."""


@dataclass(frozen=True)
class Start:
    """A reaction that begins on a level, and the highest that it can reach; `name` says so if that is higher."""

    name: str
    most: Action


@dataclass(frozen=True)
class Climb:
    """A reaction that begins lower, and when it climbs to a level."""

    reaction: str
    when: str


@dataclass(frozen=True)
class Rung:
    """A level: what it is called and asks for, and the reactions on it."""

    level: Action
    label: str
    meaning: str
    starts: tuple[Start, ...]
    climbs: tuple[Climb, ...]

    @property
    def is_left(self) -> bool:
        """Whether a reaction that begins here can climb."""
        return any(each.most is not self.level for each in self.starts)


@dataclass(frozen=True)
class Levels:
    """The levels from the most serious down, with the headings of their parts; `up` stands beside the way up.

    `starts` heads reactions of which none climbs, `leaves` those of which some do.
    """

    rungs: tuple[Rung, ...]
    up: str
    starts: str
    leaves: str
    climbs: str
    in_words: InWords


def levels(library: Library) -> Levels:
    """All levels, the most serious first, with every reaction that begins there."""
    said = library.words["figures"]
    rungs = tuple(_rungs(library))[::-1]
    rows = tuple(_cells(library, rung) for rung in rungs)
    return Levels(
        rungs=rungs,
        up=said["levels-up"],
        starts=said["levels-starts"],
        leaves=said["levels-leaves"],
        climbs=said["levels-climbs"],
        in_words=InWords(
            summary=library.say("figures", "reaction-levels-alt", count=len(rungs)),
            caption=said["reaction-levels-caption"],
            columns=tuple(said[f"column-{name}"] for name in COLUMNS),
            rows=rows,
            alternative="\n".join(_sentence(library, row) for row in rows),
        ),
    )


def _rungs(library: Library) -> Iterator[Rung]:
    """From the mildest level. No reaction is an example of climbing twice."""
    reactions, shown = library.of(Reaction).values(), set[str]()
    for record in library.of(ReactionAction).values():
        level = Action(record.id)
        climbs = [each for each in _climbs(library, reactions, level) if each.reaction not in shown][:EXAMPLES]
        shown |= {each.reaction for each in climbs}
        starts = (each for each in reactions if reach(library, each)[0] is level)
        yield Rung(
            level=level,
            label=record.label,
            meaning=record.meaning,
            starts=tuple(_start(library, each, level) for each in starts),
            climbs=tuple(climbs),
        )


def _start(library: Library, reaction: Reaction, level: Action) -> Start:
    name, most = _name(library, reaction), reach(library, reaction)[1]
    if most is not level:
        name = library.say("figures", "levels-start", name=name, most=library.of(ReactionAction)[most.value].label)
    return Start(name, most)


def _climbs(library: Library, reactions: Iterable[Reaction], level: Action) -> Iterator[Climb]:
    """What its record says of each reaction that begins lower and can reach this level."""
    for each in reactions:
        whens = [line.when for line in each.refer if line.level == level.value]
        if whens and reach(library, each)[0].rank < level.rank:
            yield Climb(_name(library, each), " ".join(whens))


def _name(library: Library, reaction: Reaction) -> str:
    return library.say("figures", "step-name", id=reaction.id, name=without_brackets(reaction.name))


def _cells(library: Library, rung: Rung) -> tuple[str, ...]:
    climbs = _climbs(library, library.of(Reaction).values(), rung.level)
    none = library.words["figures"]["none"]
    return (
        rung.label,
        rung.meaning,
        "; ".join(each.name for each in rung.starts) or none,
        " ".join(library.say("figures", "levels-climb", name=each.reaction, when=each.when) for each in climbs) or none,
    )


def _sentence(library: Library, cells: Sequence[str]) -> str:
    label, meaning, starts, climbs = cells
    return library.say("figures", "levels-row", level=label, meaning=meaning, starts=starts, climbs=climbs)
