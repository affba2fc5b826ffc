"""The kernels that pages have started; they run on when a page is closed, and each takes memory and a share of time."""

import json
from urllib.request import Request, urlopen


def end_kernels(url: str, token: str, place: str) -> None:
    """End the kernels of a notebook, or of all notebooks in a folder, that a JupyterLab serves.

    Args:
        url: the server's address, with `/` at the end.
        place: the path of the notebook, or of the folder with `/` at the end, from the server's root.
    """
    headers = {"Authorization": f"token {token}"}
    with urlopen(Request(f"{url}api/sessions", headers=headers)) as response:
        sessions = json.load(response)
    for session in sessions:
        if session["path"].startswith(place):
            urlopen(Request(f"{url}api/sessions/{session['id']}", headers=headers, method="DELETE")).close()
