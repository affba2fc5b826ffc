"""What the browser tests share: one Chromium and one plain JupyterLab a worker, a learner's folder a file."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from elements_page import Lab, plain_lab
from lab_server import learners_lab
from playwright.sync_api import Browser
from running_kernels import end_kernels
from windows import real_browser

from backfacial.jupyterlab.server import Server

COURSE = Path(__file__).parents[2]
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


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A learner's folder, for the tests of one file."""
    return tmp_path_factory.mktemp("learner") / "home"


@pytest.fixture(scope="module")
def learners_server(home: Path) -> Iterator[Server]:
    """The course as `backfacial learn` serves it from that folder."""
    with learners_lab(home, COURSE) as server:
        yield server


@pytest.fixture
def fresh(learners_server: Server, home: Path) -> Iterator[Server]:
    """That course without an answer, and no kernel from a test before."""
    for file in (home / "answers").glob("*.json"):
        file.unlink()
    yield learners_server
    end_kernels(learners_server.url, learners_server.token, "")
