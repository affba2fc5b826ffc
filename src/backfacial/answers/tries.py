"""How often a question was tried in practice, and whether its solution was shown. It follows from the events alone."""

from dataclasses import dataclass

from backfacial.answers.document import Answers

FREE = 2
"""Tries before the whole solution is shown."""


@dataclass(frozen=True)
class Tries:
    """What was tried so far: `count` checks, and whether the learner has seen the solution."""

    count: int = 0
    shown: bool = False

    def after(self, right: bool) -> "Tries":
        """With one more check; the solution is shown with what is right, and after the last free try."""
        count = self.count + 1
        return Tries(count, self.shown or right or count >= FREE)


def last_checked(answers: Answers, item: str) -> object:
    """The response at the last check, None before the first. What was chosen on the way since then counts not yet.

    An answer of an older version of the course was checked when it was saved.
    """
    events = [event for event in answers.events if event.get("item") == item]
    if not events:
        return answers.response(item)
    checked, count = None, 0
    for event in events:
        tried = event.get("try")
        if not isinstance(tried, int) or tried > count:
            checked, count = event.get("response"), tried if isinstance(tried, int) else count
    return checked


def tries_of(answers: Answers, item: str) -> Tries:
    """What was tried of a question. An answer of an older version of the course was shown with its solution."""
    events = [event for event in answers.events if event.get("item") == item]
    tried = [event["try"] for event in events if isinstance(event.get("try"), int)]
    shown = any(event.get("shown") is True for event in events)
    older = bool(events) and not tried and item in answers.answers
    return Tries(max(tried, default=0), shown or older)
