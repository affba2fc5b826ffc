"""Whether a command can work where it stands: found before anything runs, and told with the mend."""

import re
import tempfile
from pathlib import Path

from backfacial.facts import words
from backfacial.pages.printable import printable

# nbgrader takes * ? [ for a pattern and { } for something to put in; the gradebook's address takes %20 for a space
_NOT_IN_A_PATH = re.compile(r"[*?\[{}]|%[0-9A-Fa-f]{2}")


def course_problem(root: Path) -> str:
    """Why nbgrader cannot work in a course's folder, in a sentence with the mend; "" where it can."""
    folder = printable(str(root))
    signs = " ".join(dict.fromkeys(_NOT_IN_A_PATH.findall(str(root))))
    if signs:
        return words("grading", "folder-name", folder=folder, signs=signs)
    try:
        with tempfile.TemporaryFile(dir=root):  # what the system allows is known only by trying
            return ""
    except OSError as error:
        reason = error.strerror or str(error)
        return words("grading", "folder-not-writable", folder=folder, reason=reason)
