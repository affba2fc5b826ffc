"""What goes into a table that a table program opens."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_text(value: object) -> str:
    """A text that no table program takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
