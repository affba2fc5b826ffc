"""All that can be read, from what authors wrote: each record as an outline, with the records that refer to it."""

from dataclasses import replace
from itertools import groupby

from backfacial.authoring.content import Content
from backfacial.authoring.knowledge.backlinks import backlinks
from backfacial.authoring.knowledge.entries import EntryIndex, entries
from backfacial.knowledge.entries import Entry
from backfacial.knowledge.lines import Line, Ref, joined
from backfacial.knowledge.naming import Naming
from backfacial.knowledge.outline import Outline, Outlines, Part

MANY = 24
"""More records of a kind than that are counted and not listed where they refer to one."""


class Knowledge:
    """All that can be read, each record as an outline.

    Args:
        content: what authors wrote, without problems.
    """

    def __init__(self, content: Content) -> None:
        self.asked = content.questions()
        self.naming = Naming(content.interface["explain"], content.say)
        self.index = EntryIndex(entries(content))
        self._outlines = Outlines(self.index, self.naming)
        self._backlinks = backlinks(self.index)

    def name(self, entry: Entry) -> str:
        """What a record is called."""
        return self.naming.named(entry, self.index)

    def own_outline(self, entry: Entry) -> Outline:
        """What the record says itself."""
        return self._outlines.outline(entry)

    def outline(self, entry: Entry) -> Outline:
        """The record to read, with the records that refer to it."""
        referred = self._backlinks.get((entry.kind, entry.id), ())
        return replace(
            self.own_outline(entry),
            referred=tuple(self._referring(referred)),
            referred_ids={
                kind: tuple(each.id for each in group) for kind, group in groupby(referred, key=lambda each: each.kind)
            },
        )

    def _referring(self, found: tuple[Entry, ...]) -> list[Part]:
        parts = []
        for kind, group in groupby(found, key=lambda each: each.kind):
            each = [(Ref(entry.kind, entry.id, entry.id),) for entry in group]
            line: Line = joined(each, ", ") if len(each) <= MANY else (str(len(each)),)
            parts.append(Part(self.naming.kinds(kind), (line,)))
        return parts
