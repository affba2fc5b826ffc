"""The course's content with one of its files changed, without reading or checking all the others again."""

from dataclasses import replace
from pathlib import Path

from backfacial.authoring.checks.references import check_references
from backfacial.authoring.content import TEMPLATES, Content
from backfacial.authoring.records import Problem, read_list, read_plain_list
from backfacial.facts.kinds import model_of


def with_change(content: Content, file: str, old: str, new: str, folder: Path) -> Content:
    """Content with the first `old` of a file of records replaced by `new`; `folder` is for the changed file."""
    text = (content.root / file).read_text(encoding="utf-8")
    assert old in text
    changed, kind = folder / "spoilt.yml", _kind(file)
    changed.write_text(text.replace(old, new, 1), encoding="utf-8")
    data, problems = read_plain_list(changed, file)
    read = read_list(data, file, model_of(kind), content.numbers, template=kind in TEMPLATES)
    return replace(
        content,
        records={**content.records, kind: read.records},
        claimed={**content.claimed, kind: read.claimed},
        problems=[*content.problems, *problems, *read.problems],
    )


def dangling(content: Content, file: str) -> list[Problem]:
    """What `check_references` finds in the records of one file."""
    kinds = (_kind(file), "sources")  # a source's tier tells whether it is evidence
    return check_references(replace(content, records={kind: content.records[kind] for kind in kinds}))


def _kind(file: str) -> str:
    return Path(file).stem.replace("-", "_")
