"""What is seen of one kind of lesion, as it was typed, made ready to be read."""

from pathlib import Path

from backfacial.facts.reactions.reactions import KnownSigns
from backfacial.rules.lesions.reading import lesion_table
from backfacial.rules.values import Facts
from backfacial.terminal.typed_file import TypedFile


def read_lesion_file(path: Path) -> Facts:
    """Read what is seen of one kind of lesion (`KnownSigns`, with the names of `lesion-facts.yml`).

    Raises:
        BadFile: the file cannot be read, or something in it cannot be.
    """
    file = TypedFile(path, "lesion")
    given, stated = file.given(), file.stated(KnownSigns)
    facts = file.known(given, lesion_table().facts, rest_absent=stated is not None and stated.rest == "absent")
    file.checked()
    return facts
