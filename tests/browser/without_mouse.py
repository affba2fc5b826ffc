"""Using an element as somebody does who has no mouse: with keys alone, or with a finger alone."""

import re

from playwright.sync_api import ElementHandle, Locator, Page, expect
from playwright.sync_api import TimeoutError as NeverHappened

MOST_STEPS = 400
TEXT = {True: "6", False: "anna.m"}  # a number where the field is for one; else what is a name and a text alike
KEYS = {"press": "Enter", "choose": "Space", "move": "ArrowDown"}
FOLD = "root => root.querySelectorAll('details').forEach(part => (part.open = false))"
IS_OUTSIDE = "root => !root.contains(document.activeElement)"


def tab_through(page: Page) -> list[str]:
    """Once through the page by Tab alone; what was wrong on the way."""
    for _ in range(page.evaluate("() => bfKeys.watch()")):
        page.keyboard.press("Tab")
    lines: list[str] = page.evaluate("() => bfKeys.way()")
    return lines


class Keys:
    """Keys alone. `found` keeps where the keyboard was lost."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: list[str] = []

    def use(self, element: Locator) -> None:
        """Answer all that the element asks, unfold its parts and press its buttons."""
        root = self._enter(element)
        for _ in range(MOST_STEPS):
            here = self.page.evaluate("root => bfKeys.taskHere(root)", root)
            if here is None:
                return
            if here["task"] == "nothing":
                self.page.keyboard.press("Tab")
            elif here["task"] == "type":
                self.page.keyboard.type(TEXT[here["digits"]])
            else:
                self._act(here["task"], here["where"], root)
        raise AssertionError("the element has no end")

    def press(self, element: Locator, name: re.Pattern[str]) -> None:
        """Go to a button of the element and press it."""
        root = self._enter(element)
        button = element.get_by_role("button", name=name)
        while not button.evaluate("node => node === document.activeElement"):
            assert not self.page.evaluate(IS_OUTSIDE, root), f"Tab does not lead to {name.pattern}"
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Enter")

    def _enter(self, element: Locator) -> ElementHandle:
        element.evaluate(FOLD)
        element.evaluate("node => node.closest('.jp-Cell').focus()")
        root = element.element_handle()
        self.page.keyboard.press("Tab")
        while self.page.evaluate(IS_OUTSIDE, root):  # what stands before it in its cell
            self.page.keyboard.press("Tab")
        return root

    def _act(self, task: str, where: str, root: ElementHandle) -> None:
        control = self.page.evaluate_handle("() => document.activeElement")
        self.page.keyboard.press(KEYS[task])
        if task == "press" and not self._is_somewhere():
            self.found.append(f"{where} loses the keyboard when it is pressed: put the focus where it goes on")
        if self.page.evaluate(IS_OUTSIDE, root):  # it led to another element
            control.evaluate("node => node.focus()")

    def _is_somewhere(self) -> bool:
        """Whether something visible has the keyboard, once the press has had its effect."""
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        has_focus = "() => document.activeElement !== document.body && bfChecks.isShown(document.activeElement)"
        try:
            self.page.wait_for_function(has_focus)
        except NeverHappened:
            return False
        return True


class Touch:
    """A finger alone."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: list[str] = []

    def use(self, element: Locator) -> None:
        """Answer all that the element asks, unfold its parts and press its buttons."""
        element.evaluate(FOLD)
        for _ in range(MOST_STEPS):
            found = element.evaluate_handle("root => bfKeys.nextToTouch(root)")
            node = found.get_property("node").as_element()
            if node is None:
                return
            node.tap()
            if found.get_property("task").json_value() == "type":
                self.page.keyboard.type(TEXT[found.get_property("digits").json_value()])  # on the screen
        raise AssertionError("the element has no end")

    def press(self, element: Locator, name: re.Pattern[str]) -> None:
        """Tap a button of the element."""
        element.get_by_role("button", name=name).tap()


def hand_in(by: Keys | Touch, element: Locator) -> None:
    """From *Hand in* to the receipt, though questions are open."""
    before = element.locator(".bfe-code").inner_text()
    by.press(element, re.compile("^Hand in( again)?$"))
    expect(element.get_by_role("button", name="Hand in all the same")).to_be_visible()
    by.press(element, re.compile("^Hand in all the same$"))
    expect(element.locator(".bfe-code")).not_to_have_text(before)
