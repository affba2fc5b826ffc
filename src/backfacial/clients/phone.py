"""A phone call as a trainee meets it: what is said at once, what each question brings, what a photo shows."""

from collections.abc import Iterable
from functools import cache

from backfacial.clients.heard import HeardGroup, HeardQuestion, PhoneCall
from backfacial.clients.seen import LOOK
from backfacial.facts import library, words
from backfacial.facts.measures import Span
from backfacial.facts.reactions.calls import Call, CallQuestion, Told
from backfacial.facts.skin.looks import Look, LookMark
from backfacial.facts.telling import in_words
from backfacial.rules.reactions.rows import ANY_DAY
from backfacial.rules.reactions.triage import patterns
from backfacial.rules.reading import read_facts
from backfacial.rules.values import UNSURE, Facts, Value

AT_THE_VISIT = "in_service"
"""Whoever calls after the visit need not be asked whether it began during it."""

_UNITS = ((7 * 86_400, "P{}W"), (86_400, "P{}D"), (3_600, "PT{}H"), (60, "PT{}M"), (1, "PT{}S"))
_FEWEST = 2
"""From so many on a longer unit is used: "36 hours", but "2 days"."""


def call_facts(call: Call) -> Facts:
    """What is true of whom a call is about.

    Raises:
        BadFacts: naming the field and the mend.
    """
    return read_facts(call.facts, patterns().facts, ANY_DAY, rest_absent=True)


def call_questions() -> dict[str, CallQuestion]:
    """All questions on the phone, by id, in the order of the page."""
    return library().of(CallQuestion)


@cache
def question_of() -> dict[str, str]:
    """The question that brings a triage fact, by the fact."""
    return {fact: question.id for question in call_questions().values() for fact in question.brings}


@cache
def danger_questions() -> tuple[str, ...]:
    """The questions that ask for a danger sign."""
    facts = patterns().facts
    asked = call_questions().values()
    return tuple(each.id for each in asked if any(facts[name].about == "danger" for name in each.brings))


def asked_in(path: Iterable[str]) -> tuple[str, ...]:
    """The steps of a call, each once: questions, whichever of their facts names them, and `LOOK`."""
    return tuple(dict.fromkeys(LOOK if step == LOOK else question_of()[step] for step in path))


def learnt_by_phone(call: Call, path: Iterable[str]) -> Facts:
    """What a trainee knows after some steps of a call.

    A photo shows what is there. It never shows that something is absent: on dark skin redness hardly shows.

    Args:
        path: facts that were asked for, and `LOOK`.
    """
    facts, steps = call_facts(call), set(asked_in(path))
    known = {AT_THE_VISIT, *call.told}
    for question in call_questions().values():
        if question.id in steps:
            known |= set(question.brings)
    if LOOK in steps:
        known |= set(_shown(call, facts))
    return {name: facts[name] for name in known if name in facts}


def is_there(name: str, facts: Facts) -> bool:
    """Whether there is something to tell of a fact."""
    return facts.get(name, UNSURE) not in (UNSURE, patterns().absent[name])


def phone_call(call: Call) -> PhoneCall:
    """The call as it is heard."""
    facts = call_facts(call)
    groups: dict[str, list[HeardQuestion]] = {}
    for each in call_questions().values():
        heard = HeardQuestion(id=each.id, question=each.ask, answer=answer_of(call, each, facts))
        groups.setdefault(each.group, []).append(heard)
    key = "calls" if call.caller else "calls-self"
    return PhoneCall(
        name=call.name,
        speaker=call.caller or call.name,
        line=words("call", key, caller=call.caller or "", name=call.name, ago=after_in_words(call)),
        opening=call.opening,
        groups=tuple(
            HeardGroup(id=group, label=words("call", f"group-{group}"), questions=tuple(questions))
            for group, questions in groups.items()
        ),
        photo=call.photo or _photo(call, facts),
    )


def after_in_words(call: Call) -> str:
    """The time since the visit."""
    return in_words(Span(at_least=call.after))


def answer_of(call: Call, question: CallQuestion, facts: Facts) -> str:
    """What the caller answers to a question: own words, or the usual ones of all that is there."""
    said = [text for name, told in question.brings.items() for text in _says(told, name, facts)]
    return call.answers.get(question.id) or " ".join(said) or question.nothing


def _says(told: Told, name: str, facts: Facts) -> list[str]:
    if not is_there(name, facts):
        return []
    value, kind = facts[name], patterns().facts[name].kind
    if isinstance(value, frozenset):
        return [told.says[member] for member in sorted(value)]
    if kind in ("int", "duration"):
        return [told.says["any"].format(value=value, long=length_in_words(value))]
    return [told.says["yes" if value is True else str(value)]]


def length_in_words(value: Value) -> str:
    """A number of seconds: "20 hours", "3 days"."""
    return in_words(Span(at_least=as_length(value))) if isinstance(value, int) and value else ""


def as_length(seconds: int) -> str:
    """A number of seconds as a length of time in one unit, such as PT20H; the longest that fits whole."""
    size, form = next(
        ((size, form) for size, form in _UNITS if seconds % size == 0 and seconds // size >= _FEWEST), _UNITS[-1]
    )
    return form.format(seconds // size)


def _shown(call: Call, facts: Facts) -> tuple[str, ...]:
    """The facts that a photo shows."""
    asked = call_questions().values()
    return tuple(name for each in asked for name, told in each.brings.items() if told.seen and is_there(name, facts))


def _photo(call: Call, facts: Facts) -> Look | None:
    told = {name: told for each in call_questions().values() for name, told in each.brings.items()}
    shown = [told[name] for name in _shown(call, facts)]
    marks = tuple(LookMark(shape=each.drawn) for each in shown if each.drawn)
    if not marks:
        return None
    seen = " ".join(each.seen for each in shown if each.seen)
    return Look(tone=call.skin, marks=marks, part="both", alt=words("call", "photo", seen=seen))
