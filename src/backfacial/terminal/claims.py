"""A text about the service: what must not be said in it, in words for a reader and as one document for programs."""

import sys
from pathlib import Path
from typing import Any

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from backfacial.facts import library
from backfacial.facts import words as interface
from backfacial.facts.claims.wording import ClaimKind, RiskyWord
from backfacial.rules.claims.language import Unread
from backfacial.rules.claims.review import ClaimFinding, ClaimReview, ClaimVerdict
from backfacial.rules.claims.rules import BELIEF

_COLOURS = {ClaimVerdict.NEVER: "red", ClaimVerdict.REWORD: "yellow"}


MOST = 1_000_000
"""Bytes of the largest text that is read."""


class NoText(Exception):
    """There is no text to judge. Its text says why."""


def text_to_judge(sentence: str | None, file: Path | None) -> str:
    """The sentence, or the text of the file; without both, what comes through standard input.

    Raises:
        NoText: there is nothing, too much, or a file that cannot be read.
    """
    if sentence is not None and file is not None:
        raise NoText(interface("claims", "two-texts"))
    text = sentence if sentence is not None else _read(file)
    if not text.strip():
        raise NoText(interface("claims", "no-text"))
    return text


def document(review: ClaimReview) -> dict[str, Any]:
    """The review as plain data. `start` and `end` count characters from 0, lines and columns count from 1.

    `verdict` is None where nothing was found and some of the text, `unread`, is not English. `looked_for` are the ids
    of the kinds of problem whose phrases were looked for.
    """
    return {
        "verdict": review.verdict,
        "findings": [_as_data(finding, review.sentence) for finding in review.findings],
        "unread": [_unread_as_data(part, review.sentence) for part in review.unread],
        "looked_for": [kind.id for kind in _kinds()],
    }


def report(review: ClaimReview) -> RenderableType:
    """The review in words: each finding with its reason and better words, in the order of the text.

    What is not English is named. Where nothing was found it says what was looked for.
    """
    panels = [_panel(finding, review.sentence) for finding in review.findings]
    unread = [_unread_panel(review)] if review.unread else []
    if review.verdict is ClaimVerdict.OK:
        looked_for = "; ".join(kind.label for kind in _kinds())
        note = Group(Text(interface("claims", "ok-note")), _line("looked-for", looked_for))
        return Panel(note, title=interface("claims", "ok"), title_align="left", border_style="blue")
    if not panels:
        return Group(*unread)
    verdicts = [finding.verdict for finding in review.findings]
    never, reword = verdicts.count(ClaimVerdict.NEVER), verdicts.count(ClaimVerdict.REWORD)
    return Group(*panels, *unread, Text(interface("claims", "counted", never=never, reword=reword)))


def _kinds() -> list[ClaimKind]:
    """The kinds of problem that some phrase is looked for of."""
    used = {BELIEF, *(record.kind for record in library().of(RiskyWord).values())}
    return [kind for kind in library().of(ClaimKind).values() if kind.id in used]


def _read(file: Path | None) -> str:
    try:
        if file is not None:
            with file.open("rb") as opened:
                read = opened.read(MOST + 1)
        else:
            read = b"" if sys.stdin.isatty() else sys.stdin.buffer.read(MOST + 1)
        if len(read) > MOST:
            raise NoText(interface("claims", "too-large", file=file or "-", most=MOST // 1_000_000))
        return read.decode("utf-8")
    except FileNotFoundError:
        raise NoText(interface("claims", "no-file", file=file)) from None
    except UnicodeDecodeError:
        raise NoText(interface("claims", "not-text", file=file or "-")) from None
    except OSError as error:
        raise NoText(interface("claims", "cannot-read", file=file, reason=error.strerror)) from None


def _as_data(finding: ClaimFinding, text: str) -> dict[str, Any]:
    line, column = _place(finding.start, text)
    return {
        "start": finding.start,
        "end": finding.end,
        "line": line,
        "column": column,
        "text": finding.text,
        "fact": finding.fact,
        "name": finding.name,
        "kind": finding.kind,
        "verdict": finding.verdict,
        "why": finding.why,
        "better": list(finding.better),
        "instead": finding.instead,
        "facts": list(finding.facts),
    }


def _unread_as_data(part: Unread, text: str) -> dict[str, Any]:
    line, column = _place(part.start, text)
    written = text[part.start : part.end]
    return {"start": part.start, "end": part.end, "line": line, "column": column, "text": written}


def _unread_panel(review: ClaimReview) -> RenderableType:
    parts = [_unread_as_data(part, review.sentence) for part in review.unread]
    lines = [
        interface(
            "claims", "unread-part", line=part["line"], column=part["column"], text=" ".join(part["text"].split())
        )
        for part in parts
    ]
    note = Group(Text(interface("claims", "unread-note")), *map(Text, lines))
    return Panel(note, title=interface("claims", "unread"), title_align="left", border_style="yellow")


def _panel(finding: ClaimFinding, text: str) -> RenderableType:
    line, column = _place(finding.start, text)
    kind = library().of(ClaimKind)[finding.kind]
    lines = [
        _line("kind", f"{kind.label}. {kind.meaning}"),
        *([_line("why", finding.why)] if finding.why != kind.meaning else []),
        *(_line("better", f"“{wording}”") for wording in finding.better),
        *([_line("instead", finding.instead)] if finding.instead else []),
        _line("rests-on", _rests_on(finding)),
    ]
    found = " ".join(finding.text.split())
    return Panel(
        Group(*lines),
        title=Text(interface("claims", "finding", title=interface("claims", f"title-{finding.verdict}"), text=found)),
        title_align="left",
        subtitle=interface("claims", "place", line=line, column=column) if "\n" in text.strip() else None,
        subtitle_align="left",
        border_style=_COLOURS[finding.verdict],
    )


def _rests_on(finding: ClaimFinding) -> str:
    fact = library().fact(finding.fact)
    sources = (_source(source_id) for source_id in fact.sources)
    consensus = [interface("claims", "consensus")] if fact.consensus else []
    return ", ".join([*finding.facts, *sources, *consensus])


def _source(source_id: str) -> str:
    trade = library().sources[source_id].tier == "E"
    return interface("claims", "trade-practice", source=source_id) if trade else source_id


def _place(start: int, text: str) -> tuple[int, int]:
    before = text[:start]
    return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1


def _line(label: str, text: str) -> Text:
    return Text.assemble((f"{interface('claims', label)}: ", "bold"), text)
