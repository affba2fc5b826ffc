"""What a trainee asked and looked at, beside what had to be asked: in time, too late, or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from backfacial.clients.seen import LOOK
from backfacial.clients.visit import VISIT_DAY, learnt_by
from backfacial.facts.conditions import Condition
from backfacial.facts.consultation.screening import ScreeningRule
from backfacial.items.case.deciding import asked_about, fewest
from backfacial.items.case.stage import Stage
from backfacial.rules.screening.outcome import Level
from backfacial.rules.screening.rulebook import rulebook, screen
from backfacial.rules.values import Facts

LATE: Final = 0.5
"""Share for a question that was asked after the back was bared."""


@dataclass(frozen=True)
class Asked:
    """The path of a visit. Its steps are the questions by name and one look, however much there is to see."""

    stage: Stage

    @cached_property
    def known(self) -> Facts:
        """What was learnt."""
        return learnt_by(self.stage.client, self.stage.path)

    @cached_property
    def _in_time(self) -> Facts:
        """What was learnt without the questions that came after the look."""
        path = self.stage.path
        return learnt_by(self.stage.client, path[: path.index(LOOK) + 1] if LOOK in path else path)

    @cached_property
    def wanted(self) -> tuple[str, ...]:
        """All that this client's decision asks for, with the answers that bring up more questions."""
        told = learnt_by(self.stage.client, ())
        return _steps([name for name in rulebook().facts if name not in told and self._is_wanted(name)])

    def _is_wanted(self, name: str) -> bool:
        kind, facts = rulebook().facts[name], self.stage.facts
        if name in rulebook().conditional:
            return self._can_be_asked(name)
        if isinstance(kind.must, str):
            without = {other: value for other, value in facts.items() if other != name}
            return name in self.stage.hidden or name in screen(without, VISIT_DAY).ask
        return kind.must is True or kind.learnt == "back" or name in self.stage.hidden

    @cached_property
    def deciding(self) -> tuple[str, ...]:
        """Among all that is wanted: what this client has to tell or to show, and what the rules ask only where it
        decides."""
        kinds, hidden = rulebook().facts, self.stage.hidden
        shown = any(kinds[name].learnt == "back" for name in hidden)
        return tuple(
            step
            for step in self.wanted
            if (shown if step == LOOK else step in hidden or isinstance(kinds[step].must, str))
        )

    @cached_property
    def fewest(self) -> tuple[str, ...]:
        """The fewest steps by which the rules come to the same level and lead with the same reason; none where the
        whole list has to be gone through."""
        rows: list[Condition] = [row.when for reason in self.stage.decided.reasons for row in reason.rows]
        asked = asked_about(rows) - set(learnt_by(self.stage.client, ()))
        steps = [step for step in _steps(rulebook().facts) if step in asked or step == LOOK]
        steps.sort(key=_follows_the_look, reverse=True)
        return fewest(steps, self._leads_to_the_same) if self._leads_to_the_same(tuple(steps)) else ()

    def _leads_to_the_same(self, steps: tuple[str, ...]) -> bool:
        offered = [step for step in steps if self._first.get(step) in (None, *steps)]
        found, right = screen(learnt_by(self.stage.client, offered), VISIT_DAY), self.stage.decided
        return found.level is right.level and found.reasons[:1] == right.reasons[:1]

    @cached_property
    def _first(self) -> dict[str, str | None]:
        """The question that another one follows, by the one that follows."""
        return {each.id: each.after for topic in self.stage.visit.topics for each in topic.questions}

    @cached_property
    def raising(self) -> dict[str, Level]:
        """The questions whose answer could have raised the level, each with the highest to which it could have led, in
        the order in which the rules ask for them.

        All that is told at once or seen is as it is with this client; nobody has to undress to settle it.
        """
        found: dict[str, Level] = {}
        known = dict(self._unasked)
        while asked := self._next(known):
            found |= asked
            known |= {name: self.stage.facts[name] for name in asked}
        return found

    def _next(self, known: Facts) -> dict[str, Level]:
        rows = sorted(self._still_above(known), key=lambda row: Level(row.level).rank)
        named = {name: Level(row.level) for row in rows for name in rulebook().next_of(row, known, VISIT_DAY)}
        can = {name for name in named if name in self.stage.facts and self._can_be_asked(name)} - set(known)
        return {name: level for name, level in named.items() if name in can}

    @cached_property
    def _unasked(self) -> Facts:
        return learnt_by(self.stage.client, (LOOK,))

    @cached_property
    def open(self) -> tuple[str, ...]:
        """Of those that could have raised the level, the ones that still could, as far as was learnt."""
        return self._open(self.known)

    @cached_property
    def _open_in_time(self) -> tuple[str, ...]:
        return self._open(self._in_time)

    def _open(self, known: Facts) -> tuple[str, ...]:
        rows = self._still_above({**self._unasked, **known})
        waited_for = asked_about(row.when for row in rows) - set(known)
        return tuple(name for name in self.raising if name in waited_for)

    def _still_above(self, known: Facts) -> tuple[ScreeningRule, ...]:
        return rulebook().still_above(known, self.stage.level, VISIT_DAY)

    def _can_be_asked(self, name: str) -> bool:
        return name not in rulebook().conditional or rulebook().matters(name, self.stage.facts, VISIT_DAY)

    @cached_property
    def reaches(self) -> bool:
        """Whether enough was learnt for the level of the rules."""
        return screen(self.known, VISIT_DAY).level is self.stage.level

    @cached_property
    def _reaches_in_time(self) -> bool:
        return screen(self._in_time, VISIT_DAY).level is self.stage.level

    @cached_property
    def late(self) -> tuple[str, ...]:
        """What decides, or could have raised the level, and was asked after the look though it could be asked before.

        Whoever knew enough to decide before, and that nothing could raise the level, need not have asked it.
        """
        if self._reaches_in_time and not self._open_in_time:
            return ()
        opened = set(self._open_in_time) - set(self.open)
        return tuple(step for step in self._of_weight if step in opened or self._is_later(step))

    @property
    def _of_weight(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*self.deciding, *self.raising]))

    def _is_later(self, step: str) -> bool:
        return step in self.known and step not in self._in_time and not _follows_the_look(step)

    @cached_property
    def share(self) -> float:
        """Half for all that has to be known, half for what decides here or could have raised the level, whichever was
        asked less. Whoever can stop has a third for what decides and two for what could have raised the level."""
        raising = _mean([self._worth_raising(name) for name in self.raising])
        wanted, deciding = (
            _mean([self._worth(step) for step in steps]) for steps in (self.wanted, self.deciding or self.wanted)
        )
        whole = _mean([wanted, min(deciding, raising)])
        return max(whole, (self._enough + 2 * min(self._enough, raising)) / 3)

    @cached_property
    def _enough(self) -> float:
        """How far what was learnt leads to the level by the shortest way, or by any other. Without the look where that
        belongs to it the way is not begun, and the look alone is none where something has to be asked as well."""
        if self._reaches_in_time:
            return 1.0
        if not self.fewest or (LOOK in self.fewest and not self._worth(LOOK)):
            return 0.0
        return _mean([max(self._worth(step), LATE * self.reaches) for step in self.fewest if step != LOOK])

    def _worth(self, step: str) -> float:
        if step == LOOK:
            return float(LOOK in self.stage.path)
        if step not in self.known:
            return 0.0
        return LATE if self._looked_too_early and self._is_later(step) else 1.0

    def _worth_raising(self, name: str) -> float:
        if name in self.open:
            return 0.0
        return LATE if name in self._open_in_time and not _follows_the_look(name) else 1.0

    @cached_property
    def _looked_too_early(self) -> bool:
        """Whether the back was bared while something that decides here, or could have raised the level, was open."""
        if LOOK not in self.stage.path:
            return False
        left = [step for step in self.deciding if is_asked(step) and step not in self._in_time]
        return any(not _follows_the_look(step) for step in (*left, *self._open_in_time))


def is_asked(step: str) -> bool:
    """Whether a step is a question, and no look."""
    return step != LOOK and rulebook().facts[step].learnt in ("ask", "check")


def _steps(names: Iterable[str]) -> tuple[str, ...]:
    """The questions among these facts, and the look where one of them is to be seen."""
    named = tuple(names)
    seen = any(rulebook().facts[name].learnt == "back" for name in named)
    return (*filter(is_asked, named), *((LOOK,) if seen else ()))


def _follows_the_look(step: str) -> bool:
    """Whether a question comes up by what is seen alone, so that it cannot be asked before."""
    kinds, must = rulebook().facts, rulebook().conditional.get(step)
    return must is not None and any(kinds[name].learnt == "back" for name in asked_about([must]))


def _mean(shares: list[float]) -> float:
    """1 where nothing counts."""
    return sum(shares) / len(shares) if shares else 1.0
