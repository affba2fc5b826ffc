"""A question type is added by docs/adding-a-question-type.md alone, and a part that is missing is an error at once."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```\w+\n(?:#|//) (\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
COURSE = ("content", "source", "notebooks", "release", "schema", "docs", "src")
FILES = ("nbgrader_config.py", "requirements.lock", "environment.yml")
CHECK = "import sys; from backfacial.cli import app; sys.argv[0] = 'backfacial'; app()"
USE = """
import json, tempfile
from pathlib import Path
from backfacial.answers.store import AnswerStore
from backfacial.elements.make import graded, practice
from backfacial.items.bank import practice_item
from backfacial.items.responses import is_answered, response_to

item = practice_item("consult-verdict-wait")
store = AnswerStore(Path(tempfile.mkdtemp()) / "answers.json", "02-consultation", lambda: "")
element = practice(item, store)
heard = []
element.send = lambda content, buffers=None: heard.append(content)
element._handle_custom_msg({"kind": "answer", "view": "v", "seq": 1, "response": False}, [])
bundle, _ = element._repr_mimebundle_()
print(json.dumps({
    "public": item.question().model_dump(mode="json", exclude_defaults=True),
    "hint": element.words["hint"],
    "own": sorted(word for word in element.words if word.startswith("verdict-")),
    "module": "verdictControls" in str(element._esm),
    "marks": [item.mark(response).points for response in (False, True, None, "no")],
    "states": [str(item.mark(response).state) for response in (False, True, None, "no")],
    "answered": [is_answered(item.question(), response) for response in (False, None, "no")],
    "saved": store.read().response("consult-verdict-wait"),
    "heard": heard[0]["kind"], "feedback": "counts from the last dose" in heard[0]["feedback"],
    "reading": bundle["text/plain"],
}))
"""


def run(course: Path, code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(course / "src")}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=course, env=environment, capture_output=True, text=True
    )


def laid(course: Path, name: str, text: str) -> None:
    """A block of the page in its file: a new file, or at the end of a list that is there."""
    path = course / name
    if name.endswith("items/types.py"):
        types = path.read_text(encoding="utf-8")
        path.write_text(types.replace("\n)\n\nQUESTION_TYPES", f"\n{text})\n\nQUESTION_TYPES"), encoding="utf-8")
    elif path.exists():
        path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n{text}", encoding="utf-8")
    else:
        path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course with the type of the page in it."""
    copy = tmp_path_factory.mktemp("typed") / "course"
    for folder in COURSE:
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in FILES:
        shutil.copy(ROOT / name, copy / name)
    page = (ROOT / "docs/adding-a-question-type.md").read_text(encoding="utf-8")
    for name, text in BLOCK.findall(page):
        laid(copy, name, text)
    lesson = copy / "notebooks/02-consultation.ipynb"
    notebook = json.loads(lesson.read_text(encoding="utf-8"))
    asked = {
        "cell_type": "code",
        "execution_count": None,
        "id": "verdict-wait",
        "metadata": {"jupyter": {"source_hidden": True}},
        "outputs": [],
        "source": ['lesson.ask("consult-verdict-wait")'],
    }
    notebook["cells"].append(asked)
    lesson.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    built = run(copy, CHECK, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    return copy


def test_the_type_of_the_page_is_checked_asked_saved_marked_and_read(course: Path) -> None:
    checked = run(course, CHECK, "check")
    assert checked.stdout.strip() == "no problems", checked.stdout + checked.stderr
    used = run(course, USE)
    assert used.returncode == 0, used.stderr
    found = json.loads(used.stdout)
    assert "answer" not in found["public"] and "why" not in found["public"]
    assert found["hint"] == "Is this true?"
    assert found["own"] == ["verdict-false", "verdict-true"]
    assert found["module"]
    assert found["marks"] == [1, 0, 0, 0]
    assert found["states"] == ["right", "wrong", "unanswered", "unreadable"]
    assert found["answered"] == [True, False, False]
    assert (found["saved"], found["heard"], found["feedback"]) == (False, "saved", True)
    assert "Is this true?" in found["reading"]


@pytest.mark.parametrize("part", ["item", "read", "whole", "hint", "page", "element"])
def test_a_part_that_is_left_out_is_an_error_at_import_that_names_it(course: Path, part: str) -> None:
    types = course / "src/backfacial/items/types.py"
    before = types.read_text(encoding="utf-8")
    verdict = before.index('name="verdict"')
    types.write_text(before[:verdict] + re.sub(rf" {part}=.*\n", "\n", before[verdict:], count=1), encoding="utf-8")
    try:
        said = run(course, "import backfacial.items.types").stderr
    finally:
        types.write_text(before, encoding="utf-8")
    assert "TypeError" in said and f"'{part}'" in said


@pytest.mark.parametrize(
    ("name", "there", "instead", "said"),
    [
        (
            "content/interface/pages.yml",
            "say-whether",
            "say-what",
            "content/interface/pages.yml: say-whether: is the hint of the question type 'verdict' and is missing",
        ),
        (
            "src/backfacial/items/verdict.py",
            "def read(",
            "def take(",
            "src/backfacial/items/types.py: verdict: items/verdict.py has no read, which items/types.py names: add it",
        ),
        (
            "src/backfacial/elements/verdict.py",
            "class Verdict(",
            "class Verdikt(",
            "src/backfacial/items/types.py: verdict: names the element elements.verdict:Verdict, "
            "which has no such class: add it",
        ),
    ],
)
def test_check_names_what_cannot_be_loaded(course: Path, name: str, there: str, instead: str, said: str) -> None:
    path = course / name
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace(there, instead), encoding="utf-8")
    try:
        assert said in run(course, CHECK, "check").stdout
    finally:
        path.write_text(before, encoding="utf-8")


def test_a_file_that_is_not_there_is_an_error_at_import_with_the_mend(course: Path) -> None:
    gone = course / "src/backfacial/elements/verdict.py"
    aside = gone.rename(gone.with_suffix(".aside"))
    try:
        said = run(course, "import backfacial.items.types").stderr
    finally:
        aside.rename(gone)
    assert (
        "question type verdict: element is in elements.verdict:Verdict, and there is no elements/verdict.py: add it"
        in said
    )
