"""`backfacial learn` serves the learner's folder and ends cleanly."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from backfacial.jupyterlab.server import ServerError, free_port, noted_address

LEARN = "import sys; from pathlib import Path; from backfacial.jupyterlab.learn import learn; "
# whoever started the tests in the background has them ignore Ctrl+C, and so would this process
HEED = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
SERVE = (
    HEED + LEARN + "sys.exit(learn(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == 'browser'))"
)
PATIENCE = 180
"""Seconds; ends the wait for what never comes, on the slowest computer too."""
NOTEBOOK = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


@contextmanager
def listening() -> Iterator[int]:
    """A port that another program holds."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    lesson = tmp_path / "course/notebooks/00-start-here.ipynb"
    lesson.parent.mkdir(parents=True)
    lesson.write_text(json.dumps(NOTEBOOK), encoding="utf-8")
    return tmp_path / "course"


@contextmanager
def learning(course: Path, port: int = 28888, **environ: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """The command in a process of its own, and the address it said."""
    user = course.parent / "user"
    user.mkdir()
    arguments = [str(course.parent / "learner"), str(course), str(port), environ.pop("open", "no")]
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, *arguments],
        env={**os.environ, "HOME": str(user), **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        for line in process.stdout:
            if found := re.match(r"Open the course: (http://127\.0\.0\.1:\d+/\S+)$", line):
                yield process, found[1]
                break
        else:
            pytest.fail(f"no address was said: {process.communicate()[1]}")
    finally:
        process.terminate()
        process.communicate()  # it ends its server first, whatever that does


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def api(address: str, path: str) -> str:
    root, token = address.split("doc/tree/")[0], address.split("token=")[1]
    return f"{root}{path}?token={token}"


def test_a_taken_port_is_stepped_around() -> None:
    with listening() as taken:
        assert free_port(taken) > taken


def test_where_no_port_is_free_it_is_said() -> None:
    with listening() as taken, pytest.raises(ServerError, match=f"No free port from {taken}"):
        free_port(taken, tries=1)


def test_a_port_stays_inside_the_range() -> None:
    with pytest.raises(ServerError):
        free_port(65536)


def test_the_address_is_that_of_the_server_with_the_token(tmp_path: Path) -> None:
    notes = {"1": '{"token": "other", "url": "a"}', "2": "{", "3": "[]", "4": '{"token": "mine", "url": "b"}'}
    for number, text in notes.items():
        (tmp_path / f"jpserver-{number}.json").write_text(text, encoding="utf-8")
    assert noted_address(tmp_path, "mine") == "b"
    assert noted_address(tmp_path, "nobody's") == ""
    assert noted_address(tmp_path / "missing", "mine") == ""


def test_the_folder_is_served_with_a_token_and_without_terminals_or_grading(course: Path) -> None:
    with learning(course) as (_, address):
        assert status(address) == 200
        assert status(api(address, "lab/extensions/backfacial-start/static/manifest.json")) == 200
        assert status(api(address, "lab/extensions/backfacial-start/static/remoteEntry.js")) == 200
        assert status(address.split("?")[0]) == 200  # the page that asks for the token
        assert status(api(address, "api/contents").split("?")[0]) == 403
        assert status(api(address, "api/contents/.backfacial")) == 404
        assert status(api(address, "api/terminals")) == 404
        assert status(api(address, "formgrader")) == 404
        # the user's own Jupyter was not touched
        assert list((course.parent / "user").glob(".[jil]*")) == []


def test_the_server_steps_around_a_taken_port(course: Path) -> None:
    with listening() as taken, learning(course, port=taken) as (_, address):
        assert f":{taken}/" not in address
        assert status(address) == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_the_server_and_its_kernels(course: Path, number: signal.Signals) -> None:
    with learning(course) as (process, address):
        request = urllib.request.Request(api(address, "api/kernels"), data=b"{}", method="POST")
        with urllib.request.urlopen(request) as response:
            assert json.load(response)["name"] == "python3"
        children = psutil.Process(process.pid).children(recursive=True)
        assert len(children) >= 2
        process.send_signal(number)
        assert process.wait() == 0
        _, alive = psutil.wait_procs(children, timeout=PATIENCE)
        assert alive == []


def test_a_server_that_ends_by_itself_is_reported(course: Path) -> None:
    with learning(course) as (process, _):
        for child in psutil.Process(process.pid).children():
            child.terminate()
        assert process.wait() == 1
        assert process.stderr
        assert "server.log" in process.stderr.read()


def test_the_browser_is_opened_at_the_start_page(course: Path) -> None:
    note = course.parent / "opened"
    browser = course.parent / "browser.sh"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{note}"\n', encoding="utf-8")
    browser.chmod(0o755)
    with learning(course, open="browser", BROWSER=str(browser)) as (process, address):
        assert process.stdout
        assert "Ctrl-C" in process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 0
        assert note.read_text(encoding="utf-8") == address


def test_a_server_that_does_not_start_is_reported_with_its_log(course: Path) -> None:
    home = course.parent / "learner"
    config = home / ".backfacial/config/jupyter_server_config.py"
    config.parent.mkdir(parents=True)
    config.write_text("raise SystemExit('this is why')", encoding="utf-8")
    command = [sys.executable, "-c", SERVE, str(home), str(course), "28888", "no"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert f"JupyterLab did not start. What it said is in {home}/.backfacial/server.log" in answer.stderr
    assert "this is why" in (home / ".backfacial/server.log").read_text(encoding="utf-8")
