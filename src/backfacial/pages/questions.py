"""A question to read, where no element can run: an exported notebook, a print-out, a plain text viewer."""

from backfacial.facts.skin.looks import Look
from backfacial.items.base import Question
from backfacial.items.types import QUESTION_TYPES
from backfacial.pages.anatomy import anatomy_of
from backfacial.pages.body_map import body_map_of
from backfacial.pages.looks import STEM, pictures_of
from backfacial.pages.printable import printable
from backfacial.pages.render import points_in_words, render, say


def question_html(question: Question, number: int | None = None) -> str:
    """A question to read: its number and points where a number is given, what is asked, the options as a list."""
    return render(
        "question.html",
        question=question,
        pictures=pictures_of(question),
        body_map=body_map_of(question),
        anatomy=anatomy_of(question),
        number=number,
        hint=_hint(question),
        page=QUESTION_TYPES[question.type].page,
    )


def picture_html(question: Question) -> str:
    """What a question is about, drawn: its picture, or what has its numbers on it; "" where there is nothing to see."""
    numbered = body_map_of(question) or anatomy_of(question)
    return pictures_of(question).get(STEM, "") if numbered is None else str(numbered.drawing)


def question_text(question: Question) -> str:
    """The same as plain text, ended by a newline."""
    hint = _hint(question)
    lines = [f"{question.stem} ({points_in_words(question.points)})", *_in_words(question.look)]
    lines += [hint] if hint else []
    for option in question.options:
        lines += [f"- {option.text}", *_in_words(option.look)]
    lines += [f"- {card.text}" for card in question.cards]
    lines += [f"{number}. {side.text}" for number, side in enumerate(question.left, start=1)]
    lines += [say("match-right"), *(f"- {side.text}" for side in question.right)] if question.right else []
    for number, spot in enumerate(question.spots, start=1):
        lines.append(f"{number}. {spot.seen} {spot.told}".strip())
    return printable("\n".join(lines)) + "\n"


def _in_words(look: Look | None) -> list[str]:
    return [] if look is None else [say("look-in-words", alt=look.alt)]


def hint_of(question: Question) -> str:
    """How to answer a question."""
    return say(QUESTION_TYPES[question.type].hint, unit=question.unit)


def _hint(question: Question) -> str:
    """The same, where the stem does not say it in the same words."""
    hint = hint_of(question)
    return "" if hint in question.stem else hint
