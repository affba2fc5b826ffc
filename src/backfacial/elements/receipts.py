"""The learner's own hand-ins, found again after the page was closed."""

import json
import zipfile
from pathlib import Path

from backfacial.answers import NotAPlainFile, Receipt
from backfacial.answers.handin import MANIFEST
from backfacial.answers.plain_file import read_plain_file

MAX_ZIP_BYTES = 64 * 2**20
MAX_MANIFEST_BYTES = 100_000


def newest_receipt(folder: Path, assignment: str, learner: str) -> Receipt | None:
    """The receipt of the newest hand-in in the folder, None where there is none that can be read."""
    for file in sorted(folder.glob(f"{assignment}__{learner}__*.zip"), reverse=True):
        try:
            with zipfile.ZipFile(file) as archive:
                if archive.getinfo(MANIFEST).file_size > MAX_MANIFEST_BYTES:
                    continue
                manifest = json.loads(archive.read(MANIFEST))
            return Receipt(file, str(manifest["receipt"]), str(manifest["time"]))
        except (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError, RecursionError):
            continue
    return None


def zip_bytes(receipt: Receipt) -> bytes:
    """The hand-in itself, b"" where it is no longer there."""
    try:
        return read_plain_file(receipt.file, MAX_ZIP_BYTES)
    except NotAPlainFile:
        return b""
