"""Who stands for what a record says: its sources with their tiers, and professional consensus."""

from collections.abc import Callable, Iterable

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from backfacial.facts import words
from backfacial.facts.course.sources import Source
from backfacial.facts.fact import Deciding

Say = Callable[..., str]
"""Gives a sentence of the interface, as `backfacial.facts.words` does."""


def reason_lines(fact: Deciding, sources: dict[str, Source]) -> list[RenderableType]:
    """Why a fact matters, and who stands for it."""
    return [
        labelled(words("explain", "field-why"), fact.why),
        *support_lines([sources[source_id] for source_id in fact.sources], fact.consensus, words),
    ]


def support_lines(sources: Iterable[Source], consensus: bool, say: Say) -> list[RenderableType]:
    """The sources under their heading, professional consensus last; nothing where there is neither."""
    lines = [_source(source, say) for source in sources]
    lines += [Text(say("explain", "consensus"))] if consensus else []
    if not lines:
        return []
    return [Text(say("explain", "sources"), style="bold"), *(Padding(line, (0, 0, 0, 4)) for line in lines)]


def labelled(label: str, text: str) -> Text:
    """A label and what it says in one line."""
    return Text.assemble((f"{label}: ", "bold"), text)


def _source(source: Source, say: Say) -> Text:
    tier = say("explain", "tier-E") if source.tier == "E" else say("explain", "tier", tier=source.tier)
    note = f", {source.tier_note}" if source.tier_note else ""
    text = Text(f"{source.id}  {source.publisher}: {source.title} ({tier}{note})")
    return text.append(f"\n{source.url}", style="dim") if source.url else text
