"""All of `content/` and `source/` as typed records, with every problem that reading them shows."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from backfacial.authoring.flaws.limits import FILE as ITEM_FLAWS
from backfacial.authoring.flaws.limits import FlawLimits
from backfacial.authoring.records import (
    Problem,
    RecordList,
    read_list,
    read_plain_list,
    read_yaml,
    validate,
    validate_filled,
)
from backfacial.authoring.typed_numbers import FILE as TYPED_NUMBERS
from backfacial.authoring.typed_numbers import TypedNumbers
from backfacial.facts import words
from backfacial.facts.course.asked import AskedOf
from backfacial.facts.course.terms import Terms
from backfacial.facts.kinds import FACT_KINDS, FOLDERS, KINDS, model_of
from backfacial.facts.numbers import Numbers, values_of
from backfacial.items.assignment import Assignment, Item

ASKED = "content/asked.yml"
QUIZ_WORDS = "content/interface/quiz.yml"
WORDS = ("back", "intro", "pass", "look-up", "reflection", "hand-in")
"""Its sentences that a graded notebook needs."""
TEMPLATES = (
    *("client_facts", "home_facts", "generated_clients", "call_questions", "generated_calls", "risky_words"),
    *("word_groups", "seeds", "misconceptions", "trolley_acts"),
)
"""Kinds whose prose has places that are filled in later: an answer's date, a group of words, a thing of the room."""


class BadWords(Exception):
    """A sentence of the interface that is missing, or has a place that nothing fills."""

    def __init__(self, room: str, key: str, why: str) -> None:
        self.problem = Problem(f"content/interface/{room}.yml", key, f"{why}: put back an older copy of the sentence")
        super().__init__(str(self.problem))


@dataclass
class Content:
    """What authors wrote.

    `records` are by kind; `claimed` are their ids by kind as `RecordList` has them, the practice items' under "items".
    `numbers` are what records refer to. Items and assignments stand with the name of their file. `plain` is the data of
    each file of records as it was written, without any number put in. `asked` is what people type into the search.
    """

    root: Path
    records: dict[str, list[Any]] = field(default_factory=dict)
    claimed: dict[str, frozenset[str] | None] = field(default_factory=dict)
    terms: Terms | None = None
    items: list[tuple[str, Any]] = field(default_factory=list)
    asked: list[AskedOf] = field(default_factory=list)
    interface: dict[str, dict[str, str]] = field(default_factory=dict)
    assignments: list[tuple[str, Assignment]] = field(default_factory=list)
    numbers: Numbers = field(default_factory=lambda: Numbers({}, words))
    typed_numbers: TypedNumbers | None = None
    flaw_limits: FlawLimits | None = None
    plain: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def all_items(self) -> Iterator[tuple[str, Any]]:
        """Every practice and graded item with the name of its file."""
        yield from self.items
        for file, assignment in self.assignments:
            yield from ((file, item) for item in assignment.items)

    def say(self, room: str, key: str, **values: object) -> str:
        """A sentence of the interface as it stands in `content/` now, with its values put in.

        Raises:
            BadWords: there is no such sentence, or its places cannot be filled.
        """
        try:
            return self.interface[room][key].format(**values)
        except KeyError as missing:
            raise BadWords(room, key, f"needs {missing}, which is missing or has another name") from None
        except (ValueError, IndexError, AttributeError) as error:
            raise BadWords(room, key, str(error)) from None

    def questions(self) -> dict[str, list[str]]:
        """What people ask, by the id of the record that answers it."""
        return {asked.id: list(asked.ask) for asked in self.asked}

    def claimed_facts(self) -> frozenset[str] | None:
        """The ids of everything that a question may cite; None where a file cannot be read."""
        claimed = [self.claimed[kind] for kind in FACT_KINDS]
        return None if None in claimed else frozenset().union(*(ids or () for ids in claimed))


def course_root(start: Path) -> Path:
    """The course that a folder lies in: the nearest folder above with `content/` and `nbgrader_config.py`.

    Raises:
        FileNotFoundError: the folder is in no course.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "content").is_dir() and (folder / "nbgrader_config.py").is_file():
            return folder
    raise FileNotFoundError(f"{start} is in no course: go to the folder that has content/ and nbgrader_config.py in it")


def read_content(root: Path) -> Content:
    """Read everything; problems are collected, never raised."""
    content = Content(root)
    _read_interface(content)
    plain = {kind: _plain_list(content, file_of(kind)) for kind in KINDS}
    content.numbers = Numbers(
        values_of(record for kind in FACT_KINDS for record in plain[kind] or ()), partial(_say_or_note, content)
    )
    read: RecordList[Any]
    for kind in KINDS:
        read = _read_list(content, plain[kind], file_of(kind), model_of(kind), template=kind in TEMPLATES)
        content.records[kind], content.claimed[kind] = read.records, read.claimed
    for kind in FOLDERS:
        _read_folder(content, kind)
    _read_asked(content)
    content.terms = _read_one(content, "content/terms.yml", Terms, content.numbers)
    content.typed_numbers = _read_one(content, TYPED_NUMBERS, TypedNumbers)
    content.flaw_limits = _read_one(content, ITEM_FLAWS, FlawLimits)
    content.claimed["items"] = frozenset()
    for path in sorted((root / "content/items").glob("*.yml")):
        name = _name(root, path)
        read = _read_list(content, _plain_list(content, name), name, Item, template=True)
        content.items += [(name, item) for item in read.records]
        content.claimed["items"] = _both(content.claimed["items"], read.claimed)
    for path in sorted((root / "source").glob("*/assignment.yml")):
        name = _name(root, path)
        assignment = _read_one(content, name, Assignment, content.numbers, template=True)
        if assignment is not None:
            content.assignments.append((name, assignment))
    return content


ROOMS = (
    *(
        "anatomy",
        "answers",
        "bodymap",
        "call",
        "case",
        "claims",
        "class",
        "clients",
        "elements",
        "emergency",
        "explain",
    ),
    *("due", "figures", "files", "flaws", "grading", "home-care", "jupyterlab-page", "jupyterlab-terminal", "learner"),
    *("lesion", "lessons", "marking", "match", "measures", "order", "pages", "plan", "planner", "quiz", "redness"),
    *("returning", "roster", "rules", "teach", "terminal", "timer", "trainer", "triage", "trolley"),
)
"""The files of words that the rooms of the program read."""


def _read_interface(content: Content) -> None:
    for room in ROOMS:
        name = f"content/interface/{room}.yml"
        if not (content.root / name).exists():
            content.problems.append(Problem(name, "", "the file is missing: put it back"))
    for path in sorted((content.root / "content/interface").glob("*.yml")):
        room = _read_one(content, _name(content.root, path), dict[str, str])
        content.interface[path.stem] = room or {}
    missing = [key for key in WORDS if key not in content.interface.get("quiz", {})]
    content.problems += [Problem(QUIZ_WORDS, key, "the sentence is missing: put it back") for key in missing]


def _say_or_note(content: Content, room: str, key: str, **values: object) -> str:
    """A sentence, or nothing with a note of what is wrong with it; a file that is missing is told once."""
    try:
        return content.say(room, key, **values)
    except BadWords as bad:
        if content.interface.get(room) and bad.problem not in content.problems:
            content.problems.append(bad.problem)
        return ""


def _plain_list(content: Content, name: str) -> list[Any] | None:
    data, problems = read_plain_list(content.root / name, name)
    content.problems += problems
    if problems:
        return None
    content.plain[name] = data
    return data


def _read_list(
    content: Content, data: list[Any] | None, name: str, model: Any, *, template: bool = False
) -> RecordList[Any]:
    if data is None:
        return RecordList([], None, [])
    read: RecordList[Any] = read_list(data, name, model, content.numbers, template=template)
    content.problems += read.problems
    return read


def _read_asked(content: Content) -> None:
    """What people ask states nothing, so its numbers and words are not looked at as those of records are."""
    data, problems = read_plain_list(content.root / ASKED, ASKED)
    read: RecordList[AskedOf] = read_list(data, ASKED, AskedOf, content.numbers)
    content.asked = read.records
    content.problems += [*problems, *read.problems]


def file_of(kind: str) -> str:
    """Where the records of a kind stand, from the course's root."""
    return f"content/{kind.replace('_', '-')}.yml"


def file_of_one(kind: str, record: str) -> str:
    """Where a record of a kind stands: in the file of its kind, or in its own."""
    return f"content/{kind}/{record}.yml" if kind in FOLDERS else file_of(kind)


def _read_folder(content: Content, kind: str) -> None:
    content.records[kind], claimed = [], set()
    for path in sorted((content.root / "content" / kind).glob("*.yml")):
        record = _read_one(content, _name(content.root, path), model_of(kind), content.numbers, template=True)
        claimed.add(path.stem)
        if record is not None:
            content.records[kind].append(record)
    content.claimed[kind] = frozenset(claimed)


def digest(root: Path) -> str:
    """One SHA-256 over all YAML of `content/`, so that an old compiled file is seen."""
    total = hashlib.sha256()
    for path in _content_files(root):
        # newlines as git may check them out must not matter
        data = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{_name(root, path)}\0{len(data)}\0".encode() + data)
    return total.hexdigest()


def _content_files(root: Path) -> Iterable[Path]:
    return sorted((root / "content").rglob("*.yml"), key=lambda path: path.as_posix())


def _read_one(
    content: Content, name: str, model: Any, numbers: Numbers | None = None, *, template: bool = False
) -> Any:
    data, problems = read_yaml(content.root / name, name)
    record = None
    if not problems:
        label = str(data.get("id", "")) if isinstance(data, dict) else ""
        if numbers is None:
            record, problems = validate(data, model, name, label)
        else:
            content.plain[name] = data
            record, problems = validate_filled(data, model, name, label, numbers, template=template)
    content.problems += problems
    return record


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _both(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return None if one is None or other is None else one | other
