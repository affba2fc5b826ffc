"""The source of an assignment, `source/<assignment>/assignment.yml`, with errors that name file, record and mend."""

from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from backfacial.facts import library, words
from backfacial.facts.fields import words_of
from backfacial.facts.kinds import FACT_KINDS
from backfacial.facts.measures import REFERENCE
from backfacial.facts.numbers import Numbers, values_of
from backfacial.facts.strict_yaml import load_strictly
from backfacial.items.assignment import Assignment

FILE = "assignment.yml"
A = TypeVar("A", bound=Assignment)


class SourceProblem(Exception):
    """An author or instructor has to mend something before nbgrader can go on. The text says what."""


def read_assignment(folder: Path) -> Assignment:
    """The assignment in a folder of source/. Read anew only when the file has changed.

    Raises:
        SourceProblem: it is missing, no YAML, or not a valid assignment of the folder's name.
    """
    path = folder / FILE
    try:
        status = path.stat()
    except OSError:
        raise SourceProblem(words("grading", "source-missing", file=source_name(path))) from None
    return _read(path, status.st_mtime_ns, status.st_size)


def source_folder(coursedir: Any, assignment: str) -> Path:
    """Where the source of an assignment lies, by nbgrader's `CourseDirectory`."""
    return Path(coursedir.format_path(coursedir.source_directory, ".", assignment))


def source_name(path: Path) -> str:
    """A source file as an author calls it: source/02-consultation/assignment.yml."""
    return "/".join(path.parts[-3:])


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int, _size: int) -> Assignment:
    name = source_name(path)
    text, data = load(path, name, path.parent.name)
    if REFERENCE.search(text):
        data = _with_numbers(name, data)
    return checked(Assignment, data, name, path.parent.name)


def load(path: Path, name: str, folder: str) -> tuple[str, dict[str, Any]]:
    """The text of a source file and the record in it.

    Args:
        name: the file as an author calls it.
        folder: the name of the assignment's folder.

    Raises:
        SourceProblem: it cannot be read, is no YAML or no record.
    """
    text, data = load_yaml(path, name)
    if not isinstance(data, dict):
        raise SourceProblem(words("grading", "source-not-record", file=name, assignment=folder))
    return text, data


def load_yaml(path: Path, name: str) -> tuple[str, Any]:
    """The text of a YAML file and the data in it.

    Args:
        name: the file as its author calls it.

    Raises:
        SourceProblem: it cannot be read or is no YAML.
    """
    try:
        text = path.read_text(encoding="utf-8")
        return text, load_strictly(text)
    except OSError as error:
        raise SourceProblem(words("grading", "source-unreadable", file=name, reason=error.strerror)) from None
    except UnicodeDecodeError:
        raise SourceProblem(words("grading", "source-not-text", file=name)) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        raise SourceProblem(words("grading", "source-not-yaml", file=name, line=line, problem=problem)) from None
    except ValueError:  # a number with thousands of digits
        raise SourceProblem(words("grading", "source-number-too-long", file=name)) from None
    except RecursionError:
        raise SourceProblem(words("grading", "source-too-deep", file=name)) from None


def checked(model: type[A], data: dict[str, Any], name: str, folder: str) -> A:
    """The record of a source file as its model.

    Args:
        folder: the name of the assignment's folder.

    Raises:
        SourceProblem: it is none, or of another assignment.
    """
    try:
        assignment = model.model_validate(data)
    except ValidationError as error:
        problems = [_in_words(name, detail, data) for detail in error.errors()]
        raise SourceProblem("\n".join(problems)) from None
    if assignment.id != folder:
        raise SourceProblem(words("grading", "source-wrong-id", file=name, found=assignment.id, folder=folder))
    return assignment


def _with_numbers(name: str, data: dict[str, Any]) -> dict[str, Any]:
    """The data with the course's numbers where they refer to one: {C01.wait} in prose, C01.wait where a number stands.

    Raises:
        SourceProblem: naming each question that refers to a number that there is not.
    """
    problems: list[str] = []

    def filled(part: Any, record: str) -> Any:
        try:
            found = _numbers().put_in(part, words_of(Assignment), template=True)
        except RecursionError:
            raise SourceProblem(words("grading", "source-too-deep", file=name)) from None
        problems.extend(
            words("grading", "source-unknown-number", file=name, record=record, mend=mend) for mend in found.mends
        )
        return found.data

    whole = {
        key: [filled(each, _id_of(each, f"{key} {number}")) for number, each in enumerate(part, start=1)]
        if isinstance(part, list)
        else filled(part, _id_of(data, key))
        for key, part in data.items()
    }
    if problems:
        raise SourceProblem("\n".join(problems))
    return whole


@lru_cache(maxsize=1)
def _numbers() -> Numbers:
    """The numbers of the facts that ship with the package; the facts themselves need not be read for that."""
    raw = library().raw
    return Numbers(values_of(record for kind in FACT_KINDS for record in raw[kind]), words)


def _id_of(data: Any, otherwise: str) -> str:
    return str(data["id"]) if isinstance(data, dict) and "id" in data else otherwise


def _in_words(name: str, detail: Any, data: dict[str, Any]) -> str:
    """`source/…/assignment.yml: quiz-sore-calf: options b why: Field required`."""
    location = list(detail["loc"])
    record = str(data.get("id", ""))
    where: list[str] = []
    value: Any = data
    for depth, part in enumerate(location):
        value = _inside(value, part)
        own_id = value.get("id") if isinstance(value, dict) else None
        if depth == 1 and isinstance(part, int):
            record, where = str(own_id or f"{location[0]} {part + 1}"), []
        elif isinstance(part, int):
            where.append(str(own_id or part + 1))
        elif not (isinstance(value, dict) and value.get("type") == part):  # pydantic names the question type too
            where.append(part)
    problem = detail["msg"].removeprefix("Value error, ")
    return words(
        "grading", "source-record", file=name, record=record, where=" ".join(where) or "record", problem=problem
    )


def _inside(value: Any, part: int | str) -> Any:
    if isinstance(value, dict) and part in value:
        return value[part]
    if isinstance(value, list) and isinstance(part, int) and part < len(value):
        return value[part]
    return value
