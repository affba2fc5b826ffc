"""Checks of questions that stand together: the form of an option must not give the right one away."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from backfacial.authoring.content import Content
from backfacial.authoring.records import Problem
from backfacial.items.choice import ChoiceItem

ENOUGH = 6
"""Choices of which it can be said that they have a habit."""
SAID_BY_THE_PAGE = ("all that apply", "Answer in")


def check_bank(content: Content) -> Iterator[Problem]:
    """Keys in one place or mostly the longest, over the practice questions and in each quiz; stems that say twice."""
    yield from _habits("content/items", "", [item for _, item in content.items])
    for file, quiz in content.assignments:
        yield from _habits(file, quiz.id, quiz.items)
    for file, item in content.all_items():
        for said in SAID_BY_THE_PAGE:
            if said in item.stem:
                yield Problem(file, item.id, f"the stem says '{said}', as the page does by itself: take it out")


def _habits(file: str, record: str, items: Sequence[Any]) -> Iterator[Problem]:
    choices = [item for item in items if isinstance(item, ChoiceItem)]
    if len(choices) < ENOUGH:
        return
    places = Counter([option.key for option in item.options].index(True) + 1 for item in choices)
    place, often = places.most_common(1)[0]
    if often > len(choices) / 2:
        mend = "let others change places, in questions that nobody has answered yet"
        yield Problem(file, record, f"the key is in place {place} in {often} of {len(choices)} choices: {mend}")
    longest = [item.id for item in choices if max(item.options, key=lambda option: len(option.text)).key]
    if len(longest) > len(choices) / 3:
        mend = f"make wrong options longer, or the right one shorter, in {', '.join(longest)}"
        said = f"the key is the longest option in {len(longest)} of {len(choices)} choices"
        yield Problem(file, record, f"{said}: {mend}")
