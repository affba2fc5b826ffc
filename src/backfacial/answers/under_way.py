"""The visit that a learner runs by the clock: `answers/timer.json` in the learner's folder.

    {"schema": 1, "visit": {"visit": "V1" or "planned", "steps": [["P03", 5], ...], "speed": 1, 10 or 60,
     "at": milliseconds since 1970, "running", "place": n, "entries": [...], "stopped", "ended",
     "surprise": null or {"seed", "met", "done": ["stop", ...], "slips", "over"}}}

The page counts, and keeps it in the browser too; this copy is for another browser. What cannot be read counts as not
there.
"""

import json
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from backfacial.answers.plain_file import NotAPlainFile, locked, read_plain_file, remove_leftovers, write_atomically
from backfacial.facts.base import Slug
from backfacial.facts.protocol.steps import PlaceId

SCHEMA = 1
FILE = Path("answers") / "timer.json"
MAX_BYTES = 200_000
MOST_STEPS = 100
OWN_PLAN = "planned"
"""In place of a variant: the visit that the learner has planned."""

M = TypeVar("M", bound=BaseModel)

Speed = Literal[1, 10, 60]
"""How many seconds of the visit go by in one second."""

Steps = Annotated[list[tuple[PlaceId, Annotated[int, Field(gt=0, le=600)]]], Field(min_length=1, max_length=MOST_STEPS)]
"""Steps and modules with their minutes."""

Seconds = Annotated[float, Field(ge=0, le=10_000_000)]


class _Plain(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True, allow_inf_nan=False)


class Step(_Plain):
    """A step as it is run: how long it should take and has taken, in seconds of the visit; `cut` was taken from it.

    `kind` says if it is of the visit, hands once more, or what follows a stop; `stays`, that it goes on until somebody
    says that it is done.
    """

    step: PlaceId
    kind: Literal["visit", "again", "after"]
    plan: Seconds
    cut: Seconds
    spent: Seconds
    confirmed: bool
    decision: Literal["go", "stop"] | None
    stays: bool


class Surprise(_Plain):
    """What broke into the visit, by its seed: whether it has happened, the steps of the drill that are done, how many
    were chosen too early, and whether the drill is behind.
    """

    seed: Annotated[int, Field(ge=0, lt=2**31)]
    met: bool
    done: Annotated[list[Slug], Field(max_length=40)]
    slips: Annotated[int, Field(ge=0, le=1000)]
    over: bool


class _Chosen(_Plain):
    steps: Steps


class NotUnderWay(ValueError):
    """What a page says of a visit has another form."""


class UnderWay(_Plain):
    """A visit under way: what was chosen, and how it stands at the moment `at`, in milliseconds since 1970."""

    visit: Annotated[str, Field(pattern=r"^(V\d{1,2}|planned)$")]
    steps: Steps
    speed: Speed
    at: Annotated[int, Field(ge=0, le=2**53)]
    running: bool
    place: Annotated[int, Field(ge=0)]
    entries: Annotated[list[Step], Field(min_length=1, max_length=2 * MOST_STEPS)]
    stopped: bool
    ended: bool
    surprise: Surprise | None = None

    @model_validator(mode="after")
    def _is_somewhere(self) -> "UnderWay":
        if self.place >= len(self.entries):
            raise ValueError("'place' leads to no entry")
        return self


def read(home: Path) -> UnderWay | None:
    """The visit under way; None where there is none."""
    try:
        data: Any = json.loads(read_plain_file(home / FILE, MAX_BYTES))
        return None if data["schema"] != SCHEMA or data["visit"] is None else understood(data["visit"])
    except (NotAPlainFile, ValueError, KeyError, TypeError, RecursionError):
        return None


def understood(said: object) -> UnderWay:
    """A visit as a page or a file tells it.

    Raises:
        NotUnderWay: it has another form.
    """
    return _read(UnderWay, said)


def steps_of(said: object) -> tuple[tuple[str, int], ...]:
    """The steps of a visit that was under way, as a page tells them.

    Raises:
        NotUnderWay: they have another form.
    """
    return tuple(_read(_Chosen, {"steps": said}).steps)


def keep(home: Path, visit: UnderWay | None) -> None:
    """Keep how a visit stands, or with None that there is none.

    Raises:
        OSError: it cannot be written.
    """
    path = home / FILE
    document = {"schema": SCHEMA, "visit": None if visit is None else visit.model_dump(mode="json")}
    with locked(path):
        remove_leftovers(path.parent, path.name)
        write_atomically(path, (json.dumps(document, indent=1) + "\n").encode("ascii"))


def _read(model: type[M], said: object) -> M:
    try:
        return model.model_validate_json(json.dumps(said))
    except (ValidationError, ValueError, TypeError, RecursionError):
        raise NotUnderWay from None
