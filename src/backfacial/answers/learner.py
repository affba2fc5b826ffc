"""Who the learner is, and where their folder lies."""

import json
import os
import re
from pathlib import Path

from backfacial.answers.plain_file import NotAPlainFile, read_plain_file, write_atomically
from backfacial.facts import words

MARKER = ".backfacial"
START_PAGE = "00-start-here.ipynb"
QUIZZES = "quizzes"
"""In a learner's folder: what marks it, the page that the course begins with, and the folder of the quizzes."""
FILE = "learner.json"
LONGEST = 64


class BadLearnerId(ValueError):
    """A learner's id that cannot be a folder's name everywhere. The text says what to write instead."""


def learners_home(start: Path | None = None) -> Path:
    """The learner's folder: BACKFACIAL_HOME, else the nearest folder above that has the course's marker, else here."""
    named = os.environ.get("BACKFACIAL_HOME")
    if named:
        return Path(named)
    here = (start or Path.cwd()).resolve()
    return next((folder for folder in (here, *here.parents) if (folder / MARKER).is_dir()), here)


def checked_id(text: str) -> str:
    """The id without spaces around it.

    Raises:
        BadLearnerId: it is empty, too long, or has a sign that a folder's name or the hand-in's name cannot have.
    """
    learner = text.strip()
    if not learner:
        raise BadLearnerId(words("learner", "empty"))
    if len(learner) > LONGEST:
        raise BadLearnerId(words("learner", "too-long", most=LONGEST))
    # two underscores part the hand-in's file name; Windows drops a dot at the end
    if not re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9._@-]*[A-Za-z0-9])?", learner) or "__" in learner:
        raise BadLearnerId(words("learner", "bad-sign"))
    return learner


def learner_id(home: Path) -> str:
    """The id that was given once, or the one that the school's hub knows; "" where there is none yet."""
    hub_user = re.sub(r"[^A-Za-z0-9._@-]+", "-", os.environ.get("JUPYTERHUB_USER", ""))
    cleaned = re.sub(r"_{2,}", "_", hub_user).strip("._@-")[:LONGEST].strip("._@-")
    if cleaned:  # a name without a single letter or digit is none: then the learner is asked
        return checked_id(cleaned)
    try:
        kept = json.loads(read_plain_file(home / FILE, max_bytes=10_000))
        return checked_id(kept["learner"])
    except (NotAPlainFile, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ""


def keep_learner_id(home: Path, text: str) -> str:
    """Keep the learner's id in their folder.

    Raises:
        BadLearnerId: as `checked_id`.
        OSError: the folder cannot be written.
    """
    learner = checked_id(text)
    write_atomically(home / FILE, (json.dumps({"learner": learner}, indent=1) + "\n").encode("utf-8"))
    return learner
