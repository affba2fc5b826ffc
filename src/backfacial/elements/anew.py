"""What is made anew from a seed: choose how hard, meet one, answer, meet the next."""

import secrets
from collections.abc import Callable
from typing import Any, ClassVar

import anywidget
from traitlets import Dict, Int, Unicode

from backfacial.answers.store import AnswerStore, NotSaved
from backfacial.clients.seen import DIFFICULTIES, Difficulty
from backfacial.elements.assets import page_words
from backfacial.elements.conversation import Conversation, in_words, new_notices
from backfacial.elements.learner import with_words
from backfacial.elements.messages import Another, Hello, understood
from backfacial.elements.practice import Practice
from backfacial.elements.shown import Bundle, named_comm
from backfacial.facts import words
from backfacial.items.base import ItemBase, Question
from backfacial.items.types import QUESTION_TYPES
from backfacial.pages.render import say

SEEDS = 10_000

Reply = dict[str, object]


class Anew(anywidget.AnyWidget):
    """One question on the page and the way to the next. Each is saved under its own id.

    Args:
        store: where answers are kept, and which one is on the page.
        made: the item of a seed; the same again for the same seed and difficulty.
        shown: what the page needs beside the question, as traits of the subclass.
        more: further traits that stay as they are.
    """

    kept_as: ClassVar[str]
    """Under this id the answers file remembers which one is on the page."""

    group: ClassVar[str]
    """The first part of the keys of its words."""

    item_type: ClassVar[str]
    """The type of its questions."""

    question = Dict().tag(sync=True)
    number = Int(None, allow_none=True).tag(sync=True)
    mode = Unicode("practice").tag(sync=True)
    assignment = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)
    comm_id = Unicode().tag(sync=True)

    def __init__(
        self,
        store: AnswerStore,
        made: Callable[[int, Difficulty], ItemBase],
        shown: Callable[[Question], dict[str, Any]],
        **more: object,
    ) -> None:
        self._store, self._made, self._shown = store, made, shown
        self._conversation: Conversation | None = None
        super().__init__(
            **named_comm(),
            assignment=store.assignment,
            words=page_words("status", "question", self.item_type, self.group) | {"hint": self.hint()},
            **more,
        )
        self.on_msg(self._hear)

    @classmethod
    def hint(cls) -> str:
        """How to answer, as the page of the type says it."""
        return say(QUESTION_TYPES[cls.item_type].hint)

    def _hear(self, widget: anywidget.AnyWidget, content: object, buffers: object) -> None:
        match understood(content):
            case Another() as wanted:
                self.send(self._another(wanted))
            case Hello() as hello if self._conversation is None:
                self.send(self._first(hello))
            case _ if self._conversation is not None:
                reply = self._conversation.reply_to(content)
                if reply is not None:
                    self.send(reply)

    def _first(self, hello: Hello) -> Reply:
        """The one of the last time comes back."""
        try:
            kept = self._store.read().response(self.kept_as)
        except (NotSaved, OSError) as error:
            return hello.reply("no-state", message=in_words(error, self._store))
        made = _seed_and_difficulty(kept)
        if made is not None:
            self._meet(*made)
        if self._conversation is None:
            return hello.reply("state", response=None, at="", revision=0, notices=new_notices(self._store))
        reply = self._conversation.reply_to(hello.model_dump())
        assert reply is not None
        return reply

    def _another(self, wanted: Another) -> Reply:
        seed = secrets.randbelow(SEEDS)
        try:
            self._store.save(self.kept_as, {"seed": seed, "difficulty": wanted.difficulty})
        except (NotSaved, OSError) as error:
            return wanted.reply("not-saved", message=in_words(error, self._store), again=False)
        self._meet(seed, wanted.difficulty)
        return wanted.reply("met", notices=new_notices(self._store))

    def _meet(self, seed: int, difficulty: Difficulty) -> None:
        conversation = Practice(self._made(seed, difficulty), self._store)
        self._conversation = conversation
        with self.hold_sync():
            for name, value in self._shown(conversation.question).items():
                setattr(self, name, value)
            self.question = conversation.question.model_dump(mode="json")

    def _repr_mimebundle_(self, **kwargs: Any) -> Bundle | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        return None if bundle is None else with_words(bundle, words("elements", f"{self.group}-reading"))


def _seed_and_difficulty(kept: object) -> tuple[int, Difficulty] | None:
    if not isinstance(kept, dict):
        return None
    seed, difficulty = kept.get("seed"), next((each for each in DIFFICULTIES if each == kept.get("difficulty")), None)
    if not isinstance(seed, int) or isinstance(seed, bool) or not 0 <= seed < SEEDS or difficulty is None:
        return None
    return seed, difficulty
