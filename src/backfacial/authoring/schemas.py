"""JSON Schema for each kind of YAML file, so that an editor completes and checks while an author types."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from backfacial.facts import KINDS, Client, KnownFacts, KnownSigns, Terms
from backfacial.items import Assignment, Item

FOLDER = Path("schema")


def schemas() -> dict[Path, str]:
    """The text of each schema file by its path from the course's root."""
    models: dict[str, Any] = {kind: list[model] for kind, model in KINDS.items()}  # type: ignore[valid-type]
    models |= {"terms": Terms, "items": list[Item], "assignment": Assignment, "client": Client}
    models["known_facts"] = KnownFacts
    models["known_signs"] = KnownSigns
    return {FOLDER / f"{name}.schema.json": _text(name, model) for name, model in models.items()}


def _text(name: str, model: Any) -> str:
    schema = TypeAdapter(model).json_schema(by_alias=True)
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name}
    return json.dumps({**schema, **draft}, indent=1, sort_keys=True) + "\n"
