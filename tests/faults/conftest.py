"""What the fault tests share: one process whose children may die."""

import os
from collections.abc import Iterator

import pytest
from orders import Victims, victims


@pytest.fixture(scope="module")
def victim() -> Iterator[Victims]:
    """Victims for all tests of a file."""
    with victims() as them:
        yield them


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", os.get_inheritable)  # as in the victim, where the reason stands
