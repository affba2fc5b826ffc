"""JupyterLab as a child process that serves one learner's folder to this computer only (127.0.0.1)."""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from backfacial.answers.learner import MARKER
from backfacial.jupyterlab.profile import environment, runtime_dir
from backfacial.jupyterlab.words import words

HOST = "127.0.0.1"
START_SECONDS = 300
"""On a slow or busy computer JupyterLab takes minutes; this ends only the wait for one that hangs."""
STOP_SECONDS = 30


class ServerError(Exception):
    """JupyterLab cannot be started. The text says why and what to do."""


@dataclass(frozen=True)
class Server:
    """A JupyterLab that answers.

    Attributes:
        url: its address, with `/` at the end.
        token: what opens it.
        process: the child process.
    """

    url: str
    token: str
    process: "subprocess.Popen[bytes]"

    def page(self, name: str) -> str:
        """The address that opens a page of the course: one document, without the file browser."""
        return f"{self.url}doc/tree/{quote(name)}?token={self.token}"


@contextmanager
def serving(home: Path, port: int) -> Iterator[Server]:
    """Serve a folder that `prepare` has made, from when the server answers until the end of the block.

    Args:
        home: the learner's folder.
        port: the first port that is tried.

    Raises:
        ServerError: no port is free, or the server ended or hung before it answered; its words are in
            `.backfacial/server.log`.
    """
    home = home.expanduser().resolve()
    token = secrets.token_urlsafe(24)
    with (home / MARKER / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command(home, free_port(port)),
            env={**os.environ, **environment(home), "JUPYTER_TOKEN": token},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=home,
            # Ctrl-C is for the parent, which then ends the server; the server itself would ask "are you sure"
            start_new_session=os.name == "posix",
        )
        try:
            yield Server(_wait_for_address(process, home, token), token, process)
        finally:
            end(process)


def command(home: Path, port: int) -> list[str]:
    """The command that serves the folder on this computer."""
    options = {
        "ServerApp.root_dir": str(home),
        "ServerApp.ip": HOST,
        "ServerApp.port": str(port),
        "ServerApp.open_browser": "False",
        "ServerApp.allow_root": "True",
    }
    return [sys.executable, "-m", "jupyterlab", *(f"--{name}={value}" for name, value in options.items())]


def free_port(first: int, tries: int = 100) -> int:
    """The first port from `first` on that nothing listens on.

    Raises:
        ServerError: none of `tries` ports is free.
    """
    for port in range(first, min(first + tries, 65536)):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if os.name == "posix":  # a port that was closed a moment ago counts as free, as it does for the server
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise ServerError(words("no-port", first=first))


def noted_address(runtime: Path, token: str) -> str:
    """The address that the server with this token has written down; "" as long as there is none.

    Its port may differ from the one it was told, where another program took that in between.
    """
    for path in runtime.glob("jpserver-*.json"):
        try:
            info = json.loads(path.read_bytes())
            if info["token"] == token:
                return str(info["url"])
        except (OSError, ValueError, KeyError, TypeError):
            continue  # being written, or left behind by a server that has ended
    return ""


def _wait_for_address(process: "subprocess.Popen[bytes]", home: Path, token: str) -> str:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        url = noted_address(runtime_dir(home), token)
        if url and _answers(url):
            return url
        time.sleep(0.1)
    raise ServerError(words("not-started", log=home / MARKER / "server.log"))


def _answers(url: str) -> bool:
    # a proxy that the machine is set up with must not be asked for this computer
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{url}api", timeout=5) as response:
            return bool(response.status == 200)
    except OSError:
        return False


def end(process: "subprocess.Popen[Any]") -> None:
    """End a JupyterLab with its kernels: it is asked to, and killed when it does not listen."""
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
