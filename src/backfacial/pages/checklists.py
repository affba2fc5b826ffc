"""Checklists: in a lesson, as text, and as one sheet of paper."""

from backfacial.facts import library
from backfacial.facts.consultation.checklists import Checklist
from backfacial.pages.citations import cited
from backfacial.pages.render import render
from backfacial.pages.tokens import css


def checklist_html(checklist_id: str) -> str:
    """The checklist as a card, with who stands for it.

    Raises:
        KeyError: no such checklist.
    """
    checklist = library().checklists[checklist_id]
    lines = [line for section in checklist.sections for line in section.lines]
    facts, sources = cited(cited_id for line in lines for cited_id in (*line.facts, *line.sources))
    return render("checklist.html", checklist=checklist, facts=facts, sources=sources, example=_example(checklist))


def checklist_page(checklist_id: str) -> str:
    """The checklist as a whole HTML document for one sheet of A4, black on white; it needs no other file.

    Raises:
        KeyError: no such checklist.
    """
    checklist = library().checklists[checklist_id]
    return render("checklist_page.html", checklist=checklist, example=_example(checklist), look=css("sheet.css"))


def checklist_text(checklist_id: str) -> str:
    """The checklist as text, a box before each line.

    Raises:
        KeyError: no such checklist.
    """
    checklist = library().checklists[checklist_id]
    return "\n".join([checklist.title, checklist.intro, *_text_lines(checklist)])


def _example(checklist: Checklist) -> str:
    """A number that stands on this sheet, to say what such numbers are; "" where none does."""
    return next((fact for section in checklist.sections for line in section.lines for fact in line.facts), "")


def _text_lines(checklist: Checklist) -> list[str]:
    lines: list[str] = []
    for section in checklist.sections:
        lines += ["", section.title]
        levels = library().terms.levels if section.levels else ()
        lines += [f"[ ] {level.label}" for level in levels]
        lines += [f"[ ] {line.text}" for line in section.lines]
    return lines
