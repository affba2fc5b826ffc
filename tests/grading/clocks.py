"""Where the computer stands: what it says of times must not depend on where the tests run."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def computer_in(zone: str) -> Iterator[None]:
    """The computer's clock goes by a zone such as "Europe/Vienna" until the end of the block."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TZ", zone)
        time.tzset()
        yield
    time.tzset()
