"""One person who types two ids, and how what they hand in is taken in."""

from typing import Any

from graded_course import ASSIGNMENT, QUIZ, Course, answers_file

TYPED, MEANT = "gina.zorn", "gina"
EARLY, LATE, LATER = (f"2026-11-2{day}T10:00:00Z" for day in (0, 1, 2))


def zipped(course: Course, learner: str, responses: dict[str, Any], time: str, text: str = "I listen.") -> None:
    answers = answers_file({**responses, "own-words": text}, learner, of=ASSIGNMENT)
    course.upload(f"{learner}-{time[:10]}.zip", learner=learner, time=time, answers=answers)


def take_in(course: Course) -> str:
    said = [course.run(command, QUIZ) for command in ("zip_collect", "autograde")]
    assert [each.code for each in said] == [0, 0], said
    return "\n".join(each.log for each in said)
