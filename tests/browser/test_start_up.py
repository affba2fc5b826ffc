"""A trainee opens a page and it runs; nothing else runs; no key spoils it. In a real Chromium and JupyterLab."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import psutil
import pytest
from axe_findings import axe_findings
from lab_server import learners_lab, wait_for_state
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from windows import new_page

from backfacial.jupyterlab.server import Server

START = "00-start-here.ipynb"
LESSON = "02-consultation.ipynb"
QUIZ = "quizzes/02-consultation/02-consultation.ipynb"
LOOKED_AT = {START: "start-looked-at.ipynb", LESSON: "lesson-looked-at.ipynb"}
"""Copies, since the windows of one notebook share its kernel, and so hear of each other."""
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}}
# an element as the lessons have them: native inputs, and a note that Python has answered
ELEMENT = '''import anywidget, traitlets
class Element(anywidget.AnyWidget):
    _esm = """export default { render({ model, el }) {
      el.innerHTML = `<fieldset><legend>How long?</legend>
        <label><input type="radio" name="q" value="a">20 s</label>
        <label><input type="radio" name="q" value="b">60 s</label></fieldset>
        <label>Note <textarea></textarea></label>`; } }"""
Element()'''
SAY_PID = "import os; print('process', os.getpid())"
CELLS = ".jp-Notebook:visible .jp-Cell"


def write_notebook(path: Path, *cells: nbformat.NotebookNode) -> None:
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
        if cell.cell_type == "code":
            cell.metadata["jupyter"] = {"source_hidden": True}
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=list(cells), metadata=KERNEL), path)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("learner") / "my course"


@pytest.fixture(scope="module")
def lab(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    course = tmp_path_factory.mktemp("course")
    hidden = new_code_cell("print('not for the trainee')", metadata={"backfacial": {"hidden": True}})
    write_notebook(
        course / "notebooks" / START,
        new_markdown_cell(f"# Welcome\n\n[Consultation]({LESSON})\n\n[Quiz]({QUIZ})"),
        new_code_cell("print('the page runs')"),
        hidden,
    )
    write_notebook(
        course / "notebooks" / LESSON,
        new_markdown_cell(f"# Consultation\n\n[All lessons]({START})"),
        new_code_cell("silent = 1"),
        new_code_cell(ELEMENT),
        new_code_cell(SAY_PID),
        new_markdown_cell("## The end\n\nSome words."),
    )
    write_notebook(
        course / "release" / QUIZ.removeprefix("quizzes/"),
        new_markdown_cell("# Quiz\n\n[All lessons](../../00-start-here.ipynb)"),
        new_code_cell("print('the quiz runs')"),
    )
    (course / "release/02-consultation/items.json").write_text("{}", encoding="utf-8")
    # so that a test can ask JupyterLab which keys it listens to
    settings = home / ".backfacial/config/jupyter_server_config.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"LabApp": {"expose_app_in_browser": True}}), encoding="utf-8")
    with learners_lab(home, course) as server:
        for name, looked_at in LOOKED_AT.items():
            (home / looked_at).write_bytes((home / name).read_bytes())
        yield server


@contextmanager
def quiet_page(browser: Browser) -> Iterator[Page]:
    """A page that is closed with the block, and must neither complain nor ask another machine for something."""
    page = new_page(browser, viewport={"width": 1280, "height": 850})
    complaints: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", on_console)
    hosts: set[str | None] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    yield page
    page.context.close()
    assert complaints == []
    assert hosts - {"127.0.0.1", None} == set()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page for one test alone."""
    with quiet_page(browser) as page:
        yield page


@pytest.fixture(scope="module")
def start(browser: Browser, lab: Server) -> Iterator[Page]:
    """The start page, opened once for all that is only looked at."""
    with quiet_page(browser) as page:
        yield opened(page, lab, LOOKED_AT[START])


@pytest.fixture(scope="module")
def lesson(browser: Browser, lab: Server) -> Iterator[Page]:
    """The lesson, opened once for all that is only looked at."""
    with quiet_page(browser) as page:
        yield opened(page, lab, LOOKED_AT[LESSON])


def opened(page: Page, lab: Server, name: str, state: str = "ready") -> Page:
    page.goto(lab.page(name))
    wait_for_state(page, state)
    return page


def kernel_process(page: Page) -> int:
    found = re.search(r"process (\d+)", page.locator(".jp-Notebook:visible").inner_text())
    assert found
    return int(found[1])


def test_a_page_of_the_course_runs_when_it_is_opened(start: Page) -> None:
    expect(start.get_by_text("the page runs", exact=True)).to_be_visible()
    expect(start).to_have_title(re.compile("^Welcome – "))


def test_no_code_is_in_sight(lesson: Page) -> None:
    expect(lesson.get_by_role("group", name="How long?")).to_be_visible()
    for sign in (".cm-editor", ".jp-InputPlaceholder", ".jp-InputPrompt", ".jp-OutputPrompt", ".jp-Collapser"):
        expect(lesson.locator(f"{sign}:visible")).to_have_count(0)


def test_a_hidden_cell_runs_out_of_sight(start: Page) -> None:
    expect(start.get_by_text("not for the trainee", exact=True)).to_have_count(1)
    expect(start.get_by_text("not for the trainee", exact=True)).to_be_hidden()


def test_a_foreign_notebook_runs_only_after_a_click(page: Page, lab: Server, home: Path) -> None:
    trace = home / "foreign-code-has-run"
    write_notebook(home / "foreign.ipynb", new_code_cell(f"open({trace.name!r}, 'w').close(); print('it ran')"))
    opened(page, lab, "foreign.ipynb", "needs-start")
    # what had been started by itself would have come before this answer of the kernel
    page.evaluate("""async () => {
      const { sessionContext } = window.jupyterapp.shell.currentWidget;
      await sessionContext.ready;
      await sessionContext.session.kernel.requestExecute({ code: "" }).done;
    }""")
    assert not trace.exists()
    expect(page.locator(".cm-editor:visible")).to_have_count(1)
    page.get_by_role("region", name="Start lesson").get_by_role("button", name="Start lesson").press("Enter")
    wait_for_state(page, "ready")
    expect(page.get_by_text("it ran", exact=True)).to_be_visible()
    assert trace.exists()


def test_a_lesson_with_one_edited_cell_does_not_run_by_itself(page: Page, lab: Server, home: Path) -> None:
    lesson = nbformat.read(home / LESSON, as_version=4)
    lesson.cells[1].source += "\nprint('edited')"
    nbformat.write(lesson, home / "edited.ipynb")
    opened(page, lab, "edited.ipynb", "needs-start")
    expect(page.get_by_role("button", name="Start lesson")).to_be_visible()
    expect(page.get_by_role("group", name="How long?")).to_have_count(0)


def test_a_copy_of_a_lesson_runs_by_itself(page: Page, lab: Server, home: Path) -> None:
    (home / "copy.ipynb").write_bytes((home / LESSON).read_bytes())
    opened(page, lab, "copy.ipynb")
    expect(page.get_by_role("group", name="How long?")).to_be_visible()


KEYS = (*"abxcvmyrzdd", "0", "0", "i", "i", "ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft", "Enter", "Delete",
        "Shift+Enter", "Alt+Enter", "Control+Shift+ArrowDown", "Control+z", "Shift+M")  # fmt: skip


def test_no_key_changes_the_notebook(page: Page, lab: Server, home: Path) -> None:
    opened(page, lab, LESSON)
    before = nbformat.read(home / LESSON, as_version=4)
    shown = page.locator(CELLS).count()
    process = kernel_process(page)
    for focus in ("input[value=a]", "textarea", ".jp-MarkdownCell", ".jp-CodeCell >> nth=1"):
        page.locator(f".jp-Notebook:visible {focus}").first.focus()
        for key in KEYS:
            page.keyboard.press(key)
        assert page.locator(CELLS).count() == shown
        expect(page.locator(".cm-editor:visible")).to_have_count(0)
    page.keyboard.press("Control+s")
    expect(page.get_by_role("region", name="Message from the course")).to_be_visible()
    after = nbformat.read(home / LESSON, as_version=4)
    assert [(cell.cell_type, cell.source) for cell in after.cells] == [
        (cell.cell_type, cell.source) for cell in before.cells
    ]
    assert kernel_process(page) == process


def test_arrow_keys_choose_in_a_group_and_letters_can_be_typed(page: Page, lab: Server) -> None:
    opened(page, lab, LESSON)
    page.locator("input[value=a]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.locator("input[value=b]")).to_be_checked()
    page.locator("textarea").focus()
    page.keyboard.type("add d d x")
    page.keyboard.press("Enter")
    page.keyboard.type("y")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("z")
    expect(page.locator("textarea")).to_have_value("add d d x\ny\nz")
    page.keyboard.press("Control+z")
    expect(page.locator("textarea")).not_to_have_value("add d d x\ny\nz")


def test_a_double_click_does_not_open_the_source_text(lesson: Page) -> None:
    lesson.get_by_role("paragraph").filter(has_text="Some words.").dblclick()
    lesson.keyboard.press("Enter")
    expect(lesson.locator(".cm-editor:visible")).to_have_count(0)
    expect(lesson.get_by_role("heading", name="The end")).to_be_visible()


def test_jupyterlab_listens_to_one_key_only(start: Page) -> None:
    keys = start.evaluate("() => window.jupyterapp.commands.keyBindings.map(({ command, keys }) => [command, ...keys])")
    assert keys == [["backfacial:save", "Ctrl S"]]


def test_the_menus_are_short(lesson: Page) -> None:
    assert lesson.get_by_role("menubar").get_by_role("menuitem").all_inner_texts() == ["Course", "Colours"]
    lesson.get_by_role("menuitem", name="Course").click()
    assert lesson.locator(".lm-Menu-itemLabel").all_inner_texts() == ["Start page", "Start again"]
    lesson.keyboard.press("Escape")
    assert lesson.locator(".jp-Toolbar jp-button:visible").all_inner_texts() == ["Start page", "Start again"]
    expect(lesson.locator(".jp-SideBar:visible, #jp-top-panel:visible, #jp-main-statusbar:visible")).to_have_count(0)


def test_links_lead_to_lessons_and_quizzes_and_back(page: Page, lab: Server) -> None:
    opened(page, lab, START)
    page.get_by_role("link", name="Consultation").click()
    page.wait_for_url(f"**/doc/tree/{LESSON}")
    expect(page.get_by_role("group", name="How long?")).to_be_visible()
    wait_for_state(page, "ready")
    page.go_back()
    expect(page.get_by_role("heading", name="Welcome")).to_be_visible()
    expect(page).to_have_title(re.compile("^Welcome – "))
    page.go_forward()
    expect(page.get_by_role("group", name="How long?")).to_be_visible()
    page.get_by_role("button", name="Start page").click()
    page.get_by_role("link", name="Quiz").click()
    page.wait_for_url(f"**/doc/tree/{QUIZ}")
    expect(page.get_by_text("the quiz runs", exact=True)).to_be_visible()
    page.get_by_role("link", name="All lessons").click()
    expect(page.get_by_role("heading", name="Welcome")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Quiz")).to_be_visible()


FOLLOWED_AT_ONCE = f"""
document.addEventListener('DOMContentLoaded', () => {{
  const follow = () => {{
    const link = [...document.querySelectorAll('a')].find(each => each.textContent === 'Consultation');
    if (link?.href.includes('{LESSON}') && document.body.dataset.backfacialState === 'ready') {{
      watch.disconnect();
      link.click();
    }}
  }};
  const watch = new MutationObserver(follow);
  watch.observe(document.body, {{ attributes: true, childList: true, subtree: true }});
}});
"""
"""Nobody is as quick on a fast computer; on a slow one JupyterLab needs seconds for what it does after this."""


def test_a_link_that_is_followed_before_jupyterlab_is_done_is_in_the_address(page: Page, lab: Server) -> None:
    page.add_init_script(FOLLOWED_AT_ONCE)
    page.goto(lab.page(START))
    expect(page.get_by_role("group", name="How long?")).to_be_visible()
    page.wait_for_url(f"**/doc/tree/{LESSON}")
    page.reload()
    expect(page.get_by_role("group", name="How long?")).to_be_visible()


def test_a_link_to_a_lesson_can_be_opened_in_a_new_tab(start: Page) -> None:
    link = start.get_by_role("link", name="Quiz")
    link.hover()
    expect(link).to_have_attribute("href", f"/doc/tree/{QUIZ}")


def test_a_reload_runs_the_page_once_more(page: Page, lab: Server) -> None:
    opened(page, lab, LESSON)
    page.reload()
    wait_for_state(page, "ready")
    expect(page.get_by_role("group", name="How long?")).to_have_count(1)


def test_the_form_with_several_documents_runs_the_page_too(page: Page, lab: Server) -> None:
    page.goto(lab.page(START))
    page.goto(f"{lab.url}lab/tree/{LESSON}")
    expect(page.get_by_role("group", name="How long?")).to_be_visible()
    wait_for_state(page, "ready")


def test_start_again_gives_a_fresh_kernel(page: Page, lab: Server) -> None:
    opened(page, lab, LESSON)
    before = kernel_process(page)
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_text(f"process {before}", exact=True)).to_have_count(0)
    wait_for_state(page, "ready")
    assert kernel_process(page) != before


def test_a_kernel_that_died_is_started_again_with_its_page(page: Page, lab: Server) -> None:
    opened(page, lab, LESSON)
    before = kernel_process(page)
    psutil.Process(before).kill()
    expect(page.get_by_text(f"process {before}", exact=True)).to_have_count(0)
    wait_for_state(page, "ready")
    assert kernel_process(page) != before
    expect(page.get_by_role("group", name="How long?")).to_be_visible()


def test_a_page_whose_code_fails_offers_to_start_again(page: Page, lab: Server, home: Path) -> None:
    # the one right after it may be with Python already
    after = [new_code_cell("1"), *(new_code_cell(f"print('after {number}')") for number in range(3))]
    write_notebook(home / "fails.ipynb", new_code_cell("print('before')"), new_code_cell("1 / 0"), *after)
    opened(page, lab, "fails.ipynb", "needs-start")
    page.get_by_role("button", name="Start lesson").click()
    expect(page.get_by_text("This page has stopped.")).to_be_visible()
    expect(page.get_by_role("button", name="Start lesson")).to_be_visible()
    expect(page.get_by_text("before", exact=True)).to_be_visible()
    expect(page.get_by_text(re.compile(r"^after \d"))).to_have_count(0)


def test_a_page_passes_axe(start: Page) -> None:
    assert axe_findings(start) == []


def test_a_lesson_passes_axe_in_the_dark(lesson: Page) -> None:
    lesson.emulate_media(color_scheme="dark")
    lesson.wait_for_selector("body[data-jp-theme-light='false']", state="attached")
    expect(lesson.locator("#jupyterlab-splash")).to_have_count(0)
    assert axe_findings(lesson) == []


def test_a_choice_of_colours_stays(page: Page, lab: Server) -> None:
    opened(page, lab, START)
    dark = "body[data-jp-theme-light='false']"
    page.get_by_role("menuitem", name="Colours").click()
    page.get_by_role("menuitem", name="Dark").click()
    page.wait_for_selector(dark, state="attached")
    page.reload()
    page.wait_for_selector(dark, state="attached")
    wait_for_state(page, "ready")
    page.get_by_role("menuitem", name="Colours").click()
    page.get_by_role("menuitem", name="As on this computer").click()
    page.wait_for_selector("body[data-jp-theme-light='true']", state="attached")


def test_a_lesson_does_not_save_itself_and_so_two_windows_never_ask_which_of_them_counts(
    page: Page, lab: Server
) -> None:
    page.clock.install()
    opened(page, lab, LESSON)
    page.wait_for_function("() => window.jupyterapp.shell.currentWidget?.context.model.dirty")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.clock.fast_forward("10:00")  # long after JupyterLab would have looked whether the file has changed, and saved
    page.evaluate("() => fetch('/api/status').then(reply => reply.text())")
    assert [path for path in asked if path.endswith(LESSON)] == []


def test_jupyterlab_does_not_take_a_learner_back_to_the_page_of_the_address(page: Page, lab: Server) -> None:
    """It opens that page by this command, some time after the course has."""
    opened(page, lab, START)
    run = "([command, args]) => window.jupyterapp.commands.execute(command, args).then(() => undefined)"
    page.evaluate(run, ["docmanager:open", {"path": LESSON}])
    page.evaluate(run, ["filebrowser:open-path", {"path": START, "dontShowBrowser": True}])
    assert page.evaluate("() => window.jupyterapp.shell.currentWidget.context.path") == LESSON
