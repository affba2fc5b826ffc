"""A record as a person reads it in the terminal."""

from difflib import get_close_matches

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from backfacial.authoring.content import Content
from backfacial.facts import Checklist, ChecklistLine, Contraindication, Deciding, Disagreement, Gate, Source

TIER_E = "trade practice, not evidence"


class UnknownId(Exception):
    """No record has the id. The text names near ones."""


def explanation(content: Content, record_id: str) -> RenderableType:
    """What is known under an id: a fact, a source, a disagreement, a gate or a checklist.

    Raises:
        UnknownId: naming ids that look alike.
    """
    sources = {source.id: source for source in content.records["sources"]}
    disagreements = {record.id: record for record in content.records["disagreements"]}
    facts = {record.id: record for record in content.records["contraindications"]}
    decisive = {record.id: record for kind in ("lesions", "scope") for record in content.records[kind]}
    gates = {gate.id: gate for gate in content.records["gates"]}
    checklists = {record.id: record for record in content.records["checklists"]}
    named = {*disagreements, *gates, *checklists}
    wanted = record_id if record_id in named else record_id.upper().strip("[]")
    if wanted in facts:
        return _fact(facts[wanted], sources, disagreements)
    if wanted in decisive:
        return _decisive(decisive[wanted], sources)
    if wanted in sources:
        return Panel(_source(sources[wanted]), title=wanted, title_align="left")
    if wanted in disagreements:
        return Panel(_disagreement(disagreements[wanted], sources), title=wanted, title_align="left")
    if wanted in gates:
        return _gate(gates[wanted], sources)
    if wanted in checklists:
        return _checklist(checklists[wanted])
    near = get_close_matches(wanted, [*facts, *decisive, *sources, *named], n=3, cutoff=0.5)
    hint = f"did you mean {', '.join(near)}?" if near else "facts are C01 to C74, sources look like AAD-1"
    raise UnknownId(f"'{record_id}' is no id of this course: {hint}")


def reason_lines(fact: Deciding, sources: dict[str, Source]) -> list[RenderableType]:
    """Why a fact matters, the words to the client, and who stands for it."""
    return [
        _line("Why", fact.why),
        _line("Say", f"“{fact.say}”"),
        Text("Sources", style="bold"),
        *_sources(fact.sources, fact.consensus, sources),
    ]


def _decisive(fact: Deciding, sources: dict[str, Source]) -> RenderableType:
    lines = [_line("Look for", fact.look_for), _line("Today", fact.decision), *reason_lines(fact, sources)]
    return Panel(Group(*lines), title=f"{fact.id}  {escape(fact.name)}", title_align="left")


def _fact(fact: Contraindication, sources: dict[str, Source], disagreements: dict[str, Disagreement]) -> RenderableType:
    lines: list[RenderableType] = [
        _line("Look for", fact.look_for),
        _line("Class", ", ".join(fact.classes)),
        _line("Today", fact.decision),
        *(_line(escalation.level.capitalize(), escalation.when) for escalation in fact.escalate),
        _line("Leave out", ", ".join(fact.affects) or "nothing", fact.affects_note),
        _line("Wait", fact.wait or "none"),
        *reason_lines(fact, sources),
    ]
    for name in fact.disagreements:
        lines += [Text("Authorities disagree", style="bold"), _disagreement(disagreements[name], sources)]
    return Panel(Group(*lines), title=f"{fact.id}  {escape(fact.name)}", title_align="left")


def _disagreement(record: Disagreement, sources: dict[str, Source]) -> RenderableType:
    lines: list[RenderableType] = [Text(record.issue)]
    for position in record.positions:
        lines.append(Text(f"• {position.text}"))
        lines += _sources(position.sources, position.consensus, sources)
    lines.append(_line("This course teaches", record.rule, "professional consensus" if record.consensus else None))
    return Padding(Group(*lines), (0, 0, 0, 2))


def _gate(gate: Gate, sources: dict[str, Source]) -> RenderableType:
    lines: list[RenderableType] = [
        _line("Question", gate.question),
        _line("Look for", gate.looks_for),
        _line("Stop", gate.stop),
        _line("Then", gate.then),
        _line("Facts", ", ".join(gate.facts) or "none"),
        Text("Sources", style="bold"),
        *_sources(gate.sources, gate.consensus, sources),
    ]
    return Panel(Group(*lines), title=f"{gate.id}  {escape(gate.title)} ({gate.step})", title_align="left")


def _checklist(checklist: Checklist) -> RenderableType:
    lines: list[RenderableType] = []
    for section in checklist.sections:
        lines.append(Text(section.title, style="bold"))
        lines += [_line(line.text, ", ".join(_rests_on(line))) for line in section.lines]
    return Panel(Group(*lines), title=f"{checklist.id}  {escape(checklist.title)}", title_align="left")


def _rests_on(line: ChecklistLine) -> list[str]:
    return [*line.facts, *line.sources, *(["professional consensus"] if line.consensus else [])]


def _sources(ids: tuple[str, ...], consensus: bool, sources: dict[str, Source]) -> list[RenderableType]:
    lines: list[RenderableType] = [Padding(_source(sources[source_id]), (0, 0, 0, 4)) for source_id in ids]
    return [*lines, *([Padding(Text("professional consensus"), (0, 0, 0, 4))] if consensus else [])]


def _source(source: Source) -> Text:
    tier = TIER_E if source.tier == "E" else f"tier {source.tier}"
    note = f", {source.tier_note}" if source.tier_note else ""
    text = Text(f"{source.id}  {source.publisher}: {source.title} ({tier}{note})")
    return text.append(f"\n{source.url}", style="dim") if source.url else text


def _line(label: str, text: str, note: str | None = None) -> Text:
    return Text.assemble((f"{label}: ", "bold"), text, f" ({note})" if note else "")
