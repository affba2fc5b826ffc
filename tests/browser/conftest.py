"""What the browser tests share: one Chromium and one plain JupyterLab for all that a worker runs of them."""

from collections.abc import Iterator
from itertools import count

import pytest
from elements_page import Lab, plain_lab
from playwright.sync_api import Browser
from running_kernels import end_kernels
from windows import real_browser

NUMBERS = count(1)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with real_browser() as browser:
        yield browser


@pytest.fixture(autouse=True)
def _every_window_is_closed(browser: Browser) -> Iterator[None]:
    """Also when a test fails; a page that is shared by several tests stays."""
    shared = list(browser.contexts)
    yield
    for context in browser.contexts:
        if context not in shared:
            context.close()


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    root = tmp_path_factory.mktemp("plain") / "home"
    root.mkdir()
    with plain_lab(root) as lab:
        yield lab


def _own_folder(server: Lab) -> Iterator[Lab]:
    folder = server.root / f"folder-{next(NUMBERS)}"
    folder.mkdir()
    yield Lab(server.url, folder, server.root)
    end_kernels(server.url, server.token, f"{folder.name}/")


@pytest.fixture
def lab(server: Lab) -> Iterator[Lab]:
    """The plain JupyterLab with a folder for one test alone."""
    yield from _own_folder(server)


@pytest.fixture(scope="module")
def lab_of_file(server: Lab) -> Iterator[Lab]:
    """The plain JupyterLab with a folder for the tests of one file."""
    yield from _own_folder(server)
