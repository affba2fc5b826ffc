"""When every reaction begins and how long it lasts, on one axis from seconds to years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backfacial.facts.figures import InWords
from backfacial.facts.library import Library
from backfacial.facts.reactions.reactions import Interval, Reaction, ReactionAction, SignPattern, TimeUnit
from backfacial.pages.reaction_times import number_in_words, time_in_words
from backfacial.rules.reactions.outcome import Action, highest
from backfacial.rules.reactions.times import AXIS, Stretch, place, stretches
from backfacial.rules.values import seconds

COLUMNS = ("reaction", "level", "begins", "lasts", "rests-on")
GROUPS: tuple[tuple[str, tuple[TimeUnit, ...]], ...] = (
    ("at-once", ("at-once", "seconds")),
    ("minutes", ("minutes",)),
    ("hours", ("hours",)),
    ("days", ("days",)),
    ("weeks", ("weeks", "months", "years")),
)
"""Reactions that begin in the same unit stand together."""


@dataclass(frozen=True)
class Lane:
    """One time on the axis: what is drawn of it, its words, and what is `said` beside it.

    `rare` is the last time that is rarely seen, `usual` the most likely one; both in seconds. What is `endless`
    ends when something happens, and not at a time.
    """

    stretches: tuple[Stretch, ...]
    words: str
    said: str
    usual: float | None = None
    rare: float | None = None
    endless: bool = False


@dataclass(frozen=True)
class Row:
    """A reaction: from which level to which it goes, when it begins and how long it lasts, where that is known."""

    id: str
    name: str
    least: Action
    most: Action
    begins: Lane
    lasts: Lane | None


@dataclass(frozen=True)
class Group:
    """Reactions that begin about as soon as each other."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Key:
    """What the marks mean, in words."""

    begins: str
    lasts: str
    vague: str
    endless: str
    levels: tuple[tuple[Action, str], ...]


@dataclass(frozen=True)
class ReactionTimes:
    """All reactions, those that begin first on top. `units` are those of the axis."""

    groups: tuple[Group, ...]
    units: tuple[str, ...]
    key: Key
    in_words: InWords


def reaction_times(library: Library) -> ReactionTimes:
    """Onset and length of every reaction."""
    said = library.words["figures"]
    rows = {each.id: _row(library, each) for each in library.of(Reaction).values()}
    groups = tuple(_groups(library, rows))
    cells = [_cells(library, library.of(Reaction)[row.id], row) for group in groups for row in group.rows]
    return ReactionTimes(
        groups=groups,
        units=tuple(said[f"axis-{unit}"] for unit in AXIS),
        key=Key(
            begins=said["times-key-begins"],
            lasts=said["times-key-lasts"],
            vague=said["times-key-vague"],
            endless=said["times-key-endless"],
            levels=level_words(library),
        ),
        in_words=InWords(
            summary=library.say("figures", "reaction-times-alt", count=len(rows)),
            caption=said["reaction-times-caption"],
            columns=tuple(said[f"column-{name}"] for name in COLUMNS),
            rows=tuple(cells),
            alternative="\n".join(_sentence(library, each) for each in cells),
        ),
    )


def level_words(library: Library) -> tuple[tuple[Action, str], ...]:
    """The levels of a reaction and what they are called."""
    return tuple((Action(each.id), each.label) for each in library.of(ReactionAction).values())


def reach(library: Library, reaction: Reaction) -> tuple[Action, Action]:
    """The mildest level of a reaction, and the highest to which any line of its record takes it.

    Where the record begins lower than every row of the triage that fits it, the row counts: the more careful one.
    """
    own = [Action(each) for each in reaction.status]
    rows = [row.action for row in library.of(SignPattern).values() if reaction.id in _candidates(row)]
    in_triage = min((Action(each) for each in rows), key=lambda action: action.rank, default=own[0])
    least = highest([own[0], in_triage])
    return least, highest([least, *own, *(Action(line.level) for line in reaction.refer)])


def _candidates(row: SignPattern) -> tuple[str, ...]:
    return (*row.candidates, *(other.candidate for other in row.candidates_if))


def _row(library: Library, reaction: Reaction) -> Row:
    least, most = reach(library, reaction)
    return Row(
        id=reaction.id,
        name=reaction.name,
        least=least,
        most=most,
        begins=_lane(library, "begins", reaction.onset),
        lasts=_lane(library, "lasts", reaction.duration) if reaction.duration else None,
    )


def _lane(library: Library, which: str, interval: Interval) -> Lane:
    words = time_in_words(interval, library)
    return Lane(
        stretches=stretches(interval),
        words=words,
        said=library.say("figures", f"times-{which}", time=words),
        usual=_seconds(interval.usual),
        rare=_seconds(interval.at_most),
        endless=interval.until is not None,
    )


def _seconds(number: str | None) -> float | None:
    return float(seconds(number)) if number else None


def _groups(library: Library, rows: dict[str, Row]) -> Iterator[Group]:
    """From the soonest; what begins at no fixed time comes last."""
    known = sorted((row for row in rows.values() if row.begins.stretches), key=_when)
    for name, units in GROUPS:
        found = tuple(row for row in known if _unit(row) in units)
        yield Group(library.say("figures", f"times-group-{name}"), found)
    rest = tuple(row for row in rows.values() if not row.begins.stretches)
    yield Group(library.say("figures", "times-group-any"), rest)


def _when(row: Row) -> tuple[float, float]:
    return row.begins.stretches[0].start, row.begins.stretches[-1].end


def _unit(row: Row) -> TimeUnit:
    """The unit in which a reaction begins at the soonest."""
    start = row.begins.stretches[0].start
    return list(AXIS)[int(place(start))] if start else "at-once"


def _cells(library: Library, reaction: Reaction, row: Row) -> tuple[str, ...]:
    levels = dict(level_words(library))
    level = levels[row.least]
    if row.most is not row.least:
        level = library.say("figures", "times-levels", least=level, most=levels[row.most])
    return (
        library.say("figures", "step-name", id=reaction.id, name=reaction.name),
        level,
        _told(library, reaction.onset, row.begins),
        _told(library, reaction.duration, row.lasts),
        "; ".join(_rests_on(library, reaction)),
    )


def _rests_on(library: Library, reaction: Reaction) -> Iterator[str]:
    if reaction.sources:
        yield library.say("figures", "cited")
    if reaction.consensus:
        yield library.say("figures", "consensus")


def _told(library: Library, interval: Interval | None, lane: Lane | None) -> str:
    """A time with all that its record says of it."""
    if interval is None or lane is None:
        return library.say("figures", "times-not-told")
    if interval.text and not (interval.earliest or interval.latest):
        return interval.text
    more = []
    if interval.usual:
        more.append(library.say("figures", "times-usual", time=number_in_words(interval.usual, library)))
    if interval.at_most:
        more.append(library.say("figures", "times-rare", time=number_in_words(interval.at_most, library)))
    if interval.text:
        more.append(interval.text)
    return library.say("figures", "times-more", time=lane.words, more="; ".join(more)) if more else lane.words


def _sentence(library: Library, cells: Sequence[str]) -> str:
    reaction, level, begins, lasts, rests_on = cells
    return library.say(
        "figures", "times-row", reaction=reaction, level=level, begins=begins, lasts=lasts, rests_on=rests_on
    )
