"""Every flaw of the questions, practice and graded."""

from collections.abc import Iterator, Sequence

from backfacial.authoring.content import Content
from backfacial.authoring.flaws.flaw import Flaw, banks_of
from backfacial.authoring.flaws.forms import forms
from backfacial.authoring.flaws.guessing import guessed, shares
from backfacial.authoring.flaws.pairs import copies, cues, judged_twice


def item_flaws(content: Content) -> list[Flaw]:
    """All flaws, by file and record; none where the limits cannot be read."""
    return sorted(set(_flaws(content)))


def flaws_in_words(content: Content, flaws: Sequence[Flaw], *, listed: bool) -> str:
    """Every flaw on a line and what a guesser gets, or only how many flaws there are; "" where there are none."""
    if listed:
        return "\n".join([*(map(str, flaws) if flaws else [content.say("flaws", "none")]), *_guessers(content)])
    return content.say("flaws", "count", count=len(flaws)) if flaws else ""


def _guessers(content: Content) -> Iterator[str]:
    """What each way to guess brings in each quiz."""
    if content.flaw_limits is None:
        return
    for _, quiz in content.assignments:
        found = shares(quiz, content.flaw_limits)
        ways = [
            content.say("flaws", "share", way=content.say("flaws", f"way-{way}"), share=round(share * 100))
            for way, share in found.items()
        ]
        yield content.say("flaws", "guesser", quiz=quiz.id, shares=", ".join(ways))


def _flaws(content: Content) -> Iterator[Flaw]:
    limits = content.flaw_limits
    if limits is None:
        return
    banks = list(banks_of(content))
    for bank in banks:
        yield from forms(content, bank, limits)
        if bank.graded:
            yield from cues(content, bank, limits)
    yield from copies(content, banks, limits)
    yield from judged_twice(content, banks, limits)
    for file, quiz in content.assignments:
        yield from guessed(content, file, quiz, limits)
