"""How much the words of a record count in a search, by its kind: what answers comes before what only speaks of it."""

from backfacial.knowledge.naming import Naming

SHARES = {"search-half": 0.75, "search-less": 0.35, "search-least": 0.2}
"""By the key of the list of kinds in `content/interface/explain.yml`; all other kinds count in full."""


def shares(naming: Naming) -> dict[str, float]:
    """The share of each kind that does not count in full."""
    return {kind: share for key, share in SHARES.items() for kind in naming.word(key).split()}
