"""README and docs/ say what is true: links, targets and files exist, examples are valid, worked marks are right."""

import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from pydantic import TypeAdapter
from typer.main import get_command
from typer.testing import CliRunner

from backfacial import cli
from backfacial.authoring.content import Content, read_content
from backfacial.cli import app
from backfacial.facts import library, words
from backfacial.facts.home_care.plans import HomeCarePlan, HomeKind, HomeUse, NextVisit, ServiceDone
from backfacial.items.assignment import Assignment, Item
from backfacial.items.reflection import Reflection
from backfacial.rules.home_care.conflicts import Level

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
TYPES = sorted((ROOT / "docs" / "question-types").glob("*.md"))
EACH_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())

FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
MARK_ROW = r"^\| `(?P<response>[^\n]+?)` \| (?P<points>[\d.]+) \| (?P<result>[^\n]+?) \|$"
FOLDERS = ("content", "source", "src", "tests", "docs", "schema", "notebooks")
NAMED = re.compile(rf"`((?:{'|'.join(FOLDERS)})/[\w./-]*)`")
TARGET = re.compile(r"`make ([a-z]+)|^make ([a-z]+)", re.MULTILINE)
COMMAND = re.compile(r"`backfacial ([a-z-]+)|^backfacial ([a-z-]+)", re.MULTILINE)


class Example(NamedTuple):
    """A block of YAML. Its first line names the file that it would stand in."""

    page: str
    file: str
    data: Any

    @property
    def records(self) -> list[Any]:
        """The questions of the example."""
        filled = the_content().numbers.put_in(self.data, template=True)
        assert filled.mends == ()
        data = filled.data
        if self.file.endswith("assignment.yml"):
            if set(data) == {"reflections"}:
                return TypeAdapter(list[Reflection]).validate_python(data["reflections"])
            assignment = Assignment.model_validate(data)
            return [*assignment.items, *assignment.reflections]
        return TypeAdapter(list[Item]).validate_python(data)

    @property
    def ids(self) -> set[str]:
        """The ids of its records, and of the parts of a quiz."""
        if isinstance(self.data, list):
            return {record["id"] for record in self.data}
        parts = [*self.data.get("items", ()), *self.data.get("reflections", ())]
        return {part["id"] for part in (self.data, *parts) if "id" in part}


@lru_cache(maxsize=1)
def the_content() -> Content:
    """All that authors wrote, read once."""
    return read_content(ROOT)


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def examples(page: Path) -> list[Example]:
    name = page.relative_to(ROOT).as_posix()
    blocks = [body for language, body in FENCE.findall(text(page)) if language == "yaml"]
    return [Example(name, body.splitlines()[0].removeprefix("# "), yaml.safe_load(body)) for body in blocks]


TRIED_WHOLE = "adding-a-question-type.md"  # its examples belong together: tests/items/test_adding_a_type.py
EXAMPLES = [example for page in PAGES if page.name != TRIED_WHOLE for example in examples(page)]
EACH_EXAMPLE = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.page}-{example.file}")


@cache
def anchors(page: Path) -> set[str]:
    """Where a link into a page can lead: its headings, and what has an id of its own."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text(page)), re.MULTILINE)
    named = set(re.findall(r'<a id="([^"]+)">', text(page)))
    return named | {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@EACH_PAGE
def test_every_relative_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    for link in LINK.findall(CODE.sub("", FENCE.sub("", text(page)))):
        if link.startswith(("http:", "https:", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@EACH_PAGE
def test_every_picture_has_a_text_alternative(page: Path) -> None:
    for alt in re.findall(r"!\[([^\]]*)\]\(", text(page)):
        assert len(alt) > 20


@EACH_PAGE
def test_every_make_target_and_command_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    commands = set(get_command(cli.app).commands)  # type: ignore[attr-defined]
    assert {first or second for first, second in TARGET.findall(text(page))} <= targets
    assert {first or second for first, second in COMMAND.findall(text(page))} <= commands


@EACH_PAGE
def test_every_file_of_the_course_that_is_named_exists(page: Path) -> None:
    for name in NAMED.findall(FENCE.sub("", text(page))):
        assert (ROOT / name).exists(), name


def test_the_example_of_a_file_to_decide_is_decided(tmp_path: Path) -> None:
    (example,) = (example for example in EXAMPLES if example.file == "client.yml")
    path = tmp_path / "client.yml"
    path.write_text(yaml.safe_dump(example.data), encoding="utf-8")
    result = CliRunner().invoke(app, ["screen", str(path), "--json"])
    assert json.loads(result.stdout)["level"] == "defer"


HOME_PLANS = re.findall(
    r"^```yaml\n(# plan\.yml\n.*?)^```\n\nThis one is (?:a )?`(\w+)`",
    (ROOT / "docs" / "home-plans.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


@pytest.mark.parametrize(("plan", "level"), HOME_PLANS)
def test_an_example_of_a_home_plan_comes_to_what_the_page_says(plan: str, level: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.yml"
    path.write_text(plan, encoding="utf-8")
    result = CliRunner().invoke(app, ["home-care", str(path), "--json"])
    assert json.loads(result.stdout)["level"] == level


def test_the_page_of_home_plans_has_an_example_of_each_level_and_names_each_field_and_kind() -> None:
    assert {level for _, level in HOME_PLANS} == set(Level)
    page = text(ROOT / "docs" / "home-plans.md")
    models = (HomeCarePlan, HomeUse, ServiceDone, NextVisit)
    names = {*library().of(HomeKind), *(name for model in models for name in model.model_fields)}
    assert {name for name in names if f"`{name}`" not in page} == set()


@EACH_EXAMPLE
def test_no_example_takes_the_id_of_a_real_record(example: Example) -> None:
    content = the_content()
    taken = {item.id for _, item in content.items}
    taken |= {part.id for _, quiz in content.assignments for part in (*quiz.items, *quiz.reflections)}
    taken |= {record.id for records in content.records.values() for record in records}
    assert not example.ids & taken


NOT_OURS = {"Formgrader", "Manual Grading", "Show All Names", "Student's answer", "exchange directory", "extra credit"}
NOT_OURS |= {"Resolve", "is … seconds late", "SAWarning"}
NOT_OURS |= {"Removing existing assignment", "Clearing existing files", "Next", "Nbgrader"}
"""What nbgrader says."""


@pytest.mark.parametrize("name", ["docs/trainees.md", "docs/instructors.md"])
def test_what_the_course_is_said_to_say_it_says(name: str) -> None:
    rooms = list(the_content().interface.values())
    said = " ".join(re.sub(r"\{\w+\}", "…", sentence) for room in rooms for sentence in room.values()).lower()
    quoted = set(re.findall(r"(?<!\*)\*([^*|\n]+)\*(?!\*)", text(ROOT / name)))
    quoted |= set(re.findall(r"^\| ((?:Not |Sav|Answer )[^|]+?) \|", text(ROOT / name), re.MULTILINE))
    for phrase in quoted - NOT_OURS:
        parts = re.split(r"…|10:42|answers\.json|\.ipynb|\(new", phrase)
        for part in (part.strip(" '.)").lower() for part in parts):
            assert part in said, phrase


def worked_marks() -> list[tuple[Any, Any, float, str]]:
    """Item, response, points and result of each row of each table of marks; the item stands above its table."""
    rows = []
    for page in TYPES:
        above: list[Any] = []
        shown = iter(examples(page))
        for found in re.finditer(rf"{FENCE.pattern}|{MARK_ROW}", text(page), re.MULTILINE | re.DOTALL):
            if found["response"]:
                rows += [
                    (item, json.loads(found["response"]), float(found["points"]), found["result"]) for item in above
                ]
            elif found[1] == "yaml":
                above = next(shown).records
    return rows


@pytest.mark.parametrize(("item", "response", "points", "result"), worked_marks())
def test_the_worked_marks_are_those_that_marking_gives(item: Any, response: Any, points: float, result: str) -> None:
    mark = item.mark(response)
    said = words("pages", mark.state.value) + (", safety mistake" if mark.critical else "")
    assert (round(mark.points, 2), said) == (points, result)


def test_the_worked_marks_were_found() -> None:
    assert len(worked_marks()) >= 25


def test_a_question_type_has_a_page_and_the_other_way_round() -> None:
    types = {"choice", "select", "number", "reflection", "case", "bodymap", "order", "match", "trolley"}
    modules = {path.stem for path in (ROOT / "src/backfacial/items").iterdir()}
    assert {page.stem for page in TYPES} == types <= modules


def test_docs_hold_nothing_of_a_graded_key() -> None:
    every = " ".join(" ".join(text(page).split()) for page in PAGES)
    for _, quiz in the_content().assignments:
        for item in quiz.items:
            assert item.stem not in every
            assert all(" ".join(why.split()) not in every for _, why in item.reasons_given())
        for reflection in quiz.reflections:
            assert all(criterion.text not in every for criterion in reflection.rubric)
