"""The shipped figures in the fonts that a reader has: no words leave the drawing or run into each other."""

import pytest
from playwright.sync_api import Browser
from windows import new_page

from backfacial.facts.figures import drawn_figure
from backfacial.figures import FIGURES
from backfacial.pages.figures import figure_html
from backfacial.pages.styling import styles

PAGE = """<!doctype html><html lang="en"><title>Figures</title><meta name="viewport" content="width=device-width">
<style>{styles}</style><body class="bf-page" style="margin: 0"><main class="bf">{figures}</main>"""
FONTS = ("var(--bf-font)", "DejaVu Sans", "Liberation Sans")
FAULTS = """font => {
  document.documentElement.style.setProperty('--bf-font', font.startsWith('var') ? '' : font);
  const found = [];
  for (const svg of [...document.querySelectorAll('svg')].filter(each => each.checkVisibility())) {
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
    texts.forEach(([words, box], place) => {
      if (box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom) {
        found.push(`${font}: "${words}" leaves the drawing`);
      }
      for (const [others, other] of texts.slice(place + 1)) {
        const overlap = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        if (box.left < other.right && other.left < box.right && overlap > box.height / 3) {
          found.push(`${font}: "${words}" runs into "${others}"`);
        }
      }
    });
  }
  return found;
}"""
FORM = """() => [...document.querySelectorAll('svg')]
  .filter(svg => svg.checkVisibility()).map(svg => svg.parentNode.className)"""


@pytest.mark.parametrize(("width", "form"), [(400, "narrow"), (1366, "wide")])
def test_words_stay_in_the_drawing_in_every_usual_font(browser: Browser, width: int, form: str) -> None:
    page = new_page(browser, viewport={"width": width, "height": 800})
    figures = "".join(figure_html(drawn_figure(name)) for name in FIGURES)
    page.set_content(PAGE.format(styles=styles(), figures=figures))
    assert page.evaluate(FORM) == [f"bf-drawing-{form}"] * len(FIGURES)
    assert [fault for font in FONTS for fault in page.evaluate(FAULTS, font)] == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
