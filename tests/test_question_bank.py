"""The questions of a lesson cover what it promises, are spread over it, and do not give their answers away by form."""

from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

import nbformat
import pytest

from backfacial.authoring.content import read_content
from backfacial.items.choice import ChoiceItem

ROOT = Path(__file__).parents[1]
CONTENT = read_content(ROOT)
PRACTICE = [item for _, item in CONTENT.items]
QUIZZES = {assignment.id: list(assignment.items) for _, assignment in CONTENT.assignments}
BANKS = {"practice": PRACTICE, **QUIZZES}
EACH_BANK = pytest.mark.parametrize("items", BANKS.values(), ids=list(BANKS))


@pytest.mark.parametrize("objective", CONTENT.records["objectives"], ids=lambda objective: objective.id)
def test_each_objective_is_practised_and_asked_in_the_lessons_quiz(objective: Any) -> None:
    for items in (PRACTICE, QUIZZES[objective.lesson]):
        assert objective.id in {item.objective for item in items}


@EACH_BANK
def test_the_key_of_a_choice_is_neither_in_one_place_nor_mostly_the_longest(items: list[Any]) -> None:
    choices = [item for item in items if isinstance(item, ChoiceItem)]
    places = Counter([option.key for option in item.options].index(True) for item in choices)
    assert max(places.values()) <= len(choices) / 2
    longest = [item.id for item in choices if max(item.options, key=lambda option: len(option.text)).key]
    assert len(longest) <= len(choices) / 3, longest


@EACH_BANK
def test_a_stem_does_not_repeat_what_the_page_says(items: list[Any]) -> None:
    for item in items:
        assert "all that apply" not in item.stem
        assert "Answer in" not in item.stem


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_never_more_than_three_questions_in_a_row(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    runs = [len(list(group)) for asked, group in groupby(cells, lambda cell: "lesson.ask(" in cell.source) if asked]
    assert max(runs, default=0) <= 3
