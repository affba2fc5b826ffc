"""Chromium and its windows. They wait for conditions, so that no computer is too slow or too busy for a test."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import chromium
from playwright.sync_api import Browser, Page, expect, sync_playwright

PATIENCE_MS = 180_000
"""Ends the wait for what never comes. What does come is seen at once, so a shorter wait would gain nothing."""

expect.set_options(timeout=PATIENCE_MS)


@contextmanager
def real_browser() -> Iterator[Browser]:
    """A Chromium; `make browser` gets one."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.ARGUMENTS, timeout=PATIENCE_MS
        )
        try:
            yield browser
        finally:
            browser.close()


def new_page(browser: Browser, **window: Any) -> Page:
    """A page in a window of its own."""
    context = browser.new_context(**window)
    context.set_default_timeout(PATIENCE_MS)
    return context.new_page()
