"""The decision beside the rules', reason by reason, and when it may be another one."""

from typing import Final

from dateutil.relativedelta import relativedelta

from backfacial.clients.visit import VISIT_DAY
from backfacial.facts import library, words
from backfacial.items.case.stage import Stage, level_label, share, titled, why_of
from backfacial.items.mark import Part, Reason, Sign
from backfacial.rules.screening.outcome import Level, Screening
from backfacial.rules.screening.rulebook import rulebook
from backfacial.rules.values import duration

PERMANENT: Final = "permanent"
"""The condition of a reason that time does not change; it is said apart from dates."""


def decision_part(stage: Stage) -> Part:
    """The level that was chosen, and every reason of the rules."""
    chosen = stage.plan.level
    reasons = deciding(stage, chosen is stage.level)
    if chosen is not stage.level:
        reasons = (_other(stage, chosen), *reasons)
    return titled("decision", share(chosen.rank, stage.level.rank), reasons, _wait(stage.decided))


def deciding(stage: Stage, right: bool) -> tuple[Reason, ...]:
    """Each reason of the rules with why, the most urgent first."""
    sign = Sign.HIT if right else Sign.MISSED
    if not stage.counting:
        return (Reason(words("case", "no-reason"), "", sign, label=level_label(Level.PROCEED)),)
    return tuple(
        Reason(
            text=library().fact(reason.id).name,
            why=why_of(reason.id),
            sign=sign,
            label=words(
                "case", "leads" if reason.level is stage.level else "counts-too", level=level_label(reason.level)
            ),
        )
        for reason in stage.counting
    )


def _other(stage: Stage, chosen: Level) -> Reason:
    too_late = stage.compared.too_late
    if chosen.rank > stage.level.rank:
        why = words("case", "too-high")
    else:
        why = words("case", "too-late", why=why_of(stage.counting[0].id)) if too_late else words("case", "too-low")
    text = words("case", "decided", level=level_label(chosen))
    return Reason(text, why, Sign.FALSE_ALARM, too_late, words("case", "other-level"))


def _wait(decided: Screening) -> tuple[str, ...]:
    labels = {condition.id: condition.label for condition in library().terms.conditions}
    met = [labels[condition] for condition in decided.wait.conditions if condition != PERMANENT]
    met += [
        words("case", "wait-after", span=_span(duration(wait.at_least)), event=rulebook().facts[wait.since].event)
        for wait in decided.wait.after
    ]
    conditions = words("case", "and").join(met)
    stays = (words("case", "wait-permanent"),) if PERMANENT in decided.wait.conditions else ()
    if decided.wait.until:
        span = _span(relativedelta(decided.wait.until, VISIT_DAY))
        return (words("case", "wait-until" if met else "wait-until-alone", span=span, conditions=conditions), *stays)
    return (*((words("case", "wait-conditions", conditions=conditions),) if met else ()), *stays)


def _span(span: relativedelta) -> str:
    """A span in words, rounded up, so that nobody comes too early."""
    months = span.years * 12 + span.months
    if months:
        count = months + bool(span.days)
        return words("case", "month" if count == 1 else "months", count=count)
    return words("case", "day" if span.days == 1 else "days", count=span.days)
