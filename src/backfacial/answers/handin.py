"""The hand-in: `<assignment>__<learner>__<UTC time>.zip` with `handin.json`, `answers.json` and the notebook."""

import base64
import datetime
import hashlib
import io
import json
import time
import zipfile
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from backfacial.answers.document import MAX_BYTES, dump, of_quiz, parse
from backfacial.answers.plain_file import NotAPlainFile, locked, read_plain_file, remove_leftovers, write_atomically

MANIFEST = "handin.json"
ANSWERS = "answers.json"
MAX_NOTEBOOK_BYTES = 32 * 2**20
MAX_MANIFEST_BYTES = 2**20
_OLDEST_IN_A_ZIP = (1980, 1, 1, 0, 0, 0)  # a clock that was never set stands in 1970, which no zip can say
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Receipt:
    """What a learner keeps as proof: the zip and a short code that changes with any byte of the work."""

    file: Path
    code: str
    at: str


def receipt_code(assignment: str, learner: str, at: str, digests: dict[str, str]) -> str:
    """Ten signs over everything that was handed in, easy to read aloud (RFC 4648 base32 of a SHA-256)."""
    text = json.dumps([assignment, learner, at, sorted(digests.items())])
    code = base64.b32encode(hashlib.sha256(text.encode()).digest()).decode()[:10]
    return f"{code[:5]}-{code[5:]}"


def pack(folder: Path, assignment: str, learner: str, to: Path, release: str | None = None) -> Receipt:
    """Put a learner's work on an assignment into a hand-in zip.

    Args:
        folder: the assignment's folder, with `answers.json` and the notebook.
        to: the folder that the zip is laid into.
        release: of the assignment in the folder.

    Raises:
        NotAPlainFile, AnswersUnreadable: the answers cannot be read.
        OSError: the zip cannot be written.
    """
    answers = parse(read_plain_file(folder / ANSWERS, MAX_BYTES), ANSWERS)
    files = {ANSWERS: dump(replace(answers, learner=learner))}
    notebook = f"{assignment}.ipynb"
    with suppress(NotAPlainFile):  # marking reads the answers only, so a lost notebook costs nothing
        files[notebook] = read_plain_file(folder / notebook, MAX_NOTEBOOK_BYTES)
    with locked(to / assignment):
        remove_leftovers(to, f"{assignment}__*")
        moment = _after_all_before(to, assignment)
        at = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        path = to / f"{assignment}__{learner}__{moment:{_STAMP}}.zip"
        manifest, code = _manifest(assignment, learner, at, release, files)
        write_atomically(path, _zip({MANIFEST: manifest, **files}))
    return Receipt(path, code, at)


def _after_all_before(folder: Path, assignment: str) -> datetime.datetime:
    """Now, and later than each hand-in before: the newest counts, whatever happened to the computer's clock."""
    moment = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    for path in folder.glob(f"{assignment}__*.zip"):
        with suppress(ValueError, OverflowError):
            before = datetime.datetime.strptime(path.stem.rsplit("__", 1)[1], _STAMP).replace(tzinfo=datetime.UTC)
            moment = max(moment, before + datetime.timedelta(seconds=1))
    return moment


def read_manifest(data: bytes) -> dict[str, Any] | None:
    """The fields of a `handin.json` from anybody, None where it is none."""
    try:
        manifest = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return manifest if isinstance(manifest, dict) else None


def _manifest(
    assignment: str, learner: str, at: str, release: str | None, files: dict[str, bytes]
) -> tuple[bytes, str]:
    """`handin.json`, and the receipt code that stands in it."""
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    code = receipt_code(assignment, learner, at, digests)
    # the code leaves the release out: each answer has its own, and older versions of the course read the code too
    manifest = {"assignment": assignment, "learner": learner, "time": at, "sha256": digests, "receipt": code}
    manifest |= of_quiz(release, None)
    return (json.dumps(manifest, indent=1) + "\n").encode(), code


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, max(time.localtime()[:6], _OLDEST_IN_A_ZIP))
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(info, data)
    return buffer.getvalue()
