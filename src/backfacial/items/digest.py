"""Short digests of plain data: by them an answer knows its question, and a mark its key."""

import hashlib
import json

DIGEST = r"^[0-9a-f]{12}$"


def short_digest(data: object) -> str:
    """The first 12 hex digits of the SHA-256 of the data as JSON: keys sorted, no spaces, ASCII."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:12]
