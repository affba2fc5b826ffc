"""The checklist in a real JupyterLab: it opens as a page of its own, which is one sheet of A4."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from elements_page import KERNEL, Lab, open_page, tab_into
from playwright.sync_api import Browser, Page, expect

from backfacial.facts import library

CELLS = ("from backfacial.elements.checklist import checklist", 'checklist("consultation")')
CHECKLIST = library().checklists["consultation"]


@pytest.fixture(scope="module")
def page(browser: Browser, lab_of_file: Lab) -> Iterator[Page]:
    page = open_page(browser, lab_of_file, lab_of_file.notebook("checklist.ipynb", *CELLS))
    # a print dialog would wait for somebody
    page.context.add_init_script("window.print = () => { document.documentElement.dataset.printed = 'yes'; }")
    expect(page.locator(".bfe-checklist")).to_be_visible()
    yield page
    page.context.close()


def test_a_key_press_opens_the_sheet_and_prints_it_without_a_kernel(page: Page) -> None:
    page.evaluate(f"() => {KERNEL}.shutdown()")
    tab_into(page, page.locator(".bfe-checklist"))
    button = page.get_by_role("button", name="Print or save")
    page.keyboard.press("Tab")  # past the sources
    expect(button).to_be_focused()
    with page.expect_popup() as opened:
        page.keyboard.press("Enter")
    sheet = opened.value
    expect(sheet).to_have_title(CHECKLIST.title)
    expect(sheet.locator("html")).to_have_attribute("data-printed", "yes")
    assert sheet.locator("[class^='jp-'], button, input").count() == 0
    for section in CHECKLIST.sections:
        expect(sheet.get_by_role("heading", name=section.title)).to_be_visible()
    found = Axe().run(sheet)
    assert found.violations_count == 0, found.generate_report()

    document = sheet.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", document)) == 1
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", document)
    assert box is not None
    points = [float(side) for side in box.groups()]
    assert points == pytest.approx([210 / 25.4 * 72, 297 / 25.4 * 72], abs=1)
    sheet.emulate_media(media="print")
    expect(sheet.get_by_text("choose Print in your browser")).to_be_hidden()
    sheet.close()


@pytest.mark.parametrize("width", [1200, 400])
def test_axe_finds_nothing_and_nothing_stands_out_at_the_side(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found = Axe().run(page, ".bfe-checklist")
    assert found.violations_count == 0, found.generate_report()
    assert page.locator(".bfe-checklist").evaluate("node => node.scrollWidth <= node.clientWidth")


def test_a_page_that_the_browser_holds_back_is_told(page: Page) -> None:
    page.evaluate("() => { window.open = () => null; }")
    page.get_by_role("button", name="Print or save").click()
    expect(page.locator(".bfe-checklist [role=status]")).to_contain_text("Allow pop-up windows")
