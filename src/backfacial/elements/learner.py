"""The element that asks once for the learner's id."""

import os
from html import escape
from pathlib import Path
from typing import Any

import anywidget
from traitlets import Dict, Unicode

from backfacial.answers.course_folder import in_course_folder
from backfacial.answers.learner import BadLearnerId, keep_learner_id, learner_id
from backfacial.elements.assets import module, page_words, style
from backfacial.elements.messages import Hello, Named, understood
from backfacial.elements.shown import Bundle, named_comm
from backfacial.facts import words

Reply = dict[str, object]


class LearnerBox(anywidget.AnyWidget):
    """A field for the learner's id, or the id once it is known."""

    _esm = module("learner", "form")
    _css = style("learner")

    words = Dict().tag(sync=True)
    comm_id = Unicode().tag(sync=True)

    def __init__(self, home: Path) -> None:
        super().__init__(**named_comm(), words=page_words("status", "learner"))
        self._home = home
        self.on_msg(self._hear)

    def _hear(self, widget: anywidget.AnyWidget, content: object, buffers: object) -> None:
        reply = reply_about_learner(self._home, content)
        if reply is not None:
            self.send(reply)

    def _repr_mimebundle_(self, **kwargs: Any) -> Bundle | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        return None if bundle is None else with_words(bundle, words("elements", "learner-reading"))


def learner_box(home: Path) -> anywidget.AnyWidget:
    """The element that asks for the learner's id and keeps it in the learner's folder `home`."""
    return LearnerBox(home)


def reply_about_learner(home: Path, content: object) -> Reply | None:
    """The reply to a page that asks who the learner is, or says it."""
    match understood(content):
        case Hello() as hello:
            return hello.reply("state", **who(home))
        case Named() as named if in_course_folder(home):
            return named.reply("refused", message=words("learner", "course-folder"))
        case Named() as named:
            try:
                keep_learner_id(home, named.text)
            except BadLearnerId as error:
                return named.reply("refused", message=str(error))
            except OSError as error:
                reason = error.strerror or str(error)
                return named.reply("refused", message=words("elements", "learner-not-kept", reason=reason))
            return named.reply("kept", **who(home))
        case _:
            return None


def who(home: Path) -> dict[str, object]:
    """The learner's id, "" where it is not known, and whether the school's hub gave it (then it is fixed)."""
    learner = known_learner(home)
    return {"learner": learner, "from_hub": bool(learner and os.environ.get("JUPYTERHUB_USER"))}


def known_learner(home: Path) -> str:
    """The learner's id, "" where there is none or the hub's name has no letter that an id can have."""
    try:
        return learner_id(home)
    except BadLearnerId:
        return ""


def with_words(bundle: Bundle, text: str) -> Bundle:
    """A widget's view with a sentence beside it, for print and for programs without widgets."""
    data, metadata = bundle
    return {**data, "text/html": f"<p>{escape(text)}</p>", "text/plain": text}, metadata
