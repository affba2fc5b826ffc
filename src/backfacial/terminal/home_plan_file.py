"""A home-care plan as it was typed, made ready to be checked. Each mistake is named with its field and its mend."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from backfacial.authoring.records import read_yaml, validate
from backfacial.facts import library, words
from backfacial.facts.home_care.plans import HomeCarePlan, HomeKind
from backfacial.rules.home_care.rules import home_rules
from backfacial.rules.reading import BadFacts, read_facts
from backfacial.rules.values import Facts


class BadPlanFile(Exception):
    """A file that cannot be checked. `problems` are lines with the file, the field and the mend."""

    def __init__(self, problems: Collection[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class ToCheck:
    """What a check needs: the plan, the client's facts as values, and the day."""

    plan: HomeCarePlan
    facts: Facts
    today: datetime.date


def read_plan_file(path: Path, today: datetime.date | None, otherwise: datetime.date) -> ToCheck:
    """Read a plan (`HomeCarePlan`).

    Args:
        path: a YAML file.
        today: the day to check for, whatever the file says.
        otherwise: the day where the file names none either.

    Raises:
        BadPlanFile: the file cannot be read, or something in it cannot be.
    """
    if not path.exists():
        raise BadPlanFile([f"{path}: {words('home-care', 'no-file')}"])
    data, unread = read_yaml(path, path.name)
    if unread:
        raise BadPlanFile([str(problem) for problem in unread])
    if not isinstance(data, dict):
        raise BadPlanFile([f"{path.name}: {words('home-care', 'no-mapping')}"])
    raw = data.get("facts", {})
    # facts are read below, where each mistake is named with what may stand there
    plan, mistakes = validate({**data, "facts": {}}, HomeCarePlan, "", "")
    problems = [problem.mend for problem in mistakes]
    if not isinstance(raw, dict):
        problems.append(words("home-care", "facts-no-mapping"))
    if plan is None or not isinstance(raw, dict):
        raise BadPlanFile([f"{path.name}: {problem}" for problem in problems])
    day = today or plan.today or otherwise
    problems, facts = [*_unknown_kinds(plan), *_service_ahead(plan, day)], {}
    try:
        facts = read_facts(raw, home_rules().facts, day, plan.rest == "absent", plan.unknown)
    except BadFacts as bad:
        problems += bad.problems
    if problems:
        raise BadPlanFile([f"{path.name}: {problem}" for problem in problems])
    return ToCheck(plan, facts, day)


def _unknown_kinds(plan: HomeCarePlan) -> list[str]:
    known = library().of(HomeKind)
    return [_no_such_kind(use.kind, known) for use in plan.uses if use.kind not in known]


def _no_such_kind(kind: str, known: Collection[str]) -> str:
    near = get_close_matches(kind, known, n=1)
    if near:
        return words("home-care", "unknown-kind-near", kind=kind, near=near[0])
    return words("home-care", "unknown-kind", kind=kind, kinds=", ".join(known))


def _service_ahead(plan: HomeCarePlan, today: datetime.date) -> list[str]:
    if plan.service is None or plan.service.day <= today:
        return []
    return [words("home-care", "service-ahead", date=plan.service.day, today=today)]
