"""An instructor's side, for tests in a browser: a school's copy of the course, nbgrader's commands, formgrader."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from backfacial.jupyterlab.server import Lab, serving

FOLDERS = ("content", "source", "release", "notebooks")
BIN = Path(sys.executable).parent
# whoever started the tests in the background has them ignore Ctrl+C, and so would the command
HEED = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
BACKFACIAL = (sys.executable, "-c", HEED + "from backfacial.cli import app; app()")
"""The course's own command, as it stands in the checkout."""


def schools_copy(course: Path, to: Path) -> Path:
    """What a school works in: the course without anybody's hand-ins and without a gradebook."""
    to.mkdir(parents=True)
    for folder in FOLDERS:
        shutil.copytree(course / folder, to / folder)
    shutil.copy(course / "nbgrader_config.py", to)
    return to


def _environment(folder: Path) -> dict[str, str]:
    own = {"JUPYTER_CONFIG_DIR": str(folder / ".jupyter"), "JUPYTER_RUNTIME_DIR": str(folder / ".runtime")}
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"  # nbgrader calls alembic by its name
    return {**os.environ, **own, "PATH": path}


def nbgrader(school: Path, *arguments: str) -> str:
    """Run a plain nbgrader command in the school's folder and return all that it said."""
    done = subprocess.run(
        [BIN / "nbgrader", *arguments],
        cwd=school,
        env=_environment(school),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    return said


@contextmanager
def formgrader(school: Path) -> Iterator[tuple[str, str]]:
    """JupyterLab in the school's folder, as an instructor starts it; gives its address and its token."""
    runtime = school / ".runtime"
    runtime.mkdir(exist_ok=True)
    with serving(Lab(school, _environment(school), runtime, school / "lab.log"), port=19888) as server:
        yield server.url, server.token


def at_home(home: Path) -> dict[str, str]:
    """The variables of somebody whose home is an empty folder, and who has set up nothing of Jupyter."""
    home.mkdir()
    others = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    return {**others, "HOME": str(home), "SHELL": "/bin/sh"}


@contextmanager
def teaching(course: Path, environ: Mapping[str, str]) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """`backfacial teach` in a process of its own, and the address that it says."""
    process = subprocess.Popen(
        [*BACKFACIAL, "teach", "--no-browser", "--port=27888"],
        cwd=course,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        for line in process.stdout:
            if found := re.search(r"(http://127\.0\.0\.1:\d+/\S+)$", line):
                yield process, found[1]
                break
        else:
            raise AssertionError(f"no address was said: {process.communicate()[1]}")
    finally:
        process.terminate()
        process.communicate()  # it ends its server first, whatever that does
