"""A trainee's own visit beside a right one: what is missing, what is extra, what stands elsewhere, other minutes."""

from collections.abc import Sequence
from dataclasses import dataclass

from backfacial.rules.visit.plan import VisitPlan


@dataclass(frozen=True)
class StepBeside:
    """A step of the right visit. `own` are the minutes that the trainee gave it, None where it is missing; `moved` says
    that it would have to move for the trainee's visit to have this order."""

    step: str
    minutes: int
    own: int | None
    moved: bool

    @property
    def alike(self) -> bool:
        return self.own == self.minutes and not self.moved


@dataclass(frozen=True)
class Beside:
    """Both visits. `extra` are the trainee's steps that the right visit does not have.

    Another order can be right as well: `breaks_order` says whether the trainee's breaks a hard rule.
    """

    steps: tuple[StepBeside, ...]
    extra: tuple[tuple[str, int], ...]
    breaks_order: bool

    @property
    def alike(self) -> bool:
        return not self.extra and all(step.alike for step in self.steps)


def beside(own: Sequence[tuple[str, int]], right: VisitPlan, breaks_order: bool) -> Beside:
    """Compare step by step. A step that the trainee does more than once counts where it stands first."""
    first: dict[str, tuple[int, int]] = {}
    for at, (step, minutes) in enumerate(own):
        first.setdefault(step, (at, minutes))
    stays = _longest_rise([first[step][0] for step in right.order if step in first])
    return Beside(
        tuple(
            StepBeside(timed.step, timed.minutes, first[timed.step][1], first[timed.step][0] not in stays)
            if timed.step in first
            else StepBeside(timed.step, timed.minutes, None, moved=False)
            for timed in right.steps
        ),
        tuple((step, minutes) for step, (_, minutes) in first.items() if step not in right.order),
        breaks_order,
    )


def _longest_rise(numbers: Sequence[int]) -> frozenset[int]:
    """The most of these different numbers that stand in rising order: what may stay where it is."""
    rises: list[tuple[int, ...]] = [()]
    for number in numbers:
        before = max((rise for rise in rises if not rise or rise[-1] < number), key=len)
        rises.append((*before, number))
    longest = max(rises, key=len)
    return frozenset(longest)
