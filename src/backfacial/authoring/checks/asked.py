"""Checks of what people ask: each question leads to one record that the search finds, and stands once."""

from collections.abc import Iterator

from backfacial.authoring.content import ASKED, Content
from backfacial.authoring.knowledge.entries import entries
from backfacial.authoring.knowledge.full_text import EVERYDAY
from backfacial.authoring.records import Problem
from backfacial.knowledge.search.words import words_of


def check_asked(content: Content) -> Iterator[Problem]:
    """Ids that the search does not find or that stand twice; questions that do, whatever their case and signs."""
    found = {entry.id for entry in entries(content) if entry.kind != EVERYDAY}
    ids: set[str] = set()
    leads: dict[str, str] = {}
    for asked in content.asked:
        if asked.id not in found:
            yield Problem(ASKED, asked.id, "no record that the search finds has this id: correct it, or add the record")
        if asked.id in ids:
            yield Problem(ASKED, asked.id, "the id stands twice: put all its questions into one list")
        ids.add(asked.id)
        for question in asked.ask:
            read = " ".join(words_of(question))
            if read in leads:
                mend = f"'{question}' stands under {leads[read]} already: leave it where it is answered best"
                yield Problem(ASKED, asked.id, mend)
            leads.setdefault(read, asked.id)
