"""How a class stands in an assignment: every learner, what waits for a person, what each question came to."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from backfacial.classroom.course import open_gradebook
from backfacial.classroom.learners import Learner, State, learner_of
from backfacial.classroom.people import Concern, concerns, listed, same_people
from backfacial.classroom.questions import Outcome, outcomes_of
from backfacial.grading.before import Marked, marked_in_file
from backfacial.grading.moments import gradebook_time
from backfacial.grading.people_file import also_typed
from backfacial.grading.quiz import Quiz
from backfacial.grading.work import Work, read_work


@dataclass(frozen=True)
class Overview:
    """A class in an assignment.

    Attributes:
        learners: by last name, first name, id.
        outcomes: what the questions came to, the worst first.
        concerns: where the class list and who has handed in do not fit together.
        newest: when the newest hand-in was made, in words, "" where there is none.
    """

    quiz: Quiz
    learners: tuple[Learner, ...]
    outcomes: tuple[Outcome, ...]
    concerns: tuple[Concern, ...]
    newest: str

    def in_state(self, *states: State) -> tuple[Learner, ...]:
        """The learners of these states."""
        return tuple(learner for learner in self.learners if learner.state in states)

    @property
    def handed_in(self) -> tuple[Learner, ...]:
        """Everybody of whom there is a hand-in."""
        return tuple(learner for learner in self.learners if learner.state is not State.ABSENT)

    @property
    def waiting(self) -> tuple[Learner, ...]:
        """Of whom something waits for a person, also where a safety mistake holds back the pass."""
        return tuple(learner for learner in self.learners if learner.waiting)

    def also_waiting(self, state: State) -> tuple[Learner, ...]:
        """The learners of a state that is not said to be waiting, of whom something waits for a person all the same."""
        return tuple(learner for learner in self.in_state(state) if learner.also_waiting)

    @property
    def noted(self) -> tuple[Learner, ...]:
        """Of whose hand-in there is something to know."""
        return tuple(learner for learner in self.learners if learner.notes)

    @property
    def notes(self) -> dict[str, tuple[Learner, ...]]:
        """What there is to know, each with the learners whose hand-in it concerns."""
        every = dict.fromkeys(note for learner in self.noted for note in learner.notes)
        return {note: tuple(learner for learner in self.noted if note in learner.notes) for note in every}

    @property
    def late(self) -> tuple[Learner, ...]:
        """Who handed in late, the latest first."""
        return tuple(sorted((each for each in self.learners if each.late), key=lambda each: -each.late))


def overview(course: Path, quiz: Quiz) -> Overview:
    """How the class stands now, by the class list, the gradebook, the marked notebooks and what was handed in.

    Raises:
        SourceProblem: `class/people.yml` or the gradebook cannot be read.
    """
    name = quiz.assignment.id
    arrived = {path.parent.name: path for path in sorted((course / "submitted").glob(f"*/{name}"))}
    with open_gradebook(course) as gradebook:
        people = {person.id: person for person in listed(course, gradebook)}
        known = people.keys() or {student.id for student in gradebook.students}
        submissions = {each.student.id: each for each in gradebook.assignment_submissions(name)}
        # marks of an older hand-in say nothing about one that is not marked yet
        marked = {student: _marked(course, student, name, arrived.get(student)) for student in submissions}
        works = _works(course, quiz, arrived, marked)
        learners = [
            learner_of(
                student,
                people.get(student),
                submissions.get(student),
                marked.get(student),
                works.get(student),
                quiz,
                in_list=not people or student in people,
                arrived=student in arrived,
            )
            for student in known | submissions.keys() | arrived.keys()
        ]
        outcomes = outcomes_of(quiz, works.values(), submissions.values())
        times = [each.timestamp for each in submissions.values() if each.timestamp]
    strange = concerns(tuple(people.values()), (submissions.keys() | arrived.keys()) - same_people(course).keys())
    newest = gradebook_time(max(times)) if times else ""
    return Overview(quiz, tuple(sorted(learners, key=_by_name)), outcomes, strange, newest)


def _by_name(learner: Learner) -> tuple[str, ...]:
    return (*map(letters_of, (learner.last_name, learner.first_name, learner.id)), learner.id)


def letters_of(name: str) -> str:
    """What a name is sorted by: as in a telephone book Mäder stands before Moser, and Ohm before O'Neil."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if sign.isalnum())


def _marked(course: Path, student: str, assignment: str, submitted: Path | None) -> Marked | None:
    marked = marked_in_file(course / "autograded" / student / assignment / f"{assignment}.ipynb")
    return marked if marked and (submitted is None or marked.rests_on(submitted)) else None


def _works(
    course: Path, quiz: Quiz, arrived: Mapping[str, Path], marked: Mapping[str, Marked | None]
) -> dict[str, Work]:
    """What was handed in, where it is what the marks rest on; a newer hand-in that is not marked yet says nothing."""
    works = {}
    for student, folder in arrived.items():
        before = marked.get(student)
        if before is None:
            continue
        work = read_work(folder, quiz, student, earlier=before.earlier, also=also_typed(course, student))
        if work.answers == before.answers:
            works[student] = work
    return works
