"""Reading authors' YAML so that each error names the file, the record and the mend."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

import yaml
from pydantic import TypeAdapter, ValidationError

from backfacial.facts.fields import words_of
from backfacial.facts.numbers import Numbers
from backfacial.facts.strict_yaml import load_strictly

M = TypeVar("M")


@dataclass(frozen=True, order=True)
class Problem:
    """Something an author has to mend."""

    file: str
    record: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}: {self.record}: {self.mend}" if self.record else f"{self.file}: {self.mend}"


def read_yaml(path: Path, name: str) -> tuple[Any, list[Problem]]:
    """The plain data of a YAML file, or None with the problem that keeps it from being read."""
    try:
        return load_strictly(path.read_text(encoding="utf-8")), []
    except FileNotFoundError:
        return None, [Problem(name, "", "the file is missing: put it back")]
    except OSError as error:
        return None, [Problem(name, "", f"cannot be read ({error.strerror}): check what it is and who may open it")]
    except UnicodeDecodeError:
        return None, [Problem(name, "", "the file is not UTF-8 text: save it as UTF-8")]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}" if mark else ""
        return None, [Problem(name, where, f"{error.problem or error}: check the indentation, colons and quotes there")]
    except ValueError as error:  # a number with thousands of digits
        return None, [Problem(name, "", f"has a number that cannot be read ({error}): correct it")]
    except (yaml.YAMLError, RecursionError) as error:
        return None, [Problem(name, "", f"the file is no YAML ({error}): correct it or put back an older copy")]


@cache
def adapter(model: Any) -> TypeAdapter[Any]:
    """Made once for each kind: it takes longer than reading a record."""
    return TypeAdapter(model)


def validate(data: Any, model: type[M], file: str, record: str) -> tuple[M | None, list[Problem]]:
    """One record as its model, or the problems with it."""
    try:
        found: M = adapter(cast(Any, model)).validate_python(data)
        return found, []
    except ValidationError as error:
        return None, [Problem(file, record, _in_words(detail, data)) for detail in error.errors()]


def validate_filled(
    data: Any, model: type[M], file: str, record: str, numbers: Numbers, *, template: bool = False
) -> tuple[M | None, list[Problem]]:
    """One record with its numbers put in as its model, or the problems with it."""
    try:
        filled = numbers.put_in(data, words_of(cast(Any, model)), template=template)
    except RecursionError:
        return None, [Problem(file, record, "is nested too deeply: check its brackets")]
    found, problems = validate(filled.data, model, file, record)
    return found, [*(Problem(file, record, mend) for mend in filled.mends), *problems]


@dataclass(frozen=True)
class RecordList(Generic[M]):
    """What a file of records holds.

    `claimed` are the ids of all its records, the broken ones too, so that a broken record is not reported once more by
    everything that refers to it; None where the file cannot be read, and so nothing can be said about its ids.
    """

    records: list[M]
    claimed: frozenset[str] | None
    problems: list[Problem]


def read_plain_list(path: Path, name: str) -> tuple[list[Any], list[Problem]]:
    """The plain data of a file that holds a list of records."""
    data, problems = read_yaml(path, name)
    if not problems and not isinstance(data, list):
        problems = [Problem(name, "", "should be a list of records, each beginning with '- id: …'")]
    return ([], problems) if problems else (data, [])


def read_list(data: list[Any], name: str, model: type[M], numbers: Numbers, *, template: bool = False) -> RecordList[M]:
    """All records of a file's plain data with their numbers put in; a broken one does not hide the others' problems."""
    problems: list[Problem] = []
    records: list[M] = []
    claimed: set[str] = set()
    for number, entry in enumerate(data, start=1):
        label = str(entry["id"]) if isinstance(entry, dict) and "id" in entry else f"record {number}"
        claimed.add(label)
        record, broken = validate_filled(entry, model, name, label, numbers, template=template)
        problems += broken
        if record is not None:
            records.append(record)
    return RecordList(records, frozenset(claimed), problems)


_FORMS = {
    "tuple_type": "should be a list: write it as [a, b], or with '- ' before each line",
    "dict_type": "should hold fields: write one on each line below it, 'name: value'",
    "invalid_key": "has a name that is no text: put it in quotes",
    "string_type": "should be text: put it in quotes",
    "int_type": "should be a whole number",
    "bool_type": "should be yes or no",
    "bool_parsing": "should be yes or no",
    "float_type": "should be a number without a unit, such as 2.5",
    "float_parsing": "should be a number without a unit, such as 2.5",
    "date_type": "should be a day, such as 2026-05-31",
    "date_from_datetime_inexact": "should be a day without a time, such as 2026-05-31",
    "date_from_datetime_parsing": "should be a day, such as 2026-05-31",
}
"""What is wrong with data of another form than its field takes, by pydantic's name for it."""


def _limit(limit: object) -> str:
    """A number without the zeros that nobody typed; days as they are."""
    return f"{limit:g}" if isinstance(limit, float) else str(limit)


def _in_words(detail: Any, data: Any) -> str:
    where = _place(detail["loc"], data)
    kind, message = detail["type"], detail["msg"].removeprefix("Value error, ")
    if kind == "missing":
        return f"'{where}' is missing: add it"
    if kind == "extra_forbidden":
        return f"'{where}' is not a field here: take it out, or check its spelling"
    if kind == "string_too_short":
        return f"'{where}' is empty: fill it in"
    if kind in ("model_type", "model_attributes_type"):
        mend = "should be a record with its fields, each 'name: …': check the indentation"
        return f"'{where}' {mend}" if where else mend
    if kind in _FORMS:
        return f"'{where}' {_FORMS[kind]}"
    if kind == "literal_error":
        return f"'{where}' is {detail['input']!r}: write {detail['ctx']['expected']}"
    if kind == "too_short" and detail["ctx"]["min_length"] == 1:
        return f"'{where}' has nothing in it: fill it in, or correct what stands in it"
    if kind == "greater_than":
        return f"'{where}' is {detail['input']!r}: it should be more than {_limit(detail['ctx']['gt'])}"
    if kind == "less_than_equal":
        return f"'{where}' is {detail['input']!r}: it should be {_limit(detail['ctx']['le'])} at most"
    if kind == "string_pattern_mismatch":
        return f"'{where}' is {detail['input']!r}, which is not of the form {detail['ctx']['pattern']}: correct it"
    return f"'{where}': {message}" if where else message


def _place(location: tuple[int | str, ...], data: Any) -> str:
    """Where in the record it is, as an author would say it: "option c: why" for options.2.why."""
    words: list[str] = []
    for part in location:
        if isinstance(part, int) and isinstance(data, list | tuple) and part < len(data):
            data = data[part]
            name = data.get("id", part + 1) if isinstance(data, dict) else part + 1
            words[-1:] = [f"{words[-1].removesuffix('s') if words else 'part'} {name}:"]
        elif isinstance(data, dict) and part in data:
            data = data[part]
            words.append(str(part))
        elif isinstance(data, dict) and part != data.get("type"):
            words.append(str(part))
    return " ".join(words)
