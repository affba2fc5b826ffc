"""JSON Schema for each kind of YAML file, so that an editor completes and checks while an author types."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from backfacial.authoring.examples import LesionExample, ReactionExample, ScreeningExample
from backfacial.authoring.typed_numbers import TypedNumbers
from backfacial.facts.base import DURATION
from backfacial.facts.consultation.clients import Client, KnownFacts
from backfacial.facts.course.terms import Terms
from backfacial.facts.kinds import KINDS, model_of
from backfacial.facts.measures import REFERENCE_FORM
from backfacial.facts.reactions.reactions import KnownSigns
from backfacial.items.assignment import Assignment, Item

FOLDER = Path("schema")
_REFERENCE = {"type": "string", "pattern": REFERENCE_FORM}
_VALUES = ("Span", "Amount", "Assumed")
"""What is referred to, and what it was: a number stands here itself."""


def schemas() -> dict[Path, str]:
    """The text of each schema file by its path from the course's root."""
    models: dict[str, Any] = {kind: list[model_of(kind)] for kind in KINDS}  # type: ignore[misc]
    models |= {"terms": Terms, "items": list[Item], "assignment": Assignment, "client": Client}
    models["known_facts"] = KnownFacts
    models["known_signs"] = KnownSigns
    models["typed_numbers"] = TypedNumbers
    models |= {"screening_examples": list[ScreeningExample], "lesion_examples": list[LesionExample]}
    models["reaction_examples"] = list[ReactionExample]
    return {FOLDER / f"{name}.schema.json": _text(name, model) for name, model in models.items()}


class _Unsorted(GenerateJsonSchema):
    """Without pydantic's own order of keys: it takes a third of the time, and the text is sorted anyway."""

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        return value


def _text(name: str, model: Any) -> str:
    schema = _with_references(TypeAdapter(model).json_schema(by_alias=True, schema_generator=_Unsorted))
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name}
    return json.dumps({**schema, **draft}, indent=1, sort_keys=True) + "\n"


def _with_references(schema: Any) -> Any:
    """The schema in which a number or a length of time may also be a reference to one of a fact: C01.wait."""
    if isinstance(schema, list):
        return [_with_references(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") in ("integer", "number") or schema.get("pattern") == DURATION:
        about = {key: schema[key] for key in ("title", "description", "default") if key in schema}
        return {**about, "anyOf": [{key: part for key, part in schema.items() if key not in about}, _REFERENCE]}
    return {key: part if key in _VALUES else _with_references(part) for key, part in schema.items()}
