"""What a trainee asked and looked at, and what was asked too late or not at all."""

from typing import Final

from backfacial.clients.seen import LOOK
from backfacial.clients.visit import VISIT_DAY, learnt_by
from backfacial.facts import library, words
from backfacial.items.case.stage import Stage, titled
from backfacial.items.mark import Part, Reason, Sign
from backfacial.rules.screening.rulebook import rulebook, screen
from backfacial.rules.values import Facts

LATE: Final = 0.5
"""Share for a question that was asked after the back was bared."""


def questions_part(stage: Stage) -> Part:
    """Half for all that has to be known, half for what decides with this client; what came late counts half.

    Whoever has learnt enough to stop need not go on asking, and on the way there only what leads there counts.
    """
    before = stage.path[: stage.path.index(LOOK)] if LOOK in stage.path else stage.path
    known, in_time = learnt_by(stage.client, stage.path), learnt_by(stage.client, before)
    late = [name for name in stage.hidden if _is_asked(name) and name in known and name not in in_time]
    if screen(known, VISIT_DAY).level is stage.level:
        share = 1 - LATE if late else 1.0
        return titled("questions", share, _late(stage, late), () if late else (words("case", "all-asked"),))
    wanted = _wanted(stage)
    missing = [name for name in wanted if name not in known]
    groups = [wanted, [name for name in wanted if _decides(stage, name)]]
    shares = [_share(names, missing, late) for names in groups if names]
    shares = [sum(shares) / len(shares)]
    enough = _enough(stage, missing, known)
    if enough:
        needed = [name for name in wanted if name in enough or (_is_asked(name) and _decides(stage, name))]
        shares.append(_share(needed, missing, late))
    return titled("questions", max(shares), (*_missing(stage, missing, enough), *_late(stage, late)))


def _enough(stage: Stage, missing: list[str], known: Facts) -> list[str]:
    """The questions that were still needed to decide, none where the whole list has to be gone through."""
    deciding = [name for name in missing if _is_asked(name) and _decides(stage, name)]
    for more in ([], *([name] for name in missing if _is_asked(name) and name not in deciding)):
        answers = {name: stage.facts[name] for name in (*deciding, *more) if name in stage.facts}
        if screen({**known, **answers}, VISIT_DAY).level is stage.level:
            return [*deciding, *more]
    return []


def _share(names: list[str], missing: list[str], late: list[str]) -> float:
    """The look counts as one question, however much there is to see."""
    counting = [name for name in names if _is_asked(name)] + [name for name in names if not _is_asked(name)][:1]
    return sum(0 if name in missing else LATE if name in late else 1 for name in counting) / len(counting)


def _wanted(stage: Stage) -> list[str]:
    """All that this client's decision asks for, with the answers that bring up more questions."""
    told = learnt_by(stage.client, ())
    return [name for name in rulebook().facts if name not in told and _is_wanted(stage, name)]


def _is_wanted(stage: Stage, name: str) -> bool:
    kind = rulebook().facts[name]
    if name in rulebook().conditional:
        return rulebook().matters(name, stage.facts, VISIT_DAY)
    if isinstance(kind.must, str):
        without = {other: value for other, value in stage.facts.items() if other != name}
        return name in stage.hidden or name in screen(without, VISIT_DAY).ask
    return kind.must is True or kind.learnt == "back" or name in stage.hidden


def _decides(stage: Stage, name: str) -> bool:
    """Among all that is wanted: what this client has to tell, and what the rules ask only where it decides."""
    return name in stage.hidden or isinstance(rulebook().facts[name].must, str)


def _is_asked(name: str) -> bool:
    return rulebook().facts[name].learnt in ("ask", "check")


def _missing(stage: Stage, missing: list[str], enough: list[str]) -> list[Reason]:
    """Questions that would have brought something first, then the look, then the other topics in one line."""
    if enough:
        return [_not_asked(stage, name) for name in enough]
    kinds, asked = rulebook().facts, [name for name in missing if _is_asked(name)]
    deciding = [name for name in asked if _decides(stage, name)]
    found = [_not_asked(stage, name) for name in deciding]
    if len(asked) < len(missing):
        seen = " ".join(mark.text for mark in stage.visit.back if mark.text)
        why = words("case", "hidden-seen", seen=seen)
        found.append(Reason(words("case", "look"), why, Sign.MISSED, label=words("case", "looked-not")))
    topics = dict.fromkeys(str(kinds[name].topic) for name in asked if name not in deciding)
    if topics:
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
