"""`backfacial explain`: a record by its id, or the records whose texts speak of some words."""

import json
from collections.abc import Iterable
from pathlib import Path
from textwrap import shorten
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from backfacial.authoring.content import BadWords, Content, course_root, read_content
from backfacial.authoring.knowledge.finder import Finder, looks_like_an_id
from backfacial.authoring.knowledge.full_text import FullText, Hit, Hits
from backfacial.authoring.knowledge.knowledge import Knowledge
from backfacial.facts.course.sources import Source
from backfacial.knowledge.entries import Entry
from backfacial.knowledge.lines import Line, plain
from backfacial.knowledge.outline import Outline, Part
from backfacial.terminal.support import Say, labelled, support_lines

BULLET = "• "
LONG_NAME = 100
"""Characters of a name in a list of hits, and of what was typed where it is said again."""


def explain(
    words: Annotated[
        list[str], typer.Argument(metavar="ID|WORDS", help='For example C01, AAD-1, "drill A", "redness goes away".')
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document instead of sentences.")] = False,
    search: Annotated[
        bool, typer.Option("--search", help="Look for a word in the texts, also if it is an id.")
    ] = False,
) -> None:
    """Print all that is known under an id with its sources, or search all texts for words."""
    content = _content()
    try:
        _answer(content, " ".join(" ".join(words).split()), as_json, search)
    except BadWords as bad:
        _fail(str(bad), 1)


def _answer(content: Content, typed: str, as_json: bool, search: bool) -> None:
    if not typed:
        _fail(content.say("explain", "no-text"), 2)
    knowledge = Knowledge(content)
    finder = Finder(knowledge.index, knowledge.naming)
    entries = () if search else finder.find(typed)
    if entries:
        _show_records(knowledge, entries, typed, as_json, content.say)
    elif looks_like_an_id(typed) and not search:
        _fail(_unknown(typed, finder.near(typed), content.say), 1)
    else:
        show_hits(knowledge, FullText(knowledge).search(typed), typed, as_json, content.say)


def _content() -> Content:
    try:
        content = read_content(course_root(Path.cwd()))
    except FileNotFoundError as error:
        _fail(str(error), 1)
    if content.problems:
        _fail("\n".join(str(problem) for problem in content.problems), 1)
    return content


def _fail(message: str, code: int) -> NoReturn:
    Console(stderr=True).print(message, markup=False, highlight=False, soft_wrap=True, style="red")
    raise typer.Exit(code)


def _unknown(typed: str, near: tuple[str, ...], say: Say) -> str:
    hint = say("explain", "unknown-near", near=", ".join(near)) if near else say("explain", "unknown-hint")
    return say("explain", "unknown-id", id=typed, hint=hint)


def _show_records(knowledge: Knowledge, entries: tuple[Entry, ...], typed: str, as_json: bool, say: Say) -> None:
    outlines = [knowledge.outline(entry) for entry in entries]
    if as_json:
        print(json.dumps({"records": [as_data(outline) for outline in outlines]}, indent=1, ensure_ascii=False))
        return
    for outline in outlines:
        Console().print(readable(outline, say))
    if typed.isalpha() and typed.islower():
        Console().print(say("explain", "also-search", word=typed), markup=False, highlight=False, style="dim")


def show_hits(knowledge: Knowledge, hits: Hits, typed: str, as_json: bool, say: Say) -> None:
    """Print what a search has found, or that nothing speaks of what was typed.

    Raises:
        typer.Exit: always; 0 where something was found, 1 where nothing was.
    """
    out = Console()
    if as_json:
        print(json.dumps(_hits_as_data(hits, typed), indent=1, ensure_ascii=False))
    elif hits.best:
        out.print(_found(hits, knowledge, out.is_terminal, say))
    else:
        said_again = typed if len(typed) <= LONG_NAME else f"{typed[:LONG_NAME]}…"
        out.print(say("explain", "nothing-found", text=said_again), markup=False, highlight=False)
        near = ", ".join(hits.near)
        out.print(say("explain", "near-words", near=near) if near else say("explain", "near-none"), markup=False)
    raise typer.Exit(0 if hits.best else 1)


def readable(outline: Outline, say: Say) -> RenderableType:
    """A record in a frame.

    Args:
        say: gives the words of the interface.
    """
    lines: list[RenderableType] = [Text(outline.name, style="bold"), *_body(outline, say)]
    review = outline.reviewed
    said = say("explain", "reviewed", by=review.by, date=review.date) if review else say("explain", "not-reviewed")
    lines.append(labelled(say("explain", "review"), said))
    if outline.referred:
        lines.append(Text(say("explain", "referred"), style="bold"))
        lines += [Padding(line, (0, 0, 0, 2)) for part in outline.referred for line in _part(part)]
    return Panel(Group(*lines), title=f"{outline.id}  {outline.kind_label}", title_align="left")


def _body(outline: Outline, say: Say) -> list[RenderableType]:
    lines = [line for part in outline.parts for line in _part(part)]
    lines += support_lines(outline.sources, outline.consensus, say)
    for other in outline.disagreements:
        lines.append(Text(say("explain", "differ"), style="bold"))
        lines.append(Padding(Group(Text(other.name), *_body(other, say)), (0, 0, 0, 2)))
    return lines


def _part(part: Part) -> list[RenderableType]:
    if len(part.lines) == 1 and not part.parts:
        return [labelled(part.label, plain(part.lines[0])) if part.label else _bullet(part.lines[0])]
    lines: list[RenderableType] = [Text(f"{part.label}:" if part.lines else part.label, style="bold")]
    lines += [_bullet(line) for line in part.lines]
    return [*lines, *(Padding(Group(*_part(inner)), (0, 0, 0, 2)) for inner in part.parts)]


def _bullet(line: Line) -> RenderableType:
    return Padding(Text(BULLET + plain(line)), (0, 0, 0, 2))


def _found(hits: Hits, knowledge: Knowledge, styled: bool, say: Say) -> RenderableType:
    head = say("explain", "found-one" if hits.count == 1 else "found", count=hits.count)
    lines: list[RenderableType] = [Text(head)]
    for hit in hits.best:
        kind, name = knowledge.naming.kind(hit.entry.kind), shorten(hit.name, LONG_NAME, placeholder=" …")
        lines += ["", Text.assemble((hit.entry.id, "bold cyan"), f"  {kind}: ", (name, "bold"))]
        lines.append(Padding(_marked(hit, styled), (0, 0, 0, 2), expand=False))
    near = [Text(say("explain", "near-words", near=", ".join(hits.near)))] if hits.near else []
    return Group(*lines, "", *near, Text(say("explain", "more", id=hits.best[0].entry.id), style="dim"))


def _marked(hit: Hit, styled: bool) -> Text:
    """The sentence with the words marked: in bold, or between asterisks where there is no colour."""
    if styled:
        text = Text(hit.sentence)
        for start, end in hit.marks:
            text.stylize("bold underline", start, end)
        return text
    pieces, at = [], 0
    for start, end in hit.marks:
        pieces += [hit.sentence[at:start], f"*{hit.sentence[start:end]}*"]
        at = end
    return Text("".join((*pieces, hit.sentence[at:])))


def as_data(outline: Outline) -> dict[str, Any]:
    """A record as plain data for programs."""
    return {
        "id": outline.id,
        "kind": outline.kind,
        "name": outline.name,
        "parts": _parts_as_data(outline.parts),
        "sources": [_source_as_data(source) for source in outline.sources],
        "consensus": outline.consensus,
        "reviewed": outline.reviewed.model_dump(mode="json") if outline.reviewed else None,
        "disagreements": [as_data(other) for other in outline.disagreements],
        "referred_by": {kind: list(ids) for kind, ids in outline.referred_ids.items()},
    }


def _parts_as_data(parts: Iterable[Part]) -> list[dict[str, Any]]:
    return [
        {
            "label": part.label,
            "lines": [plain(line) for line in part.lines],
            **({"parts": _parts_as_data(part.parts)} if part.parts else {}),
        }
        for part in parts
    ]


def _source_as_data(source: Source) -> dict[str, Any]:
    return source.model_dump(include={"id", "publisher", "title", "tier", "tier_note", "url"})


def _hits_as_data(hits: Hits, typed: str) -> dict[str, Any]:
    return {
        "query": typed,
        "count": hits.count,
        "results": [
            {
                "id": hit.entry.id,
                "kind": hit.entry.kind,
                "name": hit.name,
                "sentence": hit.sentence,
                "marks": [list(mark) for mark in hit.marks],
            }
            for hit in hits.best
        ],
        "near": list(hits.near),
    }
