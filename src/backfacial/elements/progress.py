"""How far a learner has come: lessons, quizzes and where to go on. All of it follows from the files in their folder."""

from collections.abc import Container, Iterator
from pathlib import Path

from pydantic import ValidationError

from backfacial.answers.course_folder import store_here
from backfacial.answers.document import Answers
from backfacial.answers.learner import QUIZZES, START_PAGE, BadLearnerId, learner_id
from backfacial.answers.plain_file import NotAPlainFile, read_plain_file
from backfacial.answers.store import AnswerStore, NotSaved
from backfacial.answers.where import read_places
from backfacial.elements.handin import FOLDER
from backfacial.elements.path import standings
from backfacial.elements.receipts import handed_in_responses, newest_receipt, responses
from backfacial.facts import library
from backfacial.facts.course.lessons import LessonPart
from backfacial.items.released import ITEMS, Released
from backfacial.items.responses import is_answered
from backfacial.pages.course_map import GoOn, LessonState, QuizState

MAX_BYTES = 4 * 2**20


def lessons_of(home: Path) -> tuple[LessonState, ...]:
    """Every lesson of the course in order, planned ones too."""
    records = [record for name, record in library().lessons.items() if f"{name}.ipynb" != START_PAGE]
    return tuple(_lesson(home, record.id, record.title, record.planned) for record in records)


def go_on(home: Path, lessons: tuple[LessonState, ...]) -> GoOn | None:
    """The lesson where the learner was last, if something is left of it; else the first one that is not done."""
    places = read_places(home)
    there = {lesson.id: lesson for lesson in lessons if library().parts(lesson.id)}
    last = [name for name in places if name in there and not there[name].is_done]
    wanted = there[last[-1]] if last else next((lesson for lesson in there.values() if not lesson.is_done), None)
    if wanted is None:
        return None
    parts = library().parts(wanted.id)
    place = places.get(wanted.id)
    part = next((part for part in parts if place is not None and part.id == place.part), parts[0])
    return GoOn(wanted, part.id, part.title, begun=place is not None or wanted.answered > 0)


def _lesson(home: Path, name: str, title: str, planned: bool) -> LessonState:
    if planned:
        return LessonState(name, title, True, 0, 0, library().minutes(name), 0, None)
    standing = standings(name, _peeked(store_here(home / "answers" / f"{name}.json", name)))
    parts = library().parts(name)
    asked = [item for part in parts for item in part.items]
    critical = sum(each == "critical" for each in standing.values())
    answered = sum(item in standing for item in asked)
    left = 0 if answered == len(asked) else round(sum(_minutes_left(part, standing) for part in parts))
    return LessonState(name, title, False, answered, len(asked), left, critical, quiz_of(home, name))


def _peeked(store: AnswerStore) -> Answers:
    """The map only looks: what is damaged is mended, and told, where the learner works with it."""
    try:
        return store.peek()
    except (NotSaved, OSError):
        return Answers(store.assignment)


def _minutes_left(part: LessonPart, standing: Container[str]) -> float:
    """What is left of a part by its questions; one that asks nothing is left until the lesson is done."""
    still_open = sum(item not in standing for item in part.items)
    return part.minutes * (still_open / len(part.items) if part.items else 1)


def quiz_of(home: Path, name: str) -> QuizState | None:
    """The quiz of a lesson as it lies in the learner's folder; None where there is none that can be read."""
    folder = home / QUIZZES / name
    try:
        released = Released.model_validate_json(read_plain_file(folder / ITEMS, MAX_BYTES))
    except (NotAPlainFile, ValidationError, OSError):
        return None
    answers = _peeked(store_here(folder / "answers.json", released.assignment))
    answered = sum(_answered(released, answers))
    path = f"{QUIZZES}/{name}/{name}.ipynb"
    receipt = newest_receipt(home / FOLDER, released.assignment, _learner(home))
    if receipt is None:
        return QuizState(path, answered, len(released.everything))
    changed = handed_in_responses(receipt) != responses(answers)
    return QuizState(path, answered, len(released.everything), receipt.at, receipt.code, changed)


def _answered(released: Released, answers: Answers) -> Iterator[bool]:
    return (is_answered(question, answers.response(question.id)) for question in released.everything)


def _learner(home: Path) -> str:
    try:
        return learner_id(home)
    except BadLearnerId:
        return ""
