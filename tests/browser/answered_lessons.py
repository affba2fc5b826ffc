"""Answers for the lessons' questions, so that a page opens with feedback on it: right, wrong, and whole visits."""

import re
from itertools import cycle
from pathlib import Path

from backfacial.answers.store import AnswerStore
from backfacial.clients.seen import LOOK, Visit, topic_step
from backfacial.elements.clients import ITEM
from backfacial.items.assignment import Item
from backfacial.items.bank import practice_items
from backfacial.items.bodymap.item import BodymapItem
from backfacial.items.case.generated import generated_case
from backfacial.items.case.item import CaseItem
from backfacial.items.choice import ChoiceItem
from backfacial.items.match import MatchItem
from backfacial.items.number import NumberItem
from backfacial.items.order.item import OrderItem
from backfacial.items.select import SelectItem
from backfacial.items.trolley.item import TrolleyItem

ASKED = re.compile(r"\.ask\(\\?[\"']([\w-]+)")


def answer_lesson(home: Path, notebook: Path) -> None:
    """Answer a lesson's questions, one right, the next wrong; the first of each type stays open."""
    lesson = notebook.stem
    store = AnswerStore(home / "answers" / f"{lesson}.json", lesson, lambda: "")
    bank = practice_items()
    met: set[str] = set()
    right = cycle((False, True))
    for name in ASKED.findall(notebook.read_text(encoding="utf-8")):
        item = bank[name]
        if item.type in met:
            store.save(item.id, _response(item, next(right)))
        met.add(item.type)
    client = generated_case(7, "hard")
    store.save(ITEM, {"seed": 7, "difficulty": "hard"})
    store.save(client.id, _response(client, False))


def _response(item: Item, right: bool) -> object:
    """A right response, or one with the worst mistake that there is; None where a type is not known here."""
    match item:
        case CaseItem() if item.phoned is not None:
            chosen = sorted(item.options, key=lambda option: option.critical)[0 if right else -1]
            return {"react": {"path": ["hives", LOOK], "action": "expected", "steps": ["call"], "words": chosen.id}}
        case CaseItem():
            chosen = sorted(item.options, key=lambda option: option.critical)[0 if right else -1]
            level, service = ("refer", "none") if right else ("proceed", "full")
            path = _all_steps(item.question().visit)
            return {"screen": {"path": path, "level": level, "service": service, "steps_out": [], "words": chosen.id}}
        case ChoiceItem():
            wrong = sorted((option for option in item.options if not option.key), key=lambda option: option.critical)
            return next(iter(item.keys)) if right else wrong[-1].id
        case SelectItem():
            return [option.id for option in item.options if option.key == right]
        case OrderItem():
            return list(item.ordering.right if right else item.ordering.right[::-1])
        case MatchItem():
            return dict(item.keys) if right else _worst_pairs(item)
        case BodymapItem():
            return dict(item.keys) if right else dict.fromkeys(item.keys, "extract")
        case TrolleyItem():
            return dict(item.keys) if right else {**dict.fromkeys(item.keys, "ready"), "hands": "keep"}
        case NumberItem():
            return {"value": item.accept.min if right else item.accept.max + 1, "unit": item.accept.unit}
        case _:
            return None


def _worst_pairs(item: MatchItem) -> dict[str, str]:
    return {left: next(side.id for side in item.right if side.id != key) for left, key in item.keys.items()}


def _all_steps(visit: Visit | None) -> list[str]:
    """Every topic, every question by name and the look."""
    assert visit is not None
    asked = [[topic_step(topic.id), *(question.id for question in topic.questions)] for topic in visit.topics]
    return [*(step for steps in asked for step in steps), LOOK]
