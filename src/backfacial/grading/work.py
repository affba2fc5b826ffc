"""The answers of a hand-in, and what a person should know about it. From a hand-in nothing else is used."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backfacial.answers import Answers, AnswersUnreadable, NotAPlainFile
from backfacial.answers.document import MAX_BYTES, parse
from backfacial.answers.handin import ANSWERS
from backfacial.answers.plain_file import read_plain_file
from backfacial.facts import words
from backfacial.items.assignment import Assignment, Item
from backfacial.items.mark import Mark, State
from backfacial.pages.printable import printable

MOST_NAMED = 5  # of one kind of note; a file may hold thousands
LONGEST_RESPONSE = 20_000  # signs of JSON; an honest one has some hundred


@dataclass(frozen=True)
class Work:
    """What a learner handed in, marked.

    `texts` are the reflections that were answered. `notes` are for everybody, `instructor_notes` may name another
    learner.
    """

    marks: dict[str, Mark]
    texts: dict[str, str]
    notes: tuple[str, ...]
    instructor_notes: tuple[str, ...]


def read_work(folder: Path, assignment: Assignment, learner: str, set_aside: bool = False) -> Work:
    """Read the answers in a submitted folder and mark them. A file that cannot be read counts as no answers.

    Args:
        learner: whose hand-in this is, for the note on answers of somebody else.
        set_aside: an answers file lay there and was no plain file.
    """
    try:
        answers = parse(read_plain_file(folder / ANSWERS, MAX_BYTES), ANSWERS)
        notes, for_instructor = _notes_on(answers, assignment, learner)
    except (NotAPlainFile, AnswersUnreadable) as error:
        lost = set_aside and not (folder / ANSWERS).exists()
        reason = words("grading", "answers-set-aside", file=ANSWERS) if lost else str(error)
        answers, notes, for_instructor = Answers(), [reason, words("grading", "nothing-marked")], []
    marks = {item.id: mark_of(item, answers.response(item.id)) for item in assignment.items}
    responses = {reflection.id: answers.response(reflection.id) for reflection in assignment.reflections}
    texts = {item_id: text for item_id, text in responses.items() if isinstance(text, str) and printable(text).strip()}
    unreadable = [item_id for item_id, mark in marks.items() if mark.state is State.UNREADABLE]
    unreadable += [item_id for item_id, text in responses.items() if text is not None and not isinstance(text, str)]
    notes += [words("grading", "unreadable-item", file=ANSWERS, item=item_id) for item_id in unreadable]
    return Work(marks, texts, tuple(map(printable, notes)), tuple(map(printable, for_instructor)))


def mark_of(item: Item, response: object) -> Mark:
    """The mark of a response from anybody. One of an absurd size or depth is unreadable, or pages would choke on it."""
    try:
        absurd = len(json.dumps(response)) > LONGEST_RESPONSE
    except RecursionError:
        absurd = True
    return item.mark(object() if absurd else response)


def _notes_on(answers: Answers, assignment: Assignment, learner: str) -> tuple[list[str], list[str]]:
    notes = _first_few(answers.notes)
    known = {part.id for part in (*assignment.items, *assignment.reflections)}
    unknown = [item_id[:64] for item_id in answers.answers if item_id not in known]
    if unknown:
        named = ", ".join(unknown[:MOST_NAMED]) + (", …" if len(unknown) > MOST_NAMED else "")
        notes.append(words("grading", "unknown-items", file=ANSWERS, items=named))
    if answers.assignment and answers.assignment != assignment.id:
        found = answers.assignment[:64]
        notes.append(words("grading", "other-assignment", file=ANSWERS, found=found, wanted=assignment.id))
    for_instructor = []
    if answers.learner and answers.learner != learner:
        found = answers.learner[:64]
        for_instructor.append(words("grading", "other-learner", file=ANSWERS, found=found, wanted=learner))
    return notes, for_instructor


def _first_few(notes: Iterable[str]) -> list[str]:
    every = list(notes)
    more = [words("grading", "and-more", count=len(every) - MOST_NAMED)] if len(every) > MOST_NAMED else []
    return every[:MOST_NAMED] + more


def shortened(text: str, longest: int, where: str) -> str:
    """The text, or its beginning with a word on where all of it is."""
    return text if len(text) <= longest else f"{text[:longest]}\n\n{words('grading', 'too-long', file=where)}"


def plain(work: Work, item_id: str) -> dict[str, Any]:
    """The record of a mark as it is kept in the autograded notebook, for feedback and export."""
    mark = work.marks[item_id]
    return {"state": mark.state.value, "critical": mark.critical, "points": mark.points, "out_of": mark.out_of}
