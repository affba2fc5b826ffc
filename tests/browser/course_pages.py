"""Every page of the course and every element that there is, found by themselves, and opened to be looked at."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Literal

import anywidget
from lab_server import wait_for_state
from playwright.sync_api import Browser, Locator, Page, WebSocket
from windows import new_page

from backfacial import elements
from backfacial.jupyterlab.server import Server

COURSE = Path(__file__).parents[2]
LESSONS = sorted(COURSE.glob("notebooks/*.ipynb"))
QUIZZES = sorted(COURSE.glob("release/*/*.ipynb"))
PAGES = [*(path.name for path in LESSONS), *(f"quizzes/{path.parent.name}/{path.name}" for path in QUIZZES)]
SCRIPTS = [Path(__file__).with_name(name) for name in ("accessibility.js", "without_mouse.js")]
IN_A_MESSAGE = re.compile(rb'"_anywidget_id": ?"([\w.]+)"')
FIELDS = ".bfe-element :is(input, select, textarea)"
AWAKE = f"[...document.querySelectorAll('{FIELDS}')].every(field => !field.matches(':disabled'))"
# what the unfolding set in motion has ended
AT_REST = """() => new Promise(requestAnimationFrame).then(() => {
  const ends = document.getAnimations().filter(each => isFinite(each.effect.getComputedTiming().endTime));
  return Promise.allSettled(ends.map(each => each.finished));
})"""
UNFOLD = "() => document.querySelectorAll('.jp-Notebook details').forEach(part => (part.open = true))"

Theme = Literal["light", "dark"]


def element_classes() -> set[str]:
    """Every element of the course, as `module.Class`: the widgets in `backfacial.elements` that have a page's side."""
    modules = [import_module(f"{elements.__name__}.{found.name}") for found in iter_modules(elements.__path__)]
    return {
        f"{each.__module__}.{each.__qualname__}"
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, anywidget.AnyWidget) and "_esm" in vars(each)
        if each.__module__ == module.__name__
    }


@dataclass
class CoursePage:
    """An open page of the course.

    Attributes:
        path: where it lies in the learner's folder.
        classes: the elements that Python has made for it, as `module.Class`.
    """

    path: Path
    page: Page
    classes: set[str] = field(default_factory=set)

    @property
    def answers(self) -> dict[str, Any]:
        """What is on the disk for this page, by item."""
        in_quiz = self.path.with_name("answers.json")
        file = (
            in_quiz
            if self.path.parent.parent.name == "quizzes"
            else self.path.parent / "answers" / f"{self.path.stem}.json"
        )
        return dict(json.loads(file.read_bytes())["answers"]) if file.exists() else {}

    def open(self, address: str) -> None:
        """Go there; all parts are shown, all that can be unfolded is unfolded, and every element is awake."""
        self.page.on("websocket", self._listen)
        for script in SCRIPTS:
            self.page.add_init_script(path=script)
        self.page.goto(f"{address}#whole")
        wait_for_state(self.page, "ready")
        self.page.wait_for_selector(".jp-NotebookPanel[data-backfacial-rest=done]")
        self.page.wait_for_function(AWAKE)
        self.page.evaluate(UNFOLD)
        self.page.evaluate(AT_REST)

    def _listen(self, socket: WebSocket) -> None:
        def hear(data: str | bytes) -> None:
            message = data.encode() if isinstance(data, str) else data
            self.classes.update(found.decode() for found in IN_A_MESSAGE.findall(message))

        socket.on("framereceived", hear)

    def check(self, name: str) -> list[str]:
        """The findings of a check in `accessibility.js`."""
        lines: list[str] = self.page.evaluate(f"() => bfChecks.{name}()")
        return lines

    def unnamed(self) -> list[str]:
        """Controls, headings and pictures without a name in the tree that a screen reader reads."""
        tree = self.page.locator(".jp-Notebook").aria_snapshot()
        roles = "button|checkbox|combobox|heading|img|link|listbox|radio|radiogroup|region|slider|textbox"
        lines = tree.splitlines()
        bare = [n for n, line in enumerate(lines) if re.match(rf" *- (?:{roles})(?! \"| /)\b", line)]
        return [f"no name: {lines[n].strip()} after {lines[n - 1].strip()}: label it" for n in bare]

    @contextmanager
    def zoomed(self, percent: int) -> Iterator[None]:
        """As with the browser's zoom: the same window has fewer and larger pixels."""
        size = self.page.viewport_size
        assert size is not None
        smaller = {side: pixels * 100 // percent for side, pixels in size.items()}
        line = self.page.context.new_cdp_session(self.page)
        line.send(
            "Emulation.setDeviceMetricsOverride", {**smaller, "deviceScaleFactor": percent / 100, "mobile": False}
        )
        self._wait_for_width(smaller["width"])
        yield
        line.send("Emulation.clearDeviceMetricsOverride")
        line.detach()
        self.page.set_viewport_size(size)
        self._wait_for_width(size["width"])

    def _wait_for_width(self, width: int) -> None:
        """JupyterLab fits its parts to the window a moment later."""
        fits = "width => innerWidth === width && document.querySelector('.jp-NotebookPanel').clientWidth === width"
        self.page.wait_for_function(fits, arg=width)

    @contextmanager
    def larger_text(self) -> Iterator[None]:
        """Text of twice the size in the same window."""
        style = self.page.add_style_tag(content=":root:root { font-size: 200% }")
        yield
        style.evaluate("node => node.remove()")

    @contextmanager
    def dark(self) -> Iterator[None]:
        """The dark theme, as the computer asks for it."""
        self._theme("dark")
        yield
        self._theme("light")

    def _theme(self, theme: Theme) -> None:
        self.page.emulate_media(color_scheme=theme)
        is_light = str(theme == "light").lower()
        self.page.wait_for_selector(f"body[data-jp-theme-light='{is_light}']", state="attached")
        self.page.wait_for_function("() => !document.querySelector('#jupyterlab-splash')")

    @contextmanager
    def still(self) -> Iterator[None]:
        """As on a computer whose owner wants less motion."""
        self.page.emulate_media(reduced_motion="reduce")
        try:
            yield
        finally:
            self.page.emulate_media(reduced_motion="null")

    @contextmanager
    def forced_colours(self) -> Iterator[None]:
        """As with a high-contrast theme of the system."""
        self.page.emulate_media(forced_colors="active")
        try:
            yield
        finally:
            self.page.emulate_media(forced_colors="null")

    def kinds(self) -> dict[str, int]:
        """The place of the first element of each kind."""
        names: list[str] = self.page.evaluate("() => bfChecks.elements().map(bfChecks.kindOf)")
        return {kind: names.index(kind) for kind in names}

    def element(self, place: int) -> Locator:
        """One element of the page."""
        return self.page.locator(".jp-Notebook .bfe-element").nth(place)

    def in_its_part(self, place: int) -> Locator:
        """One element, with only the part of the lesson in view in which it stands."""
        found = self.element(place)
        found.evaluate("node => bfChecks.onlyPartOf(node)")
        return found

    def kinds_in_view(self) -> set[str]:
        """The kinds of the elements in the parts that are in view."""
        names: list[str] = self.page.evaluate(
            "() => bfChecks.elements().filter(node => !node.closest('[hidden]')).map(bfChecks.kindOf)"
        )
        return set(names)

    def marked(self, places: Iterable[int]) -> str:
        """A selector of these elements."""
        for place in places:
            self.element(place).evaluate("node => node.setAttribute('data-bf-looked-at', '')")
        return "[data-bf-looked-at]"

    def all_parts(self) -> None:
        """The whole lesson is in view again."""
        self.page.evaluate("() => bfChecks.onlyPartOf(null)")


@contextmanager
def opened(browser: Browser, lab: Server, home: Path, name: str, **window: Any) -> Iterator[CoursePage]:
    """A page of the learner's folder in a window of its own, until the end of the block."""
    page = new_page(browser, **window)
    try:
        course_page = CoursePage(home / name, page)
        course_page.open(lab.page(name))
        yield course_page
    finally:
        page.context.close()
