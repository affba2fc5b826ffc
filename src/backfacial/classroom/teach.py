"""`backfacial teach`: JupyterLab in the course's folder for an instructor, opened at the page of first steps."""

import os
import shutil
import sys
from pathlib import Path

from jupyter_core.paths import jupyter_runtime_dir

from backfacial.classroom.first_steps_page import EXTENSION, PATH
from backfacial.classroom.ready import FOLDER
from backfacial.facts import words
from backfacial.grading.course_folder import course_problem
from backfacial.grading.source import SourceProblem
from backfacial.jupyterlab.server import Lab
from backfacial.jupyterlab.until_stopped import serve, until_stopped


def teach(course: Path, port: int, browser: bool) -> int:
    """Serve the course's folder to its instructor until the process is stopped (Ctrl-C, SIGTERM, a closed terminal).

    It is the JupyterLab that this Python and this user have, with nbgrader's menus and formgrader.

    Args:
        port: the first port that is tried; one that is taken is stepped around.
        browser: whether the page of first steps is opened in the browser.

    Returns:
        The exit code: 0 when it was stopped, 1 when JupyterLab ended by itself.

    Raises:
        SourceProblem: something has to be mended first.
        ServerError: JupyterLab did not start.
    """
    problem = course_problem(course)
    if problem:
        raise SourceProblem(problem)
    log = course / FOLDER / "teach.log"
    try:
        log.parent.mkdir(exist_ok=True)
        log.write_bytes(b"")
    except OSError as error:
        reason = error.strerror or error
        raise SourceProblem(words("teach", "log-not-written", file=log, reason=reason)) from None
    return until_stopped(lambda: serve(_lab(course, log), port, PATH, browser))


def _lab(course: Path, log: Path) -> Lab:
    # a terminal there finds the commands; without `shell_command` it would be a login shell, which sets PATH anew
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
    shell = os.environ.get("SHELL") or shutil.which("sh")
    options = [f"--ServerApp.jpserver_extensions={EXTENSION}=True"]
    if os.name == "posix" and shell:
        options.append(f"--ServerApp.terminado_settings=shell_command={shell}")
    return Lab(course, {"PATH": path}, Path(jupyter_runtime_dir()), log, tuple(options))
