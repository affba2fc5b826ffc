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
    return render("checklist.html", checklist=checklist, facts=facts, sources=sources)


def checklist_page(checklist_id: str) -> str:
    """The checklist as a whole HTML document for one sheet of A4, black on white; it needs no other file.

    Raises:
        KeyError: no such checklist.
    """
    return render("checklist_page.html", checklist=library().checklists[checklist_id], look=css("sheet.css"))


def checklist_text(checklist_id: str) -> str:
    """The checklist as text, a box before each line.

    Raises:
        KeyError: no such checklist.
    """
    checklist = library().checklists[checklist_id]
    return "\n".join([checklist.title, checklist.intro, *_text_lines(checklist)])


def _text_lines(checklist: Checklist) -> list[str]:
    lines: list[str] = []
    for section in checklist.sections:
        lines += ["", section.title]
        levels = library().terms.levels if section.levels else ()
        lines += [f"[ ] {level.label}" for level in levels]
        lines += [f"[ ] {line.text}" for line in section.lines]
    return lines
