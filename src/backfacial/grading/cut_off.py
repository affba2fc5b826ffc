"""What a marked notebook said is kept while its hand-in is marked anew, so that a run may be cut off anywhere.

nbgrader removes the marked notebook first, and passes over a folder that is there, whole or not. Without this the
points that a person gave would wait for a second look, or a hand-in would never be marked.
"""

from pathlib import Path

from backfacial.answers.plain_file import NotAPlainFile, read_plain_file, write_atomically
from backfacial.grading.before import MAX_NOTEBOOK_BYTES, Marked, marked_in_file

TIMESTAMP = "timestamp.txt"
"""nbgrader compares it to see what is newer."""

_MOST_OF_A_TIME = 1000  # bytes


def kept_notebook(folder: Path) -> Path:
    """Where the notebook of an autograded folder is kept meanwhile; nbgrader passes over what begins with a dot."""
    return folder.with_name(f".{folder.name}.before.ipynb")


def marked_before(folder: Path) -> Marked | None:
    """How the hand-in of an autograded folder was marked the last time to the end; None where it never was."""
    now = marked_in_file(folder / f"{folder.name}.ipynb")
    if now is not None and now.fingerprint:
        return now
    # cut off: the notebook is not there, or not yet marked. An older version of the course wrote no fingerprint.
    return marked_in_file(kept_notebook(folder)) or now


def keep_while_marked(folder: Path) -> None:
    """Keep the notebook of an autograded folder, if it is whole.

    Raises:
        OSError: it cannot be written.
    """
    notebook = folder / f"{folder.name}.ipynb"
    now = marked_in_file(notebook)
    if now is not None and now.fingerprint:
        write_atomically(kept_notebook(folder), read_plain_file(notebook, MAX_NOTEBOOK_BYTES))


def is_newer(submitted: Path, folder: Path) -> bool:
    """Whether what was handed in is not of the time of what was marked."""
    return _time(submitted) != _time(folder)


def forget_kept(folder: Path) -> None:
    """Remove what was kept, once the notebook is marked to its end."""
    if not kept_notebook(folder).exists():
        return
    now = marked_in_file(folder / f"{folder.name}.ipynb")
    if now is not None and now.fingerprint:
        kept_notebook(folder).unlink()


def _time(folder: Path) -> bytes:
    try:
        return read_plain_file(folder / TIMESTAMP, _MOST_OF_A_TIME).strip()
    except NotAPlainFile:
        return b""
