"""Sends orders to victims, and works out what must be on the disk afterwards."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backfacial.answers.document import Answers
from backfacial.answers.store import AnswerStore

RANDOM_KILLS = int(os.environ.get("FAULT_KILLS", "500"))
"""Kills at random operations; the ones at each operation in turn come on top."""
SEED = int(os.environ.get("FAULT_SEED") or (random.randrange(2**32) if "FAULT_KILLS" in os.environ else 1))

Save = tuple[str, object, int]
"""Item, response, and the revision that it goes on from."""
State = tuple[dict[str, tuple[object, int]], list[tuple[str, object]]]
"""Response and revision of each item, and the events."""


@dataclass
class Outcome:
    """What a victim has reported: which steps were done or refused, what escaped, and how it ended (0, or -signal)."""

    done: list[dict[str, Any]]
    refused: list[dict[str, Any]]
    escaped: list[dict[str, Any]]
    operations: int = 0
    end: int = 0


class Victims:
    """A process that carries out orders, one after the other, each in a child that may die."""

    def __init__(self) -> None:
        script = str(Path(__file__).with_name("victim.py"))
        self._process = subprocess.Popen(
            [sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def run(self, folder: Path, work: list[Any], **how: Any) -> Outcome:
        """Carry out an order to its end."""
        outcome = Outcome([], [], [])
        for report in self.reports(folder, work, **how):
            for kind in ("done", "refused", "escaped"):
                if kind in report:
                    getattr(outcome, kind).append(report)
            outcome.operations = report.get("operations", outcome.operations)
            outcome.end = report.get("end", outcome.end)
        assert outcome.end <= 0, "the victim itself is broken: see its traceback"
        return outcome

    def reports(self, folder: Path, work: list[Any], **how: Any) -> Iterator[dict[str, Any]]:
        """Carry out an order and give each report as it comes; the last one has `end`."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps({"folder": str(folder), "work": work, **how}) + "\n")
        for line in self._process.stdout:
            report = json.loads(line)
            yield report
            if "end" in report:
                return
        raise AssertionError("the victims' process is gone: see its traceback")

    def close(self) -> None:
        """No more orders."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


@contextmanager
def victims() -> Iterator[Victims]:
    """Victims that end with the block."""
    them = Victims()
    try:
        yield them
    finally:
        them.close()


def store(folder: Path) -> AnswerStore:
    """The store that looks after a victim, as another kernel would."""
    return AnswerStore(folder / "answers.json", "a-quiz", lambda: "anna")


def save_all(folder: Path, history: list[Save]) -> None:
    """Save answers in this process."""
    for item, response, goes_on_from in history:
        store(folder).save(item, response, goes_on_from=goes_on_from)


def state_after(history: list[Save]) -> State:
    """What the file must hold after these saves and no others."""
    answers: dict[str, tuple[object, int]] = {}
    events: list[tuple[str, object]] = []
    for item, response, goes_on_from in history:
        revision = answers[item][1] if item in answers else 0
        if revision and revision == goes_on_from and events[-1][0] == item:
            events.pop()
        answers[item] = (response, revision + 1)
        events.append((item, response))
    return answers, events


def state_of(answers: Answers) -> State:
    """What a file holds, in the same form."""
    return (
        {item: (answer.response, answer.revision) for item, answer in answers.answers.items()},
        [(event["item"], event["response"]) for event in answers.events],
    )


def survived(folder: Path, before: list[Save], work: list[Save], outcome: Outcome, about: object) -> list[Save]:
    """The saves that the file holds: all that were promised, the one in flight or not, nothing else."""
    promised = [report["done"] for report in outcome.done]
    assert promised == list(range(len(promised))), about
    found = state_of(store(folder).read())
    for count in (len(promised), len(promised) + 1):
        history = before + work[:count]
        if found == state_after(history):
            return history
    raise AssertionError(f"{about}: {len(promised)} were promised, and the file holds {found}")


def left_over(folder: Path) -> list[str]:
    """Files beside the answers that nobody has asked for."""
    asked_for = {"answers.json", ".answers.json.previous", ".answers.json.lock", "handed-in"}
    return sorted(path.name for path in folder.iterdir() if path.name not in asked_for and "set-aside" not in path.name)
