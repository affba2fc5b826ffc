"""The answers file: `answers.json` of an assignment, `answers/<lesson>.json` of a lesson.

    {"schema": 1, "assignment": …, "learner": …,
     "answers": {item id: {"response": …, "at": ISO time, "revision": n}},
     "events": [{"item", "response", "sure"?, "at", "active_s"}]}

No key and no score is ever in it. What is read here may come from anybody, so nothing about it is taken for granted.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from backfacial.facts import words

SCHEMA = 1
MAX_BYTES = 8 * 2**20  # a year of work is some hundred kilobytes
LONGEST_NUMBER = 400  # digits; a float has no more


class AnswersUnreadable(Exception):
    """The bytes are no answers file. The text names the file and the mend."""


@dataclass(frozen=True)
class Answer:
    """What a learner answered last to one item. `at` is an ISO time, `revision` counts from 1."""

    response: object
    at: str
    revision: int


@dataclass(frozen=True)
class Answers:
    """All answers of a learner to an assignment or lesson. `notes` say, for a person, what could not be read."""

    assignment: str = ""
    learner: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    events: tuple[dict[str, Any], ...] = ()
    notes: tuple[str, ...] = ()

    def response(self, item_id: str) -> object:
        """The response to an item, None where there is none."""
        answer = self.answers.get(item_id)
        return None if answer is None else answer.response


def parse(data: bytes, name: str) -> Answers:
    """Read an answers file from anybody; single answers that cannot be read are left out with a note.

    Raises:
        AnswersUnreadable: it is empty, damaged, no JSON, or of another schema.
    """
    if not data.strip():
        raise AnswersUnreadable(words("answers", "empty", file=name))
    try:
        raw = json.loads(data.decode("utf-8-sig"), parse_int=_int)
    except (ValueError, RecursionError):
        raise AnswersUnreadable(words("answers", "not-json", file=name)) from None
    if not isinstance(raw, dict) or not isinstance(raw.get("answers"), dict):
        raise AnswersUnreadable(words("answers", "wrong-form", file=name))
    if raw.get("schema") is not SCHEMA:  # True == 1, but is not a schema
        raise AnswersUnreadable(words("answers", "other-schema", file=name, ours=SCHEMA))
    answers: dict[str, Answer] = {}
    notes: list[str] = []
    for item_id, entry in raw["answers"].items():
        if isinstance(entry, dict) and "response" in entry:
            revision = entry.get("revision")
            answers[item_id] = Answer(
                entry["response"],
                _text(entry.get("at")),
                revision if isinstance(revision, int) and not isinstance(revision, bool) and revision > 0 else 1,
            )
        else:
            notes.append(words("answers", "entry-unreadable", file=name, item=item_id[:64]))
    events = raw.get("events")
    return Answers(
        _text(raw.get("assignment")),
        _text(raw.get("learner")),
        answers,
        tuple(event for event in events if isinstance(event, dict)) if isinstance(events, list) else (),
        tuple(notes),
    )


def dump(answers: Answers) -> bytes:
    """The file's bytes. Notes are not part of it."""
    document = {
        "schema": SCHEMA,
        "assignment": answers.assignment,
        "learner": answers.learner,
        "answers": {
            item_id: {"response": answer.response, "at": answer.at, "revision": answer.revision}
            for item_id, answer in answers.answers.items()
        },
        "events": list(answers.events),
    }
    return (json.dumps(document, indent=1) + "\n").encode("ascii")


def _int(digits: str) -> float:
    # a number of a million digits would keep Python busy, or make it refuse the whole file
    return int(digits) if len(digits) <= LONGEST_NUMBER else float("inf")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
