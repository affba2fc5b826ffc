"""The answers of a hand-in, each marked by the question that it was given to. From a hand-in nothing else is used."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backfacial.answers.document import MAX_BYTES, Answer, Answers, AnswersUnreadable, parse, said
from backfacial.answers.handin import ANSWERS, MANIFEST, MAX_MANIFEST_BYTES, read_manifest
from backfacial.answers.plain_file import NotAPlainFile, read_plain_file
from backfacial.facts import words
from backfacial.grading.notes import notes_on
from backfacial.grading.quiz import Posed, Quiz, Unknown
from backfacial.items.assignment import Item
from backfacial.items.base import Asked, ItemBase
from backfacial.items.digest import short_digest
from backfacial.items.mark import Mark, State
from backfacial.items.reflection import Reflection
from backfacial.pages.printable import printable

LONGEST_RESPONSE = 20_000  # signs of JSON; an honest one has some hundred


@dataclass(frozen=True)
class Outcome:
    """What became of one question.

    Attributes:
        posed: the question that was answered, with its key; None where a person has to see to it, for `unknown`.
        mark: of an item that is marked by rule.
        text: what was written for a reflection.
        given: a digest of the response.
        shown: the response for a person to read.
        claimed: the digest of the question that the answer names, "" where it names none.
    """

    posed: Posed | None
    given: str
    unknown: Unknown | None = None
    mark: Mark | None = None
    text: str | None = None
    shown: str = ""
    claimed: str = ""


@dataclass(frozen=True)
class Work:
    """What a learner handed in, by the ids of the questions in the order of the page.

    `answers` is a digest of the answers file. `notes` are for everybody, `instructor_notes` are for the instructor and
    may name another learner.
    """

    answers: str
    outcomes: dict[str, Outcome]
    notes: tuple[str, ...]
    instructor_notes: tuple[str, ...]


@dataclass(frozen=True)
class Earlier:
    """How a hand-in was marked before: the digest of its answers file, and by question what it was marked by."""

    answers: str
    questions: Mapping[str, str]


def read_work(
    folder: Path,
    quiz: Quiz,
    learner: str,
    set_aside: bool = False,
    earlier: Earlier | None = None,
    also: Collection[str] = (),
) -> Work:
    """Read the answers in a submitted folder and mark them. A file that cannot be read counts as no answers.

    Args:
        learner: whose hand-in this is, for the note on answers of somebody else.
        set_aside: an answers file lay there and was no plain file.
        earlier: how the hand-in was marked before. What an answer of an older version of the course was once marked by,
            when no release had another wording yet, it stays marked by.
        also: other ids that the same learner has typed.
    """
    unreadable, data = "", b""
    try:
        data = read_plain_file(folder / ANSWERS, MAX_BYTES)
        answers = parse(data, ANSWERS)
    except (NotAPlainFile, AnswersUnreadable) as error:
        lost = set_aside and not (folder / ANSWERS).exists()
        unreadable = words("grading", "answers-set-aside", file=ANSWERS) if lost else str(error)
        answers = Answers()
    file, handed_in_as = short_digest(data.hex()), _handed_in_as(folder, answers)
    before = earlier.questions if earlier and earlier.answers == file else {}
    outcomes = {
        part.id: _outcome(quiz, part, answers, handed_in_as, before.get(part.id)) for part in quiz.assignment.everything
    }
    states = {item: outcome.mark.state for item, outcome in outcomes.items() if outcome.mark}
    bad = [item for item, state in states.items() if state is State.UNREADABLE]
    bad += [part.id for part in quiz.assignment.reflections if outcomes[part.id].posed and not _is_text(answers, part)]
    found = {item: outcome.posed or outcome.unknown for item, outcome in outcomes.items()}
    hurting = [
        item
        for item, outcome in outcomes.items()
        if outcome.unknown and _would_hurt(quiz.now(item).part, answers.response(item))
    ]
    notes, for_instructor = notes_on(answers, quiz, (learner, *also), found, bad, unreadable, hurting)
    return Work(file, outcomes, tuple(map(printable, notes)), tuple(map(printable, for_instructor)))


def digest_of_answers(folder: Path) -> str:
    """The digest of the answers file in a submitted folder, as `Work.answers` has it."""
    try:
        data = read_plain_file(folder / ANSWERS, MAX_BYTES)
    except NotAPlainFile:
        data = b""
    return short_digest(data.hex())


def _handed_in_as(folder: Path, answers: Answers) -> str | None:
    """The release that a hand-in says it is of: in `handin.json`, or with one voice in its answers."""
    try:
        manifest = read_manifest(read_plain_file(folder / MANIFEST, MAX_MANIFEST_BYTES)) or {}
    except NotAPlainFile:
        manifest = {}
    voices = {answer.release for answer in answers.answers.values() if answer.release}
    return said(manifest, "release") or (voices.pop() if len(voices) == 1 else None)


def _outcome(quiz: Quiz, part: Asked, answers: Answers, handed_in_as: str | None, before: str | None) -> Outcome:
    answer = answers.answers.get(part.id)
    if answer is None:
        unknown = _not_asked(quiz, part.id, handed_in_as)
        return Outcome(None, _digest(None), unknown) if unknown else _marked(quiz.now(part.id), None)
    found = quiz.given_to(part.id, answer, handed_in_as)
    if isinstance(found, Unknown) and found.why == "waits-older-file" and before:
        found = quiz.known(part.id, before)
    if isinstance(found, Posed):
        return _marked(found, answer.response)
    if _is_blank(answer.response):
        return _marked(quiz.now(part.id), answer.response)
    return _left_to_a_person(found, part, answer)


def _not_asked(quiz: Quiz, item: str, handed_in_as: str | None) -> Unknown | None:
    """Nobody has left a question out that was not in their quiz."""
    if handed_in_as is None or quiz.asked_in(item, handed_in_as):
        return None
    return Unknown("waits-not-asked" if quiz.knows_release(handed_in_as) else "waits-unknown-release", handed_in_as)


def _marked(posed: Posed, response: object) -> Outcome:
    given = _digest(response)
    if isinstance(posed.part, ItemBase):
        return Outcome(posed, given, mark=mark_of(posed.part, response))
    text = response if isinstance(response, str) and not _is_blank(response) else None
    return Outcome(posed, given, text=text)


def _left_to_a_person(unknown: Unknown, part: Asked, answer: Answer) -> Outcome:
    given, claimed = _digest(answer.response), answer.question or ""
    if isinstance(part, Reflection):
        text = answer.response if isinstance(answer.response, str) else _as_text(answer.response)
        return Outcome(None, given, unknown, text=text, claimed=claimed)
    return Outcome(None, given, unknown, shown=_as_text(answer.response), claimed=claimed)


def _would_hurt(part: Asked, response: object) -> bool:
    """Whether an answer is a safety mistake by the key of a question, whichever question it was given to."""
    return isinstance(part, ItemBase) and mark_of(part, response).critical


def mark_of(item: Item, response: object) -> Mark:
    """The mark of a response from anybody. One of an absurd size or depth is unreadable, or pages would choke on it."""
    return item.mark(object() if _as_json(response) is None else response)


def _as_json(response: object) -> str | None:
    """The response as JSON; None where it is too long or too deep for a page."""
    try:
        text = json.dumps(response, ensure_ascii=False)
    except RecursionError:
        return None
    return text if len(text) <= LONGEST_RESPONSE else None


def _as_text(response: object) -> str:
    return _as_json(response) or words("grading", "absurd-response")


def _digest(response: object) -> str:
    try:
        return short_digest(response)
    except RecursionError:
        return "absurd"


def _is_blank(response: object) -> bool:
    return response is None or response in ([], {}) or (isinstance(response, str) and not printable(response).strip())


def _is_text(answers: Answers, part: Asked) -> bool:
    return isinstance(answers.response(part.id), str | None)


def shortened(text: str, longest: int, where: str) -> str:
    """The text, or its beginning with a word on where all of it is."""
    return text if len(text) <= longest else f"{text[:longest]}\n\n{words('grading', 'too-long', file=where)}"


def kept(outcome: Outcome) -> dict[str, Any]:
    """What the autograded notebook keeps of an outcome: what it was marked by, and what export and feedback need."""
    if outcome.posed is None:
        return {"given": outcome.given, "question": printable(outcome.claimed), "key": "", "critical": False}
    data = {"given": outcome.given, "question": outcome.posed.digest, "key": outcome.posed.key}
    mark = outcome.mark
    if mark is None:
        return data
    return {**data, "state": mark.state.value, "critical": mark.critical, "points": mark.points, "out_of": mark.out_of}
