"""No text of the course repeats as true what the two adverts say and what is contradicted or unsafe."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml

from backfacial.authoring.content import read_content
from backfacial.authoring.knowledge.pages import FIRST_PAGE, FOLDER
from backfacial.authoring.records import read_yaml
from backfacial.facts import library
from backfacial.facts.claims.seeds import Misconception, Seed
from backfacial.rules.claims.review import wordbook

ROOT = Path(__file__).parents[1]
CONTRADICTED = [seed for seed in library().of(Seed).values() if seed.contradicted]
EACH_SEED = pytest.mark.parametrize("seed", CONTRADICTED, ids=[seed.id for seed in CONTRADICTED])

ABOUT_CLAIMS = {
    "advertising-rules",
    "claim-kinds",
    "misconceptions",
    "risky-words",
    "seeds",
    "verb-swaps",
    "word-groups",
    "wording-tests",
}
"""Files that name what is wrong in order to say so."""
TYPED = {"asked", "everyday-words"}
"""What people type into a search. It states nothing."""
QUOTING = {"not_to_say", "strength", "supports"}
"""Fields that do: an example of what not to say, what is (not) shown, what a source is about."""
CALLED_WRONG = re.compile(r"(?i)\b(myth|wrong|untrue|not true|drug claim|never say|do not say|don't say)\b")
"""A sentence with one of these speaks about the claim and does not make it."""
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\s*\n|\n\s*[-*|]")

NEVER_TABLE = re.compile(r"(?m)^\| never \|.*\n(?:\|.*\n)*")
FIRST_CELL = re.compile(r"(?m)^\|[^|\n]*\|")


def texts(root: Path) -> Iterator[tuple[str, str]]:
    """Every text that a reader meets as true, with the file where it stands."""
    numbers = read_content(root).numbers
    for path in sorted([*root.glob("content/**/*.yml"), *root.glob("source/*/assignment.yml")]):
        if path.stem not in ABOUT_CLAIMS | TYPED:
            data = numbers.put_in(read_yaml(path, path.name)[0], template=True).data
            yield from ((path.relative_to(root).as_posix(), text) for text in strings(data))
    for path in sorted(root.glob("notebooks/*.ipynb")):
        cells = nbformat.read(path, as_version=4).cells
        yield from ((path.relative_to(root).as_posix(), cell.source) for cell in cells if cell.cell_type == "markdown")
    pages = [path for path in sorted(root.glob("docs/**/*.md")) if not is_generated(path.relative_to(root))]
    for path in [*root.glob("README.md"), *pages]:
        yield path.relative_to(root).as_posix(), without_never(path.read_text(encoding="utf-8"))


def is_generated(path: Path) -> bool:
    """Whether a page is made from the records, which are looked through themselves: it repeats the adverts' statements
    and the wrong answers in order to say what is wrong with them, as the files in ABOUT_CLAIMS do."""
    return path == FIRST_PAGE or FOLDER in path.parents


def without_never(markdown: str) -> str:
    """Without the first column of each table that has "never" over it."""
    return NEVER_TABLE.sub(lambda table: FIRST_CELL.sub("|", table.group()), markdown)


def strings(data: Any) -> Iterator[str]:
    """Every string of a record. The text of an option that is not the key is wrong on purpose; its reason is not."""
    if isinstance(data, dict):
        distractor = {"text", "why"} <= set(data) and not data.get("key")
        for field, value in data.items():
            if field not in QUOTING and not (distractor and field == "text"):
                yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)
    elif isinstance(data, str):
        yield data


@lru_cache(maxsize=4)
def by_file(root: Path) -> dict[str, str]:
    """The text of each file, without the sentences that call something wrong."""
    files: dict[str, list[str]] = {}
    for place, text in texts(root):
        files.setdefault(place, []).extend(part for part in SENTENCE.split(text) if not CALLED_WRONG.search(part))
    return {place: "\n\n".join(parts) for place, parts in files.items()}


def repeated(seed: Seed, root: Path) -> list[str]:
    """Where a text says what the statement says, without denying it."""
    return [
        f"{place}: {found}"
        for place, text in by_file(root).items()
        for found in wordbook().said_as_true(seed.never_as_true, text)
    ]


def test_no_text_repeats_one_as_true() -> None:
    found = [
        f"{seed.id}: {place}: {said}"
        for place, text in by_file(ROOT).items()
        for seed in CONTRADICTED
        for said in wordbook().said_as_true(seed.never_as_true, text)
    ]
    assert found == []


@EACH_SEED
def test_a_fact_or_misconception_of_the_course_corrects_it(seed: Seed) -> None:
    assert set(seed.facts) & set(library().facts)


def test_the_statements_that_are_contradicted_are_those_of_the_dossier() -> None:
    first = {f"S1-{n:02}" for n in (6, 11, 14, 15, 19, 22, 24, 27, 29, 32, 33, 35, 37, 40, 41, 49, 50, 51, 52, 54)}
    second = {f"S2-{n:02}" for n in (7, 9, 10, 11, 14, 15, 16, 21, 22, 31, 36, 39)}
    assert {seed.id for seed in CONTRADICTED} == first | second


SAID = {
    "S1-06": "It draws out impurities.",
    "S1-11": "The facial shields your skin from pollution.",
    "S1-14": "Cleansing prevents acne.",
    "S1-15": "Breakouts are triggered by dirt.",
    "S1-19": "Old skin goes, without any harm.",
    "S1-22": "Lymphatic drainage lifts the circulation.",
    "S1-24": "The massage smooths fine lines.",
    "S1-27": "The facial fights acne.",
    "S1-29": "Our treatment balances sebum.",
    "S1-32": "The serum penetrates deep layers.",
    "S1-33": "A detox facial.",
    "S1-35": "Boosts your collagen.",
    "S1-37": "The facial slows ageing.",
    "S1-40": "Skin that is free of breakouts.",
    "S1-41": "The peel fades dark spots.",
    "S1-49": "The service is suitable for all.",
    "S1-50": "A preventive facial.",
    "S1-51": "Good for anyone over 20.",
    "S1-52": "It frees pores before they cause breakouts.",
    "S1-54": "The service suits all ages.",
    "S2-07": "Then you extract the blemishes.",
    "S2-09": "So acne does not return.",
    "S2-10": "Perfect for anyone.",
    "S2-11": "Great for dry and sensitive skin.",
    "S2-14": "It heals breakouts.",
    "S2-15": "The mask calms inflammation.",
    "S2-16": "Prevents future breakouts.",
    "S2-21": "Any redness will go away in a day or two.",
    "S2-22": "Exfoliation is standard in any facial.",
    "S2-31": "Ideal for stubborn acne.",
    "S2-36": "You are trained to extract acne.",
    "S2-39": "Come right before summer.",
}


@EACH_SEED
def test_it_would_be_found(seed: Seed) -> None:
    assert wordbook().said_as_true(seed.never_as_true, SAID[seed.id])


DENIED = [
    "A facial does not fight acne.",
    "Acne is not caused by dirt.",
    "No facial is suitable for everyone.",
    "Never extract a blemish.",
    "It does not heal breakouts or prevent new breakouts.",
]


@pytest.mark.parametrize("text", DENIED)
def test_what_is_denied_is_not_said(text: str) -> None:
    assert [seed.id for seed in CONTRADICTED if wordbook().said_as_true(seed.never_as_true, text)] == []


def _in_a_fact(root: Path, said: str) -> None:
    path = root / "content/contraindications.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  why: ", f"  why: {said} ", 1), encoding="utf-8")


def _in_a_lesson(root: Path, said: str) -> None:
    path = root / "notebooks/02-consultation.ipynb"
    book = nbformat.read(path, as_version=4)
    book.cells.append(nbformat.v4.new_markdown_cell(f"## More\n\n- {said}"))
    nbformat.write(book, path)


def _in_the_readme(root: Path, said: str) -> None:
    (root / "README.md").write_text(f"# Course\n\n{said}\n", encoding="utf-8")


def _in_a_reason(root: Path, said: str) -> None:
    option = {"id": "a", "text": "Wait", "why": said}
    (root / "content/items/new.yml").write_text(yaml.safe_dump([{"options": [option]}]), encoding="utf-8")


def _in_a_wrong_option(root: Path, said: str) -> None:
    option = {"id": "a", "text": said, "why": "No."}
    (root / "content/items/new.yml").write_text(yaml.safe_dump([{"options": [option]}]), encoding="utf-8")


def _called_wrong(root: Path, said: str) -> None:
    (root / "README.md").write_text(f"It is a myth that {said}\n", encoding="utf-8")


@pytest.mark.parametrize("place", [_in_a_fact, _in_a_lesson, _in_the_readme, _in_a_reason])
def test_a_text_that_repeats_it_is_found(place: Callable[[Path, str], None], copy_of_the_course: Path) -> None:
    seed = library().of(Seed)["S2-21"]
    place(copy_of_the_course, SAID[seed.id])
    assert [line.rsplit(": ", 1)[1] for line in repeated(seed, copy_of_the_course)] == ["Any redness will go"]


@pytest.mark.parametrize("place", [_in_a_wrong_option, _called_wrong])
def test_a_wrong_option_and_a_correction_may_say_it(
    place: Callable[[Path, str], None], copy_of_the_course: Path
) -> None:
    seed = library().of(Seed)["S2-21"]
    place(copy_of_the_course, SAID[seed.id])
    assert repeated(seed, copy_of_the_course) == []


def test_every_misconception_that_corrects_a_seed_is_there() -> None:
    cited = {fact for seed in CONTRADICTED for fact in seed.facts if fact.startswith("M")}
    assert cited <= set(library().of(Misconception))
