"""The part of the mark for what was asked and looked at, with what was asked too late or not at all."""

from collections.abc import Iterable

from backfacial.clients.seen import LOOK, topic_step
from backfacial.facts import library, words
from backfacial.items.case.asked import Asked, is_asked
from backfacial.items.case.stage import Stage, level_label, titled
from backfacial.items.mark import Part, Reason, Sign
from backfacial.rules.screening.rulebook import rulebook


def questions_part(stage: Stage) -> Part:
    """What decides, and what could have raised the level, named one by one; the rest of the list by its topics."""
    asked = Asked(stage)
    reasons = (*_missing(stage, asked), *_raising(stage, asked), *_others(stage, asked), *_late(stage, asked))
    return titled("questions", asked.share, reasons, () if reasons else (words("case", "all-asked"),))


def _missing(stage: Stage, asked: Asked) -> list[Reason]:
    """What decides and was not found. Whoever knows enough to decide misses no more than this client still has to tell
    that could have raised the level."""
    if asked.reaches:
        return [_not_asked(stage, name) for name in asked.open if name in stage.hidden]
    missing = [name for name in asked.deciding if is_asked(name) and name not in asked.known]
    return [_not_asked(stage, name) for name in missing]


def _not_asked(stage: Stage, name: str) -> Reason:
    kind = rulebook().facts[name]
    key = "hidden-check" if kind.learnt == "check" else "hidden-why"
    why = words("case", key, name=stage.client.name, answer=_answer(stage, name))
    return Reason(kind.question, why, Sign.MISSED, label=words("case", "asked-not"))


def _raising(stage: Stage, asked: Asked) -> list[Reason]:
    """What could have raised the level and did not, in one line for each level."""
    harmless = [name for name in asked.open if name not in stage.hidden]
    levels = sorted({asked.raising[name] for name in harmless}, key=lambda level: -level.rank)
    return [
        Reason(
            _questions(name for name in harmless if asked.raising[name] is level),
            words("case", "raise-why", nothing=words("case", "topic-why"), level=level_label(level)),
            Sign.MISSED,
            label=words("case", "asked-not"),
        )
        for level in levels
    ]


def _questions(names: Iterable[str]) -> str:
    return " ".join(rulebook().facts[name].question for name in names)


def _others(stage: Stage, asked: Asked) -> list[Reason]:
    """The look, then topics begun, and the others in one line: where the whole list has to be gone through."""
    if asked.reaches:
        return []
    found = [_not_looked(stage)] if LOOK in (asked.fewest or asked.wanted) and LOOK not in stage.path else []
    if asked.fewest:
        return found
    kinds, named = rulebook().facts, {*asked.deciding, *asked.open}
    left = [name for name in asked.wanted if is_asked(name) and name not in asked.known and name not in named]
    topics = dict.fromkeys(str(kinds[name].topic) for name in left)
    begun = [topic for topic in topics if _is_begun(stage, topic)]
    for topic in begun:
        questions = _questions(name for name in left if kinds[name].topic == topic)
        text = words("case", "topic-rest", topic=library().topics[topic].label, questions=questions)
        found.append(Reason(text, words("case", "topic-why"), Sign.MISSED, label=words("case", "asked-partly")))
    if untouched := [library().topics[topic].label for topic in topics if topic not in begun]:
        text = words("case", "and").join(untouched)
        found.append(Reason(text, words("case", "topic-why"), Sign.MISSED, label=words("case", "asked-not")))
    return found


def _not_looked(stage: Stage) -> Reason:
    seen = " ".join(mark.text for mark in stage.visit.back if mark.text)
    why = words("case", "hidden-seen", seen=seen)
    return Reason(words("case", "look"), why, Sign.MISSED, label=words("case", "looked-not"))


def _is_begun(stage: Stage, topic: str) -> bool:
    """Whether something was asked of a topic: then what is left of it is told question by question."""
    return any(step == topic_step(topic) or _topic_of(step) == topic for step in stage.path)


def _topic_of(step: str) -> str | None:
    kind = rulebook().facts.get(step)
    return kind.topic if kind else None


def _late(stage: Stage, asked: Asked) -> list[Reason]:
    """What came after the look: what this client had to tell with its answer, the others in one line."""
    label, why = words("case", "asked-late"), words("case", "late-why")
    told = [name for name in asked.late if name in stage.hidden]
    found = [
        Reason(
            rulebook().facts[name].question,
            f"{why} {words('case', 'late-answer', answer=_answer(stage, name))}",
            Sign.FALSE_ALARM,
            label=label,
        )
        for name in told
    ]
    if others := [name for name in asked.late if name not in told]:
        found.append(Reason(_questions(others), why, Sign.FALSE_ALARM, label=label))
    return found


def _answer(stage: Stage, name: str) -> str:
    answers = {question.id: question.answer for topic in stage.visit.topics for question in topic.questions}
    return answers.get(name, "")
