"""Checks of `assumes`: a number that something was worked out from is still what it was, and none is forgotten."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from backfacial.authoring.content import Content
from backfacial.authoring.quoting import cited_in
from backfacial.authoring.records import Problem
from backfacial.authoring.texts import Texts
from backfacial.authoring.typed_numbers import TIME, Measured, ends, measured_in, measured_value
from backfacial.facts.measures import REFERENCE, Assumed, Assumes

_LIMITS = {
    "at_least": lambda number, limit: number >= limit,
    "above": lambda number, limit: number > limit,
    "below": lambda number, limit: number < limit,
    "at_most": lambda number, limit: number <= limit,
}
ITEM = "its key, its options and its reasons"
"""What of a question rests on a number."""
ACCEPT = "accept"


@dataclass(frozen=True)
class _Assuming:
    """Something that names numbers under `assumes`. `what` is worked out again when one of them has moved."""

    file: str
    record: str
    assumes: Assumes
    what: str


def check_assumptions(content: Content, texts: Texts) -> Iterator[Problem]:
    """Numbers that have moved, are unknown, or should be named."""
    for each in _assuming(content):
        for reference, known in each.assumes.items():
            mend = _moved(content, reference, known, each.what)
            if mend:
                yield Problem(each.file, each.record, mend)
    for part in _parts(content, texts):
        yield from _forgotten(content, part)


def _assuming(content: Content) -> Iterator[_Assuming]:
    for file, item in content.all_items():
        yield _Assuming(file, item.id, item.assumes, ITEM)
        for name in ("client", "call"):
            yield _Assuming(file, item.id, getattr(getattr(item, name, None), "assumes", {}), f"its {name}")
    for file, quiz in content.assignments:
        yield from (_Assuming(file, part.id, part.assumes, "its prompt and its rubric") for part in quiz.reflections)
    for client in content.records["clients"]:
        what = "its facts, its outcome and its debrief"
        yield _Assuming(f"content/clients/{client.id}.yml", client.id, client.assumes, what)
    for call in content.records["calls"]:
        yield _Assuming(f"content/calls/{call.id}.yml", call.id, call.assumes, "its facts, its action and its debrief")
    for people in content.records["generated_clients"]:
        yield _Assuming("content/generated-clients.yml", people.id, people.assumes, "what goes together")
    for lesson in content.records["lessons"]:
        what = f"the text of notebooks/{lesson.id}.ipynb"
        yield _Assuming("content/lessons.yml", lesson.id, lesson.assumes, what)


def _moved(content: Content, reference: str, known: Assumed, what: str) -> str | None:
    """What there is to mend, if the number is not what was assumed."""
    number = _number(content, reference)
    if number is None:
        return f"assumes {reference}, and there is no such number: correct it, or take it out"
    for test, limit in known.model_dump(exclude_none=True).items():
        assumed = measured_value(limit, "" if number.kind == TIME else number.kind)
        if assumed.kind != number.kind:
            return f"assumes {reference} to be {assumed.text}, and it is {number.text}: write it in the same unit"
        holds = assumed.size == number.size if test == "exactly" else _LIMITS[test](number.size, assumed.size)
        if not holds:
            words = "" if test == "exactly" else f"{test.replace('_', ' ')} "
            said = f"assumes {reference} to be {words}{assumed.text}, and now it is {number.text}"
            return f"{said}: work {what} out again, then write the new number here"
    return None


def _number(content: Content, reference: str) -> Measured | None:
    """A number that is referred to: the end that is named, or the lower one, or the one that there is."""
    found = REFERENCE.fullmatch(reference)
    if found is None:
        return None
    name = f"{found['fact']}.{found['value']}"
    known = dict(ends(content.numbers, name))
    wanted = (found["end"],) if found["end"] else ("at_least", "at_most")
    return next((known[f"{name}.{end}"] for end in wanted if f"{name}.{end}" in known), None)


@dataclass(frozen=True)
class _Part:
    """A text with numbers of its own, the facts that it rests on, and what its record assumes."""

    file: str
    record: str
    where: str
    numbers: tuple[Measured, ...]
    facts: frozenset[str]
    assumes: Mapping[str, Any]


def _parts(content: Content, texts: Texts) -> Iterator[_Part]:
    """The texts in which a number of a case can be compared with one of the course: of questions and of debriefs."""
    for file, record in texts.all_records:
        if file.startswith(("content/items/", "source/")):
            yield from _of_item(file, record)
        if file.startswith("content/clients/"):
            yield from _of_debrief(file, record)


def _of_item(file: str, item: Mapping[str, Any]) -> Iterator[_Part]:
    facts, assumes = frozenset(map(str, item.get("facts") or ())), item.get("assumes") or {}
    record = str(item.get("id"))

    def part(where: str, text: str, cited: Iterable[str] = ()) -> _Part:
        return _Part(file, record, where, tuple(measured_in(text)), frozenset(cited) or facts, assumes)

    yield part("the stem", str(item.get("stem", "")))
    for option in item.get("options") or ():
        cited = cited_in(str(option.get("why", "")))[0]
        yield part(f"option {option.get('id')}", str(option.get("text", "")), cited)
    accept = item.get("accept")
    if isinstance(accept, dict):
        typed = [accept[end] for end in ("min", "max") if isinstance(accept.get(end), int | float)]
        yield part(ACCEPT, ", ".join(f"{number:g} {accept.get('unit')}" for number in typed))


def _of_debrief(file: str, client: Mapping[str, Any]) -> Iterator[_Part]:
    debrief, assumes = client.get("debrief") or {}, client.get("assumes") or {}
    said = [("why", debrief.get("why", "")), ("then", debrief.get("then", ""))]
    said += [("do", text) for text in debrief.get("do") or ()]
    said += [("traps", f"{trap.get('text', '')} {trap.get('why', '')}") for trap in debrief.get("traps") or ()]
    for where, text in said:
        yield _Part(
            file, str(client.get("id")), f"debrief {where}", tuple(measured_in(text)), cited_in(text)[0], assumes
        )


def _forgotten(content: Content, part: _Part) -> Iterator[Problem]:
    """A number beside one of the course of the same kind: what was worked out from it?

    It is enough that some number of the fact is named. One that is just as large has to be mentioned itself.
    """
    for number in part.numbers:
        of_facts = [end for fact in sorted(part.facts) for end in ends(content.numbers, fact)]
        alike = [(name, known) for name, known in of_facts if known.kind == number.kind]
        # a key that was worked out is as large as another number only by chance
        equal = [name for name, known in alike if known.equals(number) and part.where != ACCEPT]
        if equal:
            if not any(_mentions(part.assumes, name, number) for name in equal):
                name = equal[0]
                mend = f"put {{{_short(content, name)}}} there, or name it under 'assumes'"
                yield Problem(part.file, part.record, f"{part.where} says '{number.text}', as {name} does: {mend}")
        elif alike and not any(_names(part.assumes, name) for name, _ in alike):
            name, known = alike[0]
            example = f"{_short(content, name)}: {known.text}"
            mend = (
                f"name what it was worked out from, such as 'assumes: {{{example}}}', "
                f"or write 'any' for the number if it holds whatever that is"
            )
            said = f"{part.where} says '{number.text}', and {name} is {known.text}"
            yield Problem(part.file, part.record, f"{said}: {mend}")


def _short(content: Content, name: str) -> str:
    """The reference without its end where there is only one."""
    number = name.rsplit(".", 1)[0]
    return number if len(dict(ends(content.numbers, number))) == 1 else name


def _names(assumes: Mapping[str, Any], name: str) -> bool:
    """Whether a number of the same fact is named."""
    return any(str(each).split(".")[0] == name.split(".")[0] for each in assumes)


def _mentions(assumes: Mapping[str, Any], name: str, number: Measured) -> bool:
    """Whether the end of a number is named with just this size, or as `any`."""
    for each, known in assumes.items():
        if name == each or name.rsplit(".", 1)[0] == each:
            said = known.values() if isinstance(known, dict) else [known]
            if known == "any" or any(_is(limit, number) for limit in said):
                return True
    return False


def _is(limit: Any, number: Measured) -> bool:
    try:
        return measured_value(limit, number.kind).equals(number)
    except (KeyError, TypeError, ValueError):  # no number: told when the record is read
        return False
