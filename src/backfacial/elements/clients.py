"""The element for generated clients: choose how hard, meet one, go through the visit, meet the next."""

import secrets
from typing import Any

import anywidget
from traitlets import Dict, Int, Unicode

from backfacial.answers.store import AnswerStore, NotSaved
from backfacial.clients.seen import DIFFICULTIES, Difficulty
from backfacial.elements.assets import module, page_words, style
from backfacial.elements.case import look_html, terms_of_a_plan
from backfacial.elements.conversation import Conversation, in_words, new_notices
from backfacial.elements.learner import with_words
from backfacial.elements.messages import AnotherClient, Hello, understood
from backfacial.elements.practice import Practice
from backfacial.elements.shown import Bundle, named_comm
from backfacial.facts import words
from backfacial.items.case.generated import generated_case

ITEM = "generated-client"
"""Under this id the answers file remembers which client is on the page."""

SEEDS = 10_000

Reply = dict[str, object]


class Clients(anywidget.AnyWidget):
    """The client on the page and the way to the next one. Each visit is saved under the client's own id."""

    _esm = module("clients", "visit")
    _css = style("topics", "case", "clients")

    question = Dict().tag(sync=True)
    number = Int(None, allow_none=True).tag(sync=True)
    mode = Unicode("practice").tag(sync=True)
    assignment = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)
    comm_id = Unicode().tag(sync=True)
    look = Unicode().tag(sync=True)
    terms = Dict().tag(sync=True)

    def __init__(self, store: AnswerStore) -> None:
        self._store = store
        self._conversation: Conversation | None = None
        super().__init__(
            **named_comm(),
            assignment=store.assignment,
            words=page_words("status", "question", "case", "clients"),
            terms=terms_of_a_plan(),
        )
        self.on_msg(self._hear)

    def _hear(self, widget: anywidget.AnyWidget, content: object, buffers: object) -> None:
        match understood(content):
            case AnotherClient() as wanted:
                self.send(self._another(wanted))
            case Hello() as hello if self._conversation is None:
                self.send(self._first(hello))
            case _ if self._conversation is not None:
                reply = self._conversation.reply_to(content)
                if reply is not None:
                    self.send(reply)

    def _first(self, hello: Hello) -> Reply:
        """The client of the last time comes back."""
        try:
            kept = self._store.read().response(ITEM)
        except (NotSaved, OSError) as error:
            return hello.reply("no-state", message=in_words(error, self._store))
        client = _seed_and_difficulty(kept)
        if client is not None:
            self._meet(*client)
        if self._conversation is None:
            return hello.reply("state", response=None, at="", revision=0, notices=new_notices(self._store))
        reply = self._conversation.reply_to(hello.model_dump())
        assert reply is not None
        return reply

    def _another(self, wanted: AnotherClient) -> Reply:
        seed = secrets.randbelow(SEEDS)
        try:
            self._store.save(ITEM, {"seed": seed, "difficulty": wanted.difficulty})
        except (NotSaved, OSError) as error:
            return wanted.reply("not-saved", message=in_words(error, self._store), again=False)
        self._meet(seed, wanted.difficulty)
        return wanted.reply("met", notices=new_notices(self._store))

    def _meet(self, seed: int, difficulty: Difficulty) -> None:
        conversation = Practice(generated_case(seed, difficulty), self._store)
        self._conversation = conversation
        with self.hold_sync():
            self.look = look_html(conversation.question)
            self.question = conversation.question.model_dump(mode="json")

    def _repr_mimebundle_(self, **kwargs: Any) -> Bundle | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        return None if bundle is None else with_words(bundle, words("elements", "clients-reading"))


def clients(store: AnswerStore) -> anywidget.AnyWidget:
    """Generated clients to practise with.

    Args:
        store: where visits are kept, and which client is on the page.
    """
    return Clients(store)


def _seed_and_difficulty(kept: object) -> tuple[int, Difficulty] | None:
    if not isinstance(kept, dict):
        return None
    seed, difficulty = kept.get("seed"), kept.get("difficulty")
    known = isinstance(seed, int) and not isinstance(seed, bool) and 0 <= seed < SEEDS and difficulty in DIFFICULTIES
    return (seed, difficulty) if known else None  # type: ignore[return-value]
