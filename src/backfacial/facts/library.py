"""The compiled content, each kind of record checked when it is first asked for."""

import json
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any, TypeVar

from pydantic import TypeAdapter

from backfacial.facts.base import Record
from backfacial.facts.clients import Client, People
from backfacial.facts.models import (
    Checklist,
    Contraindication,
    Disagreement,
    Gate,
    LessonRecord,
    Objective,
    Source,
    Terms,
)
from backfacial.facts.screening import ClientFact, Lesion, ModuleRule, ScopeLimit, ScreeningRule, Topic

R = TypeVar("R", bound=Record)
Fact = Contraindication | Lesion | ScopeLimit
"""What a question may cite and a decision may rest on: it has a name, a reason and words to the client."""

COMPILED = "compiled.json"


class Library:
    """All records of a compiled content file, by kind and id.

    `raw` is what `backfacial.authoring.compiled` writes: a mapping of kind to records as plain data.
    """

    def __init__(self, raw: dict[str, Any]) -> None:
        self.raw = raw

    def _by_id(self, kind: str, model: type[R]) -> dict[str, R]:
        records = TypeAdapter(list[model]).validate_python(self.raw[kind])  # type: ignore[valid-type]
        return {record.id: record for record in records}  # type: ignore[attr-defined]

    @cached_property
    def sources(self) -> dict[str, Source]:
        return self._by_id("sources", Source)

    @cached_property
    def contraindications(self) -> dict[str, Contraindication]:
        return self._by_id("contraindications", Contraindication)

    @cached_property
    def lesions(self) -> dict[str, Lesion]:
        return self._by_id("lesions", Lesion)

    @cached_property
    def scope(self) -> dict[str, ScopeLimit]:
        return self._by_id("scope", ScopeLimit)

    @cached_property
    def topics(self) -> dict[str, Topic]:
        return self._by_id("topics", Topic)

    @cached_property
    def client_facts(self) -> dict[str, ClientFact]:
        return self._by_id("client_facts", ClientFact)

    @cached_property
    def screening(self) -> dict[str, ScreeningRule]:
        return self._by_id("screening", ScreeningRule)

    @cached_property
    def modules(self) -> dict[str, ModuleRule]:
        return self._by_id("modules", ModuleRule)

    @cached_property
    def clients(self) -> dict[str, Client]:
        return self._by_id("clients", Client)

    @cached_property
    def people(self) -> People:
        return self._by_id("generated_clients", People)["people"]

    @cached_property
    def disagreements(self) -> dict[str, Disagreement]:
        return self._by_id("disagreements", Disagreement)

    @cached_property
    def gates(self) -> dict[str, Gate]:
        """In the order of the visit."""
        return self._by_id("gates", Gate)

    @cached_property
    def checklists(self) -> dict[str, Checklist]:
        return self._by_id("checklists", Checklist)

    @cached_property
    def objectives(self) -> dict[str, Objective]:
        return self._by_id("objectives", Objective)

    @cached_property
    def lessons(self) -> dict[str, LessonRecord]:
        return self._by_id("lessons", LessonRecord)

    @cached_property
    def terms(self) -> Terms:
        return Terms.model_validate(self.raw["terms"])

    @cached_property
    def words(self) -> dict[str, dict[str, str]]:
        """The interface's English, by room and key (`content/interface.yml`)."""
        words: dict[str, dict[str, str]] = self.raw["interface"]
        return words

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Everything that can be cited, by id."""
        return {**self.contraindications, **self.lesions, **self.scope}

    def fact(self, fact_id: str) -> Fact:
        """The fact with this id.

        Raises:
            KeyError: no such fact.
        """
        return self.facts[fact_id]


@lru_cache(maxsize=1)
def library() -> Library:
    """The library that ships in this package."""
    text = files("backfacial.facts").joinpath(COMPILED).read_text(encoding="utf-8")
    return Library(json.loads(text))


def words(room: str, key: str, **values: object) -> str:
    """A sentence of the interface (`content/interface.yml`) with its values put in.

    Raises:
        KeyError: the room has no such sentence, or a value is missing.
    """
    return library().words[room][key].format(**values)
