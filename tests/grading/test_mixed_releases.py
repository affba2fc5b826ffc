"""Any mix of answers over three releases gets the marks that an independent marker gives."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
import tiny_marker
from graded_course import ASSIGNMENT, QUIZ
from hypothesis import given, settings
from hypothesis import strategies as st
from releases import swap

from backfacial.grading.history import past
from backfacial.grading.quiz import Quiz
from backfacial.grading.work import read_work
from backfacial.items.assignment import Assignment

LETTERS = "abcde"
SAID = st.sampled_from(["1", "2", "3", "9"])

responses: dict[str, st.SearchStrategy[Any]] = {
    "stop-or-go": st.sampled_from("abc"),
    "who-waits": st.lists(st.sampled_from(LETTERS), min_size=1, max_size=5, unique=True),
    "how-long": st.fixed_dictionaries(
        {"value": st.sampled_from([30, 47, 48, 72]), "unit": st.sampled_from(["hours", "days"])}
    ),
}


@st.composite
def a_release(draw: st.DrawFn, name: str, before: dict[str, Any]) -> dict[str, Any]:
    """What an author may do to a quiz between two releases."""
    data = copy.deepcopy(before) | {"release": name}
    for item in data["items"]:
        item["points"] = draw(st.sampled_from([1, 2, 3, 5]))
        if item["type"] == "number":
            item["accept"] |= {"min": draw(st.sampled_from([30, 47])), "unit": draw(st.sampled_from(["hours", "days"]))}
        elif draw(st.booleans()):
            swap(item, *draw(st.sampled_from(["ab", "bc", "ac"])))
        if draw(st.integers(0, 4)) == 0:
            item["stem"] = draw(st.sampled_from(["One?", "Two?"]))
    if draw(st.booleans()):
        data["items"] = draw(st.permutations(data["items"]))[: draw(st.integers(1, len(data["items"])))]
    return data


@st.composite
def three_releases(draw: st.DrawFn) -> list[dict[str, Any]]:
    releases = [copy.deepcopy(ASSIGNMENT) | {"release": "1"}]
    for name in "23":
        releases.append(draw(a_release(name, copy.deepcopy(ASSIGNMENT))))
    return releases


@st.composite
def some_answers(draw: st.DrawFn, releases: list[dict[str, Any]]) -> dict[str, Any]:
    answers = {}
    for item, response in responses.items():
        if draw(st.integers(0, 4)) == 0:
            continue
        answer: dict[str, Any] = {"response": draw(response)}
        asked = [each for release in releases for each in release["items"] if each["id"] == item]
        match draw(st.sampled_from(["both", "both", "both", "question", "release", "neither"])):
            case "both" | "question" as said:
                answer["question"] = draw(st.sampled_from([*map(tiny_marker.digest, asked), "0" * 12]))
                if said == "both":
                    answer["release"] = draw(SAID)
            case "release":
                answer["release"] = draw(SAID)
        answers[item] = answer
    return answers


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("submitted")


@settings(max_examples=300)
@given(data=st.data())
def test_any_mix_of_answers_gets_the_marks_of_an_independent_marker(folder: Path, data: st.DataObject) -> None:
    releases = data.draw(three_releases())
    answers = data.draw(some_answers(releases))
    handed_in_as = data.draw(st.none() | SAID)
    (folder / "answers.json").write_text(json.dumps({"schema": 1, "assignment": QUIZ, "answers": answers}))
    (folder / "handin.json").write_text(json.dumps({"release": handed_in_as} if handed_in_as else {}))

    assignments = [Assignment.model_validate(release) for release in releases]
    work = read_work(folder, Quiz(assignments[-1], tuple(map(past, assignments))), "anna")
    found = {item.id: work.outcomes[item.id] for item in assignments[-1].items}
    voices = {answer["release"] for answer in answers.values() if "release" in answer}
    said = handed_in_as or (voices.pop() if len(voices) == 1 else None)
    deserved = tiny_marker.marks(releases, answers, said)
    assert {item: None if outcome.mark is None else outcome.mark.points for item, outcome in found.items()} == {
        item: None if points is None else pytest.approx(points) for item, points in deserved.items()
    }
    for item, outcome in found.items():
        assert (outcome.unknown is None) == (deserved[item] is not None)
        assert outcome.mark is None or outcome.mark.out_of == next(
            each["points"] for each in releases[-1]["items"] if each["id"] == item
        )


def test_the_tiny_markers_digest_is_the_programs() -> None:
    assignment = Assignment.model_validate(ASSIGNMENT)
    data = {part["id"]: part for part in (*ASSIGNMENT["items"], *ASSIGNMENT["reflections"])}
    assert {part.id: part.question().digest for part in assignment.everything} == {
        name: tiny_marker.digest(part) for name, part in data.items()
    }
