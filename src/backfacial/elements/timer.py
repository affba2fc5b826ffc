"""The element that runs a visit by the clock. All of a visit goes to the page when it is chosen, which counts alone."""

import hashlib
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

import anywidget
from traitlets import Dict, Unicode

from backfacial.answers import planned, under_way
from backfacial.answers.course_folder import in_course_folder
from backfacial.clients.own_visit import allowed_for, can_be_planned, to_plan_for
from backfacial.clients.visit import VISIT_DAY, client_facts
from backfacial.elements.assets import module, page_words, style
from backfacial.elements.messages import DrillStep, Hello, RunWanted, UnderWayNow, understood
from backfacial.elements.shown import Bundle, named_comm, with_html
from backfacial.facts import library, words
from backfacial.facts.protocol.order import Variant
from backfacial.pages.timed_drill import picked
from backfacial.pages.timed_run import TimedRun, timed_run
from backfacial.pages.timer import tell, visit_table_html, visit_text, visit_title
from backfacial.rules.service.run import IN_ROOM, NotToBeRun, minutes_with_client
from backfacial.rules.service.surprise import SEEDS, BadDrill, surprise_in
from backfacial.rules.visit.plan import NoPlan, plan_steps
from backfacial.rules.visit.situation import BadOrder

READING = "V1"
"""The visit that is shown where nothing can be pressed."""

Reply = dict[str, object]
Steps = tuple[tuple[str, int], ...]


class NoRun(Exception):
    """A visit that is not run. The text is for the learner."""


class Timer(anywidget.AnyWidget):
    """Choose a visit, run it, look back on it.

    Args:
        home: the learner's folder, with the visit that was planned last and the one that is under way.
    """

    _esm = module("timer", "timed")
    _css = style("timer", "timer_visit", "timer_clock", "timer_drill", "timer_end")

    words = Dict().tag(sync=True)
    folder = Unicode().tag(sync=True)
    comm_id = Unicode().tag(sync=True)

    def __init__(self, home: Path) -> None:
        self._home = home
        # two learners may use one browser: what it keeps is told apart by the folder
        folder = hashlib.sha256(str(home.resolve()).encode()).hexdigest()[:12]
        super().__init__(**named_comm(), folder=folder, words=page_words("status") | library().words["timer"])
        self.on_msg(self._hear)

    def _hear(self, widget: anywidget.AnyWidget, content: object, buffers: object) -> None:
        match understood(content):
            case Hello() as hello:
                kept = under_way.read(self._home)
                self.send(hello.reply("timer", visits=self._visits(), kept=kept and kept.model_dump(mode="json")))
            case RunWanted() as wanted:
                self.send(self._run(wanted))
            case DrillStep() as step:
                self.send(self._drill(step))
            case UnderWayNow() as now:
                self.send(self._kept(now))
            case _:
                pass

    def _visits(self) -> list[dict[str, object]]:
        variants = library().of(Variant).values()
        found = [_visit(variant) for variant in variants]
        own = planned.read(self._home)
        if own:
            with suppress(KeyError):  # a step or a client that there is no longer: then there is no plan
                found.insert(0, _own_visit(own))
        return found

    def _run(self, wanted: RunWanted) -> Reply:
        try:
            return wanted.reply("run", run=self._wanted(wanted))
        except NoRun as refused:
            return wanted.reply("no-run", message=str(refused))

    def _wanted(self, wanted: RunWanted) -> TimedRun:
        title, steps = self._chosen(wanted.visit, wanted.steps)
        try:
            return timed_run(wanted.visit, title, steps, _seed(wanted))
        except BadOrder:
            raise NoRun(tell("no-run")) from None
        except NotToBeRun as refused:
            raise NoRun(tell("plan-broken", why=refused.broken[0].why)) from None

    def _drill(self, said: DrillStep) -> Reply:
        try:
            steps = [step for step, _ in under_way.steps_of(said.steps)]
            surprise = surprise_in(steps, said.seed)
            if surprise is None:
                raise BadDrill
            left = steps[steps.index(surprise.step) :]
            return said.reply("drill", **picked(surprise, said.seed, said.done, said.pick, left))
        except (under_way.NotUnderWay, BadDrill, KeyError):
            return said.reply("no-drill", message=words("elements", "refused-form"))

    def _chosen(self, visit: str, under_way_steps: object) -> tuple[str, Steps]:
        """The title and the steps of a visit: of one that was under way those that it was begun with."""
        own = planned.read(self._home) if visit == under_way.OWN_PLAN else None
        variant = library().of(Variant).get(visit)
        if under_way_steps is not None:
            title = visit_title(variant) if variant else tell("plan-title")
            try:
                return title, under_way.steps_of(under_way_steps)
            except under_way.NotUnderWay:
                raise NoRun(tell("no-run")) from None
        if variant:
            return visit_title(variant), tuple((step.choice or step.step, step.minutes) for step in variant.steps)
        if own is None:
            raise NoRun(tell("plan-gone"))
        _check(own)
        return tell("plan-title"), own.steps

    def _kept(self, now: UnderWayNow) -> Reply:
        if in_course_folder(self._home):
            return now.reply("not-kept", message=words("learner", "course-folder"), again=False)
        try:
            visit = None if now.visit is None else under_way.understood(now.visit)
            under_way.keep(self._home, visit)
        except under_way.NotUnderWay:
            return now.reply("not-kept", message=words("elements", "refused-form"), again=False)
        except OSError as error:
            message = words("answers", "not-written", file=under_way.FILE.name, reason=error.strerror or error)
            return now.reply("not-kept", message=message, again=True)
        return now.reply("kept")

    def _repr_mimebundle_(self, **kwargs: Any) -> Bundle | None:
        return with_html(super()._repr_mimebundle_(**kwargs), visit_table_html(READING), visit_text(READING))


def _seed(wanted: RunWanted) -> int | None:
    """By which a surprise is drawn: the one that there was before, or a new one."""
    if not wanted.surprise:
        return None
    return secrets.randbelow(SEEDS) if wanted.seed is None else wanted.seed


def _visit(variant: Variant) -> dict[str, object]:
    label = tell("visit-option", id=variant.id, name=variant.name, minutes=variant.minutes)
    return {"id": variant.id, "label": label, "note": variant.note or ""}


def _own_visit(own: planned.Planned) -> dict[str, object]:
    """How the learner's own plan is offered.

    Raises:
        KeyError: a step, or the client, is not there.
    """
    client = to_plan_for(own.client) if own.client else None
    minutes = minutes_with_client(own.steps)
    key = "plan-option-client" if client else "plan-option"
    label = tell(key, minutes=minutes, **({"client": client.name} if client else {}))
    return {"id": under_way.OWN_PLAN, "label": label, "note": ""}


def _check(own: planned.Planned) -> None:
    """A plan is never run against what the rules decide, of any visit and for its client."""
    order = [step for step, _ in own.steps]
    try:
        client = to_plan_for(own.client) if own.client else None
        facts = client_facts(client) if client else None
        allowed = allowed_for(facts, VISIT_DAY, order)
        plan_steps(order, None, IN_ROOM, facts, VISIT_DAY)
    except KeyError:
        raise NoRun(tell("plan-gone")) from None
    except BadOrder:
        raise NoRun(tell("no-run")) from None
    except NoPlan as refused:
        if client is None:
            raise NoRun(tell("plan-broken", why=refused.refusals[0].why)) from None
        raise NoRun(tell("plan-client", client=client.name)) from None
    if client is not None and not can_be_planned(allowed):
        raise NoRun(tell("plan-client", client=client.name))
