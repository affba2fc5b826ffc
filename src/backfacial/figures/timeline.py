"""A visit minute by minute, beside shorter ones: what is done when, and what goes when time is short."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from backfacial.facts.figures import InWords
from backfacial.facts.library import Library
from backfacial.facts.protocol.order import Variant
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep, VisitStage

USUAL, SHORTER = "V1", ("V6", "V9")
"""The visits that are drawn."""


@dataclass(frozen=True)
class Stretch:
    """A step, from which minute it is done and for how many; `length` says it in words.

    Minutes count from when the client comes in.
    """

    step: str
    name: str
    start: int
    minutes: int
    length: str
    gate: bool
    added: bool

    @property
    def end(self) -> int:
        return self.start + self.minutes


@dataclass(frozen=True)
class Stage:
    """Steps that follow each other and belong together. A module by itself has no number."""

    number: int | None
    name: str
    stretches: tuple[Stretch, ...]

    @property
    def start(self) -> int:
        return min(each.start for each in self.stretches)

    @property
    def end(self) -> int:
        return max(each.end for each in self.stretches)


@dataclass(frozen=True)
class Bar:
    """A visit in its stages, all of it while the client is there. `differs` says how it differs from the usual one."""

    id: str
    name: str
    length: str
    short_length: str
    stages: tuple[Stage, ...]
    differs: tuple[str, ...]

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        return tuple(each for stage in self.stages for each in stage.stretches)

    @property
    def minutes(self) -> int:
        """All of them, summed."""
        return sum(each.minutes for each in self.stretches)


@dataclass(frozen=True)
class Timeline:
    """The usual visit, what is done before and after it, and shorter visits.

    `added` stands beside a module.
    """

    usual: Bar
    shorter: tuple[Bar, ...]
    before: tuple[Stage, ...]
    after: tuple[Stage, ...]
    added: str
    in_words: InWords


def timeline(library: Library) -> Timeline:
    """The usual visit beside two shorter ones."""
    said = library.words["figures"]
    variants = library.of(Variant)
    usual = _bar(library, variants[USUAL], None)
    shorter = tuple(_bar(library, variants[each], variants[USUAL]) for each in SHORTER)
    before, after = (tuple(_outside(library, phase, usual.minutes)) for phase in ("before", "after"))
    bars = (usual, *shorter)
    rows = tuple(_rows(library, bars, before, after))
    columns = (said["column-step"], said["column-stage"], *(_title(library, bar) for bar in bars))
    return Timeline(
        usual=usual,
        shorter=shorter,
        before=before,
        after=after,
        added=said["order-added"],
        in_words=InWords(
            summary=library.say(
                "figures",
                "visit-timeline-alt",
                usual=usual.length,
                shorter=_listed(library, [bar.length for bar in shorter]),
            ),
            caption=library.say("figures", "visit-timeline-caption", due=_listed(library, _due(library, bars))),
            columns=columns,
            rows=rows,
            alternative="\n".join(_sentence(library, columns, row) for row in rows),
        ),
    )


def _due(library: Library, bars: Iterable[Bar]) -> list[str]:
    """The steps that are in none of the visits, since they are done only when they are due."""
    drawn = {each.step for bar in bars for each in bar.stretches}
    return [
        f"{step.id} {step.name}" for step in library.of(ProtocolStep).values() if step.when and step.id not in drawn
    ]


def _bar(library: Library, variant: Variant, usual: Variant | None) -> Bar:
    stretches, start = [], 0
    for step, each in zip(variant.order, variant.steps, strict=True):
        stretches.append(_stretch(library, step, start, each.minutes))
        start += each.minutes
    return Bar(
        id=variant.id,
        name=variant.name,
        length=_length(library, "minutes", start),
        short_length=_length(library, "minutes-short", start),
        stages=tuple(_staged(library, stretches)),
        differs=tuple(_differences(library, variant, usual)) if usual else (),
    )


def _stretch(library: Library, step: str, start: int, minutes: int) -> Stretch:
    steps, modules = library.of(ProtocolStep), library.of(ProtocolModule)
    length = _length(library, "minutes-short", minutes)
    if step in modules:
        return Stretch(step, modules[step].name, start, minutes, length, gate=False, added=True)
    return Stretch(step, steps[step].name, start, minutes, length, steps[step].gate is not None, added=False)


def _staged(library: Library, stretches: Iterable[Stretch]) -> Iterator[Stage]:
    numbers = {stage.id: at for at, stage in enumerate(_inside(library), start=1)}
    stages = {step: stage for stage in library.of(VisitStage).values() for step in stage.steps}
    group: list[Stretch] = []
    for each in (*stretches, None):
        if group and (each is None or stages.get(each.step) != stages.get(group[0].step)):
            stage = stages.get(group[0].step)
            number = numbers.get(stage.id) if stage else None
            yield Stage(number, stage.name if stage else group[0].name, tuple(group))
            group = []
        if each is not None:
            group.append(each)


def _inside(library: Library) -> list[VisitStage]:
    """The stages with the client in the room."""
    steps = library.of(ProtocolStep)
    stages = library.of(VisitStage).values()
    return [stage for stage in stages if any(steps[step].minutes.phase == "visit" for step in stage.steps)]


def _outside(library: Library, phase: str, end: int) -> Iterator[Stage]:
    """What is done before, one after the other; or after, side by side, since one can be written while one cleans."""
    steps = [step for step in library.of(ProtocolStep).values() if step.minutes.phase == phase]
    start = -sum(step.minutes.usual for step in steps) if phase == "before" else end
    stretches = []
    for step in steps if phase == "before" else sorted(steps, key=lambda step: -step.minutes.usual):
        stretches.append(_stretch(library, step.id, start, step.minutes.usual))
        start += step.minutes.usual if phase == "before" else 0
    for stage in _staged(library, stretches):
        yield replace(stage, name=library.say("figures", f"timeline-stage-{phase}", stage=stage.name))


def _differences(library: Library, variant: Variant, usual: Variant) -> Iterator[str]:
    own, other = (dict(zip(each.order, (s.minutes for s in each.steps), strict=True)) for each in (variant, usual))
    for key, steps in (
        ("timeline-without", [step for step in other if step not in own]),
        ("timeline-added", [step for step in own if step not in other]),
        ("timeline-shorter", [step for step in own if own[step] < other.get(step, 0)]),
        ("timeline-longer", [step for step in own if step in other and own[step] > other[step]]),
    ):
        if steps:
            yield library.say("figures", key, steps=_listed(library, steps))


def _listed(library: Library, parts: Sequence[str]) -> str:
    *others, last = parts
    return library.say("figures", "list-and", others=", ".join(others), last=last) if others else last


def _length(library: Library, key: str, minutes: int) -> str:
    return library.say("figures", f"{key}-one" if minutes == 1 else key, count=minutes)


def _title(library: Library, bar: Bar) -> str:
    return library.say("figures", "timeline-visit", id=bar.id, name=bar.name, minutes=bar.length)


def _rows(
    library: Library, bars: Sequence[Bar], before: Iterable[Stage], after: Iterable[Stage]
) -> Iterator[tuple[str, ...]]:
    yield from _rows_outside(library, before, len(bars))
    stages = {each.step: stage.name for bar in bars for stage in bar.stages for each in stage.stretches}
    for step in _in_order(bars):
        found = [next((each for each in bar.stretches if each.step == step), None) for bar in bars]
        name = next(each.name for each in found if each)
        cells = (_minutes(library, each) for each in found)
        yield library.say("figures", "step-name", id=step, name=name), stages[step], *cells
    yield from _rows_outside(library, after, len(bars))
    total = library.words["figures"]["timeline-total"]
    yield total, library.words["figures"]["timeline-in-the-room"], *(bar.length for bar in bars)


def _in_order(bars: Sequence[Bar]) -> list[str]:
    """Each step once; what only a later bar has stands after what it follows there."""
    found = [each.step for each in bars[0].stretches]
    for bar in bars[1:]:
        for one, other in zip(bar.stretches, bar.stretches[1:], strict=False):
            if other.step not in found:
                found.insert(found.index(one.step) + 1, other.step)
    return found


def _rows_outside(library: Library, stages: Iterable[Stage], bars: int) -> Iterator[tuple[str, ...]]:
    """The same in each visit."""
    for stage in stages:
        for each in stage.stretches:
            cell = _length(library, "minutes", each.minutes)
            note = library.of(ProtocolStep)[each.step].minutes.note
            if note:
                cell = library.say("figures", "timeline-noted", minutes=cell, note=note)
            yield library.say("figures", "step-name", id=each.step, name=each.name), stage.name, *(cell,) * bars


def _minutes(library: Library, stretch: Stretch | None) -> str:
    if stretch is None:
        return library.words["figures"]["timeline-not-done"]
    minutes = _length(library, "minutes", stretch.minutes)
    return library.say("figures", "timeline-from-to", start=stretch.start, end=stretch.end, minutes=minutes)


def _sentence(library: Library, columns: Sequence[str], row: Sequence[str]) -> str:
    visits = "; ".join(
        library.say("figures", "timeline-cell", visit=column, minutes=cell)
        for column, cell in zip(columns[2:], row[2:], strict=True)
    )
    return library.say("figures", "timeline-row", step=row[0], stage=row[1], visits=visits)
