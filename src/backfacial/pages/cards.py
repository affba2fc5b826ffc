"""Cards: all that the course knows about one fact; and disagreements."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from backfacial.facts import library
from backfacial.facts.base import Record
from backfacial.facts.conditions import comparisons
from backfacial.facts.consultation.contraindications import Contraindication, Escalation
from backfacial.facts.course.disagreements import Disagreement, Position
from backfacial.facts.skin.lesions import LEVEL_OF_A_REFERRAL, Lesion, LesionFact, LesionRaise
from backfacial.knowledge.lines import Line, Ref
from backfacial.knowledge.outline import Part
from backfacial.knowledge.shelf import outlines, shelf
from backfacial.pages.citations import SourceLine, source_lines
from backfacial.pages.looks import signs_html
from backfacial.pages.render import render, say
from backfacial.pages.scenes import scene_html

_MOST_URGENT_FIRST = ("emergency", "urgent")
_WHO_HAS_TO_SEE_IT = ("escalate", "refer")
"""Fields with the levels at which somebody else has to see it, and how soon."""


@dataclass(frozen=True)
class DisagreementView:
    """A disagreement, each position with who holds it."""

    record: Disagreement
    positions: tuple[tuple[Position, tuple[SourceLine, ...]], ...]


@dataclass(frozen=True)
class PartView:
    """Something that is said of a record.

    `said` is what one says to a client as it stands; the lines of a `numbered` part begin with their numbers.
    """

    label: str
    lines: tuple[str, ...]
    parts: tuple["PartView", ...]
    said: bool = False
    numbered: bool = False


def fact_card_html(fact_id: str) -> str:
    """All that the course knows about one fact of any kind. What needs help at once stands first.

    Raises:
        KeyError: no record has this id.
    """
    return _fact_html(fact_id, framed=True)


def fact_record_html(fact_id: str) -> str:
    """The card without its frame, its name and its classes, for a place that shows these already.

    Raises:
        KeyError: no record has this id.
    """
    return _fact_html(fact_id, framed=False)


def _fact_html(fact_id: str, *, framed: bool) -> str:
    entry = shelf().named(fact_id)
    if entry is None:
        raise KeyError(fact_id)
    if isinstance(entry.record, Contraindication):
        return _contraindication_html(entry.record, framed=framed)
    outline, alarms = outlines().outline(entry), alarms_of(entry.record)
    told = (_without(alarms, part, entry.record) for part in outline.parts)
    template = "card_of_any.html" if framed else "record_of_any.html"
    return render(
        template,
        outline=outline,
        alarms=alarms,
        picture=scene_html(fact_id) if framed else None,
        signs=signs_html(entry.record, whole=framed),
        parts=[part for part in map(part_view, told) if part is not None],
        disagreements=[_disagreement(each.id) for each in outline.disagreements],
        sources=source_lines((source.id for source in outline.sources), outline.consensus),
    )


def alarms_of(record: Record) -> list[Any]:
    """What of a record needs help on the same day or at once, the most urgent first: `level`, `when` and `say`."""
    if isinstance(record, Lesion):
        told: list[Any] = [_raised(each) for each in record.raises if each.refer in LEVEL_OF_A_REFERRAL]
    else:
        told = [part for field in _WHO_HAS_TO_SEE_IT for part in _parts(getattr(record, field, ()))]
    return sorted(
        (part for part in told if part.level in _MOST_URGENT_FIRST),
        key=lambda part: _MOST_URGENT_FIRST.index(part.level),
    )


def _raised(raised: LesionRaise) -> Escalation:
    facts = library().of(LesionFact)
    signs = [facts[part.fact].told["yes"].removesuffix(".") for part in comparisons(raised.when)]
    key = "alarm-one" if len(signs) == 1 else "alarm-any"
    when = say(key, signs="; ".join(signs), do=raised.do)
    return Escalation(level=LEVEL_OF_A_REFERRAL[raised.refer], when=when, say=raised.say)


def _parts(value: object) -> list[Any]:
    return [part for part in value if hasattr(part, "level")] if isinstance(value, tuple) else []


def _without(alarms: list[Any], part: Part, record: Record) -> Part:
    """The part without what stands above it as an alarm."""
    entries = _parts(getattr(record, part.field, ())) if part.field in _WHO_HAS_TO_SEE_IT else []
    if not entries:
        return part
    lines = tuple(line for line, entry in zip(part.lines, entries, strict=True) if entry not in alarms)
    return replace(part, lines=lines)


def part_view(part: Part) -> PartView | None:
    """A part of an outline as a card shows it; None where nothing of it is left."""
    lines = tuple(text for text in map(text_of, part.lines) if text)
    inner = tuple(view for view in map(part_view, part.parts) if view is not None)
    is_a_title = bool(part.label) and not part.field and not part.lines and not part.parts
    if not lines and not inner and not is_a_title:
        return None
    numbered = all(re.match(r"\d+\. ", line) for line in lines)
    return PartView(part.label, lines, inner, said=part.field == "say", numbered=numbered)


def text_of(line: Line) -> str:
    """A line to read. A small id after a name is for authors and is left out."""
    return "".join(_name(part) if isinstance(part, Ref) else part for part in line)


def _name(ref: Ref) -> str:
    return ref.text.removesuffix(f" ({ref.id})") if ref.id == ref.id.lower() else ref.text


def _contraindication_html(fact: Contraindication, *, framed: bool) -> str:
    classes = {term.id: term for term in library().terms.classes}
    return render(
        "card.html" if framed else "record.html",
        fact=fact,
        signs=signs_html(fact, whole=framed),
        classes=[classes[name] for name in fact.classes],
        alarms=alarms_of(fact),
        steps=_steps_left_out(fact),
        disagreements=[_disagreement(name) for name in fact.disagreements],
        sources=source_lines(fact.sources, fact.consensus),
    )


def disagreement_html(disagreement_id: str) -> str:
    """Every position with its sources, and the rule that this course teaches.

    Raises:
        KeyError: no such disagreement.
    """
    return render("disagreement.html", disagreement=_disagreement(disagreement_id))


def _disagreement(disagreement_id: str) -> DisagreementView:
    record = library().disagreements[disagreement_id]
    positions = tuple((part, source_lines(part.sources, part.consensus)) for part in record.positions)
    return DisagreementView(record, positions)


def _steps_left_out(fact: Contraindication) -> str:
    labels = {term.id: term.label for term in library().terms.steps}
    note = _with_labels(fact.affects_note or "", labels) or _in_some_cases(fact)
    steps = steps_in_words(fact.affects)
    return say("leave-out-noted", steps=steps, note=note) if steps and note else steps or note


def _in_some_cases(fact: Contraindication) -> str:
    sometimes = steps_in_words(fact.affects_sometimes, begin=False)
    return say("explore-sometimes", steps=sometimes) if sometimes else ""


def steps_in_words(steps: Iterable[str], begin: bool = True) -> str:
    """ "Exfoliation, heat, LED light"; without its capital where it does not begin a sentence."""
    labels = {term.id: term.label for term in library().terms.steps}
    names = [labels[step] for step in steps]
    return ", ".join(name if begin and at == 0 else _inside_a_sentence(name) for at, name in enumerate(names))


def _with_labels(note: str, labels: dict[str, str]) -> str:
    """Notes name steps by their tokens ("HEAT everywhere"); a reader gets the label."""
    tokens = re.compile(rf"(^|[.?!] )?\b({'|'.join(labels)})\b")
    return tokens.sub(lambda found: _label_at(found[1], labels[found[2]]), note)


def _label_at(sentence_start: str | None, label: str) -> str:
    return _inside_a_sentence(label) if sentence_start is None else sentence_start + label


def _inside_a_sentence(label: str) -> str:
    """A label without its capital, unless it begins with an abbreviation ("LED light")."""
    first = label.split()[0]
    return label if len(first) > 1 and first.isupper() else label[0].lower() + label[1:]
