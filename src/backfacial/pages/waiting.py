"""An answer that no rule can mark, for the person who has to."""

from backfacial.items.base import Question
from backfacial.pages.render import render


def waiting_html(question: Question, reason: str, answer: str) -> str:
    """The question as it is now, why its answer waits, and the answer as it was saved, "" where there is none."""
    return render("waiting.html", question=question, reason=reason, answer=answer)
