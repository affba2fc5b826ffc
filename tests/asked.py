"""Questions as people type them, each with the records of which one has to come first (`questions_asked/`)."""

from dataclasses import dataclass
from pathlib import Path

from backfacial.facts.strict_yaml import load_strictly

FOLDER = Path(__file__).parent / "questions_asked"


@dataclass(frozen=True)
class Asked:
    """A question, and the records that answer it: one of them has to come first."""

    ask: str
    first: tuple[str, ...]


def asked(name: str) -> list[Asked]:
    """The questions of a file of the folder."""
    read = load_strictly((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return [Asked(each["ask"], tuple(each["first"])) for each in read]


def all_asked() -> list[Asked]:
    """All questions of the folder."""
    return [each for file in sorted(FOLDER.glob("*.yml")) for each in asked(file.stem)]
