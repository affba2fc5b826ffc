"""JupyterLab as a child process that serves one folder to this computer only (127.0.0.1)."""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
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
STARTS = 5
"""So often a port that another server took in the last moment is left to it."""


class ServerError(Exception):
    """JupyterLab cannot be started. The text says why and what to do."""


@dataclass(frozen=True)
class Lab:
    """A JupyterLab as it is to be started.

    Attributes:
        folder: what it serves.
        environment: variables to be put over those that are there.
        runtime: the folder in which it notes how it is reached.
        log: the file that takes all that it says.
        options: more of its command-line options.
    """

    folder: Path
    environment: Mapping[str, str]
    runtime: Path
    log: Path
    options: tuple[str, ...] = ()


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
        return self.address(document(name))

    def address(self, path: str) -> str:
        """The address that opens what lies at a path of the server."""
        return f"{self.url}{path}?token={self.token}"


def document(name: str) -> str:
    """The path on a server of one document, without the file browser."""
    return f"doc/tree/{quote(name)}"


def learners_lab(home: Path) -> Lab:
    """The JupyterLab of a folder that `prepare` has made."""
    home = home.expanduser().resolve()
    return Lab(home, environment(home), runtime_dir(home), home / MARKER / "server.log")


@contextmanager
def serving(lab: Lab, port: int) -> Iterator[Server]:
    """Serve a folder, from when the server answers until the end of the block.

    Args:
        port: the first port that is tried.

    Raises:
        ServerError: no port is free, or the server ended or hung before it answered; its words are in the log.
        OSError: the log cannot be written.
    """
    for _ in range(STARTS):
        wanted = free_port(port)
        with _started(lab, wanted) as server:
            if server:
                yield server
                return
        if _is_free(wanted):
            break
    raise ServerError(words("not-started", log=lab.log))


@contextmanager
def _started(lab: Lab, port: int) -> Iterator[Server | None]:
    """A JupyterLab that answers; None where it ended or hung before."""
    token = secrets.token_urlsafe(24)
    with lab.log.open("wb") as log:
        process = subprocess.Popen(
            command(lab, port),
            env={**os.environ, **lab.environment, "JUPYTER_TOKEN": token},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=lab.folder,
            # Ctrl-C is for the parent, which then ends the server; the server itself would ask "are you sure"
            start_new_session=os.name == "posix",
        )
        try:
            url = _address(process, lab, token)
            yield Server(url, token, process) if url else None
        finally:
            end(process)


def command(lab: Lab, port: int) -> list[str]:
    """The command that serves the folder on this computer."""
    options = {
        "ServerApp.root_dir": str(lab.folder),
        "ServerApp.ip": HOST,
        "ServerApp.port": str(port),
        "ServerApp.open_browser": "False",
        "ServerApp.allow_root": "True",
    }
    named = (f"--{name}={value}" for name, value in options.items())
    return [sys.executable, "-m", "jupyterlab", *named, *lab.options]


def free_port(first: int, tries: int = 100) -> int:
    """The first port from `first` on that nothing listens on.

    Raises:
        ServerError: none of `tries` ports is free.
    """
    for port in range(first, min(first + tries, 65536)):
        if _is_free(port):
            return port
    raise ServerError(words("no-port", first=first))


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name == "posix":  # a port that was closed a moment ago counts as free, as it does for the server
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


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


def _address(process: "subprocess.Popen[bytes]", lab: Lab, token: str) -> str:
    """The address at which it answers; "" where it ends or hangs before."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        url = noted_address(lab.runtime, token)
        if url and answers(url, token):
            return url
        time.sleep(0.1)
    return ""


def answers(url: str, token: str) -> bool:
    """Whether it is the server with this token that answers at an address.

    A server notes its address before it listens there. If another one was faster, that one answers everybody, but lets
    only its own token in.
    """
    # a proxy that the machine is set up with must not be asked for this computer
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(f"{url}api/status", headers={"Authorization": f"token {token}"})
    try:
        with opener.open(request, timeout=5) as response:
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
