"""Short digests of plain data: by them an answer knows its question, and a mark its key."""

import hashlib
import json
from collections.abc import Collection
from typing import Any

DIGEST = r"^[0-9a-f]{12}$"


def short_digest(data: object) -> str:
    """The first 12 hex digits of the SHA-256 of the data as JSON: keys sorted, no spaces, ASCII."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:12]


def digest_of_rules(records: list[Any], prose: Collection[str]) -> str:
    """A digest of records by which something is marked, without the fields that are only read."""
    return short_digest([_bare(each, prose) for each in records])


def _bare(data: Any, prose: Collection[str]) -> Any:
    if isinstance(data, dict):
        return {key: _bare(part, prose) for key, part in data.items() if key not in prose}
    return [_bare(part, prose) for part in data] if isinstance(data, list) else data
