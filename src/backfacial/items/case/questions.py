"""What a trainee asked and looked at, and what was asked too late or not at all."""

from typing import Final

from backfacial.clients import LOOK, VISIT_DAY, learnt_by
from backfacial.facts import library, words
from backfacial.items.case.stage import Stage, titled
from backfacial.items.mark import Part, Reason, Sign
from backfacial.rules import Facts, rulebook, screen

LATE: Final = 0.5
"""Share for a question that was asked after the back was bared."""


def questions_part(stage: Stage) -> Part:
    """Half for all that has to be known, half for what decides with this client; what came late counts half.

    Whoever has learnt enough to stop need not go on asking.
    """
    before = stage.path[: stage.path.index(LOOK)] if LOOK in stage.path else stage.path
    known, in_time = learnt_by(stage.client, stage.path), learnt_by(stage.client, before)
    late = [name for name in stage.hidden if _is_asked(name) and name in known and name not in in_time]
    if screen(known, VISIT_DAY).level is stage.level:
        share = 1 - LATE if late else 1.0
        return titled("questions", share, _late(stage, late), () if late else (words("case", "all-asked"),))
    wanted = _wanted(stage)
    missing = [name for name in wanted if name not in known]
    groups = [wanted, [name for name in wanted if name in stage.hidden]]
    shares = [_share(names, missing, late) for names in groups if names]
    return titled("questions", sum(shares) / len(shares), (*_missing(stage, missing, known), *_late(stage, late)))


def _share(names: list[str], missing: list[str], late: list[str]) -> float:
    return sum(0 if name in missing else LATE if name in late else 1 for name in names) / len(names)


def _wanted(stage: Stage) -> list[str]:
    """All that this client's decision asks for, with the answers that bring up more questions."""
    told = learnt_by(stage.client, ())
    return [name for name in rulebook().facts if name not in told and _is_wanted(stage, name)]


def _is_wanted(stage: Stage, name: str) -> bool:
    kind = rulebook().facts[name]
    if name in rulebook().conditional:
        return rulebook().matters(name, stage.facts, VISIT_DAY)
    return kind.must is True or kind.learnt == "back" or name in stage.hidden


def _is_asked(name: str) -> bool:
    return rulebook().facts[name].learnt in ("ask", "check")


def _missing(stage: Stage, missing: list[str], known: Facts) -> list[Reason]:
    """Questions that would have brought something first, then the look, then the other topics in one line.

    Where one answer more would have been enough to decide, the other topics are no matter.
    """
    kinds, asked = rulebook().facts, [name for name in missing if _is_asked(name)]
    enough = [name for name in asked if screen({**known, name: stage.facts[name]}, VISIT_DAY).level is stage.level]
    found = [_not_asked(stage, name) for name in asked if name in stage.hidden or name in enough[:1]]
    if len(asked) < len(missing):
        seen = " ".join(mark.text for mark in stage.visit.back if mark.text)
        why = words("case", "hidden-seen", seen=seen)
        found.append(Reason(words("case", "look"), why, Sign.MISSED, label=words("case", "looked-not")))
    topics = dict.fromkeys(str(kinds[name].topic) for name in asked if name not in stage.hidden)
    if topics and not enough:
        text = words("case", "and").join(library().topics[topic].label for topic in topics)
        found.append(Reason(text, words("case", "topic-why"), Sign.MISSED, label=words("case", "asked-not")))
    return found


def _not_asked(stage: Stage, name: str) -> Reason:
    kind = rulebook().facts[name]
    key = "hidden-check" if kind.learnt == "check" else "hidden-why"
    why = words("case", key, name=stage.client.name, answer=_answer(stage, name))
    return Reason(kind.question, why, Sign.MISSED, label=words("case", "asked-not"))


def _late(stage: Stage, late: list[str]) -> list[Reason]:
    return [
        Reason(
            rulebook().facts[name].question,
            words("case", "late-why", answer=_answer(stage, name)),
            Sign.FALSE_ALARM,
            label=words("case", "asked-late"),
        )
        for name in late
    ]


def _answer(stage: Stage, name: str) -> str:
    answers = {question.id: question.answer for topic in stage.visit.topics for question in topic.questions}
    return answers.get(name, "")
