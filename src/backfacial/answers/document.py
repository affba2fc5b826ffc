"""The answers file: `answers.json` of an assignment, `answers/<lesson>.json` of a lesson.

    {"schema": 1, "assignment": …, "learner": …,
     "answers": {item id: {"response": …, "at": ISO time, "revision": n, "release"?, "question"}},
     "events": [{"item", "response", "sure"?, "at", "active_s", "release"?, "question"}]}

`release` and `question` say which quiz and which question it was (`Question.digest`); practice has no release. No key
and no score is ever in it. What is read here may come from anybody, so nothing about it is taken for granted.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from backfacial.facts import words

SCHEMA = 1
MAX_BYTES = 8 * 2**20  # a year of work is some hundred kilobytes
LONGEST_NUMBER = 400  # digits; a float has no more
LONGEST_NAME = 64  # signs of what an answer says about its quiz


class AnswersUnreadable(Exception):
    """The bytes are no answers file. The text names the file and the mend."""


@dataclass(frozen=True)
class Answer:
    """What a learner answered last to one item. `at` is an ISO time, `revision` counts from 1.

    `release` and `question` are what the answer says about its quiz; None where it says nothing, as in files of older
    versions of the course, "" where it says something that no quiz is called.
    """

    response: object
    at: str
    revision: int
    release: str | None = None
    question: str | None = None


@dataclass(frozen=True)
class Answers:
    """All answers of a learner to an assignment or lesson.

    `damaged` are the ids of answers that could not be read, `twice` the names that stand in the file more than once.
    """

    assignment: str = ""
    learner: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    events: tuple[dict[str, Any], ...] = ()
    damaged: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()

    def response(self, item_id: str) -> object:
        """The response to an item, None where there is none."""
        answer = self.answers.get(item_id)
        return None if answer is None else answer.response


def parse(data: bytes, name: str) -> Answers:
    """Read an answers file from anybody; single answers that cannot be read are left out and named.

    Raises:
        AnswersUnreadable: it is empty, damaged, no JSON, or of another schema.
    """
    if not data.strip():
        raise AnswersUnreadable(words("answers", "empty", file=name))
    twice: list[str] = []
    try:
        raw = json.loads(data.decode("utf-8-sig"), parse_int=_int, object_pairs_hook=partial(_named_once, twice))
    except (ValueError, RecursionError):
        raise AnswersUnreadable(words("answers", "not-json", file=name)) from None
    if not isinstance(raw, dict) or not isinstance(raw.get("answers"), dict):
        raise AnswersUnreadable(words("answers", "wrong-form", file=name))
    if raw.get("schema") is not SCHEMA:  # True == 1, but is not a schema
        raise AnswersUnreadable(words("answers", "other-schema", file=name, ours=SCHEMA))
    answers: dict[str, Answer] = {}
    damaged: list[str] = []
    for item_id, entry in raw["answers"].items():
        if isinstance(entry, dict) and "response" in entry:
            revision = entry.get("revision")
            answers[item_id] = Answer(
                entry["response"],
                _text(entry.get("at")),
                revision if isinstance(revision, int) and not isinstance(revision, bool) and revision > 0 else 1,
                said(entry, "release"),
                said(entry, "question"),
            )
        else:
            damaged.append(item_id)
    events = raw.get("events")
    return Answers(
        _text(raw.get("assignment")),
        _text(raw.get("learner")),
        answers,
        tuple(event for event in events if isinstance(event, dict)) if isinstance(events, list) else (),
        tuple(damaged),
        tuple(dict.fromkeys(twice)),
    )


def dump(answers: Answers) -> bytes:
    """The file's bytes. What was damaged is not part of it."""
    document = {
        "schema": SCHEMA,
        "assignment": answers.assignment,
        "learner": answers.learner,
        "answers": {item_id: _entry(answer) for item_id, answer in answers.answers.items()},
        "events": list(answers.events),
    }
    return (json.dumps(document, indent=1) + "\n").encode("ascii")


def said(record: dict[str, Any], field: str) -> str | None:
    """What a record from anybody says about its quiz: None for nothing, "" for what cannot be a name."""
    value = record.get(field)
    return value[:LONGEST_NAME] if isinstance(value, str) else None if value is None else ""


def of_quiz(release: str | None, question: str | None) -> dict[str, str]:
    """The fields by which an answer or event knows its quiz."""
    fields = {"release": release, "question": question}
    return {name: value for name, value in fields.items() if value is not None}


def _entry(answer: Answer) -> dict[str, Any]:
    entry = {"response": answer.response, "at": answer.at, "revision": answer.revision}
    return {**entry, **of_quiz(answer.release, answer.question)}


def _named_once(twice: list[str], pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Fields as JSON has them, the last of one name counting; the names that stand more than once go to `twice`."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        twice += [name for name, count in Counter(name for name, _ in pairs).items() if count > 1]
    return fields


def _int(digits: str) -> float:
    # a number of a million digits would keep Python busy, or make it refuse the whole file
    return int(digits) if len(digits) <= LONGEST_NUMBER else float("inf")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
