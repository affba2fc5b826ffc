"""`backfacial learn`: the learner's folder made ready, JupyterLab started for it, its address said."""

import signal
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from backfacial.answers.learner import MARKER, START_PAGE
from backfacial.jupyterlab.learner_home import prepare
from backfacial.jupyterlab.server import serving
from backfacial.jupyterlab.words import words

DEFAULT_PORT = 8888


class _Stop(Exception):
    """The process was told to end."""


def learn(home: Path, course: Path, port: int = DEFAULT_PORT, browser: bool = True) -> int:
    """Make the learner's folder ready and serve it until the process is stopped (Ctrl-C, SIGTERM, a closed terminal).

    Args:
        home: the learner's folder.
        course: the checkout of the course.
        port: the first port that is tried; one that is taken is stepped around.
        browser: whether the start page is opened in the browser.

    Returns:
        The exit code: 0 when it was stopped, 1 when JupyterLab ended by itself.

    Raises:
        LearnerHomeError: the folder cannot be a learner's folder.
        ServerError: JupyterLab did not start.
    """
    with _stoppable():
        try:
            for line in prepare(home, course).lines():
                print(line, flush=True)
            with serving(home, port) as server:
                address = server.page(START_PAGE)
                print(words("open", address=address), flush=True)
                if browser:
                    webbrowser.open(address)
                print(words("how-to-stop"), flush=True)
                server.process.wait()
        except (KeyboardInterrupt, _Stop):
            return 0
    print(words("ended", log=home / MARKER / "server.log"), file=sys.stderr, flush=True)
    return 1


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let SIGTERM and a closed terminal end the block as Ctrl-C does, so that the server is ended too."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise _Stop

    numbers = [signal.SIGTERM, *([signal.SIGHUP] if sys.platform != "win32" else [])]
    before = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
