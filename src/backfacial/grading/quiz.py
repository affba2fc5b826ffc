"""Which question an answer was given to, and by which key it is marked. Nothing is guessed: what is not known waits."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from backfacial.answers.document import Answer
from backfacial.grading.history import PastAssignment, read_history
from backfacial.grading.source import read_assignment
from backfacial.items.assignment import Assignment
from backfacial.items.base import Asked
from backfacial.items.digest import short_digest
from backfacial.items.reflection import Criterion, Reflection


@dataclass(frozen=True)
class Posed:
    """A question as learners got it, with its key and the points that it is worth today.

    `release` is "" for the question as it is now. `key` is a digest that changes with anything that it is marked by.
    """

    part: Asked
    digest: str
    release: str
    key: str


@dataclass(frozen=True)
class Unknown:
    """Why a person has to see to an answer: a key of the grading room's words, with its values."""

    why: str
    release: str = ""


class Quiz:
    """An assignment and all that is known of it from before.

    Args:
        assignment: as it is now.
        history: its past releases, the oldest first.
    """

    def __init__(self, assignment: Assignment, history: tuple[PastAssignment, ...] = ()) -> None:
        self.assignment = assignment
        self._now = {
            part.id: Posed(part, part.question().digest, "", part.key_digest) for part in assignment.everything
        }
        self._known: dict[tuple[str, str], Posed | Unknown] = {}
        self._of_release: dict[str, dict[str, str]] = {}
        self._withdrawn: dict[str, Asked] = {}
        for before in history:
            self._withdrawn |= {part.id: part for part in before.everything if part.id not in self._now}
            self._of_release[before.release] = dict(before.questions)
            self._known |= self._before(before)
        self._known |= {(item, posed.digest): posed for item, posed in self._now.items()}
        now = {item: posed.digest for item, posed in self._now.items()}
        self._of_release.setdefault(assignment.release, now)

    def _before(self, before: PastAssignment) -> Iterator[tuple[tuple[str, str], Posed | Unknown]]:
        for part in before.everything:
            now = self._now.get(part.id)
            if now is None:
                continue
            digest, marked_by = before.questions[part.id], before.rules.get(part.id, "")
            if isinstance(part, Reflection) != isinstance(now.part, Reflection):
                yield (part.id, digest), Unknown("waits-other-kind", before.release)
            elif part.rules() != marked_by:
                yield (part.id, digest), Unknown("waits-other-rules", before.release)
            else:
                worth = _worth(part, now.part.points)
                yield (part.id, digest), Posed(worth, digest, before.release, worth.key_digest)

    @property
    def fingerprint(self) -> str:
        """Changes with any question or key of any release."""
        known = [(*name, getattr(found, "key", "")) for name, found in self._known.items()]
        return short_digest([sorted(known), self._of_release])

    def now(self, item: str) -> Posed:
        """A question as it is now."""
        return self._now[item]

    def knows_release(self, release: str) -> bool:
        """Whether there was ever such a release."""
        return release in self._of_release

    def withdrawn(self, item: str) -> Asked | None:
        """A question that was asked once and is no longer, as it was asked last; None where it is no such one."""
        return self._withdrawn.get(item)

    def asked_in(self, item: str, release: str) -> bool:
        """Whether a question stood in a release."""
        return item in self._of_release.get(release, {})

    def known(self, item: str, digest: str) -> Posed | Unknown:
        """The question with this digest, as the newest release that asked it so has its key."""
        return self._known.get((item, digest), Unknown("waits-unknown-question"))

    def of_release(self, item: str, release: str) -> Posed | Unknown:
        """The question as a release asked it."""
        if release not in self._of_release:
            return Unknown("waits-unknown-release", release)
        digest = self._of_release[release].get(item)
        return Unknown("waits-not-asked", release) if digest is None else self.known(item, digest)

    def never_changed(self, item: str) -> bool:
        """Whether every release asked a question just as it is asked now."""
        digests = {questions[item] for questions in self._of_release.values() if item in questions}
        return digests <= {self._now[item].digest}

    def agree(self, item: str, digest: str, release: str) -> bool:
        """Whether a release asked a question as the digest has it."""
        return self._of_release.get(release, {}).get(item) == digest

    def given_to(self, item: str, answer: Answer, handed_in_as: str | None) -> Posed | Unknown:
        """The question that an answer was given to.

        Args:
            handed_in_as: the release that the hand-in says it is of; counts for answers that say nothing themselves.
        """
        if answer.question is not None:
            return self.known(item, answer.question)
        release = answer.release if answer.release is not None else handed_in_as
        if release is not None:
            return self.of_release(item, release)
        return self.now(item) if self.never_changed(item) else Unknown("waits-older-file")


def read_quiz(folder: Path) -> Quiz:
    """The quiz in a folder of source/. Made anew only when its files have changed.

    Raises:
        SourceProblem: it, or its history, cannot be read.
    """
    assignment, history = read_assignment(folder), read_history(folder)
    before = _MADE.get(folder)
    if before is None or before[0] is not assignment or before[1] is not history:
        before = _MADE[folder] = (assignment, history, Quiz(assignment, history))
    return before[2]


_MADE: dict[Path, tuple[Assignment, tuple[PastAssignment, ...], Quiz]] = {}
"""The last quiz of each folder: a class has many hand-ins of one."""


def _worth(part: Asked, points: float) -> Asked:
    """The same question for other points."""
    if isinstance(part, Reflection):
        share = points / part.points
        rubric = tuple(Criterion(points=each.points * share, text=each.text) for each in part.rubric)
        return part.model_copy(update={"points": points, "rubric": rubric})
    return part.model_copy(update={"points": points})
