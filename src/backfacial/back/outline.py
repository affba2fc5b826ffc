"""The outline of a back seen from behind, as SVG paths in the frame of `places.py`. One side; the other mirrors it."""

from typing import Final

OUTER: Final = (
    "M174 -4C175 18 176 34 169 46C159 61 134 70 108 79C82 88 64 102 56 130"
    "C49 158 49 190 47 222C45 264 42 302 36 347C31 387 29 427 29 476"
)
"""Neck, shoulder and the outside of the arm."""

INNER: Final = (
    "M73 476C74 428 78 386 82 346C85 305 91 262 97 214"
    "C101 262 109 304 113 340C115 372 106 402 99 430C96 446 94 460 93 476"
)
"""The inside of the arm, the armpit and the side of the trunk."""
