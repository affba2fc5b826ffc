"""A client's visit in the browser: asked, looked at, decided and said as a trainee clicks."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from backfacial.clients.seen import LOOK, Visit, topic_step

PICTURES = Path(__file__).parents[2] / "screenshots"


@dataclass(frozen=True)
class VisitOnPage:
    """The visit of a client on a page. Steps are those of the response: a question's name, `topic_step`, `LOOK`."""

    page: Page
    item: str
    visit: Visit

    @property
    def box(self) -> Locator:
        return self.page.locator(f'[data-bf-item="{self.item}"]')

    @property
    def status(self) -> Locator:
        return self.box.locator(".bfe-foot .bfe-status")

    @property
    def review(self) -> Locator:
        return self.box.locator(".bfe-feedback .bf-marked")

    def part(self, title: str) -> Locator:
        """A part of the review, by its title."""
        return self.review.locator(".bf-part").filter(has_text=title)

    def go(self, *steps: str) -> None:
        """Take the steps one after the other."""
        for step in steps:
            if step == LOOK:
                self.box.get_by_role("button", name="Look at the back").click()
            else:
                self._ask(step)

    def ask_all(self, topic_id: str) -> None:
        """Everything that a topic has: each question by name, or the only question."""
        topic = self.topic(topic_id)
        by_name = topic.locator("li:visible > button.bfe-ask[data-asked=false]")
        if topic.locator("button.bfe-ask").count() > 1:
            topic.locator("ul").nth(1).wait_for()
            by_name = topic.locator("ul").nth(1).locator("li:visible > button.bfe-ask[data-asked=false]")
        while by_name.count():  # an answer may bring up another question
            by_name.first.click()

    def topic_in_list(self, topic_id: str) -> Locator:
        """A topic, open or not."""
        label = next(topic.label for topic in self.visit.topics if topic.id == topic_id)
        name = self.page.locator(".bfe-topic-name").get_by_text(label, exact=True)
        return self.box.locator(".bfe-topics > details").filter(has=name)

    def topic(self, topic_id: str) -> Locator:
        """A topic, opened."""
        found = self.topic_in_list(topic_id)
        if found.get_attribute("open") is None:
            found.locator("summary").click()
        return found

    def _ask(self, step: str) -> None:
        for topic in self.visit.topics:
            texts = {topic_step(topic.id): topic.question} | {each.id: each.question for each in topic.questions}
            if step in texts:
                self.topic(topic.id).locator("button.bfe-ask").get_by_text(texts[step], exact=True).click()
                return
        raise AssertionError(f"no topic of {self.visit.name} asks {step}")

    def choose(self, group: str, *values: str) -> None:
        """Choose in one of the groups "level", "service", "steps", "words"."""
        for value in values:
            self.box.locator(f".bfe-group-{group} input[value='{value}']").check()

    def decide(self, response: dict[str, Any]) -> None:
        """All that a response chooses after asking and looking."""
        screen = response["screen"]
        self.choose("level", screen["level"])
        self.choose("service", screen["service"])
        self.choose("steps", *screen["steps_out"])
        self.choose("words", screen["words"])

    def check(self) -> None:
        """Ask for the whole review, the solution too, and wait until it is there."""
        self.box.get_by_role("button", name=re.compile("^Check (my answer|again)$")).click()
        expect(self.review).to_be_visible()
        expect(self.status).to_contain_text("Saved")
        show = self.box.get_by_role("button", name="Show me")
        if show.is_visible():
            show.click()
            expect(show).to_be_hidden()

    def start_again(self) -> None:
        """Throw the visit away; the first topic is open then."""
        self.box.get_by_role("button", name="Start this visit again").click()
        expect(self.review).to_have_count(0)
        expect(self.box.locator(".bfe-answer:visible")).to_have_count(0)
        expect(self.box.locator("input:checked")).to_have_count(0)


def picture(page: Page, node: Locator, name: str) -> None:
    """The whole node, on a window that is high enough for it."""
    size = page.viewport_size
    box = node.bounding_box()
    assert size and box
    page.set_viewport_size({"width": size["width"], "height": int(box["height"]) + 300})
    node.scroll_into_view_if_needed()
    PICTURES.mkdir(exist_ok=True)
    node.screenshot(path=PICTURES / f"{name}.png")
    page.set_viewport_size(size)


def kept(file: Path) -> dict[str, Any]:
    """What the answers file holds for each item."""
    answers = json.loads(file.read_text(encoding="utf-8"))["answers"]
    return {item: answer["response"] for item, answer in answers.items()}
