"""Trolley scenes in a real JupyterLab: by mouse, by keys, by touch on a phone; kept, marked, for everybody."""

import json
from pathlib import Path
from typing import Any

from axe_findings import axe_findings
from elements_page import Lab, element, open_page, run_all, status, wait_for_kernel
from playwright.sync_api import Browser, Locator, expect
from windows import new_page

from backfacial.items.trolley.generate import generated_trolley
from backfacial.items.trolley.item import TrolleyItem

ONE = "from backfacial.items.trolley.generate import generated_trolley\npractice(generated_trolley(100, 'hard'), store)"
NEW = "from backfacial.elements.trolley import trolleys\ntrolleys(store)"
ITEM = generated_trolley(100, "hard")
PHONE = {"viewport": {"width": 400, "height": 850}, "has_touch": True, "is_mobile": True}

TOO_WIDE = """root => [...root.querySelectorAll('*')]
    .filter(node => !node.closest('svg') && node.getBoundingClientRect().right > root.getBoundingClientRect().right + 1)
    .map(node => node.className)"""
"""Parts of an element that stick out of it."""


def kept(lab: Lab) -> dict[str, Any]:
    document = json.loads((lab.folder / Path("quiz-page/answers.json")).read_text())
    return {item: entry["response"] for item, entry in document["answers"].items()}


def list_of(found: Locator, thing: str, item: TrolleyItem = ITEM) -> Locator:
    """The list of places of a thing."""
    return found.locator("select").nth([each.thing for each in item.scene.things].index(thing))


def middle(found: Locator, what: str) -> tuple[float, float]:
    box = found.locator(what).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def answer(found: Locator, item: TrolleyItem, **other: str) -> None:
    for name, key in {**item.keys, **other}.items():
        if name == "hands":
            found.locator(f"input[value={key}]").check()
        else:
            list_of(found, name, item).select_option(key)


def test_a_scene_by_mouse_and_keys_is_kept_marked_and_shows_the_way(browser: Browser, lab: Lab) -> None:
    page = open_page(browser, lab, lab.notebook("quiz-page.ipynb", ONE))
    found = element(page, ITEM.id)
    says, room = found.locator(".bfe-trolley-says"), found.locator(".bf-trolley-room")
    room.scroll_into_view_if_needed()
    # a press on a thing, and one on its place
    found.locator("[data-thing=tissue]").click()
    expect(says).to_contain_text("Tissue: Just taken from its clean store")
    found.locator("[data-place=trash]").click()
    expect(list_of(found, "tissue")).to_have_value("trash")
    expect(says).to_have_text("Tissue: Trash.")
    # dragged to its place; dropped where no place is, it goes back
    for thing, place in (("bowl", "[data-place=disinfect]"), ("spatula", "[data-thing=headrest]")):
        page.mouse.move(*middle(found, f"[data-thing={thing}]"))
        page.mouse.down()
        page.mouse.move(*middle(found, place), steps=5)
        page.mouse.up()
    expect(list_of(found, "bowl")).to_have_value("disinfect")
    expect(list_of(found, "spatula")).to_have_value("")
    expect(found.locator("[data-thing=spatula]")).to_have_attribute("data-put", "false")
    # by keys, and kept before any check
    list_of(found, "spatula").focus()
    page.keyboard.press("t")
    expect(list_of(found, "spatula")).not_to_have_value("")
    list_of(found, "spatula").select_option("trash")
    expect(status(found)).to_contain_text("Saved")
    page.reload()
    wait_for_kernel(page)
    run_all(page)
    found = element(page, ITEM.id)
    for thing, place in (("tissue", "trash"), ("bowl", "disinfect"), ("spatula", "trash")):
        expect(list_of(found, thing)).to_have_value(place)
    assert kept(lab)[ITEM.id] == {"spatula": "trash", "tissue": "trash", "bowl": "disinfect"}

    found.get_by_role("button", name="Check my answer").click()
    expect(found.locator(".bf-marked")).to_have_count(0)
    answer(found, ITEM, mask="closed")
    found.get_by_role("button", name="Check my answer").click()
    marked = found.locator(".bf-marked")
    expect(marked).to_contain_text("Safety mistake")
    way = marked.locator(".bf-way")
    way.locator("summary").press("Enter")
    way.get_by_role("radio", name="Jar of mask").check()
    expect(way.locator("ol:visible")).to_have_count(1)
    expect(way.locator("ol:visible")).to_contain_text("to the inside of the jar of mask.")
    expect(way.locator("g[data-way]:visible .bf-way-badge")).to_have_count(way.locator("ol:visible li").count())
    assert axe_findings(page, f"[data-bf-item='{ITEM.id}']") == []
    list_of(found, "mask").select_option(ITEM.keys["mask"])
    found.get_by_role("button", name="Check").click()
    expect(marked).to_have_attribute("data-state", "right")
    found.get_by_role("button", name="Put everything back").click()
    expect(list_of(found, "tissue")).to_have_value("")
    expect(found.locator("[data-put=true]")).to_have_count(0)


def test_a_finger_clears_a_new_trolley_on_a_phone_and_it_comes_back(browser: Browser, lab: Lab) -> None:
    page = new_page(browser, **PHONE)
    page.goto(lab.address(lab.notebook("quiz-page.ipynb", NEW)))
    wait_for_kernel(page)
    run_all(page)
    page.locator(".bfe-trolleys").get_by_role("button", name="Go to a new trolley").tap()
    found = page.locator(".bfe-host [data-bf-item^='trolley-1-easy-']")
    expect(found.locator("select").first).to_be_enabled()
    memory = kept(lab)["generated-trolley"]
    item = generated_trolley(memory["seed"], memory["difficulty"])
    first, *others = (each.thing for each in item.scene.things)
    found.locator(f"[data-thing={first}]").tap()
    found.locator(f"[data-place={item.keys[first]}]").tap()
    expect(list_of(found, first, item)).to_have_value(item.keys[first])
    answer(found, item)
    found.get_by_role("button", name="Check my answer").tap()
    expect(found.locator(".bf-marked")).to_have_attribute("data-state", "right")
    assert found.evaluate(TOO_WIDE) == []
    small = found.locator("select, .bfe-option").evaluate_all(
        "nodes => nodes.filter(node => node.offsetHeight < 44).length"
    )
    assert small == 0
    page.reload()
    wait_for_kernel(page)
    run_all(page)
    for thing in (first, *others):
        expect(list_of(found, thing, item)).to_have_value(item.keys[thing])
