"""The redness explorer and the emergency card as pages: keys, touch, live words, axe, a phone, print, less motion."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from windows import new_page

from backfacial.elements.redness import Redness
from backfacial.facts import library
from backfacial.pages.emergency_card import emergency_card_page
from backfacial.pages.redness import KindView, StateView, redness_view

VIEW = redness_view()
PAGE = """<!doctype html><html lang="en"><title>Redness</title><meta name="viewport" content="width=device-width">
<body class="bf-page"><main><h1>Lesson</h1></main><script type="module">
const [{ default: element }, traits] = await Promise.all([
  import('/element.js'),
  fetch('/traits.json').then(reply => reply.json())
]);
const style = document.createElement('style');
style.textContent = traits._css;
document.head.append(style);
element.render({ model: { get: name => traits[name] }, el: document.querySelector('main') });
</script>"""


def opened(browser: Browser, **window: Any) -> Page:
    widget = Redness()
    state = {"shown": widget.shown, "words": widget.words, "_css": str(widget._css)}
    files = {"/element.js": str(widget._esm), "/traits.json": json.dumps(state), "/": PAGE}
    kinds = {"/element.js": "text/javascript", "/traits.json": "application/json", "/": "text/html"}
    page = new_page(browser, **window)

    def serve(route: Any) -> None:
        path = urlsplit(route.request.url).path
        route.fulfill(body=files.get(path, ""), content_type=kinds.get(path, "text/plain"))

    page.route(lambda address: True, serve)
    page.goto("http://course.test/")
    expect(page.locator(".bfe-redness")).to_be_visible()
    return page


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[Page]:
    page = opened(browser, viewport={"width": 1000, "height": 800})
    yield page
    page.context.close()


def kind(reaction: str) -> KindView:
    return next(each for each in VIEW.kinds if each.id == reaction)


def state(reaction: str, hours: float) -> StateView:
    return [each for each in kind(reaction).states if each.start <= hours * 3600][-1]


def is_shown(page: Page, reaction: str, hours: float) -> None:
    wanted = state(reaction, hours)
    expect(page.locator(".bfe-red-verdict")).to_have_text(wanted.verdict)
    expect(page.locator(".bfe-red-panel")).to_have_attribute("data-level", wanted.level)
    said = page.locator(".bfe-redness").inner_text()
    for text in (*wanted.why, *wanted.condition, *wanted.say, *(VIEW.questions[each] for each in wanted.ask)):
        assert text in said
    for change in wanted.changes:
        assert all(text in said for text in change.when)


@pytest.mark.parametrize(
    ("reaction", "hours"), [("SE01", 24), ("SE01", 71.9), ("SE01", 72), ("SE03", 2), ("SE09", 0.5), ("SE16", 100)]
)
def test_what_python_decided_for_an_hour_is_shown(shared: Page, reaction: str, hours: float) -> None:
    shared.get_by_label("Reaction").select_option(reaction)
    shared.get_by_role("spinbutton", name="Hours").fill(str(hours))
    is_shown(shared, reaction, hours)
    expect(shared.locator(".bfe-unseen")).to_contain_text(f"{kind(reaction).name}, ")


def test_the_keys_alone_lead_through_it(shared: Page) -> None:
    shared.get_by_label("Reaction").select_option("SE01")
    slider = shared.get_by_role("slider")
    slider.focus()
    shared.keyboard.press("Home")
    is_shown(shared, "SE01", 0)
    for moment in VIEW.moments[1:4]:
        shared.keyboard.press("ArrowRight")
        expect(slider).to_have_attribute("aria-valuetext", moment.text)
    shared.keyboard.press("End")
    is_shown(shared, "SE01", VIEW.moments[-1].seconds / 3600)
    expect(shared.locator(".bfe-unseen")).to_contain_text(VIEW.moments[-1].text)
    shared.keyboard.press("Tab")
    expect(shared.get_by_role("spinbutton", name="Hours")).to_be_focused()
    shared.get_by_role("radio", checked=True).focus()
    shared.keyboard.press("ArrowRight")
    chosen = shared.get_by_role("radio", checked=True)
    tone = chosen.get_attribute("value") or ""
    expect(shared.locator(".bfe-red-picture")).to_have_attribute("data-skin", tone)
    expect(shared.locator(".bfe-red-look")).to_contain_text(kind("SE01").looks[int(tone)])


def test_what_is_no_time_is_told_and_changes_nothing(shared: Page) -> None:
    shared.get_by_label("Reaction").select_option("SE01")
    hours = shared.get_by_role("spinbutton", name="Hours")
    hours.fill("24")
    for wrong in ("-1", "", "99999"):
        hours.fill(wrong)
        expect(hours).to_have_attribute("aria-invalid", "true")
        expect(shared.get_by_text("Type a number of hours from 0")).to_be_visible()
        is_shown(shared, "SE01", 24)
    hours.fill("48")
    expect(hours).to_have_attribute("aria-invalid", "false")


def test_darker_skin_is_drawn_in_its_own_colours(shared: Page) -> None:
    colours = set()
    for tone in VIEW.tones.values():
        shared.get_by_label(tone).check(force=True)
        colours.add(shared.locator(".bf-back-skin").first.evaluate("node => getComputedStyle(node).fill"))
    assert len(colours) == len(VIEW.tones)


@pytest.mark.parametrize(("width", "scheme"), [(400, "light"), (1000, "dark")])
def test_axe_finds_nothing_and_nothing_stands_out_at_the_side(browser: Browser, width: int, scheme: Any) -> None:
    page = opened(browser, viewport={"width": width, "height": 800}, color_scheme=scheme, has_touch=width == 400)
    for reaction in ("SE01", "SE09", "SE16"):
        page.get_by_label("Reaction").select_option(reaction)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    if width == 400:
        page.locator(".bfe-red-tone").nth(5).tap()
        expect(page.locator(".bfe-red-picture")).to_have_attribute("data-skin", "6")
        box = page.get_by_role("slider").bounding_box()
        assert box is not None and box["height"] >= 44
        page.touchscreen.tap(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2)
        expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", VIEW.moments[-1].text)
    page.context.close()


def test_nothing_moves_for_who_wants_no_motion(browser: Browser) -> None:
    page = opened(browser, reduced_motion="reduce")
    assert page.locator(".bfe-red-marks").first.evaluate("node => getComputedStyle(node).transitionDuration") == "0s"
    page.context.close()


@pytest.mark.parametrize("font", ["", "DejaVu Sans", "Liberation Sans"])
def test_the_emergency_card_is_one_sheet(browser: Browser, font: str) -> None:
    page = new_page(browser)
    page.set_content(emergency_card_page(library()))
    if font:
        page.add_style_tag(content=f"body {{ font-family: '{font}' }}")
    document = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", document)) == 1
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", document)
    assert box is not None
    assert [float(side) for side in box.groups()] == pytest.approx([210 / 25.4 * 72, 297 / 25.4 * 72], abs=1)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.context.close()
