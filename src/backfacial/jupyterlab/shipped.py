"""What was delivered into a learner's folder: `.backfacial/shipped.json`."""

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from backfacial.answers.plain_file import write_atomically
from backfacial.jupyterlab.notebook_form import code_digests, digest, work_digest

SCHEMA = 1


@dataclass(frozen=True)
class Delivered:
    """One delivered file.

    Attributes:
        content: sha256 of the file as it was delivered.
        work: its `work_digest`: equal to that of the file in the folder as long as the learner has not changed it.
        offered: sha256 of the newest version that was laid beside it, "" where there is none.
    """

    content: str
    work: str
    offered: str = ""

    @classmethod
    def of(cls, data: bytes) -> Self:
        """The record of a file that has just been delivered."""
        return cls(digest(data), work_digest(data))


@dataclass
class Shipped:
    """All that was ever delivered into one folder.

    Attributes:
        files: by the path inside the folder, with `/`.
        cells: the digests of all delivered code cells, also of earlier versions, for these may still be opened.
    """

    files: dict[str, Delivered] = field(default_factory=dict)
    cells: set[str] = field(default_factory=set)

    def note(self, name: str, data: bytes) -> None:
        """Note that the file was delivered under this name."""
        self.files[name] = Delivered.of(data)
        self.cells |= code_digests(data)

    def note_offer(self, name: str, data: bytes) -> None:
        """Note that this version was laid beside the learner's own."""
        self.files[name] = replace(self.files.get(name, Delivered("", "")), offered=digest(data))
        self.cells |= code_digests(data)


def read_shipped(path: Path) -> Shipped:
    """Read the record; where it is missing or damaged nothing counts as delivered, so that nothing is replaced."""
    try:
        data: dict[str, Any] = json.loads(path.read_bytes())
        if data["schema"] != SCHEMA:
            return Shipped()
        files = {
            str(name): Delivered(str(file["content"]), str(file["work"]), str(file["offered"]))
            for name, file in data["files"].items()
        }
        return Shipped(files, {str(cell) for cell in data["cells"]})
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Shipped()


def write_shipped(path: Path, shipped: Shipped) -> None:
    """Write the record.

    Raises:
        OSError: it cannot be written.
    """
    files = {
        name: {"content": file.content, "work": file.work, "offered": file.offered}
        for name, file in shipped.files.items()
    }
    data = {"schema": SCHEMA, "files": files, "cells": sorted(shipped.cells)}
    write_atomically(path, json.dumps(data, indent=1, sort_keys=True).encode() + b"\n")
