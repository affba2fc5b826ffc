"""What an element's page may say to Python. Whatever is of another form is not listened to."""

import math
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from backfacial.answers.planned import MOST_MINUTES, MOST_STEPS
from backfacial.clients.seen import Difficulty

DAY = 24 * 60 * 60
STEP = r"^(P[0-9]{2}|O[0-9])$"


def _seconds(value: object) -> float:
    # a clock that went wrong is no reason to lose an answer
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
        return 0.0
    return float(min(value, DAY))


Seed = Annotated[int, Field(ge=0, lt=2**31)]


class Said(BaseModel):
    """Each message carries the view that it comes from and that view's own count, and the reply carries both back."""

    model_config = ConfigDict(strict=True, frozen=True, defer_build=True)

    view: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[a-z0-9-]+$")]
    seq: Annotated[int, Field(ge=1, le=2**53)]

    def reply(self, kind: str, **values: object) -> dict[str, object]:
        """The reply to this very message."""
        return {"kind": kind, "view": self.view, "seq": self.seq, **values}


class Hello(Said):
    """Is Python there, and what is on the disk?"""

    kind: Literal["hello"]


class Given(Said):
    """An answer. `writing` says that it goes on from the answer before, as a text does that is still being written or a
    visit that is still under way; no feedback is given then."""

    kind: Literal["answer"]
    response: Any
    active_s: Annotated[float, BeforeValidator(_seconds)] = 0.0
    writing: bool = False


class ShowMe(Said):
    """Show the solution of a practice question."""

    kind: Literal["show"]


class Named(Said):
    """The learner's id."""

    kind: Literal["learner"]
    text: Annotated[str, Field(max_length=1000)]


class HandedIn(Said):
    """Hand the work in."""

    kind: Literal["hand-in"]


class FileWanted(Said):
    """The bytes of the newest hand-in, for a download."""

    kind: Literal["file"]


class Another(Said):
    """Make a new client or a new back."""

    kind: Literal["another"]
    difficulty: Difficulty


class SpotsDecided(Said):
    """What is done with each spot of a task, by the spots' ids. `task` says which one the page shows."""

    kind: Literal["decide"]
    task: Annotated[str, Field(max_length=64)]
    acts: Any
    active_s: Annotated[float, BeforeValidator(_seconds)] = 0.0


class SpotsWanted(Said):
    """The next task. `after` says which one the page shows, "" for none."""

    kind: Literal["spots"]
    after: Annotated[str, Field(max_length=64)]


class Here(Said):
    """Where the learner is: the part of the lesson, and the question there that is in use."""

    kind: Literal["here"]
    part: Annotated[str, Field(max_length=200)]
    item: Annotated[str, Field(max_length=200)]


class StepWithMinutes(BaseModel):
    """A step or a module of a visit with its minutes."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    step: Annotated[str, Field(pattern=STEP)]
    minutes: Annotated[int, Field(ge=1, le=MOST_MINUTES)]


class VisitDraft(BaseModel):
    """A visit that a trainee plans: for whom, what was asked for, and the steps in order; None before it is begun."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    client: Annotated[str, Field(max_length=64, pattern=r"^[A-Za-z0-9-]+$")] | None = None
    minutes: Annotated[int, Field(ge=1, le=MOST_MINUTES)] = 60
    modules: Annotated[list[Annotated[str, Field(pattern=r"^O[0-9]$")]], Field(max_length=10)] = []
    exposed: bool = False
    test_feeling: bool = False
    steps: Annotated[list[StepWithMinutes], Field(max_length=MOST_STEPS)] | None = None


class StepWanted(Said):
    """What there is to know of a step or a module."""

    kind: Literal["step"]
    step: Annotated[str, Field(pattern=STEP)]


class AboutVisit(Said):
    """The visit as it is now. `look` asks what the rules say, `build` for the steps that no visit leaves out, `right`
    for a right visit beside it, and `timer` to keep it for the timer."""

    kind: Literal["look", "build", "right", "timer"]
    visit: VisitDraft


class RunWanted(Said):
    """All of a visit to be run by the clock; `steps` with their minutes where it is one that was under way.

    `surprise` asks for one, drawn by `seed` where there was one before.
    """

    kind: Literal["run"]
    visit: Annotated[str, Field(max_length=64)]
    steps: Any = None
    surprise: bool = False
    seed: Seed | None = None


class DrillStep(Said):
    """A step that is chosen in the drill of a surprise; None asks how the drill stands. `steps` are of the visit."""

    kind: Literal["drill"]
    steps: Any
    seed: Seed
    done: Annotated[list[Annotated[str, Field(max_length=64)]], Field(max_length=40)]
    pick: Annotated[str, Field(max_length=64)] | None


class UnderWayNow(Said):
    """How the visit stands that is run by the clock; None once there is none."""

    kind: Literal["under-way"]
    visit: Any


Message = (
    Hello
    | Given
    | Named
    | HandedIn
    | FileWanted
    | Another
    | SpotsDecided
    | SpotsWanted
    | Here
    | ShowMe
    | StepWanted
    | AboutVisit
    | RunWanted
    | DrillStep
    | UnderWayNow
)

_MESSAGES: dict[object, type[Message]] = {
    kind: message for message in get_args(Message) for kind in get_args(message.model_fields["kind"].annotation)
}
"""Each by its kind. One union of all would have to be built before the first question can say hello."""


def understood(content: object) -> Message | None:
    """The message, or None where it is none."""
    kind = content.get("kind") if isinstance(content, dict) else None
    message = _MESSAGES.get(kind) if isinstance(kind, str) else None
    try:
        return message.model_validate(content) if message else None
    except ValidationError:
        return None
