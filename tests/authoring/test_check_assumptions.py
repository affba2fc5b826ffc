"""A number that changes names everything that was worked out from it, and nothing else."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfacial.authoring.check import problems_of
from backfacial.authoring.checks.assumptions import check_assumptions
from backfacial.authoring.content import Content, read_content
from backfacial.authoring.texts import Texts
from backfacial.facts import words
from backfacial.facts.measures import Assuming, Span
from backfacial.facts.numbers import Numbers, values_of

FACTS = "content/contraindications.yml"


PRACTICE, WAITS, CASES = (f"content/items/consultation{name}.yml" for name in ("", "-waits", "-clients"))
OF_C01 = ["content/examples/screening.yml C01.1", "content/examples/screening.yml C01.2"]
OF_C01 += [f"{PRACTICE} consult-wait-isotretinoin"]
OF_C45 = ["content/examples/screening.yml C45.1", f"{WAITS} consult-wait-tattoo"]
SHORTER_C01 = [
    f"{PRACTICE} consult-isotretinoin-recent",
    f"{CASES} consult-client-devon",
    "content/clients/K02.yml K02",
]
"""What speaks of a client within the wait, and is wrong only once the wait is shorter than that."""
SHORTER_C45 = [f"{PRACTICE} consult-sort-clients", "content/clients/K25.yml K25"]
BESIDES = ["consult-answers-need-more", "quiz-any-question-left", "quiz-client-samuel", "isotretinoin-wait"]
"""What cites the facts as well, and rests on none of their numbers."""


def named_after(course: Path, old: str, new: str) -> dict[str, str]:
    """What `check` says once a number of a fact has moved, by file and record."""
    path = course / FACTS
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    content = read_content(course)
    assert content.problems == []
    return {f"{problem.file} {problem.record}": problem.mend for problem in problems_of(content)}


@pytest.mark.parametrize(
    ("old", "new", "wrong", "right"),
    [
        ("{at_least: P6M, at_most: P12M}", "{at_least: P7M, at_most: P12M}", OF_C01, SHORTER_C01),
        ("{at_least: P6M, at_most: P12M}", "{at_least: P3M, at_most: P12M}", [*OF_C01, *SHORTER_C01], []),
        ("{at_least: P4W, at_most: P6W,", "{at_least: P4W, at_most: P8W,", OF_C45, SHORTER_C45),
        ("{at_least: P4W, at_most: P6W,", "{at_least: P1W, at_most: P2W,", [*OF_C45, *SHORTER_C45], []),
    ],
    ids=["isotretinoin-7-months", "isotretinoin-3-months", "tattoo-8-weeks", "tattoo-2-weeks"],
)
def test_a_wait_that_changes_names_what_is_then_wrong_and_nothing_else(
    copy_of_the_course: Path, old: str, new: str, wrong: list[str], right: list[str]
) -> None:
    said = named_after(copy_of_the_course, old, new)
    assert set(wrong) <= set(said)
    # who adds a question that rests on the number names it there
    assert all(said[place].startswith("assumes C") for place in set(said) - set(wrong))
    assert not any(place.split()[-1] in {*BESIDES, *(each.split()[-1] for each in right)} for place in said)


def test_the_words_go_along_with_the_wait_and_what_a_source_says_does_not(copy_of_the_course: Path) -> None:
    said = named_after(copy_of_the_course, "{at_least: P6M, at_most: P12M}", "{at_least: P7M, at_most: P12M}")
    assert said[f"{PRACTICE} consult-wait-isotretinoin"] == (
        "assumes C01.wait to be P6M, and now it is P7M: "
        "work its key, its options and its reasons out again, then write the new number here"
    )
    items = {item.id: item for _, item in read_content(copy_of_the_course).items}
    devon = {option.id: f"{option.text} {option.why}" for option in items["consult-client-devon"].options}
    assert "The earliest is 7 months after the last one," in devon["b"]
    assert "none for 6 months after the last capsule" in devon["d"]


def test_the_graded_questions_and_written_answers_are_named(copy_of_the_course: Path) -> None:
    path = copy_of_the_course / FACTS
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("lumps: {what: deep and painful, at_least: 3,", "lumps: {what: deep and painful, at_least: 5,"),
        (
            "surface: {what: after a laser or a light that stayed near the surface, at_least: P2W",
            "surface: {at_least: P3W",
        ),
    ):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    content = read_content(copy_of_the_course)
    said = {f"{each.file} {each.record}": each.mend for each in check_assumptions(content, Texts(content.plain))}
    quiz = "source/02-consultation/assignment.yml"
    assert set(said) >= {f"{quiz} quiz-wait-laser", f"{quiz} quiz-reflect-painful-lumps", "content/clients/K13.yml K13"}
    assert "to be at most 4, and now it is 5" in said[f"{quiz} quiz-reflect-painful-lumps"]
    assert "its prompt and its rubric" in said[f"{quiz} quiz-reflect-painful-lumps"]


def test_nothing_that_is_assumed_reaches_a_learner(content: Content) -> None:
    for _, item in content.all_items():
        assert "assumes" not in item.question().model_dump_json() and "assumes" not in item.model_dump()
    for _, quiz in content.assignments:
        assert "assumes" not in quiz.released().model_dump_json()
    assert '"assumes"' not in (content.root / "src/backfacial/facts/compiled.json").read_text(encoding="utf-8")


def assuming(content: Content, **assumes: Any) -> list[str]:
    """What is said of a lesson that assumes some numbers: `C01__wait` stands for C01.wait."""
    named = {name.replace("__", "."): known for name, known in assumes.items()}
    read = Assuming.model_validate({"assumes": named})
    lessons = [content.records["lessons"][2].model_copy(update={"assumes": read.assumes})]
    kinds = {**content.records, "lessons": lessons, "clients": [], "generated_clients": []}
    alone = replace(content, records=kinds, items=[], assignments=[])
    return [problem.mend for problem in check_assumptions(alone, Texts({}))]


@pytest.mark.parametrize("known", ["P6M", {"above": "P4M"}, {"at_least": "P6M", "below": "P27W"}, "any"])
def test_what_still_holds_is_not_named(content: Content, known: Any) -> None:
    assert assuming(content, C01__wait=known) == []


def test_a_limit_that_is_passed_is_named(content: Content) -> None:
    assert assuming(content, C01__wait={"at_least": "P6M", "below": "P26W"}) == [
        "assumes C01.wait to be below P26W, and now it is P6M: work the text of notebooks/02-consultation.ipynb "
        "out again, then write the new number here"
    ]


@pytest.mark.parametrize("name", ["C99__wait", "C01__waiting", "C06__few__at_least"])
def test_a_number_that_there_is_not_is_named(content: Content, name: str) -> None:
    (said,) = assuming(content, **{name: 5})
    assert said == f"assumes {name.replace('__', '.')}, and there is no such number: correct it, or take it out"


def test_a_number_of_another_unit_is_named(content: Content) -> None:
    (said,) = assuming(content, C01__wait=6)
    assert said == "assumes C01.wait to be 6, and it is P6M: write it in the same unit"
    assert assuming(content, C06__few=5) == [] and assuming(content, C32__best_within="P3D") == []


def test_a_reference_is_no_number_to_assume(content: Content) -> None:
    """It would move along with the number and always hold."""
    filled = content.numbers.put_in({"assumes": {"C01.wait": "C01.wait"}})
    with pytest.raises(ValueError, match="write it as it stands under 'values'"):
        Assuming.model_validate(filled.data)


LENGTHS = st.builds("P{}{}".format, st.integers(1, 60), st.sampled_from("DWM"))


@given(LENGTHS, LENGTHS)
def test_a_number_that_moved_is_named_and_one_that_did_not_is_not(known: str, now: str) -> None:
    fact = {"id": "C01", "values": {"wait": {"at_least": now}}}
    lesson = Assuming.model_validate({"assumes": {"C01.wait": known}})
    content = Content(Path(), numbers=Numbers(values_of(iter([fact])), words))
    lessons = [type("Lesson", (), {"id": "l", "assumes": lesson.assumes})]
    content.records = {"lessons": lessons, "clients": [], "calls": [], "generated_clients": []}
    said = [problem.mend for problem in check_assumptions(content, Texts({}))]
    days = {"D": 1, "W": 7}
    same = known == now or (
        known[-1] in days and now[-1] in days and int(known[1:-1]) * days[known[-1]] == int(now[1:-1]) * days[now[-1]]
    )
    assert (said == []) == same


# what was worked out from a number and does not say so


def forgotten(content: Content, item: dict[str, Any]) -> list[str]:
    alone = replace(content, items=[], assignments=[], records={**content.records, "clients": [], "lessons": []})
    alone.records["generated_clients"] = []
    texts = Texts({"content/items/new.yml": [{"id": "new-one", **item}]})
    return [problem.mend for problem in check_assumptions(alone, texts)]


def test_an_option_that_says_a_number_of_its_fact_is_named(content: Content) -> None:
    item = {"facts": ["C01"], "options": [{"id": "a", "text": "Six months after the last one.", "why": "So [C01]."}]}
    assert forgotten(content, item) == [
        "option a says 'Six months', as C01.wait.at_least does: put {C01.wait.at_least} there, "
        "or name it under 'assumes'"
    ]
    option = {**item["options"][0], "text": "{C01.wait.at_least} after the last one."}  # type: ignore[index]
    assert forgotten(content, {**item, "options": [option]}) == []
    for known, wrong in (("P6M", 0), ("any", 0), ({"at_most": "P6M"}, 0), ({"above": "P4M"}, 1)):
        assert len(forgotten(content, {**item, "assumes": {"C01.wait": known}})) == wrong, known


def test_a_stem_with_a_time_beside_a_fact_with_one_says_what_it_rests_on(content: Content) -> None:
    item = {"facts": ["C01"], "stem": "He took his last capsule four months ago. What now?"}
    (said,) = forgotten(content, item)
    assert said == (
        "the stem says 'four months', and C01.wait.at_least is P6M: name what it was worked out from, such as "
        "'assumes: {C01.wait.at_least: P6M}', or write 'any' for the number if it holds whatever that is"
    )
    assert forgotten(content, {**item, "assumes": {"C01.wait": {"above": "P4M"}}}) == []


def test_a_key_that_is_typed_says_what_it_was_worked_out_from(content: Content) -> None:
    item = {"facts": ["C01"], "stem": "How many more?", "accept": {"min": 4, "max": 4, "unit": "months"}}
    assert [said.split(",")[0] for said in forgotten(content, item)] == ["accept says '4 months'"] * 2
    assert forgotten(content, {**item, "accept": {"min": "C01.wait", "max": "C01.wait", "unit": "months"}}) == []


def test_a_number_of_another_kind_or_of_no_fact_needs_no_word(content: Content) -> None:
    assert forgotten(content, {"facts": ["C06"], "stem": "He came four months ago."}) == []
    assert forgotten(content, {"facts": ["C10"], "stem": "He came four months ago."}) == []
    option = {"id": "a", "text": "Come back in two weeks.", "why": "Look first [C10]."}
    assert forgotten(content, {"facts": ["C01", "C10"], "stem": "When?", "options": [option]}) == []


def test_a_debrief_says_what_it_rests_on(content: Content) -> None:
    client = {"id": "K90", "debrief": {"why": "The tattoo is three weeks old [C45]."}}
    alone = replace(content, items=[], assignments=[], records={**content.records, "clients": [], "lessons": []})
    said = [problem.mend for problem in check_assumptions(alone, Texts({"content/clients/K90.yml": client}))]
    assert len(said) == 1 and said[0].startswith("debrief why says 'three weeks', and C45.heals.at_least is P4W")


def test_every_number_that_an_option_repeats_is_followed_or_named(content: Content) -> None:
    """For each number of a fact: an option that says it in words, without a place, is found."""
    for fact in ("C01", "C22", "C40", "C45", "C52"):
        for name, quantity in content.numbers.of(fact).items():
            assert quantity is not None
            said = content.numbers.put_in(f"{{{fact}.{name}}}").data
            option = {"id": "a", "text": f"Not before {said}.", "why": f"So [{fact}]."}
            found = forgotten(content, {"facts": [fact], "options": [option]})
            assert found and all(re.search(rf"as {fact}\.\w+\.at_(least|most) does", each) for each in found), said
            assert isinstance(quantity, Span) or quantity.unit in said
