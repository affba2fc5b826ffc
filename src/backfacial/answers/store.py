"""Where a learner's answers are kept while they work. What `save` has returned is on the disk."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from backfacial.answers.document import MAX_BYTES, Answer, Answers, AnswersUnreadable, dump, of_quiz, parse
from backfacial.answers.plain_file import (
    NotAPlainFile,
    Unreadable,
    locked,
    previous_version,
    read_plain_file,
    remove_leftovers,
    write_atomically,
)
from backfacial.answers.tries import Tries
from backfacial.facts import words


class NotSaved(Exception):
    """An answer could not be written. The text is for the learner."""


class NeverSaved(NotSaved):
    """An answer that cannot be kept where it was given, however often it is tried."""


def utc_now() -> str:
    """The time as answers files carry it: ISO 8601, UTC, whole seconds."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class AnswerStore:
    """The answers file of one assignment or lesson.

    Two pages, or two kernels, may use the same file at once: each save reads what is there, under a lock, and adds its
    own answer. A file that is damaged or belongs to something else is set aside under another name and never
    overwritten; `notices` then says so.

    Args:
        path: the answers file; it need not exist.
        assignment: the assignment's or lesson's id.
        learner: asks for the learner's id at each save, for it may be given later than the first answer.
        now: the clock.
        release: of the assignment; a lesson has none.
    """

    def __init__(
        self,
        path: Path,
        assignment: str,
        learner: Callable[[], str],
        now: Callable[[], str] = utc_now,
        release: str | None = None,
    ) -> None:
        self.path = path
        self.assignment = assignment
        self.release = release
        self.notices: list[str] = []
        self._learner = learner
        self._now = now

    def read(self) -> Answers:
        """All answers so far.

        Raises:
            NotSaved: the file cannot be read now, or it is damaged and could not be set aside.
        """
        with suppress(NotAPlainFile, AnswersUnreadable):
            # writes are renames, so a sound file is whole: it needs no lock, which a read-only folder could not give
            return self._own(self.path)
        with self._in_plain_words():
            if not _is_there(self.path) and not _is_there(self._recovered):
                return Answers(self.assignment)
        with self._locked():
            return self._read()

    def peek(self) -> Answers:
        """What the file holds, or held before it was damaged. Nothing is mended, so that who mends it can tell.

        Raises:
            NotSaved: it cannot be read now.
        """
        for path in (self.path, previous_version(self.path)):
            with suppress(NotAPlainFile, AnswersUnreadable):
                return self._own(path)
        return Answers(self.assignment)

    def save(
        self,
        item: str,
        response: object,
        active_s: float = 0.0,
        sure: bool | None = None,
        goes_on_from: int = 0,
        question: str | None = None,
        tries: Tries | None = None,
    ) -> Answer:
        """Keep a response; it is on the disk when this returns.

        Args:
            response: what the question type takes; None takes an answer back.
            active_s: seconds that the learner was at the question since the response before.
            sure: whether the learner felt sure, where that was asked.
            goes_on_from: the revision that a text which is still being written goes on from: its event is replaced, not
                added to, unless something else was saved since.
            question: the digest of the question as it was shown.
            tries: in practice: which check this is, and whether the solution is shown with it.

        Raises:
            NotSaved: it could not be written for certain; the file holds what it held before, or this response too.
        """
        with self._locked():
            answers = self._read()
            before = answers.answers.get(item)
            revision = 1 if before is None else before.revision + 1
            answer = Answer(response, self._now(), revision, self.release, question)
            event = {"item": item, "response": response, "at": answer.at, "active_s": round(active_s, 1)}
            if sure is not None:
                event["sure"] = sure
            event |= of_quiz(self.release, question)
            if tries is not None:
                event |= {"try": tries.count} | ({"shown": True} if tries.shown else {})
            events = list(answers.events)
            if before is not None and before.revision == goes_on_from and events and events[-1].get("item") == item:
                events.pop()
            changed = replace(
                answers,
                assignment=self.assignment,
                learner=self._learner(),
                answers={**answers.answers, item: answer},
                events=(*events, event),
            )
            write_atomically(self.path, _fitting(changed, self.path.name), keep_previous=True)
        return answer

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with self._in_plain_words(), locked(self.path):
            remove_leftovers(self.path.parent, self.path.name)
            yield

    @contextmanager
    def _in_plain_words(self) -> Iterator[None]:
        try:
            yield
        except TimeoutError:
            raise NotSaved(words("answers", "locked", file=self.path.name)) from None
        except OSError as error:
            reason = error.strerror or error
            raise NotSaved(words("answers", "not-written", file=self.path.name, reason=reason)) from None

    def _read(self) -> Answers:
        """What the file holds; a damaged one is set aside. Only under the lock."""
        if not _is_there(self.path):
            return self._put_back("put-back") if _is_there(self._recovered) else Answers(self.assignment)
        try:
            return self._own(self.path)
        except (NotAPlainFile, AnswersUnreadable) as error:
            return self._recover(error)

    def _recover(self, reason: Exception) -> Answers:
        try:
            before = self._own(previous_version(self.path))
        except (NotAPlainFile, AnswersUnreadable):
            aside = self._set_aside()
            self.notices.append(words("answers", "set-aside", reason=reason, aside=aside.name))
            return Answers(self.assignment)
        # ready before the damaged file goes: whoever is killed in between leaves it for the next to put back
        write_atomically(self._recovered, dump(before))
        aside = self._set_aside()
        return self._put_back("recovered", reason=reason, aside=aside.name)

    def _put_back(self, notice: str, **values: object) -> Answers:
        self._recovered.replace(self.path)
        self.notices.append(words("answers", notice, file=self.path.name, **values))
        return self._read()

    @property
    def _recovered(self) -> Path:
        return self.path.with_name(f".{self.path.name}.recovered")

    def _own(self, path: Path) -> Answers:
        try:
            data = read_plain_file(path, MAX_BYTES)
        except Unreadable as error:  # it may well be sound, so it stays where it is
            raise NotSaved(str(error)) from None
        answers = parse(data, self.path.name)
        if answers.assignment != self.assignment:
            raise AnswersUnreadable(
                words("answers", "foreign", file=self.path.name, theirs=answers.assignment[:64], ours=self.assignment)
            )
        return answers

    def _set_aside(self) -> Path:
        stamp = self._now().replace(":", "").replace("-", "")
        aside = self.path.with_name(f"{self.path.stem}.set-aside-{stamp}{self.path.suffix}")
        count = 1
        while _is_there(aside):
            count += 1
            aside = self.path.with_name(f"{self.path.stem}.set-aside-{stamp}-{count}{self.path.suffix}")
        self.path.rename(aside)
        return aside


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _fitting(answers: Answers, name: str) -> bytes:
    """The file's bytes, small enough to be read again: where the year was too long, how it began is left out."""
    data = dump(answers)
    while len(data) > MAX_BYTES and answers.events:
        answers = replace(answers, events=answers.events[len(answers.events) // 2 + 1 :])
        data = dump(answers)
    if len(data) > MAX_BYTES:
        raise NotSaved(words("files", "too-large", file=name, size=len(data) // 2**20, most=MAX_BYTES // 2**20))
    return data
