"""The rules of the course that decide about cases."""

from functools import cache
from typing import Any, Final

from backfacial.facts import library
from backfacial.items.digest import short_digest

RULES: Final = ("client_facts", "topics", "screening", "modules")
"""The kinds of records that decide about a client."""

_PROSE: Final = frozenset(
    {
        *("also_out", "answers", "consensus", "event", "label", "meaning", "nothing"),
        *("question", "reviewed", "seen", "sources", "why"),
    }
)
"""Fields of these records that no decision rests on. One that is missing here makes the digest too careful, no more."""


@cache
def deciding_rules() -> str:
    """A digest of the rules by which cases are marked. Their wording does not count."""
    raw = library().raw
    return short_digest([*(_bare(raw[kind]) for kind in RULES), _bare(raw["terms"]["steps"])])


def _bare(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _bare(part) for key, part in data.items() if key not in _PROSE}
    return [_bare(part) for part in data] if isinstance(data, list) else data
