"""A home-care plan as it was typed, made ready to be checked."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import get_args

from backfacial.facts import library, words
from backfacial.facts.home_care.plans import HomeCarePlan, HomeKind, HomeUse, Stay
from backfacial.rules.home_care.rules import home_rules
from backfacial.rules.values import Facts
from backfacial.terminal.typed_file import TypedFile


@dataclass(frozen=True)
class ToCheck:
    """What a check needs: the plan, the client's facts as values, and the day."""

    plan: HomeCarePlan
    facts: Facts
    today: datetime.date

    @property
    def uses(self) -> tuple[HomeUse, ...]:
        """Its uses. Where the rest was denied, so was a tight cover that the plan does not mention."""
        if self.plan.rest == "unknown":
            return self.plan.uses
        return tuple(
            use.model_copy(update={"covered": False}) if use.covered is None else use for use in self.plan.uses
        )

    @property
    def none(self) -> tuple[Stay, ...]:
        """Which of service and visit there is not. What the plan tells of counts, whatever this says."""
        return get_args(Stay) if self.plan.rest == "absent" else self.plan.none


def read_plan_file(path: Path, today: datetime.date | None, otherwise: datetime.date) -> ToCheck:
    """Read a plan (`HomeCarePlan`).

    Args:
        path: a YAML file.
        today: the day to check for, whatever the file says.
        otherwise: the day where the file names none either.

    Raises:
        BadFile: the file cannot be read, or something in it cannot be.
    """
    file = TypedFile(path, "home-care")
    plan, given = file.stated(HomeCarePlan), file.given(missing=None)
    if plan is None:
        file.checked()
    assert plan is not None
    day = today or plan.today or otherwise
    file.problems += [*_unknown_kinds(plan), *_service_ahead(plan, day)]
    facts = file.known(given, home_rules().facts, day, plan.rest == "absent", plan.unknown)
    file.checked()
    return ToCheck(plan, facts, day)


def _unknown_kinds(plan: HomeCarePlan) -> list[str]:
    known = library().of(HomeKind)
    return [_no_such_kind(number, use.kind, known) for number, use in enumerate(plan.uses, 1) if use.kind not in known]


def _no_such_kind(number: int, kind: str, known: Collection[str]) -> str:
    near = get_close_matches(kind, known, n=1)
    if near:
        return words("home-care", "unknown-kind-near", number=number, kind=kind, near=near[0])
    return words("home-care", "unknown-kind", number=number, kind=kind, kinds=", ".join(known))


def _service_ahead(plan: HomeCarePlan, today: datetime.date) -> list[str]:
    if plan.service is None or plan.service.day <= today:
        return []
    return [words("home-care", "service-ahead", date=plan.service.day, today=today)]
