"""The table of contraindications, one part a class."""

from dataclasses import dataclass

from backfacial.facts import library
from backfacial.facts.consultation.contraindications import Contraindication
from backfacial.facts.course.terms import Term
from backfacial.pages.render import render


@dataclass(frozen=True)
class Group:
    """The contraindications of one class, each with all its classes in words."""

    term: Term
    rows: tuple[tuple[Contraindication, str], ...]


def contraindication_table_html() -> str:
    """All contraindications under their first class; other classes are named in the row. Parts are closed."""
    labels = {term.id: term.label for term in library().terms.classes}
    facts = library().contraindications.values()
    groups = [
        Group(
            term,
            tuple(
                (fact, ", ".join(labels[name] for name in fact.classes)) for fact in facts if fact.classes[0] == term.id
            ),
        )
        for term in library().terms.classes
    ]
    return render("contraindications.html", groups=[group for group in groups if group.rows])
