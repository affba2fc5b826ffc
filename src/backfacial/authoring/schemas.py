"""JSON Schema for each kind of YAML file, so that an editor completes and checks while an author types."""

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from backfacial.authoring.examples import LesionExample, ReactionExample, ScreeningExample
from backfacial.authoring.flaws.limits import FlawLimits
from backfacial.authoring.records import adapter
from backfacial.authoring.typed_numbers import TypedNumbers
from backfacial.facts.base import DURATION, Record
from backfacial.facts.consultation.clients import Client, KnownFacts
from backfacial.facts.course.asked import AskedOf
from backfacial.facts.course.terms import Terms
from backfacial.facts.kinds import KINDS, model_of
from backfacial.facts.measures import REFERENCE_FORM
from backfacial.facts.reactions.calls import Call
from backfacial.facts.reactions.reactions import KnownSigns
from backfacial.items.assignment import Assignment, Item

FOLDER = Path("schema")
_REFERENCE = {"type": "string", "pattern": REFERENCE_FORM}
_VALUES = ("Span", "Amount", "Assumed")
"""What is referred to, and what it was: a number stands here itself."""


def schemas() -> dict[Path, dict[str, Any]]:
    """What each schema file holds, by its path from the course's root."""
    lists: dict[str, type[Record]] = {kind: model_of(kind) for kind in KINDS}
    examples: dict[str, type[Record]] = {
        "screening_examples": ScreeningExample,
        "lesion_examples": LesionExample,
        "reaction_examples": ReactionExample,
    }
    lists |= examples
    lists["asked"] = AskedOf
    others: dict[str, Any] = {
        "terms": Terms,
        "items": list[Item],
        "assignment": Assignment,
        "client": Client,
        "call": Call,
    }
    others |= {"known_facts": KnownFacts, "known_signs": KnownSigns, "typed_numbers": TypedNumbers}
    others |= {"item_flaws": FlawLimits}
    found = {name: _list_of(model) for name, model in lists.items()}
    found |= {name: _of(model) for name, model in others.items()}
    return {FOLDER / f"{name}.schema.json": _finished(name, schema) for name, schema in found.items()}


class _Unsorted(GenerateJsonSchema):
    """Without pydantic's own order of keys: it takes a third of the time, and all of it is sorted anyway."""

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        return value


def _of(model: Any) -> dict[str, Any]:
    return adapter(model).json_schema(by_alias=True, schema_generator=_Unsorted)


def _list_of(model: type[Record]) -> dict[str, Any]:
    """The schema of a list, made from that of its records: they have been read by the same adapter."""
    record = _of(model)
    parts = {**record.pop("$defs", {}), model.__name__: record}
    return {"$defs": parts, "items": {"$ref": f"#/$defs/{model.__name__}"}, "type": "array"}


def _finished(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name}
    sorted_by_key: dict[str, Any] = json.loads(json.dumps({**_with_references(schema), **draft}, sort_keys=True))
    return sorted_by_key


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
