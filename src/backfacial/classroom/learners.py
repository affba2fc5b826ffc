"""How one learner stands in an assignment, and where what a person has to look at stands in formgrader."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import Any
from urllib.parse import quote

from backfacial.classroom.people import Person
from backfacial.grading.before import Marked
from backfacial.grading.quiz import Quiz
from backfacial.grading.standing import Result, Standing, standing_of
from backfacial.grading.work import Outcome, Work
from backfacial.items.base import ItemBase
from backfacial.items.reflection import Reflection

_BEFORE_THE_QUESTIONS = 1  # formgrader's own "Next" is the first of the things that its pages count


class State(StrEnum):
    """A learner's standing in a word."""

    SAFETY = "safety"
    NOT_MARKED = "not-marked"
    WAITING = "waiting"
    NOT_YET = "not-yet"
    PASSED = "passed"
    ABSENT = "absent"


_STATES = {
    Result.PASSED: State.PASSED,
    Result.FAILED: State.NOT_YET,
    Result.CRITICAL: State.SAFETY,
    Result.WAITING: State.WAITING,
}


@dataclass(frozen=True)
class Place:
    """A question of a hand-in: its number on the page, and its address in JupyterLab.

    `opened_again` says why points that a person gave wait once more (`MarkedCell.opened_again`), "" where they do not.
    `mistakes` are the safety mistakes there, in words, where what was handed in can still be read.
    """

    number: int
    item: str
    address: str
    opened_again: str = ""
    mistakes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Learner:
    """How a learner stands.

    `late` is in seconds; `standing` is None, and `address` "", where there are no marks to go by. `address` is that of
    the hand-in in JupyterLab. `notes` say what a person should know of what was handed in.
    """

    id: str
    first_name: str
    last_name: str
    in_list: bool
    state: State
    standing: Standing | None = None
    late: float = 0.0
    waiting: tuple[Place, ...] = ()
    safety: tuple[Place, ...] = ()
    address: str = ""
    notes: tuple[str, ...] = ()

    @property
    def also_waiting(self) -> bool:
        """Whether something waits for a person, though the state says something worse."""
        return bool(self.waiting) and self.state is not State.WAITING

    @property
    def name(self) -> str:
        """As people say it; the id where the list has no name."""
        return " ".join(part for part in (self.first_name, self.last_name) if part) or self.id

    @property
    def listed_name(self) -> str:
        """As class lists have it, by which they are sorted."""
        return ", ".join(part for part in (self.last_name, self.first_name) if part) or self.id


def learner_of(
    student_id: str,
    person: Person | None,
    submission: Any,
    marked: Marked | None,
    work: Work | None,
    quiz: Quiz,
    *,
    in_list: bool,
    arrived: bool,
) -> Learner:
    """How a learner stands.

    Args:
        person: as the class list has the learner, None where it does not.
        submission: the gradebook's record of the hand-in (`SubmittedAssignment`), None where it has none.
        marked: the marked notebook, None where there is none that can be read.
        work: what was handed in, None where it cannot be read or is not what was marked.
        arrived: there is a hand-in in submitted/.
    """
    first_name, last_name = (person.first_name, person.last_name) if person else ("", "")
    if submission is None or marked is None:
        state = State.NOT_MARKED if arrived or submission is not None else State.ABSENT
        return Learner(student_id, first_name, last_name, in_list, state)
    standing = standing_of(submission, marked.critical(quiz))
    own = next(notebook for notebook in submission.notebooks if notebook.name == quiz.assignment.id)
    address = f"formgrader/submissions/{quote(own.id)}/"
    places = _places(address, marked, work, quiz)
    return Learner(
        student_id,
        first_name,
        last_name,
        in_list,
        _state(standing, marked, quiz),
        standing,
        float(submission.total_seconds_late),
        tuple(places[item] for item in places if item in standing.waiting),
        tuple(places[item] for item in places if item in standing.critical),
        address,
        (*work.notes, *work.instructor_notes) if work else (),
    )


def _state(standing: Standing, marked: Marked, quiz: Quiz) -> State:
    """What it comes to; marks by another key than the present one say nothing but that a client would be hurt."""
    if not standing.critical and marked.by_another_key(quiz):
        return State.NOT_MARKED
    return _STATES[standing.result(quiz.assignment.pass_mark)]


def _places(address: str, marked: Marked, work: Work | None, quiz: Quiz) -> dict[str, Place]:
    """Where each question stands, in the order of the quiz."""
    written = {part.id for part in quiz.assignment.everything if isinstance(part, Reflection)}
    # a question has a field for points and one for extra points, a written answer one for a comment too
    fields = (3 if item in written else 2 for item in marked.cells)
    first_field = dict(zip(marked.cells, accumulate(fields, initial=_BEFORE_THE_QUESTIONS), strict=False))
    return {
        part.id: Place(
            number,
            part.id,
            f"{address}?index={first_field[part.id]}#{quote(part.id)}",
            marked.cells[part.id].opened_again,
            _safety_mistakes(work.outcomes[part.id]) if work else (),
        )
        for number, part in enumerate(quiz.assignment.everything, start=1)
        if part.id in first_field
    }


def _safety_mistakes(outcome: Outcome) -> tuple[str, ...]:
    if outcome.mark is None or outcome.posed is None or not isinstance(outcome.posed.part, ItemBase):
        return ()
    return tuple(each.text for each in outcome.posed.part.mistakes(outcome.mark) if each.critical)
