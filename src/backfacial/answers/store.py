"""Where a learner's answers are kept while they work. What `save` has returned is on the disk."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from backfacial.answers.document import MAX_BYTES, Answer, Answers, AnswersUnreadable, dump, parse
from backfacial.answers.plain_file import NotAPlainFile, previous_version, read_plain_file, write_atomically
from backfacial.facts import words

LOCK_SECONDS = 10


class NotSaved(Exception):
    """An answer could not be written. The text is for the learner."""


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
    """

    def __init__(
        self, path: Path, assignment: str, learner: Callable[[], str], now: Callable[[], str] = utc_now
    ) -> None:
        self.path = path
        self.assignment = assignment
        self.notices: list[str] = []
        self._learner = learner
        self._now = now

    def read(self) -> Answers:
        """All answers so far.

        Raises:
            NotSaved: a damaged file could not be set aside.
        """
        with suppress(NotAPlainFile, AnswersUnreadable):
            # writes are renames, so a sound file is whole: it needs no lock, which a read-only folder could not give
            return self._own(self.path)
        if not self._there():
            return Answers(self.assignment)
        with self._locked():
            return self._read()

    def save(
        self, item: str, response: object, active_s: float = 0.0, sure: bool | None = None, writing: bool = False
    ) -> Answer:
        """Keep a response; it is on the disk when this returns.

        Args:
            response: what the question type takes; None takes an answer back.
            active_s: seconds that the learner was at the question since the response before.
            sure: whether the learner felt sure, where that was asked.
            writing: a text that is still being written: its last event is replaced, not added to.

        Raises:
            NotSaved: it could not be written; the file is as it was.
        """
        with self._locked():
            answers = self._read()
            before = answers.answers.get(item)
            answer = Answer(response, self._now(), 1 if before is None else before.revision + 1)
            event = {"item": item, "response": response, "at": answer.at, "active_s": round(active_s, 1)}
            if sure is not None:
                event["sure"] = sure
            events = list(answers.events)
            if writing and events and events[-1].get("item") == item:
                events.pop()
            changed = replace(
                answers,
                assignment=self.assignment,
                learner=self._learner(),
                answers={**answers.answers, item: answer},
                events=(*events, event),
            )
            self._write(dump(changed))
        return answer

    @contextmanager
    def _locked(self) -> Iterator[None]:
        lock = FileLock(self.path.with_name(f".{self.path.name}.lock"))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=LOCK_SECONDS)
        except Timeout:
            raise NotSaved(words("answers", "locked", file=self.path.name)) from None
        except OSError as error:
            raise NotSaved(words("answers", "not-written", file=self.path.name, reason=error.strerror)) from None
        try:
            yield
        finally:
            lock.release()

    def _write(self, data: bytes) -> None:
        try:
            write_atomically(self.path, data, keep_previous=True)
        except OSError as error:
            raise NotSaved(words("answers", "not-written", file=self.path.name, reason=error.strerror)) from None

    def _read(self) -> Answers:
        if not self._there():
            return Answers(self.assignment)
        try:
            return self._own(self.path)
        except (NotAPlainFile, AnswersUnreadable) as error:
            aside = self._set_aside()
            try:
                recovered = self._own(previous_version(self.path))
            except (NotAPlainFile, AnswersUnreadable):
                self.notices.append(words("answers", "set-aside", reason=error, aside=aside.name))
                return Answers(self.assignment)
            self.notices.append(words("answers", "recovered", reason=error, aside=aside.name))
            self._write(dump(recovered))
            return recovered

    def _there(self) -> bool:
        return self.path.exists() or self.path.is_symlink()

    def _own(self, path: Path) -> Answers:
        answers = parse(read_plain_file(path, MAX_BYTES), self.path.name)
        if answers.assignment != self.assignment:
            raise AnswersUnreadable(
                words("answers", "foreign", file=self.path.name, theirs=answers.assignment[:64], ours=self.assignment)
            )
        return answers

    def _set_aside(self) -> Path:
        stamp = self._now().replace(":", "").replace("-", "")
        aside = self.path.with_name(f"{self.path.stem}.set-aside-{stamp}{self.path.suffix}")
        count = 1
        while aside.exists() or aside.is_symlink():
            count += 1
            aside = self.path.with_name(f"{self.path.stem}.set-aside-{stamp}-{count}{self.path.suffix}")
        try:
            self.path.rename(aside)
        except OSError as error:
            raise NotSaved(words("answers", "not-written", file=self.path.name, reason=error.strerror)) from None
        return aside
