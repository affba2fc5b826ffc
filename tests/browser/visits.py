"""A client's visit in the browser: asked, looked at, decided and said as a trainee clicks."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from backfacial.clients import LOOK, Visit, topic_step


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
        return self.box.locator(".bfe-foot [role=status]")

    @property
    def review(self) -> Locator:
        return self.box.locator(".bfe-feedback .bf-marked")

    def go(self, *steps: str) -> None:
        """Take the steps one after the other."""
        for step in steps:
            if step == LOOK:
                self.box.get_by_role("button", name="Look at the back").click()
            else:
                self._ask(step)

    def ask_all(self, topic_id: str) -> None:
        """All questions by name of a topic with one button."""
        self.topic(topic_id).get_by_role("button", name="Ask all of these").click()

    def topic(self, topic_id: str) -> Locator:
        """A topic, opened."""
        label = next(topic.label for topic in self.visit.topics if topic.id == topic_id)
        found = self.box.locator("details.bfe-topic").filter(has=self.page.locator("summary").get_by_text(label, exact=True))
        if found.get_attribute("open") is None:
            found.locator("summary").click()
        return found

    def _ask(self, step: str) -> None:
        for topic in self.visit.topics:
            texts = {topic_step(topic.id): topic.question} | {each.id: each.question for each in topic.questions}
            if step in texts:
                button = self.topic(topic.id).locator("button.bfe-ask").get_by_text(texts[step], exact=True)
                button.last.click()
                return
        raise AssertionError(f"no topic of {self.visit.name} asks {step}")

    def choose(self, group: str, *values: str) -> None:
        """Choose in one of the groups "level", "service", "steps", "words"."""
        for value in values:
            self.box.locator(f".bfe-group-{group} input[value='{value}']").check()

    def decide(self, level: str, service: str, spoken: str, steps_out: tuple[str, ...] = ()) -> None:
        self.choose("level", level)
        self.choose("service", service)
        self.choose("steps", *steps_out)
        self.choose("words", spoken)

    def check(self) -> None:
        """Ask for the review, and wait until it is there."""
        self.box.get_by_role("button", name="Check my answer").click()
        expect(self.status).to_contain_text("Checked. Saved")

    def go_through(self, response: dict[str, Any]) -> None:
        """Everything that a response holds."""
        screen = response["screen"]
        self.go(*screen["path"])
        self.decide(screen["level"], screen["service"], screen["words"], tuple(screen["steps_out"]))
