"""A phone call on a page by itself: the element's own module and style, with the Python of the test behind it."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from anywidget import AnyWidget
from playwright.sync_api import Browser, Locator, Page
from windows import new_page

from backfacial.clients.seen import LOOK

PAGE = """<!doctype html><html lang="en"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Test</title><body><script type="module">
const [{ default: element }, traits] = await Promise.all([
  import('/element.js'),
  fetch('/traits.json').then(reply => reply.json())
]);
const ears = new Map();
const tell = (name, value) => (ears.get(name) ?? []).forEach(ear => ear(value));
const model = {
  get: name => traits[name],
  async send(message) {
    const { replies, fresh } = await window.python(message);
    Object.assign(traits, fresh);
    Object.keys(fresh).forEach(name => tell(`change:${name}`));
    replies.forEach(reply => tell('msg:custom', reply));
  },
  on: (name, ear) => ears.set(name, [...(ears.get(name) ?? []), ear]),
  off: () => undefined,
  widget_manager: { get_model: async () => undefined }
};
document.head.append(Object.assign(document.createElement('style'), { textContent: traits._css }));
element.render({ model, el: document.body });
</script>"""

SHOWN = ("question", "look")
"""Traits that change when there is another question."""


class CallPage:
    """An element on a page of its own. Each `open` is a new load of the page, and a new widget."""

    def __init__(self, browser: Browser, made: Any, **window: Any) -> None:
        self._made = made
        self.page: Page = new_page(browser, **window)
        self.page.expose_function("python", self._heard)
        kinds = {"/element.js": "text/javascript", "/traits.json": "application/json", "/": "text/html"}
        self.page.route(
            lambda address: True,
            lambda route: route.fulfill(
                body=self._files.get(path := urlsplit(route.request.url).path, ""),
                content_type=kinds.get(path, "text/plain"),
            ),
        )
        self.open()

    def open(self) -> None:
        self._widget: AnyWidget = self._made()
        self._sent: list[dict[str, Any]] = []
        self._widget.send = lambda content, buffers=None: self._sent.append(content)  # type: ignore[method-assign]
        state = {name: value for name, value in self._widget.get_state().items() if not name.startswith("layout")}
        self._files = {"/element.js": state["_esm"], "/traits.json": json.dumps(state), "/": PAGE}
        self.page.goto("http://course.test/")

    def _heard(self, message: dict[str, Any]) -> dict[str, Any]:
        before = {name: getattr(self._widget, name, None) for name in SHOWN}
        self._widget._handle_custom_msg(message, [])
        replies, self._sent = self._sent, []
        fresh = {name: getattr(self._widget, name, None) for name in SHOWN}
        self._sent.clear()
        return {"replies": replies, "fresh": {name: value for name, value in fresh.items() if value != before[name]}}

    @property
    def box(self) -> Locator:
        return self.page.locator(".bfe-case")

    @property
    def status(self) -> Locator:
        return self.box.locator(".bfe-foot .bfe-status")

    @property
    def review(self) -> Locator:
        return self.box.locator(".bfe-feedback .bf-marked")

    def group(self, label: str) -> Locator:
        """A group of questions."""
        return self.box.get_by_role("group", name=label, exact=True)

    def ask(self, group: str, question: str) -> None:
        """Open a group if need be, and ask."""
        found = self.group(group)
        if found.get_attribute("open") is None:
            found.locator("summary").click()
        found.get_by_role("button", name=question).click()

    def look(self) -> None:
        self.box.get_by_role("button", name="Ask for the photo").click()


def kept(folder: Path, item: str) -> dict[str, Any]:
    """What the answers file holds for a call."""
    answers: dict[str, Any] = json.loads((folder / "answers.json").read_text())["answers"]
    found: dict[str, Any] = answers[item]["response"]
    return found


__all__ = ["LOOK", "CallPage", "kept"]
