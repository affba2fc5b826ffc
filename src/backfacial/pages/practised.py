"""Feedback on a practice question: at the first try how it stands and why, then the whole solution. No points."""

from dataclasses import replace

from backfacial.facts import library
from backfacial.items.mark import Mark, Part, Reason, Sign, State
from backfacial.pages.marks import marked_html
from backfacial.pages.render import render, say

_CHOSEN = (Sign.HIT, Sign.FALSE_ALARM, Sign.ADVICE)


def practised_html(mark: Mark, *, whole: bool) -> str:
    """The feedback on one try.

    Args:
        whole: whether the solution is shown. Without it only what was chosen is spoken of, and why it is right or not.
    """
    return marked_html(mark, practice=True) if whole else _first_try(mark)


def _first_try(mark: Mark) -> str:
    chosen = _only_chosen(mark)
    signs = {reason.sign for reason in mark.reasons}
    hint = say("try-missing" if signs >= {Sign.HIT, Sign.MISSED} and Sign.FALSE_ALARM not in signs else "try-again")
    if not chosen.reasons:
        hint = f"{say('try-look-up', facts=_named(mark.facts))} {hint}"
    return render("first_try.html", feedback=marked_html(chosen, practice=True, solution=False), hint=hint)


def _named(facts: tuple[str, ...]) -> str:
    """Records as they are looked up: by name, with the number that stands beside it."""
    return "; ".join(f"{library().fact(fact).name} ({fact})" for fact in facts)


def _only_chosen(mark: Mark) -> Mark:
    """The mark without what the learner did not choose, which would give the solution away."""
    state = mark.state if mark.state in (State.RIGHT, State.PARTLY) else State.WRONG
    parts = tuple(Part(part.title, part.share, _chosen(part.reasons), _what_lacks(part)) for part in mark.parts)
    return replace(mark, state=state, expected=(), reasons=_chosen(mark.reasons), parts=parts)


def _what_lacks(part: Part) -> tuple[str, ...]:
    """A part that is not right says so itself where nothing that was chosen is wrong."""
    signs = {reason.sign for reason in part.reasons}
    if part.share == 1 or Sign.FALSE_ALARM in signs:
        return ()
    return (say("part-missing" if Sign.HIT in signs else "part-nothing"),)


def _chosen(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(reason for reason in reasons if reason.sign in _CHOSEN)
