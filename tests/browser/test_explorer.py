"""The table to explore in a real JupyterLab: search, filters, unfolding, keyboard, axe, and no kernel."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from elements_page import KERNEL, Lab, cell_count, open_page, tab_into
from playwright.sync_api import Browser, Locator, Page, expect

from backfacial.facts import library
from backfacial.facts.consultation.contraindications import Contraindication
from backfacial.knowledge.search.ask import Asker
from backfacial.pages.explorable import steps_touched
from backfacial.pages.fact_tables import table_of

FACTS = list(library().contraindications.values())
ASKER = Asker(table_of("contraindications").index)


def searched(text: str, among: list[Contraindication] = FACTS) -> list[Contraindication]:
    """What a search finds, the best first."""
    return [FACTS[row] for row in ASKER.ask(text, {FACTS.index(fact) for fact in among}).rows]


CELLS = (
    "from backfacial.elements.explorer import explorer\nfrom backfacial.pages.fact_tables import table_of",
    'explorer(table_of("contraindications"))',
)


@pytest.fixture(scope="module")
def shared(browser: Browser, lab_of_file: Lab) -> Iterator[Page]:
    page = open_page(browser, lab_of_file, lab_of_file.notebook("explorer.ipynb", *CELLS))
    expect(page.locator(".bfe-explorer")).to_be_visible()
    yield page
    page.context.close()


@pytest.fixture
def table(shared: Page) -> Locator:
    """The table, nothing searched and nothing unfolded."""
    found = shared.locator(".bfe-explorer")
    clear = found.get_by_role("button", name="Clear")
    if clear.is_visible():
        clear.click()
    # their rows may not be shown now
    found.locator("[aria-expanded=true]").evaluate_all("nodes => nodes.forEach(node => node.click())")
    return found


def shown(table: Locator) -> list[str]:
    return table.locator(".bfe-row:visible .bfe-row-id").all_inner_texts()


def ids(facts: list[Contraindication]) -> list[str]:
    return [fact.id for fact in facts]


def show_all(table: Locator) -> None:
    more = table.get_by_role("button", name="Show the other")
    if more.is_visible():
        more.click()


def test_a_page_begins_short_and_shows_the_rest_on_request(table: Locator) -> None:
    expect(table.get_by_role("status")).to_have_text(f"{len(FACTS)} of {len(FACTS)} found, the first 6 shown")
    assert shown(table) == ids(FACTS)[:6]
    table.get_by_role("button", name="Show the other 68").click()
    expect(table.get_by_role("status")).to_have_text("74 of 74 shown")
    assert shown(table) == ids(FACTS)
    expect(table.get_by_role("button", name=FACTS[6].name, exact=True)).to_be_focused()


@pytest.mark.parametrize(
    ("text", "first"),
    [("c42", "C42"), ("  TRIFAROTENE ", "C02"), ("bumps itchy hot", "C27"), ("can I treat someone on accutane", "C01")],
)
def test_a_search_finds_number_name_signs_and_everyday_words(table: Locator, text: str, first: str) -> None:
    table.get_by_label("Search").fill(text)
    wanted = searched(text)
    expect(table.get_by_role("status")).to_contain_text(f"{len(wanted)} of 74")
    show_all(table)
    assert shown(table) == ids(wanted) and shown(table)[0] == first


def test_a_slip_is_put_right_and_said(table: Locator) -> None:
    table.get_by_label("Search").fill("acutane qqqzz")
    expect(table.get_by_role("status")).to_contain_text("“acutane” is read as: accutane.")
    expect(table.get_by_role("status")).to_contain_text("No record here has: qqqzz.")
    assert shown(table)[0] == "C01"
    table.get_by_label("Search").fill("")
    expect(table.get_by_role("status")).to_have_text(f"{len(FACTS)} of {len(FACTS)} found, the first 6 shown")
    assert shown(table) == ids(FACTS)[:6]


def test_classes_are_joined_by_or_and_all_else_by_and(table: Locator) -> None:
    local = table.get_by_role("button", name=re.compile("^Local, "))
    local.click()
    table.get_by_role("button", name=re.compile("^Medical, ")).click()
    expect(local).to_have_attribute("aria-pressed", "true")
    wanted = [fact for fact in FACTS if {"local", "medical"} & set(fact.classes)]
    expect(table.get_by_role("status")).to_contain_text(f"{len(wanted)} of 74")
    show_all(table)
    assert shown(table) == ids(wanted)
    table.get_by_label("Leave out").select_option("HEAT")
    wanted = [fact for fact in wanted if "HEAT" in steps_touched(fact)]
    expect(table.get_by_role("status")).to_contain_text(f"{len(wanted)} of 74")
    show_all(table)
    assert shown(table) == ids(wanted)
    table.get_by_label("Search").fill("surgery")
    wanted = searched("surgery", wanted)
    assert wanted
    expect(table.get_by_role("status")).to_have_text(f"{len(wanted)} of 74 shown")
    assert shown(table) == ids(wanted)
    local.click()
    expect(local).to_have_attribute("aria-pressed", "false")
    assert shown(table) == [fact.id for fact in wanted if "medical" in fact.classes]


def test_a_record_unfolds_in_its_row_and_stays_so(table: Locator) -> None:
    unfold = table.get_by_role("button", name=FACTS[0].name, exact=True)
    unfold.click()
    expect(unfold).to_have_attribute("aria-expanded", "true")
    expect(table.get_by_text(FACTS[0].look_for)).to_be_visible()
    expect(table.get_by_text(f"“{FACTS[0].say}”")).to_be_visible()
    table.get_by_label("Search").fill("c02")
    expect(table.get_by_text(FACTS[0].look_for)).to_be_hidden()
    table.get_by_label("Search").fill("")
    expect(table.get_by_text(FACTS[0].look_for)).to_be_visible()
    unfold.click()
    expect(table.get_by_text(FACTS[0].look_for)).to_be_hidden()


def test_no_match_is_not_called_safe_and_clear_begins_anew(table: Locator) -> None:
    clear = table.get_by_role("button", name="Clear")
    expect(clear).to_be_hidden()
    table.get_by_role("button", name=re.compile("^Refer, ")).click()
    table.get_by_label("Leave out").select_option("LED")
    table.get_by_label("Search").fill("xyz")
    expect(table.get_by_role("status")).to_contain_text("0 of 74 shown")
    expect(table.get_by_role("status")).to_contain_text("does not mean that it is safe")
    expect(table.get_by_role("table")).to_be_hidden()
    clear.click()
    expect(table.get_by_label("Search")).to_be_focused()
    expect(table.get_by_label("Search")).to_have_value("")
    expect(table.get_by_role("button", name=re.compile("^Refer, "))).to_have_attribute("aria-pressed", "false")
    expect(table.get_by_role("status")).to_contain_text("74 of 74")
    expect(table.get_by_role("status")).not_to_contain_text("safe")


def test_it_is_used_by_keyboard_alone(shared: Page, table: Locator) -> None:
    cells, keys = cell_count(shared), shared.keyboard
    tab_into(shared, table)
    expect(table.get_by_label("Search")).to_be_focused()
    keys.type("xb back")
    keys.press("Control+a")
    keys.type("back")
    keys.press("Tab")
    expect(table.get_by_label("Leave out")).to_be_focused()
    keys.press("ArrowDown")
    expect(table.get_by_label("Leave out")).to_have_value("ALL")
    keys.press("Tab")
    keys.press("Space")
    expect(table.get_by_role("button", name=re.compile("^Prevents, "))).to_have_attribute("aria-pressed", "true")
    wanted = searched("back", [fact for fact in FACTS if "ALL" in steps_touched(fact) and "prevents" in fact.classes])
    expect(table.get_by_role("status")).to_contain_text(f"{len(wanted)} of 74")
    for _ in range(8):  # six more classes, Clear, the first row
        keys.press("Tab")
    first = table.get_by_role("button", name=wanted[0].name, exact=True)
    expect(first).to_be_focused()
    keys.press("Enter")
    expect(first).to_have_attribute("aria-expanded", "true")
    expect(table.get_by_text(wanted[0].look_for)).to_be_visible()
    assert cell_count(shared) == cells


@pytest.mark.parametrize("width", [1200, 400])
def test_axe_finds_nothing_and_targets_are_large(shared: Page, table: Locator, width: int) -> None:
    shared.set_viewport_size({"width": width, "height": 900})
    table.get_by_label("Leave out").select_option("HEAT")
    table.get_by_role("button", name=re.compile("^Medical, ")).click()
    table.locator(".bfe-unfold:visible").first.click()
    found = Axe().run(shared, ".bfe-explorer")
    assert found.violations_count == 0, found.generate_report()
    for target in table.locator(":is(button, input, select):visible").all():
        box = target.bounding_box()
        assert box is not None and box["height"] >= 44 and box["width"] >= 44
    assert table.evaluate("node => node.scrollWidth <= node.clientWidth")
    assert "columnheader" in table.aria_snapshot() and "rowheader" in table.aria_snapshot()
    shared.set_viewport_size({"width": 1200, "height": 900})


def test_it_works_on_when_the_kernel_is_gone(browser: Browser, lab: Lab) -> None:
    page = open_page(browser, lab, lab.notebook("gone.ipynb", *CELLS))
    table = page.locator(".bfe-explorer")
    expect(table).to_be_visible()
    page.evaluate(f"() => {KERNEL}.shutdown()")
    page.wait_for_function(f"() => !{KERNEL} || {KERNEL}.status === 'dead' || {KERNEL}.isDisposed")
    table.get_by_label("Search").fill("numbness legs")
    expect(table.get_by_role("status")).to_contain_text(f"{len(searched('numbness legs'))} of 74")
    table.locator(".bfe-unfold:visible").first.click()
    expect(table.get_by_text(library().deciding("C68").decision)).to_be_visible()
