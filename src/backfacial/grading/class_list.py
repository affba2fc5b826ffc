"""Which class lists nbgrader reads as they were meant; with any other it stops in the middle, or enters nonsense."""

import csv
from contextlib import suppress
from pathlib import Path

from backfacial.answers.learner import checked_id


def is_plain_list(path: Path) -> bool:
    """Whether a file is in UTF-8, parted by commas, and has whole rows with an id that a learner can type."""
    with suppress(OSError, ValueError, csv.Error), path.open(encoding="utf-8") as file:
        heading, *rows = csv.reader(file, strict=True)
        names = [name.strip() for name in heading]
        at = names.index("id") if names.count("id") == 1 else len(names)
        return at < len(names) and all(len(row) == len(names) and checked_id(row[at]) == row[at] for row in rows if row)
    return False
