"""The labelled corpus of sentences about the service: what must be found in it, and what must pass."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backfacial.facts.strict_yaml import load_strictly

FILES = sorted((Path(__file__).parent / "rules" / "claims" / "corpus").glob("*.yml"))


@dataclass(frozen=True)
class Corpus:
    """`risky` sentences, in which something has to be found, and honest ones, in which nothing is."""

    risky: tuple[str, ...]
    honest: tuple[str, ...]


def read(file: Path) -> Corpus:
    """The sentences of one file."""
    data: dict[str, Any] = load_strictly(file.read_text("utf-8"))
    return Corpus(tuple(text for kind in data["risky"].values() for text in kind), (*data["near"], *data["clean"]))
