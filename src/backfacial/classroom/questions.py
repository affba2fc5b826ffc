"""What each question came to: how many had it right, what was chosen instead, and where it is taught."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from backfacial.classroom.teaching import Taught, taught_in
from backfacial.grading.quiz import Quiz
from backfacial.grading.work import Outcome as Answered
from backfacial.grading.work import Work
from backfacial.items.base import Asked, ItemBase
from backfacial.items.mark import Mark, Mistake, State

FEWEST = 10
"""Of so many answers on a question is called one to teach again; of fewer, one answer more or less would change it."""

MOST = 3  # mistakes that are told
LONGEST = 200  # signs of a mistake that are shown; a learner may write anything beside a number


@dataclass(frozen=True)
class Instead:
    """A mistake and how many made it."""

    mistake: Mistake
    count: int

    @property
    def text(self) -> str:
        """What was chosen, or its beginning."""
        whole = self.mistake.text
        return whole if len(whole) <= LONGEST else f"{whole[:LONGEST]}…"


@dataclass(frozen=True)
class Outcome:
    """What a question came to.

    Attributes:
        number: its number on the page.
        answers: how many hand-ins count here: those to the question as it is now that are marked and could be read.
        share: the mean share of its points, from 0 to 1; None where nobody's counts.
        right: how many had all of it, None for a written answer.
        blank: how many did not answer.
        unread: how many answers could not be read; they tell nothing of what a class has understood.
        instead: the most frequent mistakes.
        taught: the part of a lesson that teaches it.
        again: whether it is worth teaching again: it is below the pass mark.
    """

    number: int
    part: Asked
    answers: int
    share: float | None
    right: int | None
    blank: int
    unread: int
    instead: tuple[Instead, ...]
    taught: Taught | None
    again: bool

    @property
    def few(self) -> bool:
        """Too few answers to say whether it should be taught again."""
        return self.answers < FEWEST


def outcomes_of(quiz: Quiz, works: Collection[Work], submissions: Iterable[Any]) -> tuple[Outcome, ...]:
    """What each question came to, the worst first.

    Args:
        works: what was handed in.
        submissions: the gradebook's records of the hand-ins, for the points that people gave.
    """
    given = _points_given(submissions)
    outcomes = [
        _marked_by_rule(quiz, number, part, [work.outcomes[part.id] for work in works])
        if isinstance(part, ItemBase)
        else _marked_by_a_person(quiz, number, part, [work.outcomes[part.id] for work in works], given[part.id])
        for number, part in enumerate(quiz.assignment.everything, start=1)
    ]
    return tuple(sorted(outcomes, key=lambda each: (2.0 if each.share is None else each.share, each.number)))


def _marked_by_rule(quiz: Quiz, number: int, item: ItemBase, outcomes: Sequence[Answered]) -> Outcome:
    found = [each.mark for each in outcomes if each.mark and each.posed and not each.posed.release]
    marks = [mark for mark in found if mark.state is not State.UNREADABLE]
    share = fmean(mark.points / mark.out_of for mark in marks) if marks else None
    return Outcome(
        number,
        item,
        len(marks),
        share,
        sum(mark.state is State.RIGHT for mark in marks),
        sum(mark.state is State.UNANSWERED for mark in marks),
        len(found) - len(marks),
        _instead(item, marks),
        taught_in(item),
        _again(share, len(marks), quiz),
    )


def _marked_by_a_person(
    quiz: Quiz, number: int, part: Asked, outcomes: Sequence[Answered], points: Sequence[float]
) -> Outcome:
    share = fmean(points) / part.points if points else None
    blank = sum(each.posed is not None and each.text is None for each in outcomes)
    return Outcome(number, part, len(points), share, None, blank, 0, (), None, _again(share, len(points), quiz))


def _again(share: float | None, answers: int, quiz: Quiz) -> bool:
    return share is not None and answers >= FEWEST and 100 * share < quiz.assignment.pass_mark


def _instead(item: ItemBase, marks: Iterable[Mark]) -> tuple[Instead, ...]:
    """What would hurt a client first, whoever made it; then the most frequent."""
    counted = Counter(mistake for mark in marks for mistake in dict.fromkeys(item.mistakes(mark)))
    ordered = sorted(counted.items(), key=lambda each: (not each[0].critical, -each[1], each[0].text, each[0].note))
    harmful = sum(mistake.critical for mistake in counted)
    return tuple(Instead(mistake, count) for mistake, count in ordered[: max(MOST, harmful)])


def _points_given(submissions: Iterable[Any]) -> Mapping[str, list[float]]:
    """The points that people gave, by question, of what waits no longer."""
    found: defaultdict[str, list[float]] = defaultdict(list)
    for submission in submissions:
        for notebook in submission.notebooks:
            for grade in notebook.grades:
                if grade.manual_score is not None and not grade.needs_manual_grade:
                    found[grade.name].append(float(grade.score))
    return found
