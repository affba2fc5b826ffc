"""The service planner: who comes and how long, a visit of one's own, and what the rules say after each change."""

import secrets
from pathlib import Path
from typing import Any, Final

import anywidget
from pydantic import ValidationError
from traitlets import Dict, List, Unicode

from backfacial.answers import planned
from backfacial.answers.store import AnswerStore, NotSaved
from backfacial.clients.generate import generated_client
from backfacial.elements.anew import SEEDS
from backfacial.elements.assets import module, style
from backfacial.elements.conversation import in_words, new_notices
from backfacial.elements.messages import AboutVisit, Another, Hello, StepWanted, VisitDraft, understood
from backfacial.elements.planner_view import (
    all_modules,
    all_steps,
    built,
    for_the_timer,
    right_one,
    shown,
    whole,
    written_clients,
)
from backfacial.elements.shown import Bundle, named_comm, with_html
from backfacial.facts import library, words
from backfacial.pages.planner import step_html, tell, usual_visit_html, usual_visit_text
from backfacial.pages.planner_visitor import visitor_of
from backfacial.rules.visit.situation import BadOrder

KEPT_AS: Final = "service-planner"
"""Under this id the answers file keeps the visit that is on the page."""

Reply = dict[str, object]


class ServicePlanner(anywidget.AnyWidget):
    """The planner on a page. `visitor` is what there is to know of the client, `steps` name each step and module.

    Args:
        store: where the visit is kept while it is planned.
        home: the learner's folder, where a visit for the timer is kept.
    """

    _esm = module("planner", "planner")
    _css = style("topics", "case", "planner", "planner_visit", "planner_rows")

    words = Dict().tag(sync=True)
    steps = Dict().tag(sync=True)
    modules: List[Any] = List().tag(sync=True)
    clients: List[Any] = List().tag(sync=True)
    assignment = Unicode().tag(sync=True)
    visitor = Unicode().tag(sync=True)
    comm_id = Unicode().tag(sync=True)

    def __init__(self, store: AnswerStore, home: Path) -> None:
        self._store, self._home = store, home
        self._saved_last = ("", 0)  # the view, and the revision that it made
        super().__init__(
            **named_comm(),
            words={key: text for key, text in library().words["planner"].items() if key.startswith("page-")},
            steps=all_steps(),
            modules=all_modules(),
            clients=written_clients(),
            assignment=store.assignment,
        )
        self.on_msg(self._hear)

    def _hear(self, widget: anywidget.AnyWidget, content: object, buffers: object) -> None:
        match understood(content):
            case Hello() as hello:
                self.send(self._state(hello))
            case Another() as wanted:
                self.send(wanted.reply("met", client=generated_client(secrets.randbelow(SEEDS), wanted.difficulty).id))
            case StepWanted() as wanted if wanted.step in self.steps:
                self.send(wanted.reply("step", html=step_html(wanted.step)))
            case AboutVisit() as about:
                self.send(self._answer(about))
            case _:
                pass

    def _state(self, hello: Hello) -> Reply:
        """The visit of the last time comes back."""
        try:
            answer = self._store.read().answers.get(KEPT_AS)
        except (NotSaved, OSError) as error:
            return hello.reply("no-state", message=in_words(error, self._store))
        draft, notices = _kept(answer.response if answer else None)
        at, revision = (answer.at, answer.revision) if answer else ("", 0)
        return hello.reply(
            "state", **self._shown(draft), at=at, revision=revision, notices=[*notices, *new_notices(self._store)]
        )

    def _answer(self, about: AboutVisit) -> Reply:
        try:
            draft = whole(built(about.visit) if about.kind == "build" else about.visit)
            if about.kind == "right":
                return about.reply("right", **right_one(draft))
            if about.kind == "timer":
                return self._for_the_timer(about, draft)
            seen = self._shown(draft)
        except KeyError:
            return about.reply("refused", message=tell("gone"))
        except BadOrder as error:
            return about.reply("refused", message=str(error))
        return about.reply("shown", **seen, **self._keep(about, draft))

    def _shown(self, draft: VisitDraft) -> Reply:
        """The visit, and what the page shows of it. What there is to know of the client goes as a trait, and once."""
        seen = shown(draft)
        self.visitor = visitor_of(draft.client).html if draft.client else ""
        return {"draft": draft.model_dump(mode="json"), **seen}

    def _keep(self, about: AboutVisit, draft: VisitDraft) -> Reply:
        view, revision = self._saved_last
        goes_on_from = revision if view == about.view else 0
        try:
            answer = self._store.save(KEPT_AS, draft.model_dump(mode="json"), goes_on_from=goes_on_from)
        except (NotSaved, OSError) as error:
            return {"saved": False, "message": in_words(error, self._store)}
        self._saved_last = about.view, answer.revision
        return {"saved": True, "at": answer.at, "revision": answer.revision, "notices": new_notices(self._store)}

    def _for_the_timer(self, about: AboutVisit, draft: VisitDraft) -> Reply:
        steps = for_the_timer(draft)
        if steps is None:
            return about.reply("refused", message=tell("page-not-ready"))
        kept = self._keep(about, draft)
        if not kept["saved"]:
            return about.reply("refused", **kept)
        try:
            planned.keep(self._home, steps, draft.client)
        except OSError as error:
            return about.reply(
                "refused", message=words("answers", "not-written", file=planned.FILE.name, reason=error.strerror)
            )
        return about.reply("timer", **kept)

    def _repr_mimebundle_(self, **kwargs: Any) -> Bundle | None:
        return with_html(super()._repr_mimebundle_(**kwargs), usual_visit_html(), usual_visit_text())


def planner(store: AnswerStore, home: Path) -> anywidget.AnyWidget:
    """The service planner.

    Args:
        store: where the visit is kept while it is planned.
        home: the learner's folder, where a visit for the timer is kept.
    """
    return ServicePlanner(store, home)


def _kept(response: object) -> tuple[VisitDraft, list[str]]:
    """The visit that was kept, as far as it can be shown, and what there is to say about it."""
    try:
        draft = VisitDraft.model_validate(response)
    except ValidationError:
        return VisitDraft(), []
    try:
        shown(draft)
    except KeyError:
        return draft.model_copy(update={"client": None}), [tell("gone")]
    except BadOrder:
        return VisitDraft(), []
    return draft, []
