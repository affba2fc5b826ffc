"""Everything as HTML: a question to read, a marked question, a fact card, the table of contraindications.

Each function returns a fragment for a page that has `styles()`. A fragment holds no id and no script, so it can stand
on one page several times. All text is escaped, learners' text above all.
"""

from backfacial.pages.back import back_html
from backfacial.pages.cards import disagreement_html, fact_card_html
from backfacial.pages.checklists import checklist_html, checklist_page, checklist_text
from backfacial.pages.citations import source_lines, split_citations
from backfacial.pages.explorable import TABLES, FactTable
from backfacial.pages.lessons import levels_html, objectives_html
from backfacial.pages.marks import marked_html
from backfacial.pages.pictures import picture_html
from backfacial.pages.printable import printable
from backfacial.pages.questions import question_html, question_text
from backfacial.pages.reflections import reflection_html
from backfacial.pages.styling import styles
from backfacial.pages.tables import contraindication_table_html
from backfacial.pages.tokens import Theme, tokens

__all__ = [
    "TABLES",
    "FactTable",
    "Theme",
    "back_html",
    "checklist_html",
    "checklist_page",
    "checklist_text",
    "contraindication_table_html",
    "disagreement_html",
    "fact_card_html",
    "levels_html",
    "marked_html",
    "objectives_html",
    "picture_html",
    "printable",
    "question_html",
    "question_text",
    "reflection_html",
    "source_lines",
    "split_citations",
    "styles",
    "tokens",
]
