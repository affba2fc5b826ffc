"""A page with the service timer alone, a clock that the test turns, and the real Python behind it."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, expect
from windows import new_page

from backfacial.elements.timer import Timer

BEFORE_NOON, NOON = "2026-05-04T11:00:00Z", "2026-05-04T12:00:00Z"
PAGE = """<!doctype html><html lang="en"><title>Timer</title>
<body><main><h1>Lesson</h1><h2>Part</h2></main><script type="module">
const [{ default: element }, traits] = await Promise.all([
  import('/element.js'),
  fetch('/traits.json').then(reply => reply.json())
]);
const style = document.createElement('style');
style.textContent = traits._css;
document.head.append(style);
const ears = new Set();
const model = {
  get: name => traits[name],
  send: async message => {
    const reply = await window.toPython(message);
    reply && ears.forEach(ear => ear(reply));
  },
  on: (name, ear) => name === 'msg:custom' && ears.add(ear),
  off: (name, ear) => ears.delete(ear),
  widget_manager: { get_model: async () => undefined }
};
window.leave = element.render({ model, el: document.querySelector('main') });
</script>"""
# what a learner would press, one after the other
WALK = """step => {
  for (let count = 0; count < 60; count++) {
    if (document.querySelector('.bfe-timer-eyebrow .bfe-timer-id').textContent === step) {
      return true;
    }
    const box = document.querySelector('.bfe-timer-confirm:not([hidden]) input:not(:checked)');
    box?.click();
    document.querySelector('.bfe-timer-main .bfe-primary').click();
  }
  return false;
}"""


class TimerPage:
    """The element in a window. `is_there` is false while the kernel gives no answer."""

    def __init__(self, browser: Browser, home: Path, width: int = 400, **window: Any) -> None:
        self.home = home
        self.is_there = True
        self.page: Page = new_page(
            browser, timezone_id="UTC", locale="en-GB", viewport={"width": width, "height": 850}, **window
        )
        self.page.clock.install(time=BEFORE_NOON)
        self.page.clock.pause_at(NOON)
        self.page.expose_function("toPython", self._hear)
        self.page.route(lambda address: True, self._serve)
        self.start_python()
        self.page.goto("http://course.test/")

    def start_python(self) -> None:
        """A new kernel: a new widget on the same folder."""
        self.widget = Timer(self.home)
        self._said: list[Any] = []
        self.widget.send = lambda content, buffers=None: self._said.append(content)

    def _hear(self, message: object) -> Any:
        if not self.is_there:
            return None
        self._said.clear()
        self.widget._handle_custom_msg(message, [])
        return self._said[-1] if self._said else None

    def _serve(self, route: Any) -> None:
        state = {**self.widget.get_state(), "_css": str(self.widget._css)}
        files = {"/element.js": str(self.widget._esm), "/traits.json": json.dumps(state, default=str), "/": PAGE}
        kinds = {"/element.js": "text/javascript", "/traits.json": "application/json", "/": "text/html"}
        path = urlsplit(route.request.url).path
        route.fulfill(body=files.get(path, ""), content_type=kinds.get(path, "text/plain"))

    def begin(self, visit: str = "V1", speed: int = 1, *, surprise: bool = False) -> None:
        """Choose a visit and start it."""
        expect(self.page.get_by_role("button", name="Start")).to_be_enabled()
        self.page.get_by_label("Visit", exact=True).select_option(visit)
        self.page.locator(f"input[type=radio][value='{speed}']").check()
        self.page.get_by_label("With a surprise").set_checked(surprise)
        self.press("Start")
        expect(self.step).to_be_visible()

    def wait(self, seconds: float) -> None:
        """Let time go by on the wall. Of a long time only the end is lived through."""
        long = max(0, round(seconds) - 10)
        self.page.clock.fast_forward(long * 1000)
        self.page.clock.run_for(round((seconds - long) * 1000))

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def to(self, step: str) -> None:
        """Go on, deciding and confirming what is asked, until a step is there."""
        assert self.page.evaluate(WALK, step), f"{step} never came"

    @property
    def step(self) -> Locator:
        return self.page.locator(".bfe-timer-step")

    @property
    def digits(self) -> Locator:
        return self.page.locator(".bfe-digits-box")

    @property
    def line(self) -> Locator:
        return self.page.locator(".bfe-timer-line")

    @property
    def heard(self) -> Locator:
        return self.page.locator(".bf-unseen[role=status]")
