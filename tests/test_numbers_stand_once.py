"""A number that safety rests on stands once, under the `values` of its fact. Prose and rules refer to it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from backfacial.authoring.content import read_content
from backfacial.facts.base import DURATION
from backfacial.facts.measures import PLACE, REFERENCE
from backfacial.facts.strict_yaml import StrictLoader

ROOT = Path(__file__).parents[1]


class Text(NamedTuple):
    """A string of a YAML file: the file's name without its ending, the record's id, and the way to the string."""

    file: str
    record: str
    path: str
    text: str


SPELT = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
SPELT |= {"eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60}
COUNT = rf"(?:\d+(?:[.,]\d+)?|{'|'.join(SPELT)}|half\ an?)"
LONGER = "minutes?|hours?|days?|weeks?|months?|years?"
TIMES = f"seconds?|{LONGER}"  # "a second" is most often another one
UNITS = rf"{TIMES}|%|mm|cm|ml|nm|kHz|mmHg|oz|litres?|puffs?|spots?|lumps?|blackheads?|warts?|bumps?|°|C\b|F\b"
NUMBER = re.compile(
    rf"""(?ix)
    (?<![\w.{{]) {COUNT} (?: \s*(?:to|or|and|-|–)\s* {COUNT} )? [\s-]* (?:{UNITS}) (?!\w)
    | (?<![\w.{{]) \d+(?:[.,]\d+)? \s* (?:%|°)
    | \b (?:pH|SPF) \s* (?:of|under|over|below|above)? \s* \d+
    | \b weeks? \s \d+ | \b \d{{2,3}}/\d{{2,3}} \b
    | \b (?:under|over|below|above|than|least|most|up\ to|until|aged?) \s \d+
    | \b (?:for|within|in|after|least|most|than|about|last|next|every|up\ to) \s (?:an?|one)
      \s (?:{LONGER}) (?! \w | \s (?:on|outside|off)\b)
    | \b a \s (?:{LONGER}) \s or \s two \b
    """
)
"""A number with its unit, or after a word that makes it a limit, in digits or in words."""

ALLOWED: Mapping[str, tuple[str, ...]] = {
    "what an authority says belongs to its position": ("disagreements */positions/*",),
    "a title, or what a text supports": ("sources *",),
    "words of one client, and what is seen on one back": (
        "client-facts */answers/*",
        "client-facts */seen/*",
        "home-facts */answers/*",
        "lesions */seen",
        "clients/* opening",
        "clients/* topics/*",
        "clients/* answers/*",
        "clients/* seen/*",
        "clients/* debrief/title",
        "clients/* debrief/traps/*/text",
        "clients/K26 debrief/traps/*/why",
    ),
    "a question speaks of one client, and its wrong options are wrong on purpose": (
        "items/* */stem",
        "items/* */options/*/text",
        "source/* items/*/stem",
        "source/* items/*/options/*/text",
        "source/* items/*/client/*",
        "source/* reflections/*/prompt",
    ),
    "what is said wrongly, so that it can be set right": (
        "generated-clients */wrong_words/*/text",
        "claims */not_to_say/*",
        "misconceptions */name",
        "misconceptions */belief",
        "risky-words */examples/*",
        "risky-words */phrases/*",
        "seeds */statement",
        "seeds */never_as_true/*",
        "reaction-rules RR05/why",
    ),
    "the figures of a study": (
        "contraindications C62/why",
        "contraindications C69/why",
        "claims CL03/evidence",
        "seeds S1-22/why",
        "dark-marks DM05/fact",
        "lesions L12/why",
        "lesions L18/why",
        "skin */fact",
    ),
    "two clients of different age": ("seeds S1-51/why",),
    "anatomy, chemistry and what exams ask": (
        "foundations */fact",
        "foundations */exam",
        "foundations FS82/matters",
        "foundations FS85/matters",
        "glossary GL04/meaning",
        "exams */form",
        "lesions L0[89]/look_for",
        "lesions L25/look_for",
    ),
}
"""Where a number may stand in prose, with the reason. A pattern is the file, the record and the way to the text."""

LENGTHS: Mapping[str, tuple[str, ...]] = {
    "how old a client's facts are": ("clients/* facts/*", "clients/* reaction/*", "generated-clients */so/*"),
    "the facts of a question's client": ("source/* items/*/client/*",),
    "a field that holds the number itself": (
        "aftercare-times */starts",
        "aftercare-times */ends",
        "order-conditions */between/*",
        "protocol */ahead/*",
        "reactions */onset/*",
        "reactions */duration/*",
        "sign-patterns */onset/*",
    ),
}
"""Where a length of time may stand outside of `values`, with the reason."""

SAME_NUMBER_AND_NAME = {
    ("C09.recent", "C17.recent"): "after cancer treatment, and after a heart attack",
    ("C40.sun", "H05.sun"): "before the service, and after it",
    ("RB05.first", "RR09.first"): "after a first visit, and after a reaction",
    ("RB05.second", "RR09.second"): "after a first visit, and after a reaction",
    ("SE07.onset", "SE16.onset"): "two reactions that begin at the same time",
    ("SE17.rinse", "SE25.rinse"): "the skin, and the eye",
}
"""Values of two facts that are equal and mean something else each. What means the same refers to one of them."""

UNIT = {"H": "hours", "D": "days", "W": "weeks", "M": "months"}
ONE_CLIENT = ("items/*", "source/*", "clients/*")
"""Files whose reasons may name a number of the case: of the question's stem, or of what the client says and is."""


@cache
def raw(root: Path) -> dict[str, Any]:
    """All YAML of `content/` and `source/` by name, as it was written: contraindications, items/consultation."""
    paths = [path for path in (root / "content").rglob("*.yml") if path.parent.name != "interface"]
    named = {path.relative_to(root / "content").with_suffix("").as_posix(): path for path in sorted(paths)}
    named |= {f"source/{path.parent.name}": path for path in sorted(root.glob("source/*/assignment.yml"))}
    return {name: yaml.load(path.read_text(encoding="utf-8"), Loader=StrictLoader) for name, path in named.items()}


def texts(data: Mapping[str, Any]) -> Iterator[Text]:
    """Every string outside of `values`."""
    for file, content in data.items():
        for record in content if isinstance(content, list) else [content]:
            own = str(record["id"]) if isinstance(content, list) else ""
            yield from (Text(file, own, path, text) for path, text in _strings(record, ()) if path != "id")


def _strings(data: Any, way: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(data, dict):
        for key, part in data.items():
            if key != "values" or not isinstance(part, dict):
                yield from _strings(part, (*way, str(key)))
    elif isinstance(data, list):
        for number, part in enumerate(data):
            name = str(part.get("id", number)) if isinstance(part, dict) else str(number)
            yield from _strings(part, (*way, name))
    elif isinstance(data, str):
        yield "/".join(way), data


def place_of(text: Text) -> str:
    return f"{text.file} {text.record}/{text.path}" if text.record else f"{text.file} {text.path}"


def is_allowed(text: Text, where: Mapping[str, tuple[str, ...]]) -> bool:
    return any(fnmatch(place_of(text), pattern) for patterns in where.values() for pattern in patterns)


def numbers_in(text: str) -> list[str]:
    """The numbers that stand in prose themselves, in digits; places of values are none."""
    found = (" ".join(number[0].lower().split()) for number in NUMBER.finditer(PLACE.sub("…", text)))
    return [re.sub(r"\b[a-z]+\b", lambda word: str(SPELT.get(word[0], word[0])), number) for number in found]


def literal_numbers(data: Mapping[str, Any]) -> list[str]:
    """Every number in prose that should be a place, with where it stands."""
    found = []
    for text in texts(data):
        if not is_allowed(text, ALLOWED) and " " in text.text:
            of_the_case = numbers_in(_case(data, text)) if any(fnmatch(text.file, name) for name in ONE_CLIENT) else []
            wrong = [number for number in numbers_in(text.text) if number not in of_the_case]
            found += [f"{place_of(text)}: {number}" for number in wrong]
    return found


def _case(data: Mapping[str, Any], text: Text) -> str:
    """What a question or a client says about the case, and the option's own words where the text is its reason."""
    content, way = data[text.file], text.path.split("/")
    if text.file.startswith("clients/"):
        ages = [
            f"{age[1:-1]} {UNIT[age[-1]]}" for age in map(str, content["facts"].values()) if re.fullmatch(DURATION, age)
        ]
        return " ".join((content["opening"], *content.get("topics", {}).values(), *ages))
    records = content if isinstance(content, list) else [*content["items"], *content.get("reflections", ())]
    name = text.record or (way[1] if len(way) > 1 else "")
    record = next((each for each in records if each["id"] == name), {})
    option = next((each for each in record.get("options", ()) if f"options/{each['id']}/" in text.path), {})
    return f"{record.get('stem', '')} {option.get('text', '')}"


def literal_lengths(data: Mapping[str, Any]) -> list[str]:
    """Every P3D outside of `values` that should be a reference, with where it stands."""
    return [
        f"{place_of(text)}: {text.text}"
        for text in texts(data)
        if re.fullmatch(DURATION, text.text) and not is_allowed(text, LENGTHS)
    ]


def literal_limits(data: Mapping[str, Any]) -> list[str]:
    """Every number in a condition, and every strength of a product, that should be a reference.

    None or some (1) is no limit, and a type of skin is no amount.
    """
    return [
        f"{file} {comparison['fact']}: {comparison[test]}"
        for file, content in data.items()
        for comparison in _parts(content, "fact")
        for test in ("at_least", "above", "below", "at_most")
        if isinstance(comparison.get(test), int) and comparison[test] != 1 and comparison["fact"] != "fitzpatrick"
    ] + [
        f"{file}: {part['percent']}%"
        for file, content in data.items()
        for part in _parts(content, "percent")
        if "kind" in part and not isinstance(part["percent"], str)
    ]


def _parts(data: Any, field: str) -> Iterator[dict[str, Any]]:
    """Every part of the data that has the field."""
    if isinstance(data, dict):
        if field in data:
            yield data
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            yield from _parts(part, field)


def all_values(data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The numbers of the records by C01.wait."""
    records = [record for content in data.values() if isinstance(content, list) for record in content]
    return {
        f"{record['id']}.{name}": value
        for record in records
        if isinstance(record.get("values"), dict)
        for name, value in record["values"].items()
    }


def unused_values(data: Mapping[str, Any]) -> list[str]:
    """The numbers that nothing refers to and that do not say what they are about."""
    values = all_values(data)
    used = set()
    for text in texts(data):
        named = [*PLACE.finditer(text.text), REFERENCE.fullmatch(text.text)]
        used |= {f"{found['fact'] or text.record}.{found['value']}" for found in named if found}
        used.add(f"{text.record}.{text.text}")  # by its name, as in `strength: home`
    return [name for name, value in values.items() if name not in used and "what" not in value]


def equal_values(data: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Numbers of different facts that are equal and have the same name or are said to be about the same."""
    alike: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for name, value in all_values(data).items():
        number = (value.get("at_least"), value.get("at_most"), value.get("unit"))
        for about in {name.split(".")[1], value.get("what", "")} - {""}:
            alike[*number, about].append(name)
    return sorted({tuple(sorted(names)) for names in alike.values() if len(names) > 1})


def test_no_number_with_its_unit_stands_in_prose() -> None:
    assert literal_numbers(raw(ROOT)) == []


def test_every_wait_and_every_limit_of_a_rule_is_a_number_of_a_fact() -> None:
    assert literal_lengths(raw(ROOT)) == []
    assert literal_limits(raw(ROOT)) == []


def test_every_place_and_reference_leads_to_a_number() -> None:
    leads_nowhere = re.compile("refers to '|has a place for the unknown value")
    assert [problem for problem in read_content(ROOT).problems if leads_nowhere.match(problem.mend)] == []


def test_every_number_is_used_or_says_what_it_is_about() -> None:
    assert unused_values(raw(ROOT)) == []


def test_what_means_the_same_stands_once() -> None:
    assert equal_values(raw(ROOT)) == sorted(SAME_NUMBER_AND_NAME)


def test_a_number_that_is_counted_has_the_unit_that_is_counted() -> None:
    """Weeks of pregnancy are compared with weeks, and an answer in days with days."""
    values = all_values(raw(ROOT))
    counted = {"weeks": "W", "spa_days": "D"}

    def lengths(part: Mapping[str, Any], *keys: str) -> Iterator[str]:
        for reference in (REFERENCE.fullmatch(str(part.get(key))) for key in keys):
            if reference:
                value = values[f"{reference['fact']}.{reference['value']}"]
                yield from (
                    str(value[end]) for end in ("at_least", "at_most") if re.fullmatch(DURATION, str(value.get(end)))
                )

    for content in raw(ROOT).values():
        for part in _parts(content, "fact"):
            for length in lengths(part, "at_least", "above", "below", "at_most"):
                assert counted[part["fact"]] == length[-1], part
    for name, content in raw(ROOT).items():
        items = content if name.startswith("items/") else content["items"] if name.startswith("source/") else []
        for accept in (item["accept"] for item in items if "accept" in item):
            for length in lengths(accept, "min", "max"):
                assert UNIT[length[-1]] == accept["unit"], accept


@pytest.mark.parametrize(
    "text",
    [
        "Wait 3 days.",
        "Wait three days.",
        "Wait at least a week.",
        "It goes in a day or two.",
        "Rinse for 20 minutes or more.",
        "Up to 2% on a small area.",
        "Up to 30 % AHA.",
        "Not below pH 3.5, not under a pH of 4.",
        "A fever of 38 C or more.",
        "At most 43 °C.",
        "SPF 30 or more.",
        "From week 37, and in weeks 1 to 12.",
        "Wider than 6 mm.",
        "At most 5 easy ones.",
        "Under 18 a guardian signs.",
        "A reading of 160/100 or more.",
        "In the last 12 months.",
        "Within half an hour.",
        "A 17-year-old.",
        "35 spots or more.",
    ],
)
def test_a_number_in_prose_is_seen(text: str) -> None:
    assert numbers_in(text)
    assert literal_numbers({"contraindications": [{"id": "C01", "decision": text}]})


@pytest.mark.parametrize(
    "text",
    [
        "Wait {wait}, at the most {C01.wait.at_most}.",
        "See C22 and P05.",
        "Once a day is enough, on a day before the visit.",
        "Drill A has 12 steps; call 988.",
        "Say it at once.",
        "In the first week.",
        "One client, two towels.",
    ],
)
def test_what_is_no_number_of_safety_is_left_alone(text: str) -> None:
    assert numbers_in(text) == []


def test_a_number_of_the_case_may_stand_in_a_reason_and_no_other() -> None:
    def item(why: str) -> dict[str, Any]:
        option = {"id": "a", "text": "Wait five days.", "why": why}
        return {"items/new": [{"id": "new-one", "stem": "His last dose was four months ago.", "options": [option]}]}

    assert literal_numbers(item("Four months have gone, and five days are too few.")) == []
    assert literal_numbers(item("The wait is six months.")) == ["items/new new-one/options/a/why: 6 months"]


def test_a_second_home_of_a_number_is_seen() -> None:
    one = {"id": "C01", "wait": "{wait}", "values": {"wait": {"at_least": "P6M"}}}
    other = {"id": "C99", "look_for": "{C99.wait}", "values": {"wait": {"at_least": "P6M"}}}
    assert equal_values({"contraindications": [one, other]}) == [("C01.wait", "C99.wait")]
    assert unused_values({"contraindications": [one, {**other, "look_for": "Look."}]}) == ["C99.wait"]


def test_a_wait_or_a_limit_that_is_typed_into_a_rule_is_seen() -> None:
    when = {"all": [{"fact": "isotretinoin_last", "ago_below": "P6M"}, {"fact": "inflamed", "below": 11}]}
    rows = {"screening": [{"id": "C01.1", "when": when, "waits": [{"since": "isotretinoin_last", "at_least": "P6M"}]}]}
    assert literal_lengths(rows) == [
        "screening C01.1/when/all/0/ago_below: P6M",
        "screening C01.1/waits/0/at_least: P6M",
    ]
    assert literal_limits(rows) == ["screening inflamed: 11"]


@pytest.mark.parametrize(
    ("file", "written", "typed"),
    [
        ("contraindications.yml", "used in the last {wait}.", "used in the last three days."),
        ("screening.yml", "ago_below: C03.wait", "ago_below: P3D"),
        ("terms.yml", "{C22.stomach} since", "48 hours since"),
        ("client-facts.yml", "below: C61.age", "below: 18"),
        ("items/consultation.yml", "none for {C01.wait.at_least} after", "none for six months after"),
    ],
)
def test_a_number_that_is_typed_into_the_course_is_seen(file: str, written: str, typed: str) -> None:
    text = (ROOT / "content" / file).read_text(encoding="utf-8")
    assert written in text
    spoilt = {file.removesuffix(".yml"): yaml.load(text.replace(written, typed, 1), Loader=StrictLoader)}
    assert [*literal_numbers(spoilt), *literal_lengths(spoilt), *literal_limits(spoilt)]
