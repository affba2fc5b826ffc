"""What saves life, sight or skin, and how the client lies or sits. Both are data (`first-aid.yml`, `positions.yml`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from backfacial.facts.conditions import Condition
from backfacial.facts.reactions.reactions import FirstAidStep, Holding, Position, PositionName, Reaction, TriageFact
from backfacial.rules.conditions import Test, test_of
from backfacial.rules.reactions.rows import ANY_DAY
from backfacial.rules.screening.asking import Asker, asker_of
from backfacial.rules.values import Facts


class _Ready:
    """A step or a position made ready."""

    def __init__(self, record: Holding, facts: Mapping[str, TriageFact]) -> None:
        self.rows = frozenset(record.rows)
        self._when: Test | None = _made(record.when, facts)
        self._asker: Asker | None = asker_of(record.when, facts) if record.when else None

    def holds(self, true: Iterable[str], known: Facts) -> bool | None:
        """Whether it holds where these rows are true; None where something unknown decides."""
        if self.rows and not self.rows & set(true):
            return False
        return True if self._when is None else self._when(known, ANY_DAY)

    def waits_for(self, known: Facts) -> tuple[str, ...]:
        return self._asker(known, ANY_DAY, True) if self._asker else ()


class _Step(_Ready):
    def __init__(self, step: FirstAidStep, words: tuple[str, ...], facts: Mapping[str, TriageFact]) -> None:
        super().__init__(step, facts)
        self.step, self.words = step, words
        self._unless, self._even_so = _made(step.unless, facts), _made(step.even_so, facts)

    def is_done(self, true: Iterable[str], known: Facts) -> bool:
        if not self.holds(true, known):
            return False
        return not self.is_over(known)

    def is_over(self, known: Facts) -> bool:
        gives_way = self._unless is not None and self._unless(known, ANY_DAY) is True
        return gives_way and not (self._even_so is not None and self._even_so(known, ANY_DAY) is True)


class _Place(_Ready):
    def __init__(self, position: Position, facts: Mapping[str, TriageFact]) -> None:
        super().__init__(position, facts)
        self.position = position


@dataclass(frozen=True)
class Aid:
    """The ids of the steps that hold, the position, and all of it in words in the order in which it is done."""

    steps: tuple[str, ...]
    position: PositionName | None
    do: tuple[str, ...]


class FirstAid:
    """The first-aid steps and positions made ready.

    Args:
        steps: the most urgent first.
        positions: the first that holds counts.
        reactions: whose words the steps take.
        facts: all that can be noticed or known.

    Raises:
        KeyError: a condition names a fact, or a step a reaction, that there is not.
    """

    def __init__(
        self,
        steps: Iterable[FirstAidStep],
        positions: Iterable[Position],
        reactions: Mapping[str, Reaction],
        facts: Mapping[str, TriageFact],
    ) -> None:
        self._steps = [_Step(step, (step.do,) if step.do else reactions[step.of or ""].first, facts) for step in steps]
        self._positions = [_Place(position, facts) for position in positions]
        self.rows = frozenset(row for each in (*self._steps, *self._positions) for row in each.rows)
        """The rows that a step or a position waits for."""

    def at(self, true: Iterable[str], known: Facts) -> Aid:
        """What to do first, and how the client lies or sits, where these rows are true."""
        done, position = self._done(true, known)
        before = [line for each in done if each.step.before_position for line in each.words]
        after = [line for each in done if not each.step.before_position for line in each.words]
        return Aid(
            steps=tuple(each.step.id for each in done),
            position=position.position if position else None,
            do=(*before, *((position.do,) if position else ()), *after),
        )

    def over(self, known: Facts) -> tuple[str, ...]:
        """The steps that do not hold any more, whatever row is true: their time is over."""
        return tuple(each.step.id for each in self._steps if each.is_over(known))

    def records(self, true: Iterable[str], known: Facts) -> tuple[FirstAidStep | Position, ...]:
        """The records of the same, in the order in which they are done."""
        done, position = self._done(true, known)
        before = [each.step for each in done if each.step.before_position]
        after = [each.step for each in done if not each.step.before_position]
        return (*before, *((position,) if position else ()), *after)

    def _done(self, true: Iterable[str], known: Facts) -> tuple[list[_Step], Position | None]:
        done = [each for each in self._steps if each.is_done(true, known)]
        ids = {each.step.id for each in done}
        done = [each for each in done if each.step.gives_way_to not in ids]
        return done, next((each.position for each in self._positions if each.holds(true, known)), None)

    def waits_for(self, true: Iterable[str], known: Facts) -> tuple[str, ...]:
        """The unknown facts that could add a step, or put the client in another position."""
        names: list[str] = []
        for place in self._positions:
            held = place.holds(true, known)
            if held:
                break
            if held is None:
                names += place.waits_for(known)
        for step in self._steps:
            if step.holds(true, known) is None:
                names += step.waits_for(known)
        return tuple(dict.fromkeys(names))


def _made(condition: Condition | None, facts: Mapping[str, TriageFact]) -> Test | None:
    return test_of(condition, facts) if condition else None
