"""An order of steps as it was typed in a file."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from backfacial.authoring.records import validate
from backfacial.facts.base import Record
from backfacial.rules.visit.situation import Situation
from backfacial.terminal.typed_file import BadFile, read_typed


class StepsFile(Record):
    """Steps in the order in which somebody wants to do them, and what the order alone does not tell."""

    steps: tuple[str, ...] = Field(min_length=1)
    minutes: int | None = Field(None, ge=1, le=600)
    patch_test: Literal["home", "in-room"] = "home"
    patch_test_hours: float | None = None
    label_allows_heat: bool = False
    massage_off_extracted: bool = False
    massage_off_peeled: bool = False
    alcohol_still_wet: bool = False
    acid_apart: bool = False
    covered_after: bool = False

    @property
    def situation(self) -> Situation:
        return Situation(**self.model_dump(exclude={"steps", "minutes"}))


def read_steps_file(path: Path) -> StepsFile:
    """Read a list of steps, or a mapping with `steps`.

    Raises:
        BadFile: it cannot be read, or something in it cannot be.
    """
    data = read_typed(path)
    steps, problems = validate({"steps": data} if isinstance(data, list) else data, StepsFile, path.name, "")
    if steps is None:
        raise BadFile([str(problem) for problem in problems])
    return steps
