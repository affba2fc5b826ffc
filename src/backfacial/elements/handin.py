"""The element *Check and hand in*: which questions are open, and the hand-in with its receipt."""

from pathlib import Path
from typing import Any

import anywidget
from traitlets import Dict, Unicode

from backfacial.answers.document import Answers, AnswersUnreadable
from backfacial.answers.handin import Receipt, pack
from backfacial.answers.plain_file import NotAPlainFile
from backfacial.answers.store import AnswerStore, NotSaved
from backfacial.elements.assets import module, page_words, style
from backfacial.elements.conversation import in_words, new_notices
from backfacial.elements.learner import known_learner, reply_about_learner, who, with_words
from backfacial.elements.messages import FileWanted, HandedIn, Hello, Named, Said, understood
from backfacial.elements.receipts import handed_in_responses, newest_receipt, responses, zip_bytes
from backfacial.elements.shown import Bundle, named_comm
from backfacial.facts import words
from backfacial.items.released import Released
from backfacial.items.responses import is_answered, kept_response

FOLDER = "handed-in"
"""Where hand-ins lie in the learner's folder."""

Reply = dict[str, object]


class HandIn(anywidget.AnyWidget):
    """The list of questions with "answered" or "not answered yet", and the way to hand in."""

    _esm = module("handin", "receipt")
    _css = style("handin")

    words = Dict().tag(sync=True)
    comm_id = Unicode().tag(sync=True)

    def __init__(self, released: Released, store: AnswerStore, home: Path, folder: Path) -> None:
        super().__init__(**named_comm(), words=page_words("status", "learner", "handin", "receipt"))
        self._released = released
        self._store = store
        self._home = home
        self._folder = folder
        self.on_msg(self._hear)

    def _hear(self, widget: anywidget.AnyWidget, content: object, buffers: object) -> None:
        match understood(content):
            case Hello() as hello:
                self.send(self._state(hello))
            case Named():
                self.send(reply_about_learner(self._home, content))
            case HandedIn() as said:
                reply = self._hand_in(said)
                self.send(reply, self._file() if reply["kind"] == "handed-in" else None)
            case FileWanted() as wanted:
                self.send(wanted.reply("file"), self._file())
            case _:
                pass

    def _file(self) -> list[bytes] | None:
        receipt = self._newest()
        return None if receipt is None else [zip_bytes(receipt)]

    def _state(self, said: Said) -> Reply:
        try:
            answers = self._store.read()
        except (NotSaved, OSError) as error:
            return said.reply("no-state", message=in_words(error, self._store))
        receipt = self._newest()
        return said.reply(
            "state",
            questions=[
                {"id": question.id, "answered": is_answered(question, answers.response(question.id))}
                for question in self._released.everything
            ],
            receipt=None if receipt is None else _public(receipt),
            changed=receipt is not None and handed_in_responses(receipt) != responses(answers),
            notices=new_notices(self._store),
            **who(self._home),
        )

    def _hand_in(self, said: Said) -> Reply:
        learner = known_learner(self._home)
        if not learner:
            return said.reply("refused", message=words("elements", "handin-who"))
        try:
            if not self._any_answer(self._store.read()):
                return said.reply("refused", message=words("elements", "handin-nothing"))
            of = self._released
            receipt = pack(self._folder, of.assignment, learner, self._home / FOLDER, of.release)
        except (NotAPlainFile, AnswersUnreadable, NotSaved) as error:
            return said.reply("refused", message=str(error))
        except OSError as error:
            reason = error.strerror or str(error)
            return said.reply("refused", message=words("elements", "handin-failed", folder=FOLDER, reason=reason))
        return said.reply("handed-in", receipt=_public(receipt))

    def _any_answer(self, answers: Answers) -> bool:
        return any(
            kept_response(question, answers.response(question.id)) is not None for question in self._released.everything
        )

    def _newest(self) -> Receipt | None:
        learner = known_learner(self._home)
        return newest_receipt(self._home / FOLDER, self._released.assignment, learner) if learner else None

    def _repr_mimebundle_(self, **kwargs: Any) -> Bundle | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        return None if bundle is None else with_words(bundle, words("elements", "handin-reading"))


def hand_in(released: Released, store: AnswerStore, home: Path, folder: Path) -> anywidget.AnyWidget:
    """The element that lists open questions and hands in.

    Args:
        released: the assignment as it was released.
        store: where its answers are kept.
        home: the learner's folder; hand-ins are laid into `handed-in` there.
        folder: the assignment's folder, with the answers file and the notebook.
    """
    return HandIn(released, store, home, folder)


def _public(receipt: Receipt) -> dict[str, str]:
    return {"file": receipt.file.name, "code": receipt.code, "at": receipt.at}
