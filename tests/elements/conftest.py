"""Items, a store, and a widget whose messages a test can send and read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import pytest

from backfacial.answers.store import AnswerStore
from backfacial.items.assignment import Item
from backfacial.items.base import Question
from backfacial.items.choice import ChoiceItem
from backfacial.items.number import NumberItem
from backfacial.items.released import Released
from backfacial.items.select import SelectItem

ABOUT = {"objective": "consult-ask-medicines", "points": 2, "facts": ["C01"]}


def option(letter: str, **more: bool) -> dict[str, object]:
    return {"id": letter, "text": f"text of {letter}", "why": f"secret reason of {letter} [C01]", **more}


CHOICE = ChoiceItem.model_validate(
    {
        **ABOUT,
        "id": "q-choice",
        "type": "choice",
        "stem": "Which one?",
        "options": [option("a"), option("b", key=True), option("c", critical=True)],
    }
)
SELECT = SelectItem.model_validate(
    {
        **ABOUT,
        "id": "q-select",
        "type": "select",
        "stem": "Which ones?",
        "options": [option("a", key=True), option("b", key=True), option("c")],
    }
)
NUMBER = NumberItem.model_validate(
    {
        **ABOUT,
        "id": "q-number",
        "type": "number",
        "stem": "How many?",
        "accept": {"min": 5.875, "max": 6.125, "unit": "months"},
        "why": "secret reason of the number",
    }
)
REFLECTION = Question(id="q-reflection", type="reflection", stem="What would you say?", points=4)
ITEMS: tuple[Item, ...] = (CHOICE, SELECT, NUMBER)
QUESTIONS = (*(item.question() for item in ITEMS), REFLECTION)
RELEASED = Released(
    schema=1, assignment="quiz", title="Quiz", release="1", questions=QUESTIONS[:3], reflections=(REFLECTION,)
)
GOOD: dict[str, object] = {
    "q-choice": "b",
    "q-select": ["a", "b"],
    "q-number": {"value": 6, "unit": "months"},
    "q-reflection": "I would explain why I ask.",
}


class Spoken:
    """A widget, what was sent to it and what it sent."""

    def __init__(self, widget: anywidget.AnyWidget) -> None:
        self.widget = widget
        self.sent: list[tuple[dict[str, Any], list[bytes] | None]] = []
        widget.send = lambda content, buffers=None: self.sent.append((content, buffers))
        self.count = 0

    def say(self, content: object) -> dict[str, Any] | None:
        """Hand a message to the widget as its page would; gives the reply."""
        before = len(self.sent)
        self.widget._handle_custom_msg(content, [])
        assert len(self.sent) <= before + 1
        return self.sent[-1][0] if len(self.sent) > before else None

    def ask(self, kind: str, **values: object) -> dict[str, Any]:
        """A well-formed message and its reply, which names view and count of the message."""
        self.count += 1
        reply = self.say({"kind": kind, "view": "v", "seq": self.count, **values})
        assert reply is not None
        assert (reply["view"], reply["seq"]) == ("v", self.count)
        return reply


@pytest.fixture
def store(tmp_path: Path) -> AnswerStore:
    return AnswerStore(tmp_path / "quiz" / "answers.json", "quiz", lambda: "anna", release="1")


@pytest.fixture
def spoken() -> Callable[[anywidget.AnyWidget], Spoken]:
    return Spoken
