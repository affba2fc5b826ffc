"""A number that safety rests on stands once, under the `values` of its fact: none is typed into prose or a rule."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import translate
from functools import cache
from typing import Any

from backfacial.authoring.content import Content
from backfacial.authoring.notebooks import Notebook
from backfacial.authoring.quoting import cited_in, sentences
from backfacial.authoring.records import Problem
from backfacial.authoring.texts import SOURCE, Text, Texts, parts
from backfacial.authoring.typed_numbers import Allowed, TypedNumbers, ends, is_length, measured_in, numbers_in

_UNIT = {"D": "days", "W": "weeks", "M": "months"}
_LIMITS = ("at_least", "above", "below", "at_most")


def check_numbers(content: Content, texts: Texts, notebooks: Sequence[Notebook]) -> Iterator[Problem]:
    """Every number that is typed where a place or a reference should stand."""
    allowed = content.typed_numbers or TypedNumbers()
    yield from _in_prose(texts, _pattern(allowed.prose))
    yield from _in_lessons(content, notebooks, _pattern(allowed.prose))
    yield from _lengths(texts, _pattern(allowed.lengths))
    yield from _limits(texts)


@cache
def _pattern(allowed: Sequence[Allowed]) -> re.Pattern[str]:
    return re.compile("|".join(translate(place) for each in allowed for place in each.places) or r"(?!)")


def _in_prose(texts: Texts, may_stand: re.Pattern[str]) -> Iterator[Problem]:
    for text in texts.all:
        found = numbers_in(text.text) if " " in text.text else []
        if not found or may_stand.match(text.place):
            continue
        case = _numbers_of_the_case(texts, text)
        for number in found:
            count = number.split(" ", 1)[0]
            if not case & {number, count} and not _of_a_source(text.text, number):
                yield text.problem(
                    f"'{number}' is typed here: put it under 'values' of its fact, and a place for it here, "
                    "such as {wait} or {C01.wait}"
                )


def _of_a_source(text: str, number: str) -> bool:
    """Whether a number stands only in sentences that tell what a source says, and not what this course does."""
    telling = [sentence for sentence in sentences(text) if number in numbers_in(sentence)]
    return bool(telling) and all(sources and not facts for facts, sources in map(cited_in, telling))


def _numbers_of_the_case(texts: Texts, text: Text) -> set[str]:
    """What a question or a client says about the case. A reason may name it, and the option's own words."""
    if text.name.startswith("clients/"):
        return _of_a_client(texts.plain[text.file])
    if not text.name.startswith(("items/", SOURCE)):
        return set()
    way = text.path.split("/")
    name = text.record or (way[1] if len(way) > 1 else "")
    said: list[object] = []
    for record in (each for each in texts.records(text.file) if str(each.get("id")) == name):
        options = [each for each in record.get("options") or () if f"options/{each.get('id')}/" in text.path]
        said += [record.get("stem"), *(option.get("text") for option in options)]
    return set(numbers_in(" ".join(map(str, said))))


def _of_a_client(client: Mapping[str, Any]) -> set[str]:
    """The numbers in its own words, its ages, and its counts without a unit."""
    known = (client.get("facts") or {}).values()
    ages = [f"{age[1:-1]} {_UNIT[age[-1]]}" for age in map(str, known) if re.fullmatch(r"P\d+[DWM]", age)]
    said = (client.get("opening"), *(client.get("topics") or {}).values(), *ages)
    return {*numbers_in(" ".join(map(str, said))), *(str(count) for count in known if type(count) is int)}


def _in_lessons(content: Content, notebooks: Sequence[Notebook], may_stand: re.Pattern[str]) -> Iterator[Problem]:
    """A lesson's prose has no places. A number that it has to say is named under `assumes` of the lesson's record."""
    lessons = {lesson.id: lesson for lesson in content.records["lessons"]}
    for notebook in notebooks:
        named = getattr(lessons.get(notebook.id), "assumes", {})
        assumed = [number for name in named for _, number in ends(content.numbers, name)]
        for cell in notebook.prose:
            said = [each.text for each in measured_in(cell.source) if any(each.equals(number) for number in assumed)]
            wrong = [number for number in numbers_in(cell.source) if number not in numbers_in(", ".join(said))]
            if wrong and not may_stand.match(f"notebooks/{notebook.id} {cell.id}"):
                mend = (
                    f"'{wrong[0]}' is typed here: show the card that has it, "
                    f"or name it under 'assumes' of {notebook.id} in content/lessons.yml"
                )
                yield Problem(notebook.file, cell.place, mend)


def _lengths(texts: Texts, may_stand: re.Pattern[str]) -> Iterator[Problem]:
    for text in texts.all:
        if is_length(text.text) and not may_stand.match(text.place):
            yield text.problem(f"{text.text} is typed here: name the number of a fact instead, such as C01.wait")


def _limits(texts: Texts) -> Iterator[Problem]:
    """None or some (1) is no limit, and a type of skin is no amount."""
    for file, record in texts.all_records:
        typed = [
            f"{part['fact']} {test}: {part[test]}"
            for part in parts(record, "fact")
            for test in _LIMITS
            if isinstance(part.get(test), int) and part[test] != 1 and part["fact"] != "fitzpatrick"
        ]
        strengths = [part for part in parts(record, "percent") if "kind" in part]
        typed += [f"percent: {part['percent']}" for part in strengths if not isinstance(part["percent"], str)]
        for each in typed:
            name = str(record.get("id", ""))
            yield Problem(file, name, f"{each} is typed here: name the number of a fact instead, such as C34.many")
