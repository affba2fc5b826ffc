"""What an instructor's page of first steps tells: how each quiz of the course stands, and what to type."""

from dataclasses import dataclass, replace
from pathlib import Path

from backfacial.classroom.course import open_gradebook
from backfacial.classroom.learners import State
from backfacial.classroom.overview import Overview, overview
from backfacial.classroom.quizzes import quizzes_of
from backfacial.classroom.ready import FOLDER, GRADEBOOK, archive_of
from backfacial.facts import words
from backfacial.grading.quiz import read_quiz
from backfacial.grading.source import FILE, SourceProblem

STEPS = ("roster", "release", "due", "class", "mark", "return", "export")
"""From nothing to grades, in this order."""


@dataclass(frozen=True)
class QuizStands:
    """How a quiz stands.

    Attributes:
        assignment: its id.
        title: its id too where its source cannot be read.
        file: where its questions stand, from the course's folder.
        page: the page of its class, from the course's folder; "" where there is none yet.
        entered: it has been released into the gradebook.
        learners: how many are in the class or have handed in.
        handed_in: how many of them have handed in.
        waiting: how many marks wait for a person.
        safety: how many learners have a safety mistake.
        problem: why it cannot be told, in a sentence with the mend; "" where it can.
    """

    assignment: str
    title: str
    file: str
    page: str
    entered: bool = False
    learners: int = 0
    handed_in: int = 0
    waiting: int = 0
    safety: int = 0
    problem: str = ""


@dataclass(frozen=True)
class Step:
    """A step of the way: its name, and what is typed for it, "" where nothing is."""

    name: str
    command: str


@dataclass(frozen=True)
class FirstSteps:
    """All that the page tells.

    Attributes:
        quizzes: by id.
        assignment: the quiz that the commands name: the first that somebody has handed in, else the first
            that was released, else the first; "" for none.
        archive: where its hand-ins are laid, from the course's folder.
    """

    course: Path
    quizzes: tuple[QuizStands, ...]
    assignment: str
    archive: str
    steps: tuple[Step, ...]


def first_steps(course: Path) -> FirstSteps:
    """How everything stands now. A gradebook that is not there is not made."""
    quizzes = tuple(_stands(course, assignment) for assignment in quizzes_of(course))
    # of two that are as far, the first
    begun = max(quizzes, key=lambda each: (bool(each.handed_in), each.entered), default=None)
    if begun is None:
        return FirstSteps(course, (), "", "", ())
    archive = archive_of(course, begun.assignment).relative_to(course).as_posix()
    return FirstSteps(course, quizzes, begun.assignment, archive, _steps(begun.assignment))


def _steps(assignment: str) -> tuple[Step, ...]:
    typed = {name: words("teach", f"command-{name}", assignment=assignment) for name in STEPS if name != "mark"}
    return tuple(Step(name, typed.get(name, "")) for name in STEPS)


def _stands(course: Path, assignment: str) -> QuizStands:
    page = f"{FOLDER}/{assignment}.html"
    stands = QuizStands(
        assignment, assignment, f"source/{assignment}/{FILE}", page if (course / page).is_file() else ""
    )
    try:
        quiz = read_quiz(course / "source" / assignment)
        view = overview(course, quiz) if _is_entered(course, assignment) else None
    except SourceProblem as problem:
        return replace(stands, problem=str(problem))
    titled = replace(stands, title=quiz.assignment.title)
    return _counted(titled, view) if view else titled


def _counted(stands: QuizStands, view: Overview) -> QuizStands:
    return replace(
        stands,
        entered=True,
        learners=len(view.learners),
        handed_in=len(view.handed_in),
        waiting=sum(len(learner.waiting) for learner in view.learners),
        safety=len(view.in_state(State.SAFETY)),
    )


def _is_entered(course: Path, assignment: str) -> bool:
    if not (course / GRADEBOOK).is_file():
        return False
    with open_gradebook(course) as gradebook:
        return any(each.name == assignment for each in gradebook.assignments)
