"""The compiled files that the course reads at run time. They never hold anything of a graded item.

What people ask stands in a file of its own, since only who searches needs it.
"""

import json
from pathlib import Path
from typing import Any

from backfacial.authoring.content import Content, digest
from backfacial.authoring.notebooks import lesson_notebooks
from backfacial.authoring.parts import parts_of

COMPILED = Path("src/backfacial/facts/compiled.json")
ASKED = Path("src/backfacial/facts/asked.json")


def compiled(content: Content) -> dict[str, Any]:
    """What the compiled file holds, sorted by kind and field."""
    document = {
        "digest": digest(content.root),
        **{kind: [_plain(record) for record in records] for kind, records in content.records.items()},
        "terms": _plain(content.terms) if content.terms else {},
        "items": [_plain(item) for _, item in content.items],
        "parts": _parts(content),
    }
    # the words stay in their order: that of explain.yml is the order in which fields are read
    return {**_sorted(document), "interface": content.interface}


def _parts(content: Content) -> dict[str, Any]:
    """The parts of each lesson; none where the pace or a notebook cannot be read, which `check` tells."""
    if not content.records["pace"]:
        return {}
    notebooks, _ = lesson_notebooks(content.root)
    return {notebook.id: [_plain(part) for part in parts_of(notebook, content)] for notebook in notebooks}


def _sorted(data: dict[str, Any]) -> dict[str, Any]:
    in_order: dict[str, Any] = json.loads(json.dumps(data, sort_keys=True))
    return in_order


def _plain(record: object) -> object:
    return record.model_dump(mode="json", exclude_defaults=True, by_alias=True)  # type: ignore[attr-defined]
