"""Where JupyterLab runs for a course, if it does."""

from pathlib import Path

from jupyter_server.serverapp import list_running_servers


def running_address(course: Path) -> str:
    """The address of a JupyterLab that was opened in the course's folder, ended by a slash; "" where none runs.

    Without the token, which would be a key to the whole computer in a page that is printed and passed on.
    """
    found = (server for server in list_running_servers() if Path(server["root_dir"]).resolve() == course)
    return min((str(server["url"]) for server in found), default="")
