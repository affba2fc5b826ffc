"""The compiled content, each kind of record checked when it is first asked for."""

import gc
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter
from pydantic_core import from_json

from backfacial.facts.base import Record
from backfacial.facts.fact import Deciding, Fact
from backfacial.facts.kinds import FACT_KINDS, kinds_of, model_of

if TYPE_CHECKING:
    from backfacial.facts.consultation.checklists import Checklist
    from backfacial.facts.consultation.clients import Client, People
    from backfacial.facts.consultation.contraindications import Contraindication
    from backfacial.facts.consultation.gates import Gate
    from backfacial.facts.consultation.screening import ClientFact, ModuleRule, ScreeningRule, Topic
    from backfacial.facts.course.disagreements import Disagreement
    from backfacial.facts.course.lessons import LessonPart, LessonRecord, Objective
    from backfacial.facts.course.sources import Source
    from backfacial.facts.course.terms import Terms
    from backfacial.facts.skin.lesions import Lesion

R = TypeVar("R", bound=Record)

COMPILED = "compiled.json"
ASKED = "asked.json"


class Library:
    """All records of a compiled content file, by kind and id.

    `raw` is what `backfacial.authoring.compiled` writes: a mapping of kind to records as plain data.
    """

    def __init__(self, raw: dict[str, Any]) -> None:
        self.raw = raw
        self._read: dict[str, dict[str, Any]] = {}

    def of(self, model: type[R]) -> dict[str, R]:
        """All records of a model, by id, in the order of their files. A model may serve several kinds.

        Raises:
            KeyError: no file holds records of this model.
        """
        return {record_id: record for kind in kinds_of(model) for record_id, record in self.kind(kind).items()}

    def kind(self, kind: str) -> dict[str, Any]:
        """The records of one kind, by id, in the order of their file.

        Raises:
            KeyError: there is no such kind.
        """
        if kind not in self._read:
            records: Any = TypeAdapter(list[model_of(kind)]).validate_python(self.raw[kind])  # type: ignore[misc, arg-type]
            self._read[kind] = {record.id: record for record in records}
        return self._read[kind]

    @cached_property
    def sources(self) -> "dict[str, Source]":
        return self.kind("sources")

    @cached_property
    def contraindications(self) -> "dict[str, Contraindication]":
        return self.kind("contraindications")

    @cached_property
    def lesions(self) -> "dict[str, Lesion]":
        return self.kind("lesions")

    @cached_property
    def topics(self) -> "dict[str, Topic]":
        return self.kind("topics")

    @cached_property
    def client_facts(self) -> "dict[str, ClientFact]":
        return self.kind("client_facts")

    @cached_property
    def screening(self) -> "dict[str, ScreeningRule]":
        return self.kind("screening")

    @cached_property
    def modules(self) -> "dict[str, ModuleRule]":
        return self.kind("modules")

    @cached_property
    def clients(self) -> "dict[str, Client]":
        return self.kind("clients")

    @cached_property
    def people(self) -> "People":
        people: People = self.kind("generated_clients")["people"]
        return people

    @cached_property
    def disagreements(self) -> "dict[str, Disagreement]":
        return self.kind("disagreements")

    @cached_property
    def gates(self) -> "dict[str, Gate]":
        """In the order of the visit."""
        return self.kind("gates")

    @cached_property
    def checklists(self) -> "dict[str, Checklist]":
        return self.kind("checklists")

    @cached_property
    def objectives(self) -> "dict[str, Objective]":
        return self.kind("objectives")

    @cached_property
    def lessons(self) -> "dict[str, LessonRecord]":
        return self.kind("lessons")

    def parts(self, lesson: str) -> "tuple[LessonPart, ...]":
        """The parts of a lesson in order; none where it has no notebook."""
        from backfacial.facts.course.lessons import LessonPart

        return tuple(LessonPart.model_validate(part) for part in self.raw["parts"].get(lesson, ()))

    def minutes(self, lesson: str) -> int:
        """How long a trainee needs for a lesson: all its parts, or what is estimated where it has no notebook yet.

        Raises:
            KeyError: no such lesson.
        """
        return self.lessons[lesson].minutes or sum(part.minutes for part in self.parts(lesson))

    @cached_property
    def terms(self) -> "Terms":
        from backfacial.facts.course.terms import Terms

        return Terms.model_validate(self.raw["terms"])

    @cached_property
    def words(self) -> dict[str, dict[str, str]]:
        """The interface's English, by room and key (`content/interface/`)."""
        words: dict[str, dict[str, str]] = self.raw["interface"]
        return words

    def say(self, room: str, key: str, **values: object) -> str:
        """A sentence of the interface (`content/interface/<room>.yml`) with its values put in.

        Raises:
            KeyError: the room has no such sentence, or a value is missing.
        """
        return self.words[room][key].format(**values)

    @cached_property
    def kind_of(self) -> dict[str, str]:
        """The kind of everything that can be cited, by id."""
        return {record["id"]: kind for kind in FACT_KINDS for record in self.raw[kind]}

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Everything that can be cited, by id. To have one of them, `fact` is faster."""
        return {fact_id: fact for kind in FACT_KINDS for fact_id, fact in self.kind(kind).items()}

    def fact(self, fact_id: str) -> Fact:
        """The fact with this id.

        Raises:
            KeyError: no such fact.
        """
        fact: Fact = self.kind(self.kind_of[fact_id])[fact_id]
        return fact

    def deciding(self, fact_id: str) -> Deciding:
        """The fact with this id, on which a decision can rest.

        Raises:
            KeyError: no such fact, or nothing rests on it.
        """
        fact = self.fact(fact_id)
        if not isinstance(fact, Deciding):
            raise KeyError(fact_id)
        return fact


@lru_cache(maxsize=1)
def library() -> Library:
    """The library that ships in this package."""
    loaded = Library(from_json(files("backfacial.facts").joinpath(COMPILED).read_bytes()))
    # a hundred thousand things that stay as long as Python does: nobody has to look through them for garbage again
    gc.freeze()
    return loaded


@lru_cache(maxsize=1)
def asked() -> dict[str, list[str]]:
    """What people type into the search, by the id of the record that answers it. Read when somebody first searches."""
    read: dict[str, list[str]] = from_json(files("backfacial.facts").joinpath(ASKED).read_bytes())
    return read


def words(room: str, key: str, **values: object) -> str:
    """`Library.say` of the library that ships in this package."""
    return library().say(room, key, **values)
