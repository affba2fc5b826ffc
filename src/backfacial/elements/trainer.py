"""The element for the lesion trainer: ten spots one after another, each decided, told why, and kept."""

import random
from typing import Any, Final

import anywidget
from traitlets import Dict, Unicode

from backfacial.answers.store import AnswerStore, NotSaved
from backfacial.clients.seen import DIFFICULTIES
from backfacial.elements.assets import module, page_words, style
from backfacial.elements.conversation import in_words, new_notices
from backfacial.elements.learner import with_words
from backfacial.elements.messages import Hello, Said, SpotsDecided, SpotsWanted, understood
from backfacial.elements.shown import Bundle, named_comm
from backfacial.facts import library, words
from backfacial.items.bodymap.series import SPOTS, Decided, Series, kept_form, next_in, read_series
from backfacial.pages.trainer import (
    apart_html,
    half_of,
    level_in_words,
    outcome,
    picture_html,
    result_html,
    told_html,
    verdict_html,
)

KEPT_AS: Final = "lesion-trainer"
"""Under this id the answers file holds the series that is on the page."""

Reply = dict[str, object]


class Trainer(anywidget.AnyWidget):
    """The trainer on the page. What it shows follows from the answers file alone, at each message anew.

    Args:
        store: where the series is kept.
        chance: what the seeds are drawn with.
    """

    _esm = module("trainer", "trainer")
    _css = style("bodymap", "trainer")

    words = Dict().tag(sync=True)
    comm_id = Unicode().tag(sync=True)

    def __init__(self, store: AnswerStore, chance: random.Random | None = None) -> None:
        self._store, self._chance = store, chance or random.SystemRandom()
        super().__init__(**named_comm(), words=page_words("status", "bodymap") | library().words["trainer"])
        self.on_msg(self._hear)

    def _hear(self, widget: anywidget.AnyWidget, content: object, buffers: object) -> None:
        said = understood(content)
        if not isinstance(said, Hello | SpotsDecided | SpotsWanted):
            return
        try:
            self.send(self._reply(said))
        except (NotSaved, OSError) as error:
            self.send(said.reply("not-saved", message=in_words(error, self._store)))

    def _reply(self, said: Said) -> Reply:
        series = read_series(self._store.read().response(KEPT_AS))
        shown = "" if series is None else series.current.id
        match said:
            case SpotsDecided() if series is not None and said.task == shown and series.is_open:
                if not series.current.takes(said.acts):
                    return said.reply("refused", message=words("elements", "refused-form"))
                series = series.with_acts(said.acts)
                self._store.save(KEPT_AS, kept_form(series), said.active_s)
            case SpotsWanted() if said.after == shown and not (series and series.is_open):
                series = next_in(series, self._chance)
                self._store.save(KEPT_AS, kept_form(series))
        return said.reply("state", notices=new_notices(self._store), shown=_shown(series))

    def _repr_mimebundle_(self, **kwargs: Any) -> Bundle | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        return None if bundle is None else with_words(bundle, words("trainer", "reading"))


def _shown(series: Series | None) -> Reply | None:
    """All that the page shows of a series: the task with its spots, how far it is, and what came of it."""
    if series is None:
        return None
    task, decided = series.current, series.decided
    half, is_two = half_of(task.items), len(task.items) > 1
    last = decided[-len(task.items) :] if not series.is_open else ()
    key = "stem-two" if is_two else "stem"
    return {
        "task": task.id,
        "isOpen": series.is_open,
        "place": _place(series),
        "level": level_in_words(task.difficulty),
        "moved": _moved(series),
        "stem": words("trainer", key),
        "row": [outcome(each) for each in decided] + ["open"] * (SPOTS - len(decided)),
        "tally": _tally(series),
        "spots": [
            {
                "id": item.spots[0].id,
                "name": words("trainer", "spot", number=number),
                "picture": picture_html(item, half, decided=not series.is_open),
                "told": told_html(item, decided=not series.is_open),
                "verdict": verdict_html(last[n], half, is_one=not is_two) if last else "",
            }
            for n, (number, item) in enumerate(zip(series.numbers, task.items, strict=True))
        ],
        "apart": apart_html(task.items) if last else "",
        "heard": " ".join(_heard(each, is_two) for each in last),
        "result": result_html(series) if series.is_over else "",
        "over": words("trainer", "over", right=sum(each.right for each in decided), all=SPOTS),
    }


def _heard(each: Decided, is_two: bool) -> str:
    heard = words("trainer", f"heard-{outcome(each)}")
    return words("trainer", "heard-spot", number=each.number, heard=heard) if is_two else heard


def _place(series: Series) -> str:
    first, last = series.numbers[0], series.numbers[-1]
    if first == last:
        return words("trainer", "place", number=first, all=SPOTS)
    return words("trainer", "place-two", first=first, last=last, all=SPOTS)


def _moved(series: Series) -> str:
    """That it has just become harder or easier, if it has."""
    if len(series.tasks) < 2 or not series.is_open:
        return ""
    before, now = (DIFFICULTIES.index(task.difficulty) for task in series.tasks[-2:])
    return words("trainer", "harder" if now > before else "easier") if now != before else ""


def _tally(series: Series) -> str:
    decided = series.decided
    if not decided:
        return words("trainer", "tally-none")
    return words("trainer", "tally", right=sum(each.right for each in decided), decided=len(decided))
