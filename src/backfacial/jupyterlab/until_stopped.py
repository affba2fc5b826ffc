"""JupyterLab from its start until it is stopped: its address is said, and opened in the browser."""

import signal
import sys
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from backfacial.jupyterlab.server import Lab, serving
from backfacial.jupyterlab.words import words

DEFAULT_PORT = 8888


class _Stop(Exception):
    """The process was told to end."""


def until_stopped(run: Callable[[], int]) -> int:
    """Run something that goes on until the process is stopped: by Ctrl-C, SIGTERM, or a closed terminal.

    Returns:
        The exit code: 0 when it was stopped, else what `run` returns.
    """
    with _stoppable():
        try:
            return run()
        except (KeyboardInterrupt, _Stop):
            return 0


def serve(lab: Lab, port: int, page: str, browser: bool) -> int:
    """Start JupyterLab, say the address of a page, and wait.

    Args:
        port: the first port that is tried; one that is taken is stepped around.
        page: the path of the page on the server.
        browser: whether the page is opened in the browser.

    Returns:
        1, when JupyterLab has ended by itself.

    Raises:
        ServerError: JupyterLab did not start.
        OSError: its log cannot be written.
    """
    with serving(lab, port) as server:
        address = server.address(page)
        print(words("open", address=address), flush=True)
        if browser:
            webbrowser.open(address)
        print(words("how-to-stop"), flush=True)
        server.process.wait()
    print(words("ended", log=lab.log), file=sys.stderr, flush=True)
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
