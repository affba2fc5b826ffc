"""Checks that everything has words: each kind, and each field that a person reads."""

from collections import defaultdict
from collections.abc import Iterator

from backfacial.authoring.content import Content
from backfacial.authoring.knowledge.entries import kind_models
from backfacial.authoring.records import Problem
from backfacial.facts.base import Record, Review
from backfacial.facts.fields import models_of
from backfacial.facts.measures import Amount, Assumed, Span
from backfacial.knowledge.outline import APART, CONDITIONS, PLACE_IN_ORDER

WORDS = "content/interface/explain.yml"
WITHOUT_LABEL = {*APART, PLACE_IN_ORDER}


def check_outline(content: Content) -> Iterator[Problem]:
    """Every kind and field that `backfacial explain` could not name."""
    words = content.interface.get("explain", {})
    unnamed: dict[str, list[str]] = defaultdict(list)
    for kind, models in kind_models().items():
        for key in (f"kinds-{kind}", f"kind-{kind}"):
            if key not in words:
                yield Problem(WORDS, key, f"the kind '{kind}' has no name here: add it")
        for field in fields_to_name(models):
            if f"{kind}.{field}" not in words and f"field-{field}" not in words:
                unnamed[field].append(kind)
    for field, kinds in unnamed.items():
        mend = f"the field has no label, and {', '.join(kinds)} can have it: add it where it is read"
        yield Problem(WORDS, f"field-{field}", mend)


def fields_to_name(models: tuple[type[Record], ...]) -> tuple[str, ...]:
    """The fields of the models and of all parts of theirs that need a label."""
    every = dict.fromkeys(model for root in models for model in models_of(root))
    told = (model for model in every if not issubclass(model, (*CONDITIONS, Span, Amount, Assumed, Review)))
    return tuple(dict.fromkeys(field for model in told for field in model.model_fields if field not in WITHOUT_LABEL))
