"""The words of this room: what is said on the terminal and what stands on the page."""

from backfacial.facts import library
from backfacial.facts import words as interface_words


def words(key: str, **values: object) -> str:
    """A sentence for the terminal with its values put in.

    Raises:
        KeyError: no such sentence, or a value is missing.
    """
    return interface_words("jupyterlab-terminal", key, **values)


def page_words() -> dict[str, str]:
    """The words that the start-up extension shows on the page, and the heading by which it knows optional practice."""
    said = library().words
    return {**said["jupyterlab-page"], "more_practice": said["lessons"]["more-practice"]}
