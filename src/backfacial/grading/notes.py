"""What a person should know about a hand-in, in plain words."""

from collections.abc import Iterable, Mapping, Sequence

from backfacial.answers.document import Answers
from backfacial.answers.handin import ANSWERS
from backfacial.facts import words
from backfacial.grading.naming import MOST_NAMED, listed, question_in_words, some
from backfacial.grading.quiz import Posed, Quiz, Unknown

Found = Posed | Unknown | None


def notes_on(
    answers: Answers,
    quiz: Quiz,
    learner: Sequence[str],
    found: Mapping[str, Found],
    bad: Iterable[str],
    unreadable: str,
    hurting: Sequence[str] = (),
) -> tuple[list[str], list[str]]:
    """Notes for everybody, and notes for the instructor.

    Args:
        learner: the id in the class list of whose hand-in it is, and after it what the same learner has typed as well.
        found: the question that each answer was given to, or why that is not known.
        bad: questions whose answer has not the form that they take.
        unreadable: why no answer at all could be read.
        hurting: questions left to a person whose answer is a safety mistake by the present key.
    """
    notes = [unreadable, words("grading", "nothing-marked")] if unreadable else []
    notes += _damaged(answers, quiz)
    notes += _twice(answers, quiz)
    notes += _not_in_the_quiz(answers, quiz)
    if answers.assignment and answers.assignment != quiz.assignment.id:
        named = {"found": answers.assignment[:64], "wanted": quiz.assignment.id}
        notes.append(words("grading", "other-assignment", file=ANSWERS, **named))
    notes += [words("grading", "unreadable-item", file=ANSWERS, item=question_in_words(quiz, item)) for item in bad]
    hurt = [words("grading", "would-hurt", items=listed(quiz, hurting))] if hurting else []
    return notes, [*_whose(answers, learner), *_of_which_quiz(answers, quiz, found), *hurt]


def _damaged(answers: Answers, quiz: Quiz) -> list[str]:
    named = [question_in_words(quiz, part.id) for part in quiz.assignment.everything if part.id in answers.damaged]
    return _first_few(words("grading", "damaged-item", file=ANSWERS, item=each) for each in named)


def _twice(answers: Answers, quiz: Quiz) -> list[str]:
    asked = {part.id for part in quiz.assignment.everything}
    named = [question_in_words(quiz, each) if each in asked else each[:64] for each in answers.twice]
    return _first_few(words("grading", "twice-item", file=ANSWERS, field=each) for each in named)


def _not_in_the_quiz(answers: Answers, quiz: Quiz) -> list[str]:
    asked = {part.id for part in quiz.assignment.everything}
    others = [item for item in (*answers.answers, *answers.damaged) if item not in asked]
    withdrawn = [item for item in others if quiz.withdrawn(item)]
    unknown = len(others) - len(withdrawn)
    notes = [words("grading", "withdrawn-items", items=listed(quiz, withdrawn))] if withdrawn else []
    # how a question that nobody asked is called is up to who wrote the file, and tells nobody anything
    return notes + ([words("grading", "unknown-items", file=ANSWERS, count=unknown)] if unknown else [])


def _whose(answers: Answers, learner: Sequence[str]) -> list[str]:
    if not answers.learner or answers.learner in learner:
        return []
    return [words("grading", "other-learner", file=ANSWERS, found=answers.learner[:64], wanted=learner[0])]


def _of_which_quiz(answers: Answers, quiz: Quiz, found: Mapping[str, Found]) -> list[str]:
    """Who answered which older release, what waits for a person and why, and what says one thing and is another."""
    notes = []
    given = {item: answer for item, answer in answers.answers.items() if item in found}
    if any(answer.question is None for answer in given.values()):
        notes.append(words("grading", "older-course", file=ANSWERS))
    older = [
        question_in_words(quiz, item, each.release)
        for item, each in found.items()
        if isinstance(each, Posed) and each.release
    ]
    if older:
        notes.append(words("grading", "older-release", release=quiz.assignment.release, items=some(older)))
    disagree = [
        question_in_words(quiz, item, answer.release)
        for item, answer in given.items()
        if answer.question and answer.release is not None and not quiz.agree(item, answer.question, answer.release)
    ]
    if disagree:
        notes.append(words("grading", "release-disagrees", file=ANSWERS, items=some(disagree)))
    reasons: dict[Unknown, list[str]] = {}
    for item, each in found.items():
        if isinstance(each, Unknown):
            reasons.setdefault(each, []).append(item)
    notes += [
        words("grading", "waits", items=listed(quiz, items), reason=words("grading", each.why, release=each.release))
        for each, items in reasons.items()
    ]
    return notes


def _first_few(notes: Iterable[str]) -> list[str]:
    every = list(notes)
    more = [words("grading", "and-more", count=len(every) - MOST_NAMED)] if len(every) > MOST_NAMED else []
    return every[:MOST_NAMED] + more
