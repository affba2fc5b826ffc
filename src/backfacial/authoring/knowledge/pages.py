"""The whole knowledge as pages to read through and sign: `docs/knowledge.md` and its folder.

One page for each lesson, one for what belongs to all lessons, one for the sources; the first page counts what is
reviewed, lists the open doubts, and leads to every id.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from backfacial.authoring.content import Content
from backfacial.authoring.knowledge.entries import ITEMS
from backfacial.authoring.knowledge.knowledge import Knowledge
from backfacial.facts.course.doubts import Doubt
from backfacial.knowledge.entries import Entry, is_capital
from backfacial.knowledge.lines import Line, Ref, plain
from backfacial.knowledge.outline import Outline, Part

FIRST_PAGE = Path("docs/knowledge.md")
FOLDER = Path("docs/knowledge")
GENERAL = "general"
SOURCES = "sources"
MOST_COLUMNS = 5
LONGEST_CELL = 220
"""Records with more or longer parts than that are no table."""
SHORTEST_LINK = 3
"""Shorter ids in prose may mean something else, such as O2."""

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~$#]")
_CITED = re.compile(r"\[([A-Z0-9]+(?:[-.][0-9a-z]+)?(?:\s*[,;]\s*[A-Z0-9]+(?:[-.][0-9a-z]+)?)*)\]")
_ADDRESS = re.compile(r"https?://\S+")
_ID = re.compile(r"(?<![\w.-])(?:[A-Z0-9]+-\d+[a-z]?|[A-Z]{1,4}\d{1,3}(?:\.\d)?)(?![\w-])")


def knowledge_pages(content: Content) -> dict[Path, str]:
    """The text of each page by its path from the course's root."""
    pages = _Pages(Knowledge(content), content)
    files = {FOLDER / f"{page}.md": pages.page(page) for page in pages.names}
    return {FIRST_PAGE: pages.first(), **files}


def anchors(knowledge: Knowledge) -> dict[tuple[str, str], str]:
    """Where each record stands on its page: at its id in small letters; with its kind where that is taken."""
    taken: dict[str, tuple[str, str]] = {}
    for entry in knowledge.index.entries:
        key, short = (entry.kind, entry.id), entry.id.lower()
        taken.setdefault(short if short not in taken else f"{entry.kind}-{short}".replace("_", "-"), key)
    return {key: anchor for anchor, key in taken.items()}


class _Pages:
    def __init__(self, knowledge: Knowledge, content: Content) -> None:
        self._knowledge = knowledge
        self._content = content
        self._naming = knowledge.naming
        self._anchors = anchors(knowledge)
        self._page_of = {(entry.kind, entry.id): self._page(entry) for entry in knowledge.index.entries}
        self._on: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
        for entry in knowledge.index.entries:
            self._on[self._page_of[entry.kind, entry.id]][entry.kind].append(entry)
        lessons = [lesson.id for lesson in content.records["lessons"]]
        self.names = [page for page in (*lessons, GENERAL, SOURCES) if page in self._on]

    def _page(self, entry: Entry) -> str:
        """The lesson of a record; by its kind where it names none."""
        record, index = entry.record, self._knowledge.index
        if entry.kind == "lessons":
            return entry.id
        if entry.kind == ITEMS:
            record = index.by_kind["objectives"][record.objective].record
        reason = index.capital.get(getattr(record, "reason", ""))
        lesson = getattr(reason.record if reason else record, "lesson", None)
        return lesson or self._naming.page(entry.kind) or GENERAL

    def _title(self, page: str) -> str:
        lesson = self._knowledge.index.by_kind["lessons"].get(page)
        return lesson.record.title if lesson else self._naming.word(f"page-title-{page}")

    def page(self, page: str) -> str:
        """A page with its records by kind."""
        parts = [f"# {_escaped(self._title(page))}", self._naming.word("page-made"), self._contents(page)]
        for kind, entries in self._on[page].items():
            parts.append(f"## {self._naming.kinds(kind)}")
            outlines = [_without_lesson(self._knowledge.outline(entry), page) for entry in entries]
            parts += [self._table(outlines, page)] if _fits_a_table(outlines) else self._blocks(outlines, page)
        return "\n\n".join(parts) + "\n"

    def _contents(self, page: str) -> str:
        titles = [(self._naming.kinds(kind), len(entries)) for kind, entries in self._on[page].items()]
        links = [f"[{title}](#{_heading(title)}) ({count})" for title, count in titles]
        return f"[{self._naming.word('page-up')}](../{FIRST_PAGE.name}) · " + " · ".join(links)

    def _blocks(self, outlines: list[Outline], page: str) -> Iterator[str]:
        for outline in outlines:
            lines = [line for part in outline.parts for line in self._part(part, page, "- ")]
            differ = (self._link(each.kind, each.id, each.name, page) for each in outline.disagreements)
            lines += [f"- {self._naming.word('differ')}: {each}" for each in differ]
            support = self._support(outline, page)
            lines += [f"- {self._naming.word('sources')}: {support}"] if support else []
            yield f"**{self._head(outline)}**\n\n" + "\n".join(lines) if lines else f"**{self._head(outline)}**"

    def _table(self, outlines: list[Outline], page: str) -> str:
        labels = list(dict.fromkeys(part.label for outline in outlines for part in outline.parts))
        rows = [[self._naming.word("page-record"), *labels, self._naming.word("sources")], ["---"] * (len(labels) + 2)]
        for outline in outlines:
            cells = {part.label: self._line(part.lines[0], page) for part in outline.parts}
            support = self._support(outline, page)
            rows.append([self._head(outline), *(cells.get(label, "") for label in labels), support])
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _head(self, outline: Outline) -> str:
        anchor = self._anchors[outline.kind, outline.id]
        name = "" if outline.name == outline.id else f" {_escaped(outline.name)}"
        return f'<a id="{anchor}"></a>{_escaped(outline.id)}{name}'

    def _part(self, part: Part, page: str, bullet: str) -> Iterator[str]:
        label = f"{_escaped(part.label)}: " if part.label else ""
        if len(part.lines) == 1 and not part.parts:
            yield f"{bullet}{label}{self._line(part.lines[0], page)}"
            return
        yield f"{bullet}{label}".rstrip()
        for line in part.lines:
            yield f"  {bullet}{self._line(line, page)}"
        for inner in part.parts:
            yield from self._part(inner, page, f"  {bullet}")

    def _support(self, outline: Outline, page: str) -> str:
        """Who stands for a record, and who has read it through."""
        said = [self._link("sources", source.id, source.id, page) for source in outline.sources]
        said += [self._naming.word("consensus")] if outline.consensus else []
        review = outline.reviewed
        if review:
            said.append(self._naming.word("page-reviewed").format(by=_escaped(review.by), date=review.date))
        return ", ".join(said)

    def _line(self, line: Line, page: str) -> str:
        return "".join(self._ref(part, page) if isinstance(part, Ref) else self._text(part, page) for part in line)

    def _ref(self, ref: Ref, page: str) -> str:
        """The id leads to the record; a name without it leads there as a whole."""
        if is_capital(ref.id) and ref.text.startswith(ref.id):
            return self._link(ref.kind, ref.id, ref.id, page) + _escaped(ref.text.removeprefix(ref.id))
        return self._link(ref.kind, ref.id, ref.text, page)

    def _text(self, text: str, page: str) -> str:
        """Prose with the ids in it as links."""
        if _ADDRESS.fullmatch(text):
            return f"<{text}>"
        parts, at = [], 0
        text = _CITED.sub(r"(\1)", text)
        for found in _ID.finditer(text):
            entry = self._knowledge.index.capital.get(found.group())
            if entry is not None and len(entry.id) >= SHORTEST_LINK:
                parts += [_escaped(text[at : found.start()]), self._link(entry.kind, entry.id, entry.id, page)]
                at = found.end()
        return "".join((*parts, _escaped(text[at:])))

    def _link(self, kind: str, record_id: str, text: str, page: str) -> str:
        there, anchor = self._page_of[kind, record_id], self._anchors[kind, record_id]
        path = "" if there == page else f"{FOLDER.name}/{there}.md" if page == FIRST_PAGE.name else f"{there}.md"
        return f"[{_escaped(text)}]({path}#{anchor})"

    def first(self) -> str:
        """The page to begin with."""
        word, here = self._naming.word, FIRST_PAGE.name
        pages = " · ".join(f"[{_escaped(self._title(name))}]({FOLDER.name}/{name}.md)" for name in self.names)
        parts = [f"# {word('page-title')}", word("page-intro"), word("page-sign"), f"{word('page-lessons')} {pages}"]
        parts += [f"## {word('page-doubts')}", word("page-doubts-intro")]
        parts.append("\n".join(self._doubts(here)) or word("none"))
        parts += [f"## {word('page-boundaries')}"]
        limits = [self._knowledge.outline(entry) for entry in self._knowledge.index.by_kind["boundaries"].values()]
        parts.append("\n".join(f"- {self._limit(limit, here)}" for limit in limits) or word("none"))
        parts += [f"## {word('page-counts')}", self._counts(), f"## {word('page-pages')}", *self._index(here)]
        return "\n\n".join(parts) + "\n"

    def _counts(self) -> str:
        word, rows = self._naming.word, []
        total, read = 0, 0
        for kind, entries in self._knowledge.index.by_kind.items():
            reviewed = sum(entry.record.reviewed is not None for entry in entries.values())
            rows.append(f"| {self._naming.kinds(kind)} | {len(entries)} | {reviewed} |")
            total, read = total + len(entries), read + reviewed
        head = f"| {word('page-kind')} | {word('page-records')} | {word('page-read')} |\n| --- | ---: | ---: |"
        return "\n".join((head, *rows, f"| {word('page-all')} | {total} | {read} |"))

    def _doubts(self, page: str) -> Iterator[str]:
        for entry in self._knowledge.index.by_kind["doubts"].values():
            doubt: Doubt = entry.record
            link = self._link(entry.kind, entry.id, entry.id, page)
            said = self._naming.word("page-doubt").format(
                id=link,
                name=_escaped(doubt.name),
                question=self._text(doubt.question, page),
                rule=self._text(doubt.rule_now, page),
                who=self._naming.value(doubt.who, "who"),
            )
            yield f"- [ ] {' '.join(said.split())}"

    def _limit(self, limit: Outline, page: str) -> str:
        text = " ".join(self._line(line, page) for line in limit.parts[0].lines)
        return f"{self._link(limit.kind, limit.id, limit.id, page)} {_escaped(limit.name)}. {text}"

    def _index(self, page: str) -> Iterator[str]:
        """Every id once, with its anchor, so that a link to this page and an id leads on."""
        for name in self.names:
            yield f"### [{_escaped(self._title(name))}]({FOLDER.name}/{name}.md)"
            for kind, entries in self._on[name].items():
                links = (
                    f'<a id="{self._anchors[kind, each.id]}"></a>{self._link(kind, each.id, each.id, page)}'
                    for each in entries
                )
                yield f"{self._naming.kinds(kind)}:\n" + " ·\n".join(links)


def _without_lesson(outline: Outline, page: str) -> Outline:
    """A record without the name of the lesson whose page it stands on."""
    here = tuple(part for part in outline.parts if not _names_only(part, "lessons", page))
    return replace(outline, parts=here)


def _names_only(part: Part, kind: str, record_id: str) -> bool:
    refs = part.lines[0] if len(part.lines) == 1 else ()
    return len(refs) == 1 and isinstance(refs[0], Ref) and (refs[0].kind, refs[0].id) == (kind, record_id)


def _fits_a_table(outlines: list[Outline]) -> bool:
    """Whether all parts are short enough for a table."""
    parts = [part for outline in outlines for part in outline.parts]
    labels = {part.label for part in parts}
    differ = any(outline.disagreements for outline in outlines)
    return len(outlines) > 1 and 0 < len(labels) <= MOST_COLUMNS and not differ and all(map(_fits_a_cell, parts))


def _fits_a_cell(part: Part) -> bool:
    return len(part.lines) == 1 and not part.parts and len(plain(part.lines[0])) <= LONGEST_CELL


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda special: f"\\{special.group()}", text)


def _heading(text: str) -> str:
    """The anchor that a heading gets."""
    return re.sub(r"[^\w\- ]", "", text.lower()).strip().replace(" ", "-")
