"""A guesser: somebody who knows nothing, sees the options of a quiz and not the questions, and looks for signs."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any

from backfacial.authoring.content import Content
from backfacial.authoring.flaws.flaw import Flaw
from backfacial.authoring.flaws.limits import FlawLimits
from backfacial.authoring.flaws.wording import are_opposites, count_of, words_in
from backfacial.items.assignment import Assignment
from backfacial.items.case.item import CaseItem
from backfacial.items.options import Option, OptionItem
from backfacial.items.select import SelectItem
from backfacial.rules.screening.outcome import Level, Service

Sign = Callable[[Sequence[Option]], list[float]]
"""How strongly each of some options looks right."""


def signs(limits: FlawLimits) -> dict[str, Sign]:
    """The ways to guess, by name; "together" adds up the others, each counting as much."""
    single: dict[str, Sign] = {
        "longest": lambda options: [float(len(option.text)) for option in options],
        "hedged": lambda options: [
            float(count_of(limits.hedges, option.text) - count_of(limits.absolutes, option.text)) for option in options
        ],
        "opposite": lambda options: _in_a_pair(options, limits),
        "common": _common,
    }

    def together(options: Sequence[Option]) -> list[float]:
        of_each = [_to_one(sign(options)) for sign in single.values()]
        return [sum(strengths) for strengths in zip(*of_each, strict=True)]

    return {**single, "together": together}


def guess(item: Any, sign: Sign) -> object:
    """What a guesser answers by a sign; None where there are no options, and nothing to go by.

    Of options alike the longest is taken; in a select all that look better than the mean. A client's visit is
    planned as if it were an average one.
    """
    if not isinstance(item, OptionItem):
        return None
    strengths = sign(item.options)
    if isinstance(item, SelectItem):
        mean = sum(strengths) / len(strengths)
        chosen = [option.id for option, strength in zip(item.options, strengths, strict=True) if strength > mean]
        return chosen or [option.id for option in item.options]
    best = max(range(len(strengths)), key=lambda place: (strengths[place], len(item.options[place].text)))
    words = item.options[best].id
    if not isinstance(item, CaseItem):
        return words
    if item.client is None:
        return {"react": {"path": [], "action": "refer", "steps": [], "words": words}}
    plan = {"level": Level.ADAPT.value, "service": Service.ADAPTED.value, "steps_out": []}
    return {"screen": {"path": [], "words": words, **plan}}


def shares(quiz: Assignment, limits: FlawLimits) -> dict[str, float]:
    """The share of the quiz's points (0 to 1) that each way to guess brings, by the marks of the course."""
    return {way: sum(points.values()) / quiz.max_points for way, points in _points(quiz, limits).items()}


def guessed(content: Content, file: str, quiz: Assignment, limits: FlawLimits) -> Iterator[Flaw]:
    """A quiz of which a guesser gets too much."""
    for way, points in _points(quiz, limits).items():
        share = sum(points.values()) / quiz.max_points
        if share * 100 > limits.guessed:
            right = [item.id for item in quiz.items if points[item.id] > item.points / 2]
            said = {
                "share": round(share * 100),
                "most": f"{limits.guessed:g}",
                "way": content.say("flaws", f"way-{way}"),
            }
            mend = content.say("flaws", "guessed-mend", items=", ".join(right))
            yield Flaw(file, quiz.id, content.say("flaws", "guessed", **said), mend)


def _points(quiz: Assignment, limits: FlawLimits) -> dict[str, dict[str, float]]:
    """The points of each question by each way to guess."""
    found: dict[str, dict[str, float]] = {way: {} for way in signs(limits)}
    for item in quiz.items:
        # several ways lead to the same answer, and marking a client's visit takes its time
        marked: dict[str, float] = {}
        for way, sign in signs(limits).items():
            answer = guess(item, sign)
            name = str(answer)
            if name not in marked:
                marked[name] = 0.0 if answer is None else item.mark(answer).points
            found[way][item.id] = marked[name]
    return found


def _in_a_pair(options: Sequence[Option], limits: FlawLimits) -> list[float]:
    paired = {
        option.id
        for pair in combinations(options, 2)
        if are_opposites(pair[0].text, pair[1].text, limits.opposites, limits.alike.opposites)
        for option in pair
    }
    return [float(option.id in paired) for option in options]


def _common(options: Sequence[Option]) -> list[float]:
    """For each option, in how many others its words stand, on the mean."""
    said = [set(words_in(option.text)) for option in options]
    uses = Counter(word for words in said for word in words)
    return [sum(uses[word] - 1 for word in words) / max(1, len(words)) for words in said]


def _to_one(strengths: Sequence[float]) -> list[float]:
    low, high = min(strengths), max(strengths)
    return [(strength - low) / (high - low) if high > low else 0.0 for strength in strengths]
