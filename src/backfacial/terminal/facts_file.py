"""A file of facts as it was typed: read as fields, with every mistake in words that name the file and the mend."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from backfacial.authoring.records import read_yaml
from backfacial.facts import words


class BadFactsFile(Exception):
    """A file that cannot be decided. `problems` are lines with the file, the field and the mend."""

    def __init__(self, problems: Collection[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def read_fields(path: Path, room: str) -> dict[Any, Any]:
    """The fields of a file.

    Args:
        room: the file of `content/interface/` that has the words.

    Raises:
        BadFactsFile: there is no such file, it is no YAML, or it holds no fields.
    """
    if not path.is_file():
        raise BadFactsFile([f"{path}: {words(room, 'no-file')}"])
    data, problems = read_yaml(path, path.name)
    if not problems and not isinstance(data, dict):
        raise BadFactsFile([f"{path.name}: {words(room, 'no-mapping')}"])
    if problems:
        raise BadFactsFile([str(problem) for problem in problems])
    read: dict[Any, Any] = data
    return read
