"""The redness explorer as data for its page, and as a page to read. All of it is decided here."""

import math
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from backfacial.back.drawing import back_with
from backfacial.facts import library, words
from backfacial.facts.measures import Span
from backfacial.facts.reactions.reactions import (
    FirstAidStep,
    Looks,
    Reaction,
    ReactionAction,
    SignPattern,
    TimeUnit,
    TriageFact,
)
from backfacial.facts.reactions.redness import ReactionShown, RednessOverTime
from backfacial.facts.skin.looks import TONES
from backfacial.facts.telling import in_words
from backfacial.pages.reaction_times import time_in_words
from backfacial.pages.render import render
from backfacial.rules.reactions.at_hour import Course, Phase, State, course_of, states, times_in
from backfacial.rules.reactions.outcome import Action
from backfacial.rules.reactions.times import AXIS, LAST, borders, place
from backfacial.rules.reactions.triage import patterns
from backfacial.rules.values import seconds

SIGNS: Final = {
    Action.EXPECTED: "right",
    Action.MONITOR: "watch",
    Action.REFER: "send",
    Action.URGENT: "warning",
    Action.EMERGENCY: "stop",
}
"""The shape of each level."""

UNITS: Final = tuple(unit for unit in AXIS if unit != "seconds")
"""The units of the axis here; what lasts for seconds stands at its left end."""

LIGHTER: Final = 3
"""Up to this skin tone a record's words for light skin hold."""

_MINUTE, _HOUR, _DAY, _WEEK, _MONTH = (seconds(each) for each in ("PT1M", "PT1H", "P1D", "P1W", "P1M"))


@dataclass(frozen=True)
class LevelView:
    """A level: its name and its sign as HTML."""

    label: str
    meaning: str
    sign: str


@dataclass(frozen=True)
class ChangeView:
    """What raises a state to a level."""

    level: str
    when: tuple[str, ...]


@dataclass(frozen=True)
class StateView:
    """What stands on the page from `start` on, in seconds. `ask` are ids of questions."""

    start: float
    since: str
    level: str
    verdict: str
    why: tuple[str, ...]
    condition: tuple[str, ...]
    say: tuple[str, ...]
    ask: tuple[str, ...]
    do: tuple[str, ...]
    changes: tuple[ChangeView, ...]
    later: str


@dataclass(frozen=True)
class KindView:
    """A reaction: its words, what is drawn below and above the edge of the body, the points of its curve, its states.

    `looks` are words by skin tone. Points reach from 0 to 1, from left to right and from nothing to full strength.
    """

    id: str
    name: str
    event: str
    look_for: str
    looks: dict[int, str]
    alt: str
    below: str
    above: str
    points: tuple[tuple[float, float], ...]
    states: tuple[StateView, ...]


@dataclass(frozen=True)
class Moment:
    """A time to step to."""

    seconds: int
    text: str


@dataclass(frozen=True)
class Unit:
    """A unit of the axis, from where to where; the last one ends where the axis does."""

    start: float
    end: float
    text: str


@dataclass(frozen=True)
class RednessView:
    """All that the explorer's page needs. `form` and `edge` are the drawing of a back without marks."""

    kinds: tuple[KindView, ...]
    levels: dict[str, LevelView]
    tones: dict[int, str]
    moments: tuple[Moment, ...]
    units: tuple[Unit, ...]
    questions: dict[str, str]
    form: str
    edge: str
    schematic: str
    never: str
    service: str


@cache
def redness_view() -> RednessView:
    """The explorer of the course, worked out once."""
    content = library().of(RednessOverTime)["redness"]
    times = times_in(library().of(SignPattern).values(), library().of(FirstAidStep).values())
    kinds = tuple(_kind(shown, content, times) for shown in content.kinds)
    asked = dict.fromkeys(name for kind in kinds for state in kind.states for name in state.ask)
    facts = library().of(TriageFact)
    return RednessView(
        kinds=kinds,
        levels={each.id: _level(each) for each in library().of(ReactionAction).values()},
        tones={tone: _say(f"tone-{_shade(tone)}", tone=tone) for tone in TONES},
        moments=tuple(Moment(seconds(each), _length(seconds(each))) for each in content.moments),
        units=tuple(_unit(unit) for unit in UNITS),
        questions={name: facts[name].question for name in asked},
        form=_drawn("form"),
        edge=_drawn("edge"),
        schematic=_say("schematic"),
        never=_say("never"),
        service=_say("service"),
    )


def redness_html() -> str:
    """The explorer to read where it cannot be operated: each reaction with its states, one after the other."""
    return render("redness.html", view=redness_view(), tell=_say)


def _kind(shown: ReactionShown, content: RednessOverTime, times: frozenset[float]) -> KindView:
    reaction = library().of(Reaction)[shown.of]
    found = states(shown, reaction, content.changes, patterns(), times)
    course = course_of(reaction)
    back = back_with(shown.look.marks, seed=shown.of)
    event = shown.counted or _say("service")
    when = [each.when for each in content.changes]
    return KindView(
        id=reaction.id,
        name=reaction.name,
        event=event,
        look_for=reaction.look_for,
        looks={tone: _look(reaction, tone) for tone in TONES},
        alt=shown.look.alt,
        below=_drawn("marks", groups=back.below),
        above=_drawn("marks", groups=back.above),
        points=_points(course),
        states=tuple(_state(state, reaction, event, when) for state in found),
    )


def _points(course: Course) -> tuple[tuple[float, float], ...]:
    """The curve on the page, from the left end to the right one."""
    found = [(max(0.0, place(time) - 1) / len(UNITS), strength) for time, strength in course.points]
    return ((0.0, found[0][1]), *((round(x, 4), y) for x, y in found), (1.0, found[-1][1]))


def _state(state: State, reaction: Reaction, event: str, when: list[str]) -> StateView:
    levels = library().of(ReactionAction)
    label = levels[state.level.value].label
    verdict = "expected" if state.level is Action.EXPECTED else "other"
    row = library().of(SignPattern)[state.row]
    raised = (
        [] if state.level is state.triaged else [_say("raised", triaged=levels[state.triaged.value].label, level=label)]
    )
    later = ""
    if state.later:
        later = _say("later", time=_after(state.later[0], event), level=levels[state.later[1].value].label)
    return StateView(
        start=state.start,
        since=_after(state.start, event),
        level=state.level.value,
        verdict=_say(f"verdict-{verdict}", level=label),
        why=(_phase(state.phase, reaction), _say("row", row=row.id, name=row.name), *raised),
        condition=_condition(state),
        say=state.say,
        ask=state.ask,
        do=state.do,
        changes=tuple(ChangeView(level.value, tuple(when[each] for each in which)) for level, which in state.changes),
        later=later,
    )


def _condition(state: State) -> tuple[str, ...]:
    """Under what the state holds, and what holds as long as nobody has asked: never an all-clear."""
    levels = library().of(ReactionAction)
    if state.level is Action.EMERGENCY:
        return (_say("unasked-top"), _say("no-change"))
    key = "unasked-same" if state.unasked is state.level else "unasked"
    unasked, up_to = levels[state.unasked.value].label, levels[state.up_to.value].label
    return (_say("condition"), _say(key, unasked=unasked, up_to=up_to))


def _phase(phase: Phase, reaction: Reaction) -> str:
    if phase is Phase.THERE and (reaction.duration is None or reaction.duration.until):
        return _say("phase-no-end")
    begins = time_in_words(reaction.onset, library())
    lasts = time_in_words(reaction.duration, library()) if reaction.duration else ""
    return _say(f"phase-{phase.value}", begins=begins, lasts=lasts)


def _look(reaction: Reaction, tone: int) -> str:
    if not isinstance(reaction.looks, Looks):
        return _say("looks-unknown")
    return reaction.looks.light if tone <= LIGHTER else reaction.looks.dark


def _shade(tone: int) -> Literal["lighter", "darker"]:
    return "lighter" if tone <= LIGHTER else "darker"


def _level(action: ReactionAction) -> LevelView:
    return LevelView(action.label, action.meaning, _drawn("sign", name=SIGNS[Action(action.id)]))


def _after(time: float, event: str) -> str:
    return _say("after", time=_length(time), event=event) if time >= _MINUTE else _say("during")


def _length(time: float) -> str:
    """A length of time in the unit that fits it best."""
    whole = int(time)
    for unit, length, least in (("M", _MONTH, 3), ("W", _WEEK, 2), ("D", _DAY, 4)):
        if whole >= least * length and whole % length < _MINUTE:
            return in_words(Span(at_least=f"P{whole // length}{unit}"))
    if whole >= _HOUR:
        return in_words(Span(at_least=f"PT{whole // _HOUR}H"))
    return in_words(Span(at_least=f"PT{whole // _MINUTE}M")) if whole >= _MINUTE else _say("during")


def _unit(unit: TimeUnit) -> Unit:
    start, end = borders(unit)
    return Unit(start, end if math.isfinite(end) else start * LAST, words("figures", f"axis-{unit}"))


def _drawn(part: str, **shown: object) -> str:
    return render("redness_drawing.html", part=part, **shown)


def _say(key: str, **values: object) -> str:
    return words("redness", key, **values)
