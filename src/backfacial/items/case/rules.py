"""The rules of the course that decide about cases."""

from functools import cache
from typing import Final

from backfacial.facts import library
from backfacial.items.digest import digest_of_rules

RULES: Final = ("client_facts", "topics", "screening", "modules")
"""The kinds of records that decide about a client."""

CALL_RULES: Final = ("triage_facts", "sign_patterns", "first_aid", "positions", "call_questions", "call_steps")
"""The kinds of records that decide about phone calls."""

_PROSE: Final = frozenset(
    {
        *("also_out", "answers", "consensus", "event", "label", "meaning", "nothing"),
        *("question", "reviewed", "say", "seen", "sources", "why"),
        *("ask", "do", "name", "onset", "only_with", "opens", "says"),
    }
)
"""Fields of these records that no decision rests on. One that is missing here makes the digest too careful, no more."""


@cache
def deciding_rules() -> str:
    """A digest of the rules by which cases are marked. Their wording does not count."""
    raw = library().raw
    return digest_of_rules([*(raw[kind] for kind in RULES), raw["terms"]["steps"]], _PROSE)


@cache
def deciding_call_rules() -> str:
    """The same for phone calls."""
    raw = library().raw
    return digest_of_rules([raw[kind] for kind in CALL_RULES], _PROSE)
