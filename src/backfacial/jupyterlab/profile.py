"""The profile that makes a learner's JupyterLab simple, and the environment that switches it on.

What is the same for everybody lies in this package: `profile/config` (settings, what is switched off) and
`profile/labextensions` (the start-up extension). What belongs to one learner is written into `<home>/.backfacial`: the
manifest of what was delivered, the kernel, and the folders that JupyterLab writes to. Nothing is installed into
Python's own folders, and the user's own Jupyter is neither read nor changed. A hub's spawner can use `environment` as
well, after `learner_home.prepare`.
"""

import json
import os
import sys
from pathlib import Path

from backfacial.answers.learner import MARKER
from backfacial.answers.plain_file import write_atomically
from backfacial.jupyterlab.shipped import Shipped
from backfacial.jupyterlab.words import page_words

PACKAGED = Path(__file__).parent / "profile"
EXTENSION = "backfacial-start"
KERNEL = "python3"


def manifest(shipped: Shipped, start_page: str) -> dict[str, object]:
    """What the start-up extension reads: digests of the delivered code cells, the pages, the first one, the words."""
    pages = sorted(name for name in shipped.files if name.endswith(".ipynb"))
    return {"schema": 1, "cells": sorted(shipped.cells), "pages": pages, "start": start_page, "words": page_words()}


def kernel_spec() -> dict[str, object]:
    """The kernel of this very Python.

    It is written into the learner's folder and found first, so that no `python3` kernel of the user or the machine can
    take its place. It looks for modules in the installation only: a learner's file that happens to be named
    `random.py` breaks no lesson. It keeps no history file, which two kernels would wait for.
    """
    options = ["--IPKernelApp.ignore_cwd=True", "--HistoryManager.enabled=False"]
    return {
        "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", *options],
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "metadata": {"debugger": False},
        "kernel_protocol_version": "5.5",
    }


def write_profile(marker: Path, shipped: Shipped, start_page: str) -> None:
    """Write the learner's part of the profile into `<home>/.backfacial`.

    Raises:
        OSError: it cannot be written.
    """
    files = {
        _data(marker) / "labextensions" / EXTENSION / "static" / "manifest.json": manifest(shipped, start_page),
        _data(marker) / "kernels" / KERNEL / "kernel.json": kernel_spec(),
    }
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps(data, indent=1, sort_keys=True).encode() + b"\n")


def environment(home: Path) -> dict[str, str]:
    """The environment variables with which JupyterLab becomes the learner's, for a home that `prepare` has made.

    They are to be put over the environment that is there; kernels inherit them.
    """
    home = home.expanduser().resolve()
    marker = home / MARKER
    installed = Path(sys.prefix) / "share" / "jupyter"
    return {
        "BACKFACIAL_HOME": str(home),
        "JUPYTER_CONFIG_PATH": str(PACKAGED / "config"),
        "JUPYTER_PATH": os.pathsep.join(map(str, (_data(marker), PACKAGED, installed))),
        "JUPYTER_PREFER_ENV_PATH": "1",
        # the user's own folders are replaced by the learner's: their settings, extensions, kernels, start-up files
        "JUPYTER_CONFIG_DIR": str(marker / "config"),
        "JUPYTER_DATA_DIR": str(marker / "user"),
        "JUPYTER_RUNTIME_DIR": str(runtime_dir(home)),
        "JUPYTERLAB_SETTINGS_DIR": str(marker / "lab" / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(marker / "lab" / "workspaces"),
        "IPYTHONDIR": str(marker / "ipython"),
        "JUPYTER_NO_CONFIG": "",
    }


def runtime_dir(home: Path) -> Path:
    """Where the learner's server and kernels note how they are reached."""
    return home / MARKER / "runtime"


def _data(marker: Path) -> Path:
    return marker / "profile"
