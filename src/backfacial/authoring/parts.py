"""The parts of a lesson, worked out from its notebook: titles, questions, and the minutes that a trainee needs."""

import math
import re
from collections.abc import Iterator, Sequence

from backfacial.authoring.content import Content
from backfacial.authoring.drawn_orders import drawn_from
from backfacial.authoring.lesson_calls import NoCall, call_in
from backfacial.authoring.notebooks import Cell, Notebook
from backfacial.authoring.reading_level import plain, words
from backfacial.facts.base import Record
from backfacial.facts.course.lessons import LessonPart, Pace
from backfacial.facts.fields import fields_that_hold
from backfacial.items.base import ItemBase
from backfacial.items.match import MatchItem
from backfacial.items.options import OptionItem
from backfacial.items.order.drawn import Drawn, NotDrawn
from backfacial.items.order.item import OrderItem

HEADING = re.compile(r"## +(.+)")
MORE = re.compile(r"### +(.+)")


def parts_of(notebook: Notebook, content: Content) -> tuple[LessonPart, ...]:
    """The parts in order. What stands before the first heading belongs to the first part."""
    counted = _Counted(content)
    return tuple(_part(cells, content, counted) for cells in _groups(notebook.cells))


def _groups(cells: Sequence[Cell]) -> list[list[Cell]]:
    """The cells of each part, its heading among them."""
    groups: list[list[Cell]] = [[]]
    for cell in cells:
        if _title(cell) and any(map(_title, groups[-1])):
            groups.append([])
        groups[-1].append(cell)
    return [group for group in groups if any(map(_title, group))]


def _title(cell: Cell) -> str:
    found = HEADING.match(cell.source) if cell.kind == "markdown" else None
    return found[1].strip() if found else ""


def _part(cells: Sequence[Cell], content: Content, counted: "_Counted") -> LessonPart:
    heading = next(cell for cell in cells if _title(cell))
    more_at = next((at for at, cell in enumerate(cells) if _begins_more(cell, content)), len(cells))
    core, more = cells[:more_at], cells[more_at:]
    seconds = sum(counted.seconds(cell) for cell in core)
    return LessonPart(
        id=heading.id,
        title=_title(heading),
        items=tuple(_asked(core)),
        more=tuple(_asked(more)),
        minutes=max(1, math.ceil(seconds / 60)),
    )


def _begins_more(cell: Cell, content: Content) -> bool:
    found = MORE.match(cell.source) if cell.kind == "markdown" else None
    return found is not None and found[1].strip() == content.interface.get("lessons", {}).get("more-practice")


def _asked(cells: Sequence[Cell]) -> Iterator[str]:
    for cell in cells:
        name, argument = _call(cell)
        if name == "ask" and argument:
            yield argument


def _call(cell: Cell) -> tuple[str, str | None]:
    if cell.kind != "code":
        return "", None
    try:
        call = call_in(cell.source)
    except NoCall:
        return "", None
    return call.name, call.argument


class _Counted:
    """How long each cell takes, by the pace."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._items = {item.id: item for _, item in content.items}
        self._records = {record.id: record for records in content.records.values() for record in records}
        self._pace: Pace = content.records["pace"][0]

    def seconds(self, cell: Cell) -> float:
        """Reading and doing together."""
        name, argument = _call(cell)
        if cell.kind == "markdown":
            return self._reading(len(words(plain(cell.source))))
        if name == "ask":
            item = self._items.get(argument or "")
            return 0.0 if item is None else self._reading(self._asked_in(item)) + self._pace.seconds.get(item.type, 0)
        if name == "objectives":
            return 0.0  # told in the prose of the lesson as well
        if name == "strip":
            panels = [self._records[step] for step in (argument or "").split() if step in self._records]
            return sum(self._pace.seconds.get(name, 0) + self._reading(_words_of_panel(each)) for each in panels)
        record = self._records.get(argument or "") if name in ("fact", "disagreement") else None
        doing = self._pace.seconds.get(name, 0)
        return doing + (self._reading(_words_in(record)) if record is not None else 0.0)

    def _asked_in(self, item: ItemBase) -> int:
        """The words of a question; of an order its cards and the reasons of its rules, wherever they stand."""
        if not isinstance(item, OrderItem):
            return _words_in(item) + self._words_of_places(item)
        drawn = _drawn(self._content, item)
        cards = drawn.cards if drawn else item.question().cards
        rules = drawn.rules if drawn else item.own_rules
        return sum(
            len(words(text)) for text in (item.stem, *(card.text for card in cards), *(rule.why for rule in rules))
        )

    def _words_of_places(self, item: ItemBase) -> int:
        """The words of the places that a question asks about on a drawing, as they stand in `content/` now."""
        if not isinstance(item, MatchItem) or item.drawing is None:
            return 0
        told = self._content.interface.get("anatomy", {})
        return sum(len(words(told.get(f"{item.drawing}-{side.place}", ""))) for side in item.left)

    def _reading(self, count: int) -> float:
        return 60 * count / self._pace.words_a_minute


def _drawn(content: Content, item: OrderItem) -> Drawn | None:
    """The cards that an order draws; those that it cannot draw are named by `check`."""
    try:
        return drawn_from(content, item)
    except NotDrawn:
        return Drawn((), ())


def _words_of_panel(record: Record) -> int:
    """The words of a panel that stand there unfolded, and how it is done."""
    texts = (getattr(record, field, "") for field in ("purpose", "honest", "technique"))
    return sum(len(words(text)) for text in texts)


def _words_in(record: Record) -> int:
    """The words that a reader meets: of a question what is asked, and the reason of what is right."""
    if isinstance(record, OptionItem):
        texts = [record.stem, *(option.text for option in record.options)]
        texts += [option.why for option in record.options if option.key]
    elif isinstance(record, MatchItem):
        texts = [record.stem, *(side.text or "" for side in record.left), *(side.text for side in record.right)]
        texts += [side.why for side in record.left]
    else:
        values = (getattr(record, field) for field in fields_that_hold(type(record), "words"))
        texts = [text for text in values if isinstance(text, str)]
    return sum(len(words(text)) for text in texts)
