"""What the chart of waiting times shows is what the rules decide."""

from collections.abc import Iterator

from backfacial.authoring.content import Content, file_of
from backfacial.authoring.records import Problem
from backfacial.facts.consultation.contraindications import Contraindication
from backfacial.facts.consultation.screening import ScreeningRule
from backfacial.figures.durations import span

FILE = "contraindications"


def check_waits(content: Content) -> Iterator[Problem]:
    """Each wait that a contraindication teaches is one that its rows give, and each of theirs is taught."""
    decided: dict[str, set[float]] = {}
    row: ScreeningRule
    for row in content.records["screening"]:
        decided.setdefault(row.reason, set()).update(span(wait.at_least).days for wait in row.waits)
    fact: Contraindication
    for fact in content.records[FILE]:
        yield from _unnamed_end(fact)
        taught, by_rows = _taught(fact), decided.get(fact.id, set())
        if fact.waits and by_rows and taught != by_rows:
            mend = (
                f"its waits teach {_days(taught)}, its rows in screening.yml decide by {_days(by_rows)}: correct"
                " 'taught' (shortest, longest or none), or the row"
            )
            yield Problem(file_of(FILE), fact.id, mend)


def _unnamed_end(fact: Contraindication) -> Iterator[Problem]:
    for wait in fact.waits:
        if wait.taught == "longest" and wait.at_most is None:
            mend = f"the wait after '{wait.after}' teaches the longest time and names none: write 'at_most'"
            yield Problem(file_of(FILE), fact.id, mend)


def _taught(fact: Contraindication) -> set[float]:
    """Days."""
    ends = {"shortest": "at_least", "longest": "at_most"}
    lengths = (getattr(wait, ends[wait.taught]) for wait in fact.waits if wait.taught in ends)
    return {span(length).days for length in lengths if length}


def _days(lengths: set[float]) -> str:
    return " and ".join(f"{length:g} days" for length in sorted(lengths)) or "no time"
