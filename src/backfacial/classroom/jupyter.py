"""Where a course's JupyterLab is reached."""

from pathlib import Path

from jupyter_server.serverapp import list_running_servers

from backfacial.jupyterlab.server import HOST

TEACH_PORT = 8868
"""The port that `backfacial teach` tries first. No learner's course comes here (these go up from 8888), so that links
to it can be written while nothing runs."""


def address_of(course: Path) -> str:
    """The address of the JupyterLab that runs in the course's folder, else of the one that `teach` would start.

    Without the token, which would be a key to the whole computer in a page that is printed and passed on.
    """
    found = (server for server in list_running_servers() if Path(server["root_dir"]).resolve() == course)
    return min((str(server["url"]) for server in found), default=f"http://{HOST}:{TEACH_PORT}/")
