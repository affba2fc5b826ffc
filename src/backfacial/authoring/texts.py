"""Every text that authors wrote, as it stands in its file, before any number is put in."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from backfacial.authoring.records import Problem

SOURCE = "source/"
"""Where the quizzes stand."""
_ASIDE = ("values", "assumes")
"""Where numbers stand themselves."""


class Text(NamedTuple):
    """A string of a YAML file: the file's path, the record's id, and the way to the string in the record."""

    file: str
    record: str
    path: str
    text: str

    @property
    def name(self) -> str:
        """The file as authors' patterns name it: contraindications, items/consultation, source/02-consultation."""
        return self.file.removeprefix("content/").removesuffix("/assignment.yml").removesuffix(".yml")

    @property
    def place(self) -> str:
        """Where it stands, for patterns: `seeds S1-22/why`; where the file is one record, `clients/K01 opening`."""
        return f"{self.name} {self.record}/{self.path}" if self.record else f"{self.name} {self.path}"

    def problem(self, mend: str) -> Problem:
        """A problem with it that names its way where no record does."""
        return Problem(self.file, self.record or self.path.split("/")[0], f"{self.path.replace('/', ' ')}: {mend}")


class Texts:
    """All texts of some files.

    Args:
        plain: the plain data of each file by its path from the course's root.
    """

    def __init__(self, plain: Mapping[str, Any]) -> None:
        self.plain = plain

    @cached_property
    def all(self) -> Sequence[Text]:
        """Every string outside of `values` and `assumes`, but for ids."""
        return [text for file, data in self.plain.items() for text in _of_file(file, data)]

    @cached_property
    def all_records(self) -> Sequence[tuple[str, dict[str, Any]]]:
        """Every record with its file; of a quiz, its questions."""
        return [(file, record) for file in self.plain for record in self.records(file)]

    def records(self, file: str) -> list[dict[str, Any]]:
        """The records of a file that is a list, or is one record itself; of a quiz, its questions."""
        data = self.plain[file]
        if file.startswith(SOURCE) and isinstance(data, dict):
            data = [*_list(data.get("items")), *_list(data.get("reflections"))]
        return [record for record in (data if isinstance(data, list) else [data]) if isinstance(record, dict)]


def _list(data: Any) -> list[Any]:
    return data if isinstance(data, list) else []


def _of_file(file: str, data: Any) -> Iterator[Text]:
    for record in data if isinstance(data, list) else [data]:
        own = str(record.get("id", "")) if isinstance(data, list) and isinstance(record, dict) else ""
        yield from (Text(file, own, path, text) for path, text in strings(record) if path != "id")


def strings(data: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every string of a record with the way to it; parts of a list go by their id, or by their number from 0."""
    if isinstance(data, dict):
        for key, part in data.items():
            if key not in _ASIDE or not isinstance(part, dict):
                yield from strings(part, (*way, str(key)))
    elif isinstance(data, list):
        for number, part in enumerate(data):
            name = str(part.get("id", number)) if isinstance(part, dict) else str(number)
            yield from strings(part, (*way, name))
    elif isinstance(data, str):
        yield "/".join(way), data


def parts(data: Any, field: str) -> Iterator[dict[str, Any]]:
    """Every part of the data that has the field."""
    if isinstance(data, dict):
        if field in data:
            yield data
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            yield from parts(part, field)
