"""All waiting times of the contraindications, from the shortest to the longest."""

from collections.abc import Iterator
from dataclasses import dataclass

from backfacial.facts.consultation.contraindications import Contraindication, Wait
from backfacial.facts.figures import InWords
from backfacial.facts.library import Library
from backfacial.figures.durations import Span, from_to, span
from backfacial.figures.names import without_brackets

COLUMNS = ("what", "wait", "after", "rests-on", "note")
TICKS = tuple(span(text) for text in ("P1D", "P3D", "P1W", "P2W", "P6W", "P6M", "P12M"))


@dataclass(frozen=True)
class Row:
    """One waiting time: what this course waits, what the sources name, and both in words.

    `taught` is None where no number of days decides, `longest` where the sources name one number.
    """

    shortest: Span
    longest: Span | None
    taught: Span | None
    consensus: bool
    waits: str
    named: str
    after: str

    @property
    def end(self) -> float:
        """Days, at the far end of what is drawn."""
        return (self.longest or self.shortest).days

    @property
    def order(self) -> tuple[float, float]:
        return (self.taught or self.shortest).days, self.end


@dataclass(frozen=True)
class Group:
    """All waiting times of one fact, from the shortest, under its name without what stands in brackets."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Key:
    """What the marks mean, in words."""

    cited: str
    consensus: str
    named: str


@dataclass(frozen=True)
class Waits:
    """Every structured wait. The waits of one fact stand together, and facts from the shortest wait to the longest."""

    groups: tuple[Group, ...]
    ticks: tuple[tuple[Span, str], ...]
    key: Key
    in_words: InWords


def waits(library: Library) -> Waits:
    """Every structured wait of every contraindication."""
    said = library.words["figures"]
    found = sorted(_facts(library), key=lambda pair: pair[1][0][1].order)
    rows = [(fact, wait, row) for fact, pairs in found for wait, row in pairs]
    spans = [part for _, _, row in rows for part in (row.shortest, row.longest) if part]
    return Waits(
        groups=tuple(Group(without_brackets(fact.name), tuple(row for _, row in pairs)) for fact, pairs in found),
        ticks=tuple((tick, tick.unit_in_words(library)) for tick in TICKS),
        key=Key(said["key-cited"], said["key-consensus"], said["key-named"]),
        in_words=InWords(
            summary=library.say(
                "figures",
                "waiting-times-alt",
                count=len(rows),
                shortest=min(spans, key=lambda part: part.days).in_words(library),
                longest=max(spans, key=lambda part: part.days).in_words(library),
            ),
            caption=said["waiting-times-caption"],
            columns=tuple(said[f"column-{name}"] for name in COLUMNS),
            rows=tuple(_cells(library, fact, wait, row) for fact, wait, row in rows),
            alternative="\n".join(_sentence(library, fact, wait, row) for fact, wait, row in rows),
        ),
    )


def _facts(library: Library) -> Iterator[tuple[Contraindication, list[tuple[Wait, Row]]]]:
    for fact in library.contraindications.values():
        if fact.waits:
            rows = [(wait, _row(library, wait)) for wait in fact.waits]
            yield fact, sorted(rows, key=lambda pair: pair[1].order)


def _row(library: Library, wait: Wait) -> Row:
    shortest, longest = span(wait.at_least), span(wait.at_most) if wait.at_most else None
    taught = {"shortest": shortest, "longest": longest, "none": None}[wait.taught]
    return Row(
        shortest=shortest,
        longest=longest,
        taught=taught,
        consensus=wait.consensus,
        waits=_waits(taught, library),
        named=library.say("figures", "named", range=from_to(shortest, longest, library)) if longest else "",
        after=library.say("figures", "after", event=wait.after),
    )


def _waits(taught: Span | None, library: Library) -> str:
    if taught is None:
        return library.say("figures", "no-number")
    return library.say("figures", "at-least", shortest=taught.in_words(library))


def _rests_on(library: Library, wait: Wait) -> str:
    return library.say("figures", "consensus" if wait.consensus else "cited")


def _cells(library: Library, fact: Contraindication, wait: Wait, row: Row) -> tuple[str, ...]:
    what = f"{fact.id} {fact.name}"
    return what, " ".join(filter(None, (row.waits, row.named))), wait.after, _rests_on(library, wait), wait.note or ""


def _sentence(library: Library, fact: Contraindication, wait: Wait, row: Row) -> str:
    what, wait_in_words, after, rests_on, note = _cells(library, fact, wait, row)
    key = "row-noted" if note else "row"
    return library.say("figures", key, what=what, wait=wait_in_words, after=after, rests_on=rests_on, note=note)
