"""`backfacial learn`: the learner's folder made ready, JupyterLab started for it, its address said."""

from pathlib import Path

from backfacial.answers.learner import START_PAGE
from backfacial.jupyterlab.learner_home import prepare
from backfacial.jupyterlab.server import document, learners_lab
from backfacial.jupyterlab.until_stopped import DEFAULT_PORT, serve, until_stopped


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

    def run() -> int:
        for line in prepare(home, course).lines():
            print(line, flush=True)
        return serve(learners_lab(home), port, document(START_PAGE), browser)

    return until_stopped(run)
