"""The rules of the course that decide about cases."""

from functools import cache
from typing import Final

from backfacial.facts import library
from backfacial.items.digest import digest_of_rules

RULES: Final = ("client_facts", "topics", "screening", "modules")
"""The kinds of records that decide about a client."""

_PROSE: Final = frozenset(
    {
        *("also_out", "answers", "consensus", "event", "label", "meaning", "nothing"),
        *("question", "reviewed", "say", "seen", "sources", "why"),
    }
)
"""Fields of these records that no decision rests on. One that is missing here makes the digest too careful, no more."""


@cache
def deciding_rules() -> str:
    """A digest of the rules by which cases are marked. Their wording does not count."""
    raw = library().raw
    return digest_of_rules([*(raw[kind] for kind in RULES), raw["terms"]["steps"]], _PROSE)
