"""Checks that nothing of a graded key stands where a learner can read it."""

from collections.abc import Iterator, Sequence

from backfacial.authoring.content import Content
from backfacial.authoring.notebooks import Notebook
from backfacial.authoring.records import Problem
from backfacial.authoring.texts import SOURCE, Texts


def check_secrets(content: Content, texts: Texts, notebooks: Sequence[Notebook]) -> Iterator[Problem]:
    """Reasons and rubrics of graded questions that stand in content/ or in a lesson as well."""
    public = [(text.file, text.record, _plain(text.text)) for text in texts.all if not text.file.startswith(SOURCE)]
    public += [(notebook.file, cell.place, _plain(cell.source)) for notebook in notebooks for cell in notebook.prose]
    everything = "\n".join(text for _, _, text in public)
    for item, secret in sorted({*_secrets(content), *_as_written(texts)}):
        if secret in everything:
            for file, record in {(file, record) for file, record, text in public if secret in text}:
                mend = "learners get this file, so say it otherwise"
                yield Problem(file, record, f"says the same as the key of the graded question {item}: {mend}")


def _secrets(content: Content) -> Iterator[tuple[str, str]]:
    for _, quiz in content.assignments:
        yield from ((item.id, _plain(why)) for item in quiz.items for _, why in item.reasons_given())
        yield from ((part.id, _plain(line.text)) for part in quiz.reflections for line in part.rubric)


def _as_written(texts: Texts) -> Iterator[tuple[str, str]]:
    """The same with the places of numbers, as authors would copy them."""
    for text in texts.all:
        way = text.path.split("/")
        if text.file.startswith(SOURCE) and len(way) > 2 and (way[-1] == "why" or "rubric" in way):
            yield way[1], _plain(text.text)


def _plain(text: str) -> str:
    return " ".join(text.split())
