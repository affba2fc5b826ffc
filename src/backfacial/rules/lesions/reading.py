"""Reading one kind of lesion: what is seen in, one act out. What decides is data (`content/lesions.yml` and others).

Unknown is never no. What asks for a referral holds at once and stays, whatever is learnt later; a lesion is taken out
only when nothing that is still unknown could speak against it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from backfacial.facts import library
from backfacial.facts.skin.lesions import GoldenSign, Lesion, LesionActName, LesionFact, LookAlikeQuestion, ReferralTime
from backfacial.facts.skin.lesions import Handling as HandlingRecord
from backfacial.rules.lesions.rows import Answer, Handling, Kind, Ready, Row, highest
from backfacial.rules.values import UNSURE, Facts, absent_value


@dataclass(frozen=True)
class LesionReading:
    """What to do with a lesion. It holds at once; what is still to `ask` can raise it, at most to `up_to`.

    `candidates` are the kinds (L..) that it is, `possible` those that it may still be, in the order of the table. They
    are for quiz answers and notes to a clinician. `golden` are the signs of the golden rule (GR..) that are there.
    `reasons` are lesions and other facts, the most serious first. `tries` is how often one spot may be tried, where
    something may be taken out. `ask` are the facts that could make it more serious or tell the rest apart.
    """

    handling: Handling
    up_to: Handling
    candidates: tuple[str, ...]
    possible: tuple[str, ...]
    golden: tuple[str, ...]
    reasons: tuple[str, ...]
    tries: int | None
    do: tuple[str, ...]
    say: tuple[str, ...]
    ask: tuple[str, ...]

    @property
    def act(self) -> LesionActName:
        return self.handling.act

    @property
    def refer(self) -> ReferralTime | None:
        return self.handling.refer


class LesionTable:
    """Everything that decides about a lesion, made ready. A test can leave a lesion out.

    Args:
        facts: all that can be seen or known.
        lesions: the kinds in their order.
        golden: the signs of the golden rule.
        key: the look-alike key.
        handlings: the words to each handling.

    Raises:
        KeyError: a condition names a fact that there is not.
        ValueError: a lesion is there where there is nothing to see.
    """

    def __init__(
        self,
        facts: Iterable[LesionFact],
        lesions: Iterable[Lesion],
        golden: Iterable[GoldenSign],
        key: Iterable[LookAlikeQuestion],
        handlings: Iterable[HandlingRecord],
    ) -> None:
        self.facts = {fact.id: fact for fact in facts}
        self.absent: Facts = {name: absent_value(fact) for name, fact in self.facts.items()}
        self._signs = tuple(name for name, fact in self.facts.items() if fact.about == "sign")
        self._kinds = [Kind(lesion, self.facts) for lesion in lesions]
        self._lesions = {kind.lesion.id for kind in self._kinds}
        self._golden = [(sign.id, Ready(sign.when, self.facts)) for sign in golden]
        self._key = [Answer(row, row.refer, self.facts) for row in key if row.refer]
        records = {Handling(record.id): record for record in handlings}
        self._say = {handling: record.say for handling, record in records.items()}
        self._meaning = {handling: record.meaning for handling, record in records.items()}
        for kind in self._kinds:
            if kind.when.holds(self.absent) is not False:
                raise ValueError(f"{kind.lesion.id} is there where there is nothing to see")

    def read(self, facts: Facts) -> LesionReading:
        """What to do for what is known; what is not in `facts`, or unsure, is unknown."""
        known: Facts = {name: value for name, value in facts.items() if value is not UNSURE}
        true = [kind for kind in self._kinds if kind.when.holds(known)]
        still_open = [kind for kind in self._kinds if kind.when.holds(known) is None]
        answers = [row for row in self._key if row.when.holds(known)]
        golden = tuple(name for name, when in self._golden if when.holds(known))
        asked = [kind.handling(known) for kind in true] or [Handling.LEAVE]
        asked += [row.handling(known) for row in answers]
        asked += [row.handling(known) for row in self._cannot_wait(known, [*still_open, *self._key])]
        asked += [Handling.LEAVE] if golden else []
        asked += [Handling.CLINICIAN] if self._is_left_over(known, [*true, *still_open]) else []
        handling = highest(asked)
        up_to = highest([handling, *self._can_come(known, true, still_open)])
        if handling is Handling.EXTRACT and up_to is not Handling.EXTRACT:
            handling = Handling.LEAVE
        return LesionReading(
            handling=handling,
            up_to=up_to,
            candidates=tuple(kind.lesion.id for kind in true),
            possible=tuple(kind.lesion.id for kind in still_open),
            golden=golden,
            reasons=self._reasons(known, true, answers),
            tries=_tries(true) if handling is Handling.EXTRACT else None,
            do=_steps(_most_serious_first(true, known), known, handling, golden) or (self._meaning[handling],),
            say=self._words(known, true, handling),
            ask=self._questions(known, true, still_open, handling),
        )

    def _cannot_wait(self, known: Facts, rows: Iterable[Row]) -> list[Row]:
        """Rows that need help today by what is known already, if all that is unknown turned out harmless."""
        hoped: Facts = {**self.absent, **known}
        return [row for row in rows if row.when.holds(hoped) and row.handling(known).rank >= Handling.SAME_DAY.rank]

    def _is_left_over(self, known: Facts, kinds: Iterable[Kind]) -> bool:
        """Whether there is a sign that nothing which may be left alone accounts for."""
        accounted = _accounted(kinds)
        present = (name for name in self._signs if name in known and known[name] != self.absent[name])
        return any(name not in accounted for name in present)

    def _can_come(self, known: Facts, true: list[Kind], still_open: list[Kind]) -> Iterator[Handling]:
        """Every handling that something unknown could still ask for."""
        yield from (kind.worst(known) for kind in (*true, *still_open))
        yield from (row.worst(known) for row in self._key if row.when.holds(known) is not False)
        if any(when.holds(known) is None for _, when in self._golden):
            yield Handling.LEAVE
        certain = _accounted(true)
        if any(name not in certain and known.get(name) != self.absent[name] for name in self._signs):
            yield Handling.CLINICIAN

    def _reasons(self, known: Facts, true: list[Kind], answers: list[Answer]) -> tuple[str, ...]:
        given = [each for kind in true for each in kind.reasons(known, (kind.lesion.id, *kind.lesion.decided_by))]
        for row in answers:
            given += row.reasons(known, [name for name in row.points_to if name not in self._lesions])
        given.sort(key=lambda reason: -reason[0].rank)
        return tuple(dict.fromkeys(name for _, name in given))

    def _words(self, known: Facts, true: list[Kind], handling: Handling) -> tuple[str, ...]:
        """The lesion's own words only where they fit what is done."""
        own = [say for kind in _most_serious_first(true, known) if (say := kind.say(known, handling))]
        return (*own[:1], self._say[handling])

    def _questions(self, known: Facts, true: list[Kind], still_open: list[Kind], handling: Handling) -> tuple[str, ...]:
        if handling is Handling.EMERGENCY:
            return ()
        rows: list[Row] = [*self._key, *self._kinds]
        wanted = [(row.worst(known), row.when.waits_for(known)) for row in rows if row.when.holds(known) is None]
        for each in (each for row in rows if row.when.holds(known) for each in row.raises):
            wanted.append((each.to, each.when.waits_for(known)))
        certain = _accounted(true)
        wanted.append((Handling.CLINICIAN, tuple(n for n in self._signs if n not in known and n not in certain)))
        # what changes nothing but the note to a clinician comes last, and only where there is a note to write
        worth = [each for each in wanted if each[0].rank > handling.rank]
        worth += [(kind.worst(known), kind.when.waits_for(known)) for kind in still_open]
        if handling is Handling.LEAVE:
            worth += [(Handling.LEAVE, when.waits_for(known)) for _, when in self._golden]
            worth += [(Handling.LEAVE, kind.extract.waits_for(known)) for kind in true if kind.extract]
        worth.sort(key=lambda each: -each[0].rank)
        return tuple(dict.fromkeys(name for _, names in worth for name in names))


def _accounted(kinds: Iterable[Kind]) -> frozenset[str]:
    left = (kind.accounts_for for kind in kinds if kind.lesion.act != "refer")
    return frozenset().union(*left)


def _steps(kinds: Iterable[Kind], known: Facts, handling: Handling, golden: tuple[str, ...]) -> tuple[str, ...]:
    """What the records say to do, each at the level that it has.

    What tells how to extract is left out where nothing may be extracted, and what can wait where help is needed today.
    """
    said = (
        kind for kind in kinds if not kind.extract or (handling in (kind.as_drawn, Handling.EXTRACT) and not golden)
    )
    cannot_wait = handling.rank >= Handling.SAME_DAY.rank
    return tuple(kind.do(known) for kind in said if not cannot_wait or kind.handling(known) is handling)


def _most_serious_first(kinds: Iterable[Kind], known: Facts) -> list[Kind]:
    return sorted(kinds, key=lambda kind: -kind.handling(known).rank)


def _tries(kinds: Iterable[Kind]) -> int | None:
    return min((kind.lesion.extract.tries for kind in kinds if kind.lesion.extract), default=None)


@lru_cache(maxsize=1)
def lesion_table() -> LesionTable:
    """The table that ships with the course."""
    content = library()
    return LesionTable(
        content.of(LesionFact).values(),
        content.of(Lesion).values(),
        content.of(GoldenSign).values(),
        content.of(LookAlikeQuestion).values(),
        content.of(HandlingRecord).values(),
    )


def read_lesion(facts: Facts) -> LesionReading:
    """The reading by the table of the course; see `LesionTable.read`."""
    return lesion_table().read(facts)
