"""The source of an assignment takes its numbers from the course's facts."""

from pathlib import Path

import pytest

from backfacial.grading.source import SourceProblem, read_assignment

QUIZ = """
id: my-quiz
title: A quiz of a school
release: "1"
pass: 75
items:
  - id: my-wait
    type: number
    objective: consult-waits
    stem: For how many days does retinol stay out before a scrub?
    points: 1
    facts: [C03]
    accept: {min: C03.wait, max: C03.wait, unit: days}
    why: "It is {C03.wait} [C03]. {Ago} and {ago} are left as they are."
"""


def folder(tmp_path: Path, text: str) -> Path:
    quiz = tmp_path / "source" / "my-quiz"
    quiz.mkdir(parents=True)
    (quiz / "assignment.yml").write_text(text, encoding="utf-8")
    return quiz


def test_numbers_of_the_course_stand_where_the_quiz_refers_to_them(tmp_path: Path) -> None:
    item = read_assignment(folder(tmp_path, QUIZ)).items[0]
    assert item.type == "number" and (item.accept.min, item.accept.max) == (3, 3)
    assert item.why == "It is 3 days [C03]. {Ago} and {ago} are left as they are."


STEM = "For how many days does retinol stay out before a scrub?"


@pytest.mark.parametrize(
    "stem", ["C03.wait", "C99.foo", "Q1.a", "{nothing} {a} {} {{x}} {C03}", '{"k": {"v": [1, 2]}}', "{ C03.wait }"]
)
def test_words_that_are_no_place_stay_as_the_school_wrote_them(tmp_path: Path, stem: str) -> None:
    assert read_assignment(folder(tmp_path, QUIZ.replace(STEM, repr(stem)))).items[0].stem == stem


DEEP = "[" * 250 + "]" * 250
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("old", "new", "mend"),
    [
        ("pass: 75", f"pass: 75\nx: {DEEP}", "brackets stand in brackets"),
        ("pass: 75", f"pass: 75\nx: {DEEP * 12}", ""),
        ("pass: 75", f"pass: {'9' * 5000}", "thousands of digits"),
        ("pass: 75", f"pass: 75\n{BOMB}", "its aliases stand for too many values"),
        ("pass: 75", "pass: 75\nx: &x [*x]", "recursive"),
        ("pass: 75", "pass: 75\nvalues: [1]", "values: Extra inputs"),
        ("points: 1", "points: 1\n    values: {a: {b: {c: 1}}, 3: x}", "my-wait: values: Extra inputs"),
    ],
)
def test_a_hostile_quiz_is_refused_in_words(tmp_path: Path, old: str, new: str, mend: str) -> None:
    with pytest.raises(SourceProblem) as problem:
        read_assignment(folder(tmp_path, QUIZ.replace(old, new, 1)))
    assert str(problem.value).startswith("source/my-quiz/assignment.yml: ") and mend in str(problem.value)


def test_the_courses_quiz_has_no_place_left() -> None:
    quiz = read_assignment(Path(__file__).parents[2] / "source" / "02-consultation")
    reasons = [why for item in quiz.items for _, why in item.reasons_given()]
    assert reasons and not any("{" in why for why in reasons)


@pytest.mark.parametrize(
    ("old", "new", "mend"),
    [
        ("{C03.wait}", "{C03.weight}", "my-wait: has a place for the unknown value {C03.weight}: correct it"),
        ("min: C03.wait", "min: C99.wait", "my-wait: refers to 'C99.wait', and no fact C99 has values: correct it"),
        ("{C03.wait}", "{C03.wait.at_most}", "my-wait: refers to '{C03.wait.at_most}', which has no 'at_most'"),
    ],
)
def test_a_reference_that_leads_nowhere_is_named(tmp_path: Path, old: str, new: str, mend: str) -> None:
    with pytest.raises(SourceProblem) as problem:
        read_assignment(folder(tmp_path, QUIZ.replace(old, new, 1)))
    assert str(problem.value).startswith(f"source/my-quiz/assignment.yml: {mend}")
