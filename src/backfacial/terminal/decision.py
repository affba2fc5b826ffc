"""A screening as a practitioner reads it in the terminal, and as one document for programs."""

import datetime
from collections.abc import Iterable
from typing import Any

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from backfacial.facts import library, words
from backfacial.facts.consultation.screening import Alarm, AreaOut, ClientFact, RuleWait
from backfacial.facts.course.terms import Term
from backfacial.rules.screening.outcome import Level, Reason, Screening, Service
from backfacial.terminal.support import labelled, reason_lines

_COLOURS = {
    Level.PROCEED: "green",
    Level.ADAPT: "yellow",
    Level.AVOID_AREA: "yellow",
    Level.DEFER: "magenta",
    Level.OUT_OF_SCOPE: "magenta",
    Level.REFER: "magenta",
    Level.URGENT: "red",
    Level.EMERGENCY: "bold red",
}
_UNITS = {"D": "days", "W": "weeks", "M": "months"}


def decision(decided: Screening, today: datetime.date) -> RenderableType:
    """The alarms, and the decision with its reasons; or, while something is unknown, what is still to ask."""
    parts = _open(decided) if decided.level is None else _decided(decided, decided.level)
    day = Text(words("terminal", "decided-on", date=_date(today)), style="dim")
    return Group(*map(_alarm, decided.alarms), *parts, "", day)


def document(decided: Screening) -> dict[str, Any]:
    """The same as plain data. `level` is null as long as something is to `ask`."""
    wait = decided.wait
    return {
        "level": decided.level,
        "also": list(decided.also),
        "service": decided.service,
        "steps_out": list(decided.steps_out),
        "areas_out": [
            {"reason": reason, "place": area.place, "steps": list(area.steps)} for reason, area in decided.areas_out
        ],
        "also_out": [{"reason": reason, "text": text} for reason, text in decided.also_out],
        "wait": {
            "until": wait.until.isoformat() if wait.until else None,
            "conditions": list(wait.conditions),
            "after": [
                {"since": each.since, "at_least": each.at_least, "steps": list(each.steps)} for each in wait.after
            ],
        },
        "reasons": [
            {
                "id": reason.id,
                "name": library().deciding(reason.id).name,
                "level": reason.level,
                "rows": [row.id for row in reason.rows],
                "say": reason.say,
                "escalate": [{"level": line.level, "when": line.in_full} for line in reason.lines],
            }
            for reason in decided.reasons
        ],
        "say": list(decided.say),
        "ask": list(decided.ask),
        "modules_out": [{"module": module, "rule": rule} for module, rule in decided.modules_out],
        "alarms": [{"id": alarm.id, "do": alarm.decision, "say": alarm.say} for alarm in decided.alarms],
    }


def _alarm(alarm: Alarm) -> RenderableType:
    lines = [Text(alarm.decision, style="bold"), Text(alarm.why), Text(words("terminal", "said", text=alarm.say))]
    return Panel(
        Group(*lines), title=words("terminal", "alarm", id=alarm.id), title_align="left", border_style="bold red"
    )


def _decided(decided: Screening, level: Level) -> list[RenderableType]:
    terms = library().terms
    service = _term(terms.services, decided.service)
    head = [Text(_term(terms.levels, level).meaning)]
    if decided.also:
        head.append(_line("also", ", ".join(_term(terms.levels, other).label for other in decided.also)))
    head.append(_line("at-most", f"{service.label}. {service.meaning}"))
    panel = Panel(
        Group(*head), title=_term(terms.levels, level).label, title_align="left", border_style=_COLOURS[level]
    )
    return [
        panel,
        *_list("say", [f"“{sentence}”" for sentence in decided.say]),
        *_list("leave-out", [*_labels(decided.steps_out), *(_area(*area) for area in decided.areas_out)]),
        *_list("what-else", [_of_reason(text, reason) for reason, text in decided.also_out]),
        *_list("wait", _waits(decided)),
        *_list("modules-out", _modules(decided)),
        *_reasons([reason for reason in decided.reasons if not decided.is_idle(reason)]),
        *_list("idle", [_named(reason) for reason in decided.reasons if decided.is_idle(reason)]),
    ]


def _open(decided: Screening) -> list[RenderableType]:
    count = len(decided.ask)
    missing = words("terminal", "missing-one" if count == 1 else "missing", count=count)
    panel = Panel(Text(missing), title=words("terminal", "nothing-decided"), title_align="left", border_style="magenta")
    return [panel, *_questions(decided), *_list("found-so-far", [_named(reason) for reason in decided.reasons])]


def _questions(decided: Screening) -> list[RenderableType]:
    """The questions by topic, then what is learnt by looking; each with the name of its fact for the file."""
    asked = [library().client_facts[name] for name in decided.ask]
    parts: list[RenderableType] = []
    for topic in library().topics.values():
        questions = [fact for fact in asked if fact.topic == topic.id]
        if questions and not parts:
            parts += ["", Text(words("terminal", "ask"), style="bold")]
        if questions:
            parts += [Text(topic.label, style="underline"), *(_question(fact) for fact in questions)]
    for place in ("arrival", "back"):
        looked = [fact for fact in asked if fact.learnt == place]
        if looked:
            parts += ["", Text(words("terminal", place), style="bold"), *(_question(fact) for fact in looked)]
    return parts


def _question(fact: ClientFact) -> RenderableType:
    return _bullet(Text.assemble(fact.question, (f"  {fact.id}", "dim")))


def _waits(decided: Screening) -> list[str]:
    wait = decided.wait
    return [
        *([words("terminal", "not-before", date=_date(wait.until))] if wait.until else []),
        *(_after(each) for each in wait.after),
        *(_condition(condition, decided.reasons) for condition in wait.conditions),
    ]


def _condition(condition: str, reasons: Iterable[Reason]) -> str:
    named = [reason.id for reason in reasons if any(condition in row.until for row in reason.rows)]
    return _of_reason(_term(library().terms.conditions, condition).label, ", ".join(named))


def _after(wait: RuleWait) -> str:
    count, unit = int(wait.at_least[1:-1]), _UNITS[wait.at_least[-1]]
    return words(
        "terminal",
        "after-event-steps" if wait.steps else "after-event",
        time=words("figures", f"{unit}-one" if count == 1 else unit, count=count),
        event=library().client_facts[wait.since].event,
        steps=", ".join(_labels(wait.steps)),
    )


def _modules(decided: Screening) -> list[str]:
    """Where nothing at all is done, no module has to be named."""
    if decided.service is Service.NONE:
        return []
    reasons: dict[tuple[str, bool], list[str]] = {}
    for module, rule_id in decided.modules_out:
        rule = library().modules[rule_id]
        reasons.setdefault((module, rule.in_zone), []).append(rule.why)
    labels = {term.id: term.label for term in library().terms.modules}
    return [
        words(
            "terminal",
            "module-out-zone" if in_zone else "module-out",
            label=labels[module],
            module=module,
            why=" ".join(why),
        )
        for (module, in_zone), why in reasons.items()
    ]


def _reasons(reasons: list[Reason]) -> list[RenderableType]:
    parts: list[RenderableType] = ["", Text(words("terminal", "reasons"), style="bold")]
    for reason in reasons:
        fact, level = library().deciding(reason.id), _term(library().terms.levels, reason.level)
        escalate = [labelled(_term(library().terms.levels, line.level).label, line.in_full) for line in reason.lines]
        lines = [Text(fact.name, style="bold"), *escalate, *reason_lines(fact, library().sources)]
        title = words("terminal", "reason", id=reason.id, level=level.label)
        parts.append(Panel(Group(*lines), title=title, title_align="left"))
    return parts if reasons else [*parts, _bullet(Text(words("terminal", "no-reason")))]


def _named(reason: Reason) -> str:
    return words("terminal", "named", id=reason.id, name=library().deciding(reason.id).name)


def _area(reason: str, area: AreaOut) -> str:
    place = _term(library().terms.places, area.place).label
    return words("terminal", "in-an-area", place=place, reason=reason, steps=", ".join(_labels(area.steps)))


def _of_reason(text: str, reason: str) -> str:
    return words("terminal", "of-reason", text=text, reason=reason)


def _labels(steps: Iterable[str]) -> list[str]:
    return [_term(library().terms.steps, step).label for step in steps]


def _term(terms: Iterable[Term], term_id: str) -> Term:
    return next(term for term in terms if term.id == term_id)


def _date(date: datetime.date) -> str:
    month = words("terminal", "months").split()[date.month - 1]
    return words("terminal", "date", day=date.day, month=month, year=date.year)


def _list(title: str, lines: list[str]) -> list[RenderableType]:
    head: list[RenderableType] = ["", Text(words("terminal", title), style="bold")]
    return [*head, *(_bullet(Text(line)) for line in lines)] if lines else []


def _bullet(text: Text) -> RenderableType:
    line = Table.grid(padding=(0, 1))
    line.add_row(" •", text)
    return line


def _line(label: str, text: str) -> Text:
    return Text.assemble((f"{words('terminal', label)}: ", "bold"), text)
