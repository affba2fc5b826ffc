"""The plan for today beside the rules': how much is done, what stays out, and what would hurt."""

from backfacial.clients.plan import AREA, EVERYTHING, offered_steps, with_included
from backfacial.facts import library, words
from backfacial.facts.consultation.screening import AreaOut, ScreeningRule
from backfacial.items.case.stage import Stage, label, share, titled, why_of
from backfacial.items.mark import Part, Reason, Sign
from backfacial.rules.screening.outcome import Screening, Service


def plan_part(stage: Stage) -> Part:
    """How much is done counts alone; where the rules ask for a changed service, the steps count as much."""
    chosen, expected = stage.plan.service, stage.decided.service
    got = share(chosen.rank, expected.rank)
    if chosen is expected is Service.ADAPTED:
        got = (got + _steps_share(stage)) / 2
    steps = _steps(stage) if expected is Service.ADAPTED and chosen.rank <= Service.ADAPTED.rank else []
    return titled("plan", got, (*_service(stage), *steps), _elsewhere(stage.decided))


def _service(stage: Stage) -> tuple[Reason, ...]:
    """How much is done. What the rules decide is a line of its own, which a first try does not show."""
    chosen, expected = stage.plan.service, stage.decided.service
    services = library().terms.services
    rules = label(services, expected)
    if chosen is expected:
        return (Reason(rules, "", Sign.HIT, stage.compared.touches, words("case", "right-plan")),)
    planned = words("case", "planned", service=label(services, chosen))
    return (
        Reason(planned, _why_not(stage), Sign.FALSE_ALARM, stage.compared.touches, words("case", "other-plan")),
        Reason(rules, _said_today(stage), Sign.MISSED, label=words("case", "right-plan")),
    )


def _why_not(stage: Stage) -> str:
    if stage.compared.too_late:
        return ""  # it stands with the decision
    if stage.compared.touches:
        return why_of(stage.counting[0].id)
    return words("case", "too-high" if stage.plan.service.rank > stage.decided.service.rank else "too-low")


def _said_today(stage: Stage) -> str:
    """What the record that leads says of today, "" where nothing speaks against the full service."""
    if not stage.counting:
        return ""
    leading = library().fact(stage.counting[0].id)
    return f"{decision} [{leading.id}]" if (decision := getattr(leading, "decision", "")) else ""


def _steps_share(stage: Stage) -> float:
    """As in a select: hits of all that has to stay out, less false alarms of all that may stay in."""
    compared = stage.compared
    others = len(offered_steps()) - len(compared.expected)
    hits = len(compared.left_out) / len(compared.expected) if compared.expected else 1.0
    return max(0.0, hits - len(compared.needless) / others)


def _steps(stage: Stage) -> list[Reason]:
    """What hurts first, then what stayed in, what went without a reason, what was rightly left out."""
    compared = stage.compared
    if stage.plan.service is Service.FULL:
        return [*_by_reason(stage, compared.hurts, True), *_by_reason(stage, compared.expected - compared.hurts, False)]
    needless = _labels(compared.needless)
    found = [*_by_reason(stage, compared.hurts, True), *_by_reason(stage, compared.kept - compared.hurts, False)]
    if needless:
        why = words("case", "step-needless-why")
        found.append(Reason(needless, why, Sign.FALSE_ALARM, label=words("case", "step-needless")))
    return found + _by_reason(stage, compared.left_out, False, Sign.HIT)


def _by_reason(stage: Stage, steps: frozenset[str], hurts: bool, sign: Sign = Sign.MISSED) -> list[Reason]:
    """The steps in one line for each reason that takes them out; the most urgent reason has them first.

    A reason that lets the visit go ahead counts here too: it can take out a single step at a single place.
    """
    kind = words("case", "step-out" if sign is Sign.HIT else "step-kept")
    found, left = [], steps
    for reason in stage.decided.reasons:
        mine = left & _taken_out(reason.rows)
        left -= mine
        if mine:
            why = words("case", "step-why", reason=library().fact(reason.id).name)
            why = f"{why} {why_of(reason.id)}" if hurts else why
            found.append(Reason(_labels(mine, _areas(reason.rows)), why, sign, hurts, kind))
    return found


def _taken_out(rows: tuple[ScreeningRule, ...]) -> frozenset[str]:
    steps = with_included(frozenset(step for row in rows for step in row.steps_out))
    return steps | {AREA} if any(row.areas_out for row in rows) else steps


def _labels(steps: frozenset[str], areas: str = "") -> str:
    """Steps in words. `areas` says which area is meant and what stays out there, "" where no row names one."""
    area = words("case", "area-which" if areas else "area", areas=areas)
    labels = {step.id: step.label for step in library().terms.steps} | {AREA: area}
    return words("case", "and").join(name for step, name in labels.items() if step in steps)


def _elsewhere(decided: Screening) -> tuple[str, ...]:
    """What stays out beside the offered steps."""
    areas = [words("case", "area-out", area=_area(area)) for _, area in decided.areas_out]
    return (*dict.fromkeys(areas), *(words("case", "also-out", what=what) for _, what in decided.also_out))


def _areas(rows: tuple[ScreeningRule, ...]) -> str:
    return words("case", "and").join(_area(area) for row in rows for area in row.areas_out)


def _area(area: AreaOut) -> str:
    """A place with what stays out there."""
    places = {place.id: place.label for place in library().terms.places}
    labels = {step.id: step.label.lower() for step in library().terms.steps} | {EVERYTHING: words("case", "everything")}
    return words("case", "area-steps", place=places[area.place], steps=", ".join(labels[step] for step in area.steps))
