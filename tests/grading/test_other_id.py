"""Who hands in under another id than before: to each what is theirs, and nobody gets into another's folder."""

from pathlib import Path

import pytest
from conftest import copied
from graded_course import QUIZ, RIGHT, WRONG, Course
from two_ids import EARLY, LATE, LATER, MEANT, TYPED, take_in, zipped

from backfacial.classroom.one_person import settle, undo
from backfacial.grading import intake


def _given(course: Course, learner: str) -> tuple[dict[str, float], set[str], str | None]:
    """The points that count, what waits, and the comment of the written answer."""
    with course.gradebook() as gradebook:
        comment: str | None = gradebook.find_comment("own-words", QUIZ, QUIZ, learner).manual_comment
    return course.scores(learner), course.waiting(learner), comment


@pytest.mark.parametrize(("first", "then"), [(TYPED, MEANT), (MEANT, TYPED)])
def test_who_hands_in_anew_under_the_other_id_leaves_what_was_given_where_it_belongs(
    released: Course, tmp_path: Path, first: str, then: str
) -> None:
    course = copied(released, tmp_path)
    with course.gradebook() as gradebook:
        gradebook.add_student(MEANT, first_name="Gina")
        gradebook.add_student(TYPED)
    zipped(course, first, RIGHT, EARLY, f"I am {first}.")
    take_in(course)
    course.grade_by_hand(first, 3.0, f"for {first}")
    course.grade_by_hand(first, 1.0, item="stop-or-go")
    course.grade_by_hand(first, 2.0, item="who-waits")
    before = _given(course, first)
    settle(course.root, TYPED, MEANT)
    zipped(course, then, {**RIGHT, "stop-or-go": "c"}, LATE, f"I am {then}.")
    take_in(course)
    # one person: points stay, and wait where the answer is another one
    assert course.waiting(MEANT) == {"own-words", "stop-or-go"} and course.scores(MEANT)["who-waits"] == 2.0
    take_in(course)
    course.grade_by_hand(MEANT, 4.0, f"for {then}")
    undo(course.root, TYPED)
    for _ in range(2):
        assert _given(course, first) == before
        own = {"stop-or-go": 0.0, "who-waits": 3.0, "how-long": 1.0, "own-words": 4.0}
        assert _given(course, then) == (own, set(), f"for {then}")
        take_in(course)
    for learner in (first, then):
        assert f"I am {learner}." in (course.submitted(learner) / "answers.json").read_text(encoding="utf-8")
    assert not list(course.set_aside.rglob("*.csv"))


def test_points_that_a_person_confirmed_for_the_new_answers_stay_with_them(released: Course, tmp_path: Path) -> None:
    course = copied(released, tmp_path)
    with course.gradebook() as gradebook:
        gradebook.add_student(MEANT, first_name="Gina")
    zipped(course, TYPED, RIGHT, EARLY, "One text.")
    take_in(course)
    course.grade_by_hand(TYPED, 3.0)
    settle(course.root, TYPED, MEANT)
    zipped(course, MEANT, RIGHT, LATE, "Another text.")
    take_in(course)
    course.grade_by_hand(MEANT, 3.0)
    zipped(course, TYPED, RIGHT, LATER, "A third text.")
    take_in(course)
    undo(course.root, TYPED)
    take_in(course)
    assert course.scores(MEANT)["own-words"] == 3.0 and course.waiting(MEANT) == set()
    # what was given for the older hand-in of the same id is kept, and named
    assert course.waiting(TYPED) == {"own-words"}
    assert [path.name for path in course.set_aside.rglob("*.csv")] == [f"{TYPED}.csv"]


def test_on_a_disk_that_minds_no_capitals_nobody_gets_into_anothers_folder(
    released: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = copied(released, tmp_path)
    assert not intake.is_blind_to_capitals(course.root)
    zipped(course, "Gina", WRONG, EARLY, "I am Gina.")
    zipped(course, "ben", RIGHT, EARLY, "I am Ben.")
    take_in(course)
    before = seen_of(course, "Gina")
    zipped(course, "gina", RIGHT, LATE, "I am gina.")
    zipped(course, "BEN", RIGHT, LATE, "I am BEN.")
    monkeypatch.setattr(intake, "is_blind_to_capitals", lambda _folder: True)
    said = course.run("zip_collect", QUIZ)
    assert said.code == 0
    assert said.lines("ERROR", "gina-2026-11-21.zip: gina differs only in capitals from Gina", "not taken in")
    assert said.lines("ERROR", "BEN-2026-11-21.zip", "backfacial roster same BEN ben")
    assert {path.name for path in (course.root / "submitted").iterdir()} == {"Gina", "ben"}
    assert seen_of(course, "Gina") == before
    settle(course.root, "BEN", "ben")
    take_in(course)
    assert "I am BEN." in (course.submitted("ben") / "answers.json").read_text(encoding="utf-8")
    assert {path.name for path in (course.root / "submitted").iterdir()} == {"Gina", "ben"}


def seen_of(course: Course, learner: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in course.submitted(learner).iterdir()}
