"""`environment.yml` for conda and Binder: the very packages of `requirements.lock`."""

import re
from pathlib import Path

LOCK = Path("requirements.lock")
ENVIRONMENT = Path("environment.yml")

HEAD = """\
# Made by `make lock` from requirements.lock: do not edit.
name: backfacial
channels:
  - conda-forge
dependencies:
  - python=3.12
  - pip
  - pip:
"""


def locked_requirements(lock: str) -> list[str]:
    """The pinned requirements of a lock file, each with its marker and without its hashes."""
    lines = [line.removesuffix("\\").strip() for line in lock.splitlines() if re.match(r"[a-z0-9]", line)]
    return sorted(lines)


def environment_text(lock: str) -> str:
    """The environment file that installs what the lock file pins, and this package."""
    pinned = [f'      - "{requirement}"' for requirement in locked_requirements(lock)]
    return HEAD + "\n".join([*pinned, "      - --editable .", ""])
