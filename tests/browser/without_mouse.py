"""Using an element as somebody does who has no mouse: with keys alone, or with a finger alone."""

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as NeverHappened

MOST_STEPS = 400
TEXT = {True: "6", False: "anna.m"}  # a number where the field is for one; else what is a name and a text alike
KEYS = {"press": "Enter", "choose": "Space", "move": "ArrowDown"}


def tab_through(page: Page) -> list[str]:
    """Once through the page by Tab alone; what was wrong on the way."""
    for _ in range(page.evaluate("() => bfKeys.watch()")):
        page.keyboard.press("Tab")
    lines: list[str] = page.evaluate("() => bfKeys.way()")
    return lines


def use_by_keys(page: Page, element: Locator) -> list[str]:
    """Answer all that the element asks and press each of its buttons, by keys alone; where the keyboard was lost."""
    lost = []
    element.evaluate("node => node.closest('.jp-Cell').focus()")
    root = element.element_handle()
    page.keyboard.press("Tab")
    while page.evaluate("root => !root.contains(document.activeElement)", root):  # what stands before it in its cell
        page.keyboard.press("Tab")
    for _ in range(MOST_STEPS):
        here = page.evaluate("root => bfKeys.taskHere(root)", root)
        if here is None:
            return lost
        if here["task"] == "nothing":
            page.keyboard.press("Tab")
            continue
        control = page.evaluate_handle("() => document.activeElement")
        if here["task"] == "type":
            page.keyboard.type(TEXT[here["digits"]])
        else:
            page.keyboard.press(KEYS[here["task"]])
        if here["task"] == "press" and not _keeps_the_keyboard(page):
            lost.append(f"{here['where']} loses the keyboard when it is pressed: put the focus where it goes on")
            control.evaluate("node => node.focus()")
        if page.evaluate("root => !root.contains(document.activeElement)", root):  # it led to another element
            control.evaluate("node => node.focus()")
    raise AssertionError("the element has no end")


def _keeps_the_keyboard(page: Page) -> bool:
    """Whether something visible has the focus, once the press has had its effect."""
    page.evaluate("() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))")
    has_focus = "() => document.activeElement !== document.body && bfChecks.isShown(document.activeElement)"
    try:
        page.wait_for_function(has_focus, timeout=3000)
    except NeverHappened:
        return False
    return True


def use_by_touch(page: Page, element: Locator) -> None:
    """Answer all that the element asks and press each of its buttons, with a finger alone."""
    for _ in range(MOST_STEPS):
        found = page.evaluate_handle("root => bfKeys.nextToTouch(root)", element.element_handle())
        if found.json_value() is None:
            return
        node = found.get_property("node").as_element()
        assert node is not None
        node.tap()
        if found.get_property("task").json_value() == "type":
            page.keyboard.type(TEXT[found.get_property("digits").json_value()])  # the keyboard on the screen
    raise AssertionError("the element has no end")
