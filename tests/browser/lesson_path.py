"""A lesson as a path of parts, as a trainee sees it: the part in view, its heading, its end, the list beside it."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lab_server import wait_for_state
from playwright.sync_api import Locator, Page, expect

from backfacial.facts import library

LESSON = "02-consultation"
PARTS = library().parts(LESSON)
SCREEN = {"width": 1366, "height": 768}
PHONE = {"viewport": {"width": 400, "height": 800}, "has_touch": True, "is_mobile": True}


@dataclass(frozen=True)
class LessonPath:
    """The lesson on a page."""

    page: Page

    def open(self, address: str) -> "LessonPath":
        """Go to an address; the part in view takes input."""
        self.page.goto(address)
        wait_for_state(self.page, "ready")
        return self

    @property
    def panel(self) -> Locator:
        return self.page.locator(".jp-NotebookPanel:visible")

    @property
    def contents(self) -> Locator:
        return self.page.get_by_role("navigation", name="In this lesson")

    def line(self, title: str) -> Locator:
        """The line of a part in the list."""
        return self.contents.get_by_role("link", name=re.compile(rf"^{re.escape(title)}"))

    def way(self, name: str) -> Locator:
        """*Back* or *Next*."""
        return self.panel.locator(".bf-foot").get_by_role("button", name=name, exact=True)

    def heading(self, title: str) -> Locator:
        return self.panel.get_by_role("heading", level=2, name=title)

    def expect_part(self, title: str) -> None:
        """This part is the one in view, and it takes input."""
        expect(self.heading(title)).to_be_visible()
        expect(self.panel.get_by_role("heading", level=2)).to_have_count(1)
        wait_for_state(self.page, "ready")

    def press_while_answered(self, target: Locator, item: str) -> None:
        """Press and let go; in between a question gets its state, as it does while the lesson still runs."""
        target.hover()
        self.page.mouse.down()
        self.panel.evaluate(
            "(node, item) => node.dispatchEvent(new CustomEvent('bf-answered', { detail: { item, state: 'right' } }))",
            item,
        )
        self.page.mouse.up()

    def question(self, item: str) -> Locator:
        return self.panel.locator(f'[data-bf-item="{item}"]')

    def expect_all_run(self) -> None:
        """What is not in view has run too."""
        expect(self.panel).to_have_attribute("data-backfacial-rest", "done")

    def height(self) -> float:
        """How high the part in view is, its end too, in pixels."""
        height: float = self.panel.locator(".jp-WindowedPanel-outer").evaluate("node => node.scrollHeight")
        return height


def place_of(home: Path, lesson: str = LESSON) -> dict[str, Any]:
    """What the learner's folder says of where they are."""
    file = home / "answers" / "where.json"
    lessons: dict[str, Any] = json.loads(file.read_bytes())["lessons"] if file.exists() else {}
    return dict(lessons.get(lesson, {}))
