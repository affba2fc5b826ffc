"""Text that any page can hold: what a learner typed may contain signs that no file or browser takes."""

import re

REPLACEMENT = "\ufffd"

_NOT_PRINTABLE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, all but tab and newline
    "\ud800-\udfff"  # lone surrogates, which UTF-8 cannot write
    "\u202a-\u202e\u2066-\u2069"  # they turn the direction of the text around them
    "\ufffe\uffff"
    "]"
)


def printable(text: str) -> str:
    """The text with unwritable and invisible control signs replaced by �, and every line end as a newline."""
    return _NOT_PRINTABLE.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))
