"""The learner's own hand-ins, found again after the page was closed."""

import json
import zipfile
from pathlib import Path

from backfacial.answers.document import MAX_BYTES, Answers, AnswersUnreadable, parse
from backfacial.answers.handin import ANSWERS, MANIFEST, Receipt
from backfacial.answers.plain_file import NotAPlainFile, read_plain_file

MAX_ZIP_BYTES = 64 * 2**20
MAX_MANIFEST_BYTES = 100_000


def newest_receipt(folder: Path, assignment: str, learner: str) -> Receipt | None:
    """The receipt of the newest hand-in in the folder, None where there is none that can be read."""
    for file in sorted(folder.glob(f"{assignment}__{learner}__*.zip"), reverse=True):
        try:
            with zipfile.ZipFile(file) as archive:
                archive.getinfo(ANSWERS)
                if archive.getinfo(MANIFEST).file_size > MAX_MANIFEST_BYTES:
                    continue
                manifest = json.loads(archive.read(MANIFEST))
            if (manifest["assignment"], manifest["learner"]) != (assignment, learner):
                continue
            return Receipt(file, str(manifest["receipt"]), str(manifest["time"]))
        except (OSError, zipfile.BadZipFile, ValueError, KeyError, TypeError, RecursionError):
            continue
    return None


def handed_in_responses(receipt: Receipt) -> dict[str, object]:
    """The responses that a hand-in holds, {} where it can no longer be read."""
    try:
        with zipfile.ZipFile(receipt.file) as archive:
            if archive.getinfo(ANSWERS).file_size > MAX_BYTES:
                return {}
            return responses(parse(archive.read(ANSWERS), ANSWERS))
    except (OSError, zipfile.BadZipFile, KeyError, AnswersUnreadable):
        return {}


def responses(answers: Answers) -> dict[str, object]:
    """What was answered, by item, without when and how often."""
    return {item: answer.response for item, answer in answers.answers.items()}


def zip_bytes(receipt: Receipt) -> bytes:
    """The hand-in itself, b"" where it is no longer there."""
    try:
        return read_plain_file(receipt.file, MAX_ZIP_BYTES)
    except NotAPlainFile:
        return b""
