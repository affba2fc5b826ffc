"""What a trainee can hear and see in a phone call. No decision is in it."""

from backfacial.facts.base import Record
from backfacial.facts.skin.looks import Look


class HeardQuestion(Record):
    """A question and what the caller answers."""

    id: str
    question: str
    answer: str


class HeardGroup(Record):
    """Questions of one kind."""

    id: str
    label: str
    questions: tuple[HeardQuestion, ...]


class PhoneCall(Record):
    """All that a trainee can hear and see. `line` says who calls (`speaker`) and when."""

    name: str
    speaker: str
    line: str
    opening: str
    groups: tuple[HeardGroup, ...]
    photo: Look | None = None
