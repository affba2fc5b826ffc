"""A file that somebody typed for a command. All mistakes in it are told at once, each with its field and its mend."""

import datetime
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, TypeVar

from backfacial.authoring.records import read_yaml, validate
from backfacial.facts import words
from backfacial.facts.base import Record
from backfacial.facts.conditions import TypedFact
from backfacial.rules.reading import BadFacts, read_facts, settled
from backfacial.rules.values import Facts

M = TypeVar("M", bound=Record)

ANY_DAY = datetime.date(2000, 1, 1)
"""The day for facts of which none is a date."""


class BadFile(Exception):
    """A file that cannot be used. `problems` are lines with the file, the field and the mend."""

    def __init__(self, problems: Collection[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def read_typed(path: Path) -> Any:
    """The plain data of a YAML file.

    Raises:
        BadFile: there is no such file, or it cannot be read.
    """
    if not path.exists():
        raise BadFile([f"{path}: {words('terminal', 'no-file')}"])
    data, problems = read_yaml(path, path.name)
    if problems:
        raise BadFile([str(problem) for problem in problems])
    return data


class TypedFile:
    """A file of fields, among them the facts about one person or one thing.

    `problems` are collected while it is read; `checked` tells them.

    Args:
        path: a YAML file.
        room: the file of `content/interface/` that says what is missing in such a file.

    Raises:
        BadFile: it cannot be read, or holds no fields.
    """

    def __init__(self, path: Path, room: str) -> None:
        data = read_typed(path)
        if not isinstance(data, dict):
            raise BadFile([f"{path.name}: {words(room, 'no-mapping')}"])
        self.fields: dict[Any, Any] = data
        self.problems: list[str] = []
        self._path, self._room = path, room

    def stated(self, model: type[M], facts: str = "facts", only: Collection[str] | None = None) -> M | None:
        """The fields as their model, None where they are none. Facts are left out of it: `known` reads them.

        Args:
            facts: the field with the facts.
            only: the fields that are looked at, where the others are reported elsewhere.
        """
        others = {name: value for name, value in self.fields.items() if only is None or name in only}
        found, mistakes = validate({**others, facts: {}}, model, "", "")
        self.problems += [problem.mend for problem in mistakes]
        return found

    def given(self, field: str = "facts", missing: str | None = "facts-missing") -> dict[Any, Any]:
        """The facts as they were typed, each mistake to be named by `known`.

        Args:
            field: where they stand.
            missing: the key of what is said where there is no such field; None where there need not be one.
        """
        raw = self.fields.get(field)
        if field not in self.fields:
            if missing is not None:
                self.problems.append(words(self._room, missing))
        elif not isinstance(raw, dict):
            self.problems.append(words(self._room, "facts-no-mapping", field=field))
        return raw if isinstance(raw, dict) else {}

    def known(
        self,
        given: Mapping[Any, Any],
        kinds: Mapping[str, TypedFact],
        day: datetime.date = ANY_DAY,
        rest_absent: bool = False,
        unknown: Collection[str] = (),
    ) -> Facts:
        """The facts as values."""
        try:
            facts = read_facts(given, kinds, day, rest_absent, unknown)
        except BadFacts as bad:
            self.problems += bad.problems
            return {}
        facts, contradictions = settled(facts, kinds, day, given)
        self.problems += contradictions
        return facts

    def checked(self) -> None:
        """Tell what was found.

        Raises:
            BadFile: something in the file cannot be used.
        """
        if self.problems:
            raise BadFile([f"{self._path.name}: {problem}" for problem in self.problems])
