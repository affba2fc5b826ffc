"""The kernels that pages have started; they run on when a page is closed, and each takes memory and a share of time."""

import json
from urllib.request import Request, urlopen


def end_kernels(url: str, token: str, folder: str = "") -> None:
    """End the kernels of the notebooks in a folder of what a JupyterLab serves.

    Args:
        url: the server's address, with `/` at the end.
        folder: from the server's root, without `/` at the end; all of it when left out.
    """
    headers = {"Authorization": f"token {token}"}
    with urlopen(Request(f"{url}api/sessions", headers=headers)) as response:
        sessions = json.load(response)
    for session in sessions:
        if session["path"].startswith(f"{folder}/" if folder else ""):
            urlopen(Request(f"{url}api/sessions/{session['id']}", headers=headers, method="DELETE")).close()
