"""Names of records, as short as a figure needs them."""

import re


def without_brackets(name: str) -> str:
    """A name without what stands in brackets."""
    return re.sub(r"\s*\([^)]*\)", "", name)
