"""Checks of lesions and of what reads them: no id dangles, each is decided somewhere, and nothing undoes a referral."""

from collections.abc import Iterable, Iterator

from backfacial.authoring.checks.conditions import check_condition, unknown
from backfacial.authoring.content import Content, file_of
from backfacial.authoring.records import Problem
from backfacial.facts.conditions import AllOf, AnyOf, Comparison, Condition, Not, comparisons
from backfacial.facts.skin.lesions import Lesion, LookAlikeQuestion
from backfacial.rules.lesions.reading import LesionTable
from backfacial.rules.lesions.rows import Handling


def check_lesions(content: Content) -> list[Problem]:
    """All problems of lesions, lesion facts, the golden rule and the look-alike key."""
    problems = [*_conditions(content), *_ids(content), *_handlings(content), *_decided(content), *_unused(content)]
    problems += _undone(content)
    if not problems and not content.problems:
        try:
            lesion_table_of(content)
        except ValueError as error:
            problems = [Problem(file_of("lesions"), "", f"{error}: correct its condition")]
    return problems


def lesion_table_of(content: Content) -> LesionTable:
    """The table of what was read.

    Raises:
        ValueError: the records do not make a table.
    """
    read = content.records
    kinds = ("lesion_facts", "lesions", "golden_rule", "look_alikes", "lesion_acts")
    return LesionTable(*(read[kind] for kind in kinds))


def _conditions(content: Content) -> Iterator[Problem]:
    kinds = {fact.id: fact for fact in content.records["lesion_facts"]}
    for kind in ("lesions", "golden_rule", "look_alikes"):
        for record in content.records[kind]:
            for condition in _conditions_of(record):
                yield from check_condition(file_of(kind), record.id, condition, kinds, "lesion fact")
    for lesion in content.records["lesions"]:
        yield from unknown(file_of("lesions"), lesion.id, "lesion fact", set(lesion.goes_with) - set(kinds))


def _conditions_of(record: object) -> Iterator[Condition]:
    """Every condition that stands in a lesion, a sign of the golden rule or an answer of the key."""
    yield record.when  # type: ignore[attr-defined]
    if isinstance(record, Lesion | LookAlikeQuestion):
        yield from (each.when for each in record.raises)
    if isinstance(record, Lesion) and record.extract:
        yield record.extract.when


def _ids(content: Content) -> Iterator[Problem]:
    lesions = content.claimed["lesions"]
    if lesions is None:
        return
    for lesion in content.records["lesions"]:
        file, named = file_of("lesions"), {each.lesion for each in lesion.look_alikes}
        yield from unknown(file, lesion.id, "lesion", named - lesions)
        if lesion.id in named:
            yield Problem(file, lesion.id, "looks like itself: take it out of 'look_alikes'")


def _handlings(content: Content) -> Iterator[Problem]:
    written, in_order = [each.id for each in content.records["lesion_acts"]], [each.value for each in Handling]
    if written != in_order and not content.problems:
        yield Problem(file_of("lesion_acts"), "", f"should hold {', '.join(in_order)}, in this order")


def _decided(content: Content) -> Iterator[Problem]:
    """A screening decides about every lesion: by a row of its own, or by a fact that has one."""
    if content.problems:
        return
    with_a_row = {row.reason for row in content.records["screening"]}
    for lesion in content.records["lesions"]:
        if lesion.id in with_a_row and lesion.decided_by:
            yield Problem(file_of("lesions"), lesion.id, "has a row in screening.yml: take out 'decided_by'")
        if lesion.id not in with_a_row and not lesion.decided_by:
            yield Problem(
                file_of("lesions"), lesion.id, "no row of screening.yml decides it: name what does, 'decided_by'"
            )
        for fact in sorted(set(lesion.decided_by) - with_a_row):
            yield Problem(file_of("lesions"), lesion.id, f"decided_by: no row of screening.yml has the reason {fact}")


def _unused(content: Content) -> Iterator[Problem]:
    if content.problems:
        return
    kinds = ("lesions", "golden_rule", "look_alikes")
    records = [record for kind in kinds for record in content.records[kind]]
    used = {part.fact for record in records for each in _conditions_of(record) for part in comparisons(each)}
    for name in sorted({fact.id for fact in content.records["lesion_facts"]} - used):
        yield Problem(file_of("lesion_facts"), name, "no lesion asks about it: use it, or take it out")


def _undone(content: Content) -> Iterator[Problem]:
    """What is referred stays so when one more sign of the golden rule is seen."""
    golden = {part.fact for sign in content.records["golden_rule"] for part in comparisons(sign.when)}
    referring = [("lesions", lesion) for lesion in content.records["lesions"] if lesion.act == "refer"]
    referring += [("look_alikes", row) for row in content.records["look_alikes"] if row.refer]
    for kind, record in referring:
        for fact in sorted(golden & set(_denied(record.when))):
            yield Problem(
                file_of(kind), record.id, f"is referred, and '{fact}' of the golden rule would undo that: take it out"
            )


def _denied(condition: Condition, denied: bool = False) -> Iterable[str]:
    """The facts of which a yes can make a condition false."""
    match condition:
        case Comparison():
            no = condition.is_ is not None and True not in condition.is_ and False in condition.is_
            return (condition.fact,) if denied is not no else ()
        case Not():
            return _denied(condition.not_, not denied)
        case AllOf():
            return [name for part in condition.all for name in _denied(part, denied)]
        case AnyOf():
            return [name for part in condition.any for name in _denied(part, denied)]
