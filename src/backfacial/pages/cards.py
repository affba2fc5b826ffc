"""Fact cards and disagreements."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from backfacial.facts import library
from backfacial.facts.consultation.contraindications import Contraindication
from backfacial.facts.course.disagreements import Disagreement, Position
from backfacial.pages.citations import SourceLine, source_lines
from backfacial.pages.render import render, say

_MOST_URGENT_FIRST = ("emergency", "urgent")


@dataclass(frozen=True)
class DisagreementView:
    """A disagreement, each position with who holds it."""

    record: Disagreement
    positions: tuple[tuple[Position, tuple[SourceLine, ...]], ...]


def fact_card_html(fact_id: str) -> str:
    """All that the course knows about one contraindication. What needs help at once stands first.

    Raises:
        KeyError: no such contraindication.
    """
    return _fact_html("card.html", fact_id)


def fact_record_html(fact_id: str) -> str:
    """The card without its frame, its name and its classes, for a place that shows these already.

    Raises:
        KeyError: no such fact.
    """
    return _fact_html("record.html", fact_id)


def _fact_html(template: str, fact_id: str) -> str:
    fact = library().contraindications[fact_id]
    classes = {term.id: term for term in library().terms.classes}
    return render(
        template,
        fact=fact,
        classes=[classes[name] for name in fact.classes],
        alarms=sorted(fact.escalate, key=lambda escalation: _MOST_URGENT_FIRST.index(escalation.level)),
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
    note = _with_labels(fact.affects_note or "", labels)
    steps = steps_in_words(fact.affects)
    return say("leave-out-noted", steps=steps, note=note) if steps and note else steps or note


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
