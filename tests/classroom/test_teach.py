"""`backfacial teach`: what its page of first steps tells, and that everything on it leads where it says."""

import re
import shlex
import shutil
import signal
import subprocess
from pathlib import Path

import pytest
from a_class import page_of
from axe_findings import axe_findings
from graded_course import NBGRADERS_OWN, QUIZ, Course, copied
from instructor import at_home, teaching
from jinja2 import Environment, FileSystemLoader
from nbgrader.server_extensions.formgrader.handlers import template_path
from playwright.sync_api import Page, expect
from typer.testing import CliRunner
from windows import new_page, real_browser

from backfacial import cli
from backfacial.classroom.class_run import Done
from backfacial.classroom.first_steps import STEPS, first_steps
from backfacial.classroom.first_steps_page import first_steps_page
from backfacial.classroom.formgrader_lists import show_own_lists
from backfacial.classroom.jupyter import TEACH_PORT, address_of
from backfacial.classroom.overview import overview
from backfacial.classroom.teach import teach
from backfacial.facts import words
from backfacial.grading.quiz import read_quiz
from backfacial.grading.source import SourceProblem

pytestmark = pytest.mark.filterwarnings(NBGRADERS_OWN)
ROOT = Path(__file__).parents[2]
SMALLEST = """() => Math.min(...[...document.querySelectorAll('a, button')]
  .filter(node => node.checkVisibility()).map(node => node.getBoundingClientRect().height))"""

UNTIL_ENDED = """async () => {
  for (let tries = 0; tries < 900; tries += 1) {
    if ((await fetch('/files/class/ended')).ok) return;
    await new Promise(done => setTimeout(done, 200));
  }
  throw new Error('the command has not ended');
}"""


def said(key: str, **values: object) -> str:
    return words("teach", key, **values)


def test_a_class_is_counted_as_on_its_own_page(first_run: tuple[Course, Done]) -> None:
    course, _ = first_run
    steps = first_steps(course.root)
    (stands,) = steps.quizzes
    view = overview(course.root, read_quiz(course.root / "source" / QUIZ))
    assert (stands.handed_in, stands.learners) == (len(view.handed_in), len(view.learners)) == (11, 13)
    assert (stands.waiting, stands.safety) == (2, 1)
    assert stands.page == f"class/{QUIZ}.html" and stands.entered and not stands.problem
    assert (course.root / stands.file).is_file()
    assert steps.archive == f"downloaded/{QUIZ}/archive"
    assert tuple(step.name for step in steps.steps) == STEPS


def test_the_commands_are_for_the_quiz_that_has_begun(taken: Course) -> None:
    other = taken.root / "source" / "a-first-quiz"
    shutil.copytree(taken.root / "source" / QUIZ, other)
    steps = first_steps(taken.root)
    assert [quiz.assignment for quiz in steps.quizzes] == ["a-first-quiz", QUIZ]
    assert steps.assignment == QUIZ
    typed = [step.command for step in steps.steps if step.command]
    assert all(QUIZ in command for command in typed if "roster" not in command)
    for command in [*typed, *(said(f"command-{name}") for name in ("preview", "build", "check"))]:
        program, *rest = shlex.split(command)
        if program == "backfacial":
            assert CliRunner().invoke(cli.app, [*rest, "--help"]).exit_code == 0, command


def test_the_commands_name_the_quiz_that_is_released(tmp_path: Path, released: Course) -> None:
    course = copied(released, tmp_path)
    shutil.copytree(course.root / "source" / QUIZ, course.root / "source" / "a-first-one")
    assert first_steps(course.root).assignment == QUIZ


def test_before_the_release_nothing_is_made_and_it_says_so(tmp_path: Path, released: Course) -> None:
    root = tmp_path / "course"
    shutil.copytree(released.root / "source", root / "source")
    steps = first_steps(root)
    assert not steps.quizzes[0].entered and steps.quizzes[0].page == ""
    assert said("quiz-not-released") in first_steps_page(steps, "/", "n")
    assert [path.name for path in root.iterdir()] == ["source"]


def test_a_course_without_a_quiz_has_a_page(tmp_path: Path) -> None:
    page = first_steps_page(first_steps(tmp_path), "/", "n")
    assert said("quizzes-none") in page
    assert said("steps-heading") not in page


def test_a_quiz_that_cannot_be_read_says_why_and_the_rest_goes_on(taken: Course) -> None:
    broken = taken.root / "source" / "z-broken"
    broken.mkdir()
    (broken / "assignment.yml").write_text("title: [", encoding="utf-8")
    steps = first_steps(taken.root)
    assert [bool(quiz.problem) for quiz in steps.quizzes] == [False, True]
    assert "z-broken/assignment.yml" in steps.quizzes[1].problem
    assert steps.quizzes[0].handed_in == 11


def test_what_somebody_named_stays_text(tmp_path: Path) -> None:
    course = tmp_path / "<b>x"
    (course / "source" / "<i>").mkdir(parents=True)
    (course / "source" / "<i>" / "assignment.yml").write_text("- 1", encoding="utf-8")
    page = first_steps_page(first_steps(course), "/", "n")
    assert "<b>" not in page and "&lt;b&gt;x" in page
    assert "<i>" not in page and "&lt;i&gt;" in page


def test_what_keeps_it_from_starting_is_one_sentence(tmp_path: Path) -> None:
    odd = tmp_path / "Kurs [2026]"
    odd.mkdir()
    with pytest.raises(SourceProblem, match=r"\["):
        teach(odd, 8888, browser=False)
    (tmp_path / "class").write_text("no folder")
    with pytest.raises(SourceProblem, match=r"teach\.log cannot be written"):
        teach(tmp_path, 8888, browser=False)


def test_it_comes_up_where_class_pages_lead_unless_another_port_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []
    monkeypatch.setattr("backfacial.classroom.teach.teach", lambda course, port, browser: tried.append(port) or 0)
    (tmp_path / "nbgrader_config.py").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PORT", raising=False)
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "nothing-runs"))
    for arguments in ([], ["--port=9000"]):
        assert CliRunner().invoke(cli.app, ["teach", *arguments]).exit_code == 0
    assert tried == [TEACH_PORT, 9000]
    assert address_of(tmp_path) == f"http://127.0.0.1:{TEACH_PORT}/"


def test_the_page_leads_where_it_says_and_leaves_the_course_as_it_is(taken: Course, tmp_path: Path) -> None:
    shutil.copy(ROOT / ".gitignore", taken.root)
    for command in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *command], cwd=taken.root, check=True)
    staged = _git_status(taken.root)
    with teaching(taken.root, at_home(tmp_path / "home")) as (process, address), real_browser() as browser:
        root = address.partition("first-steps")[0]
        page = new_page(browser, viewport={"width": 400, "height": 800}, color_scheme="dark")
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address.partition("?")[0])
        assert page.url.startswith(f"{root}login")  # without the token there is no page
        asked.clear()
        page.goto(address)
        expect(page.get_by_text(said("quiz-counts", handed_in=11, all=13))).to_be_visible()
        expect(page.get_by_text(said("quiz-waiting", count=2))).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 400
        assert page.evaluate(SMALLEST) >= 44
        assert axe_findings(page, "body") == []
        assert [url for url in asked if not url.startswith((root, "data:"))] == []

        typed = said("command-class", assignment=QUIZ)
        page.get_by_role("button", name=said("copy-of", command=typed)).press("Enter")
        expect(page.get_by_role("status")).to_have_text(said("copied", command=typed))
        assert page.evaluate("navigator.clipboard.readText()") == typed

        with page.expect_popup() as popup:
            page.get_by_role("link", name=said("terminal")).press("Enter")
        _run_in_terminal(popup.value, typed)
        assert f"{root}formgrader/submissions/" in page_of(taken)  # made while this server runs, it links to it

        page.get_by_role("link", name=said("class-page")).click()
        page.get_by_role("link", name="Anna Moser").first.click()
        expect(page.locator("body[data-ready]")).to_be_attached()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Anna Moser")

        page.goto(address)
        page.get_by_role("link", name=said("formgrader")).click()
        expect(page.get_by_role("link", name=QUIZ)).to_be_visible()
        page.goto(f"{root}formgrader/gradebook/{QUIZ}/{QUIZ}")
        expect(page.get_by_role("link", name="Submission #1", exact=True)).to_be_visible()
        shown = [each.strip() for each in page.locator("th, #main-table tr:first-child td").all_inner_texts()]
        assert len(shown) == 18 and words("marking", "list-written") in shown
        assert page.locator("th:visible").count() == page.locator("#main-table tr:first-child td:visible").count() == 7
        assert "tests failed" not in page.locator("body").inner_text().lower()

        page.goto(address)
        page.get_by_role("link", name=said("change")).click()
        expect(page.locator(".jp-FileEditor")).to_contain_text(f"id: {QUIZ}")

        process.send_signal(signal.SIGINT)
        assert process.wait() == 0
    assert _git_status(taken.root) == staged


def _git_status(course: Path) -> str:
    done = subprocess.run(["git", "status", "--porcelain"], cwd=course, check=True, capture_output=True, text=True)
    return done.stdout


def _run_in_terminal(page: Page, line: str) -> None:
    """Type a command into a terminal in the course's folder, and wait until it has ended well.

    What a terminal shows is painted, and cannot be read.
    """
    page.locator(".xterm-helper-textarea").focus()
    page.keyboard.type(f"{line} && touch class/ended\n")
    page.evaluate(UNTIL_ENDED)


@pytest.mark.parametrize("name", ["gradebook_notebook_submissions", "manage_students_notebook_submissions"])
def test_formgraders_lists_ask_of_no_tests_and_of_no_code(name: str) -> None:
    formgrader = Environment(loader=FileSystemLoader([template_path]))
    stock = formgrader.get_template(f"{name}.tpl").render(base_url="", assignment_id="a", notebook_id="a")
    formgrader = Environment(loader=FileSystemLoader([template_path]))
    show_own_lists(formgrader)
    page = formgrader.get_template(f"{name}.tpl").render(base_url="", assignment_id="a", notebook_id="a")
    for heading in ("Tests failed", "Code Score", "Task Score"):
        assert heading.lower() in stock.lower() and heading.lower() not in page.lower()
    # its own script fills as many cells, and finds what it looks for
    assert page.count("<th") == stock.count("<th")
    assert f"static/js/{name}.js" in page and 'assignment_id = "a"' in page
    assert words("marking", "list-waits") in page
    hidden = [int(number) for number in re.findall(r"nth-child\((\d+)\)", page)]
    headings = re.findall(r"<th[^>]*>(.*?)</th>", stock)
    assert [headings[number - 1].lower() for number in hidden] == ["task score", "tests failed?"]
