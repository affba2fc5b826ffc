"""The elements in a real JupyterLab with a real kernel: keyboard, saving, screen reader, and what goes wrong."""

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

from axe_findings import axe_findings
from elements_page import (
    GRADED,
    PRACTICE,
    Lab,
    cell_count,
    element,
    open_page,
    restart_kernel,
    run_all,
    status,
    tab_into,
    wait_for_kernel,
)
from playwright.sync_api import Browser, Locator, Page, WebSocketRoute, expect
from windows import new_page

HAND_IN = "hand_in(released, store, HOME, FOLDER)"
LEARNER = "learner_box(HOME)"


def answers(lab: Lab) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((lab.folder / "quiz-page/answers.json").read_text())
    return {item: entry["response"] for item, entry in document["answers"].items()}


def hand_in_element(page: Page) -> Locator:
    found = page.locator(".bfe-hand-in")
    expect(found.get_by_role("button", name="Hand in")).to_be_visible()
    return found


def test_each_question_is_answered_by_keyboard_alone_and_restored(browser: Browser, lab: Lab) -> None:
    page = open_page(browser, lab, lab.notebook("quiz-page.ipynb", *GRADED))
    keys = {
        "q-choice": ["Space", "ArrowDown"],
        "q-select": ["Space", "Tab", "Tab", "Space"],
        "q-number": ["6", ",", "5", "Enter"],
        "q-reflection": ["H", "i", "Enter", "y", "o", "u"],
    }
    for item, presses in keys.items():
        found = element(page, item)
        tab_into(page, found)
        for key in presses:
            page.keyboard.press(key)
        expect(status(found)).to_contain_text("Saved")
    expected = {
        "q-choice": "b",
        "q-select": ["a", "c"],
        "q-number": {"value": 6.5, "unit": "months"},
        "q-reflection": "Hi\nyou",
    }
    expect(page.get_by_text("2 words, 6 characters")).to_be_visible()
    assert answers(lab) == expected

    page.reload()
    wait_for_kernel(page)
    run_all(page)
    expect(element(page, "q-choice").get_by_role("radio", name="Postpone")).to_be_checked()
    expect(element(page, "q-select").get_by_role("checkbox", name="Her salary")).to_be_checked()
    expect(element(page, "q-number").get_by_role("textbox")).to_have_value("6.5")
    expect(element(page, "q-reflection").get_by_role("textbox")).to_have_value("Hi\nyou")
    for item in keys:
        expect(status(element(page, item))).to_contain_text("Saved")
    assert answers(lab) == expected


def test_an_answer_is_taken_back(browser: Browser, lab: Lab) -> None:
    page = open_page(browser, lab, lab.notebook("quiz-page.ipynb", *GRADED[1:]))
    for item in ("q-number", "q-reflection"):
        box = element(page, item).get_by_role("textbox")
        box.fill("12")
        expect(status(element(page, item))).to_contain_text("Saved")
        box.fill("")
        expect(status(element(page, item))).to_contain_text("Answer taken back")
    medicines = element(page, "q-select").get_by_role("checkbox", name="Medicines")
    medicines.check()
    expect(status(element(page, "q-select"))).to_contain_text("Saved")
    medicines.uncheck()
    expect(status(element(page, "q-select"))).to_contain_text("Answer taken back")
    assert set(answers(lab).values()) == {None}


def test_a_wrong_number_is_named_and_not_sent(browser: Browser, lab: Lab) -> None:
    page = open_page(browser, lab, lab.notebook("quiz-page.ipynb", GRADED[2]))
    box = element(page, "q-number").get_by_role("textbox")
    for text, words in (("six", "in digits"), ("1,500", "without a comma")):
        box.fill(text)
        box.press("Enter")
        expect(element(page, "q-number")).to_contain_text(words)
        expect(status(element(page, "q-number"))).to_contain_text("Not saved")
        expect(box).to_have_attribute("aria-invalid", "true")
        problem = page.locator(f"#{box.get_attribute('aria-describedby')}")
        expect(problem).to_contain_text(words)
    assert not (lab.folder / "quiz-page").exists()


def test_practice_shows_the_reason_on_request(browser: Browser, lab: Lab) -> None:
    page = open_page(browser, lab, lab.notebook("lesson.ipynb", *PRACTICE))
    found = element(page, "q-choice")
    check = found.get_by_role("button", name="Check my answer")
    check.click()
    expect(status(found)).to_contain_text("Choose an answer first")
    tab_into(page, found)
    page.keyboard.press("Space")
    expect(status(found)).to_contain_text("Not checked yet")
    assert not (lab.folder / "quiz-page").exists()
    page.keyboard.press("Enter")
    expect(found).to_contain_text("The reason for a")
    expect(found).not_to_contain_text("The reason for b")
    expect(status(found)).to_contain_text("Saved")
    page.keyboard.press("ArrowDown")
    expect(status(found)).to_contain_text("Not checked yet")
    expect(found).not_to_contain_text("The reason for")
    check.focus()
    page.keyboard.press("Enter")
    expect(found.get_by_text("The reason for b")).to_be_visible()
    expect(check).to_be_focused()
    run_all(page)
    expect(found.get_by_text("The reason for b")).to_be_visible()
    expect(found.get_by_role("radio", name="Postpone")).to_be_checked()


def test_what_cannot_be_written_says_not_saved_until_it_is(browser: Browser, lab: Lab) -> None:
    page = open_page(browser, lab, lab.notebook("quiz-page.ipynb", *GRADED))
    found = element(page, "q-choice")
    (lab.folder / "quiz-page").write_text("a file where the folder should be")
    found.get_by_role("radio", name="Postpone").check()
    expect(status(found)).to_contain_text("Not saved")
    expect(found.get_by_role("radio", name="Postpone")).to_be_checked()
    (lab.folder / "quiz-page").unlink()
    expect(status(found)).to_contain_text("Saved")
    assert answers(lab) == {"q-choice": "b"}


def test_a_lost_connection_says_not_saved_and_mends_itself(browser: Browser, lab: Lab) -> None:
    page = new_page(browser)
    cut = False

    def wire(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        socket.on_message(lambda message: None if cut else server.send(message))
        server.on_message(lambda message: None if cut else socket.send(message))

    page.route_web_socket("**/channels**", wire)
    page.goto(lab.address(lab.notebook("quiz-page.ipynb", *GRADED)))
    wait_for_kernel(page)
    run_all(page)
    found = element(page, "q-choice")
    said = listen(found)
    cut = True
    found.get_by_role("radio", name="Postpone").check()
    expect(status(found)).to_contain_text("Not saved")
    assert not any(text.startswith("Saved") for text in said())
    cut = False
    expect(status(found)).to_contain_text("Saved")
    assert answers(lab) == {"q-choice": "b"}


def test_a_restarted_kernel_never_says_saved(browser: Browser, lab: Lab) -> None:
    page = open_page(browser, lab, lab.notebook("quiz-page.ipynb", *GRADED))
    found = element(page, "q-reflection")
    element(page, "q-choice")
    restart_kernel(page)
    said = listen(found)
    found.get_by_role("textbox").fill("My thoughts")
    expect(status(found)).to_contain_text("Not saved.")
    assert not any(text.startswith("Saved") for text in said())
    expect(found.get_by_role("textbox")).to_have_value("My thoughts")
    assert not (lab.folder / "quiz-page").exists()
    # the lesson is started again: what was written under the dead kernel is not lost
    run_all(page)
    expect(status(element(page, "q-reflection"))).to_contain_text("Saved")
    assert answers(lab) == {"q-reflection": "My thoughts"}


def test_a_widget_without_a_kernel_takes_no_input(browser: Browser, lab: Lab) -> None:
    name = lab.notebook("quiz-page.ipynb", GRADED[0])
    lab.execute(name)
    page = open_page(browser, lab, name, run=False)
    found = page.locator("[data-bf-item=q-choice]")
    expect(status(found)).to_contain_text("One moment")
    expect(found.get_by_role("radio").first).to_be_disabled()
    expect(status(found)).to_contain_text("This page is asleep")
    expect(found.get_by_role("radio").first).to_be_disabled()


def test_a_slow_computer_gets_all_its_questions(browser: Browser, lab: Lab) -> None:
    page = new_page(browser)
    # anywidget gives a model two seconds to load, and afterwards drops its messages: here no model is ever in time
    page.add_init_script(
        """const timeout = AbortSignal.timeout.bind(AbortSignal);
        AbortSignal.timeout = ms => timeout(ms === 2000 ? 0 : ms);"""
    )
    late: list[str] = []
    page.on("pageerror", lambda error: late.append(str(error)))
    page.goto(lab.address(lab.notebook("quiz-page.ipynb", *GRADED)))
    wait_for_kernel(page)
    run_all(page)
    for item in ("q-choice", "q-select", "q-number", "q-reflection"):
        element(page, item)
    element(page, "q-choice").get_by_role("radio", name="Postpone").check()
    expect(status(element(page, "q-choice"))).to_contain_text("Saved")
    assert any("Failed to initialize" in text for text in late)


def test_two_views_of_one_question_agree(browser: Browser, lab: Lab) -> None:
    page = open_page(browser, lab, lab.notebook("quiz-page.ipynb", "q = graded(choice.question(), store, 1)\nq", "q"))
    views = page.locator("[data-bf-item=q-choice]")
    for index in (0, 1):
        expect(views.nth(index).get_by_role("radio").first).to_be_enabled()
    views.nth(0).get_by_role("radio", name="Postpone").check()
    expect(views.nth(1).get_by_role("radio", name="Postpone")).to_be_checked()
    expect(views.nth(0).get_by_role("radio", name="Postpone")).to_be_checked()
    ids = page.evaluate("() => [...document.querySelectorAll('.bfe-element [id]')].map(node => node.id)")
    assert len(ids) == len(set(ids)) > 6


def test_no_keystroke_reaches_the_notebook(browser: Browser, lab: Lab) -> None:
    page = open_page(browser, lab, lab.notebook("quiz-page.ipynb", *GRADED, *PRACTICE, LEARNER, HAND_IN))
    element_count = page.locator(".bfe-element")
    expect(element_count).to_have_count(9)
    hand_in_element(page)
    expect(page.locator(".bfe-question fieldset:disabled")).to_have_count(0)
    practised = page.locator("[data-bf-mode=practice][data-bf-item=q-select]")
    practised.get_by_role("checkbox", name="Medicines").check()
    practised.get_by_role("button", name="Check my answer").click()
    practised.get_by_role("button", name="Show me").click()
    expect(practised).to_contain_text("The reason for b")
    expect(page.get_by_label("Your name or number")).to_have_count(2)
    before = cell_count(page)
    controls = page.locator(".bfe-element :is(input, textarea, button, a[href], summary):visible")
    assert controls.count() > 25
    index = -1
    while (index := index + 1) < controls.count():  # what is answered on the way is no longer a button in the hand-in
        for key in ("a", "b", "d", "d", "x", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Control+z"):
            controls.nth(index).focus()
            page.keyboard.press(key)
    assert cell_count(page) == before
    assert "jp-mod-commandMode" in str(page.locator(".jp-Notebook").first.get_attribute("class"))


def test_axe_finds_nothing_and_every_group_has_a_name(browser: Browser, lab: Lab) -> None:
    page = open_page(browser, lab, lab.notebook("quiz-page.ipynb", *GRADED, *PRACTICE, LEARNER, HAND_IN), width=400)
    found = hand_in_element(page)
    expect(page.locator(".bfe-question fieldset:disabled")).to_have_count(0)
    number = page.locator("[data-bf-mode=graded][data-bf-item=q-number]")
    number.get_by_role("textbox").fill("six")
    number.get_by_role("textbox").press("Enter")
    practised = page.locator("[data-bf-mode=practice][data-bf-item=q-choice]")
    practised.get_by_role("radio").nth(2).check()
    practised.get_by_role("button", name="Check my answer").click()
    expect(practised).to_contain_text("Safety mistake")
    found.get_by_role("textbox").fill("anna")
    found.get_by_role("button", name="Hand in").click()  # it takes the name that was typed
    expect(found.get_by_role("button", name="Go on answering")).to_be_focused()
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        page.evaluate("theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
        page.wait_for_function("theme => document.body.dataset.jpThemeName === theme", arg=theme)
        assert axe_findings(page, context=".bfe-element") == []
    expect(page.locator("[data-bf-mode=graded][data-bf-item=q-choice]")).to_match_aria_snapshot(
        """
        - group "Question 1 Theo took his last isotretinoin capsule four months ago. What do you do today?":
          - radio "Do the service as booked."
          - radio "Postpone the service."
          - radio "Offer him a back wax instead."
        - status: /Saved|Not answered yet/
        """
    )
    expect(number).to_match_aria_snapshot(
        """
        - group /Question 3 How many months/:
          - textbox "Your answer in months"
        - status: /Not saved/
        """
    )
    expect(page.locator("[data-bf-mode=graded][data-bf-item=q-reflection]")).to_match_aria_snapshot(
        """
        - group /Question 4 A client hides/:
          - textbox "Your text"
        """
    )
    small = page.locator(".bfe-element :is(button, .bfe-option, input[type=text], textarea, a.bfe-button):visible")
    heights = small.evaluate_all("nodes => nodes.map(node => node.getBoundingClientRect().height)")
    assert min(heights) >= 44
    assert page.evaluate("() => document.querySelector('.bfe-hand-in').scrollWidth <= innerWidth")


def test_the_work_is_checked_and_handed_in(browser: Browser, lab: Lab) -> None:
    page = open_page(browser, lab, lab.notebook("quiz-page.ipynb", *GRADED, HAND_IN))
    found = hand_in_element(page)
    element(page, "q-choice").get_by_role("radio", name="Postpone").check()
    expect(found).to_contain_text("3 of 4 questions are not answered yet")
    expect(found.get_by_role("listitem").nth(0)).to_contain_text("answered")
    found.get_by_role("button", name="Question 3").click()
    expect(element(page, "q-number").get_by_role("textbox")).to_be_focused()
    found.get_by_role("button", name="Hand in").click()
    expect(found.get_by_label("Your name or number")).to_be_focused()
    page.keyboard.type("anna.m")
    page.keyboard.press("Enter")
    expect(found.get_by_role("button", name="Hand in")).to_be_focused()
    expect(found.locator("> .bfe-status[data-sign=trouble]")).to_have_count(0)  # what it asked for is there
    page.keyboard.press("Enter")
    expect(found.get_by_role("button", name="Go on answering")).to_be_focused()
    page.keyboard.press("Enter")
    expect(found.get_by_role("button", name="Question 2")).to_be_focused()
    element(page, "q-reflection").get_by_role("textbox").fill("Written in the last second.")
    found.get_by_role("button", name="Hand in").click()
    expect(found).to_contain_text("2 questions are not answered yet.")
    found.get_by_role("button", name="Hand in all the same").click()
    with page.expect_download() as download:
        found.get_by_role("link", name="Download the hand-in file").click()
    [file] = (lab.folder / "handed-in").glob("*.zip")
    assert Path(download.value.path()).read_bytes() == file.read_bytes()
    packed = json.loads(zipfile.ZipFile(file).read("answers.json"))["answers"]
    assert {item: entry["response"] for item, entry in packed.items()} == answers(lab)
    assert packed["q-reflection"]["response"] == "Written in the last second."
    code = json.loads(zipfile.ZipFile(file).read("handin.json"))["receipt"]
    expect(found.locator(".bfe-code")).to_have_text(code)
    run_all(page)
    expect(found.locator(".bfe-code")).to_have_text(code)
    expect(found.get_by_role("button", name="Hand in again")).to_be_visible()


def test_a_damaged_file_is_told_in_the_page(browser: Browser, lab: Lab) -> None:
    name = lab.notebook("quiz-page.ipynb", GRADED[0])
    (lab.folder / "quiz-page").mkdir()
    (lab.folder / "quiz-page/answers.json").write_text("{broken")
    page = open_page(browser, lab, name)
    expect(element(page, "q-choice").locator(".bfe-note")).to_contain_text("was kept as")
    shutil.rmtree(lab.folder / "quiz-page")


def listen(found: Locator) -> Any:
    """Keeps every text that the status line shows from now on; gives what reads them."""
    found.evaluate(
        """node => {
            window.said = [];
            const line = node.querySelector('.bfe-foot .bfe-status');
            new MutationObserver(() => window.said.push(line.textContent)).observe(line, { childList: true });
        }"""
    )
    return lambda: found.page.evaluate("() => window.said")
