"""A server is taken for ours only where it lets our token in; a port that was lost in the last moment is left alone."""

import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from backfacial.jupyterlab import server
from backfacial.jupyterlab.server import Lab, ServerError, answers, serving

# notes its address, as JupyterLab does, before it listens
STAND_IN = """
import json, os, sys
from http.server import BaseHTTPRequestHandler, HTTPServer

port, token = int(sys.argv[1]), os.environ["JUPYTER_TOKEN"]
with open(f"jpserver-{os.getpid()}.json", "w") as file:
    json.dump({"token": token, "url": f"http://127.0.0.1:{port}/"}, file)

class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.headers["Authorization"] == f"token {token}" else 403)
        self.end_headers()

HTTPServer(("127.0.0.1", port), Answer).serve_forever()
"""


class SomebodyElses(BaseHTTPRequestHandler):
    """A JupyterLab that answers everybody, but lets only its own token in."""

    def do_GET(self) -> None:
        open_to_all = self.path == "/api"
        self.send_response(200 if open_to_all or self.headers["Authorization"] == "token theirs" else 403)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def taken() -> Iterator[int]:
    """The port of somebody else's server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), SomebodyElses) as other:
        thread = Thread(target=other.serve_forever)
        thread.start()
        yield other.server_port
        other.shutdown()
        thread.join()


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    return Lab(tmp_path, {}, tmp_path, tmp_path / "server.log")


def test_only_the_server_with_the_token_answers(taken: int) -> None:
    assert answers(f"http://127.0.0.1:{taken}/", "theirs")
    assert not answers(f"http://127.0.0.1:{taken}/", "ours")


def test_a_port_that_another_server_took_in_the_last_moment_is_left_to_it(
    monkeypatch: pytest.MonkeyPatch, lab: Lab, taken: int
) -> None:
    started: list[int] = []

    def command(lab: Lab, port: int) -> list[str]:
        started.append(port)
        return [sys.executable, "-c", STAND_IN, str(port)]

    is_free = server._is_free
    monkeypatch.setattr(server, "command", command)
    monkeypatch.setattr(server, "_is_free", lambda port: not started or is_free(port))
    with serving(lab, taken) as ours:
        assert started[0] == taken
        assert ours.url == f"http://127.0.0.1:{started[1]}/"
        assert started[1] != taken
    assert ours.process.poll() is not None


def test_a_server_that_ends_for_another_reason_is_not_started_again(monkeypatch: pytest.MonkeyPatch, lab: Lab) -> None:
    started: list[int] = []

    def command(lab: Lab, port: int) -> list[str]:
        started.append(port)
        return [sys.executable, "-c", "import sys; sys.exit('this is why')"]

    monkeypatch.setattr(server, "command", command)
    with pytest.raises(ServerError, match="did not start"), serving(lab, 38888):
        pass
    assert len(started) == 1
    assert "this is why" in lab.log.read_text(encoding="utf-8")
