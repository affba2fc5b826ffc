"""What axe finds on a page of JupyterLab."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SIGHT = ["color-contrast", "link-in-text-block"]
"""Rules about text that is in sight."""

# To axe nothing is in sight that overflows a part which hides it. JupyterLab's body hides all (it has no height), and
# its shell whatever does not fit into the window: as they are, hardly a contrast on the page would be measured.
ALL_IN_SIGHT = "body, .lm-Widget, .jp-WindowedPanel-outer { overflow: visible !important; contain: none !important; }"
# text that nobody can read, at the end of the page: axe must find it, or it has not looked
UNREADABLE = """selector => [...document.querySelectorAll(selector)]
    .findLast(node => node.checkVisibility() && !node.hidden)
    .insertAdjacentHTML('beforeend', '<p id="bf-unreadable" style="color: #777; background: #888">Unreadable</p>')"""
# Text of one look stands out from its ground everywhere or nowhere; a page has a few hundred looks in thousands of
# texts, and axe takes milliseconds for each. A look is all that is painted from the page to the text.
ONE_OF_EACH_LOOK = """selector => {
  const looks = new Map();
  const seen = new Set();
  const number = look => looks.get(look) ?? looks.set(look, looks.size).size - 1;
  const isText = node => node.matches('input, select, textarea')
    || [...node.childNodes].some(child => child.nodeType === Node.TEXT_NODE && child.data.trim());
  const walk = (node, above) => {
    const style = getComputedStyle(node);
    const { color, backgroundColor, backgroundImage, opacity, filter, position, textShadow } = style;
    const { fontSize, fontWeight, textDecorationLine } = style;
    const here = number([above, node.localName, node.getAttribute('class'), color, backgroundColor, backgroundImage,
      opacity, filter, position, textShadow, fontSize, fontWeight, textDecorationLine, node.disabled].join(';'));
    if (isText(node) && !seen.has(here) && node.checkVisibility({ visibilityProperty: true })) {
      seen.add(here);
      node.dataset.bfLook = '';
    }
    [...node.children].forEach(child => walk(child, here));
  };
  document.querySelectorAll(selector).forEach(node => walk(node, -1));
}"""
FORGET_LOOKS = "() => document.querySelectorAll('[data-bf-look]').forEach(node => delete node.dataset.bfLook)"
PLACE = "target => { const node = document.querySelector(target); return node && window.bfChecks?.whereIs(node); }"


def axe_findings(page: Page, context: str | None = None) -> list[str]:
    """One line for each violation of any rule: its place, the rule, the mend.

    Args:
        context: a selector of what is looked at; else it is the whole page.
    """
    return axe_on_structure(page, context) + axe_on_colours(page, context)


def axe_on_structure(page: Page, context: str | None = None) -> list[str]:
    """As `axe_findings`, of the rules that do not look at colours."""
    result = _run(page, context, {"rules": {rule: {"enabled": False} for rule in SIGHT}})
    return _lines(page, result)


def axe_on_colours(page: Page, context: str | None = None) -> list[str]:
    """As `axe_findings`, of the rules that look at colours: on the whole page, not in its window alone.

    Of the texts that look the same, the first is looked at.
    """
    style = page.add_style_tag(content=ALL_IN_SIGHT)
    page.evaluate(UNREADABLE, context or ".jp-Notebook .jp-Cell")
    page.evaluate(ONE_OF_EACH_LOOK, context or "body")
    lines = _lines(page, _run(page, "[data-bf-look]", {"runOnly": SIGHT}))
    page.evaluate(FORGET_LOOKS)
    page.evaluate("() => document.getElementById('bf-unreadable').remove()")
    style.evaluate("node => node.remove()")
    others = [line for line in lines if "bf-unreadable" not in line]
    assert len(others) < len(lines), "axe has not looked at the text at the end of the page"
    return others


def _run(page: Page, context: str | None, options: dict[str, Any]) -> dict[str, Any]:
    return dict(Axe().run(page, context=context, options={"resultTypes": ["violations"], **options}).response)


def _lines(page: Page, result: dict[str, Any]) -> list[str]:
    found = [(rule["id"], node) for rule in result["violations"] for node in rule["nodes"]]
    return [f"{_place(page, node['target'])} axe {rule}: {node['failureSummary']}" for rule, node in found]


def _place(page: Page, target: list[Any]) -> str:
    """The selector, after the node's place in words where the page has words for it."""
    is_here = len(target) == 1 and isinstance(target[0], str)
    return f"{page.evaluate(PLACE, target[0]) or '' if is_here else ''} {target}".strip()
