"""Checks that everything has words: each kind, and each field that a person reads."""

from collections import defaultdict
from collections.abc import Iterator

from backfacial.authoring.content import Content
from backfacial.authoring.knowledge.entries import hints, kind_models, models_in
from backfacial.authoring.records import Problem
from backfacial.facts.base import Record, Review
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
    found: dict[str, None] = {}
    seen: set[type[Record]] = set()
    left = list(models)
    while left:
        model = left.pop()
        if model in seen or issubclass(model, (*CONDITIONS, Span, Amount, Assumed, Review)):
            continue
        seen.add(model)
        found |= {field: None for field in model.model_fields if field not in WITHOUT_LABEL}
        left += [inner for hint in hints(model).values() for inner in models_in(hint)]
    return tuple(found)
