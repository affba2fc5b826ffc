"""What `backfacial class` says at the end: at most ten lines, what is worst first."""

from collections.abc import Iterable, Iterator, Sequence

from backfacial.classroom.learners import Learner, State
from backfacial.classroom.overview import Overview
from backfacial.classroom.run import Ran
from backfacial.facts import words

_MOST_NAMED = 6


def summary(
    view: Overview, ran: Sequence[Ran], refused: Sequence[str], known: Sequence[str], page: str, grades: str, log: str
) -> list[str]:
    """The lines.

    Args:
        ran: the commands and how they ended.
        refused: what was said of hand-ins that were not taken in.
        known: what was said of hand-ins that were taken in, and that a person should know.
        page: the page's file as a person calls it; the others alike.
    """
    title = view.quiz.assignment.title
    lines = [words("class", "sum-class", title=title, handed_in=len(view.handed_in), all=len(view.learners))]
    states = [_counted(view, each) for each in State if view.in_state(each)]
    lines += [words("class", "sum-states", states=", ".join(states))] if states else []
    stuck = view.in_state(State.NOT_MARKED)
    strange = ", ".join(name for each in view.concerns for name in each.ids)
    groups = {
        "sum-safety": view.in_state(State.SAFETY),
        "sum-waiting": view.waiting,
        "sum-not-marked": stuck,
        "sum-late": view.late,
    }
    lines += [words("class", key, names=_named(group), log=log) for key, group in groups.items() if group]
    lines += [words("class", "sum-people", names=strange)] if strange else []
    lines += list(_on_the_page(refused, known, view.noted))
    lines += list(failures(ran))[:1]
    return [*lines, words("class", "sum-files", page=page, grades=grades, log=log)]


def _counted(view: Overview, state: State) -> str:
    """How many stand so, and for how many of them there is still something to mark."""
    named = {"count": len(view.in_state(state)), "state": words("class", f"state-{state.value}")}
    waiting = view.also_waiting(state)
    if not waiting:
        return words("class", "sum-state", **named)
    return words("class", "sum-state-waiting", also=words("class", "also-waiting", count=len(waiting)), **named)


def _on_the_page(refused: Sequence[str], known: Sequence[str], noted: Sequence[Learner]) -> Iterator[str]:
    """What was handed in and is not as it should be, in one line."""
    parts = [words("class", "sum-refused", count=len(refused))] if refused else []
    parts += [words("class", "sum-known", count=len(known))] if known else []
    parts += [words("class", "sum-noted", names=_named(noted))] if noted else []
    if parts:
        yield words("class", "sum-on-the-page", parts="; ".join(parts))


def _named(learners: Iterable[Learner]) -> str:
    names = [learner.name for learner in learners]
    shown = ", ".join(names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    return words("class", "some", names=shown, more=more) if more > 0 else shown


def failures(ran: Iterable[Ran]) -> Iterator[str]:
    """Which commands did not come to their end, and why."""
    for each in ran:
        if each.code:
            yield words(
                "class", "sum-failed", command=f"nbgrader {each.command}", reason=each.refusal or each.errors[-1]
            )
