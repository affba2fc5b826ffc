"""What the domain dossier holds is in the course. Authors may add to it, so no test counts what comes after it."""

from collections.abc import Iterable


def begins_with(found: Iterable[str], dossier: Iterable[str]) -> bool:
    """Whether all ids of the dossier are there, first and in their order."""
    wanted = list(dossier)
    return list(found)[: len(wanted)] == wanted
