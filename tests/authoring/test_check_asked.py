"""`backfacial check` names each question of the search that leads nowhere, or that stands more than once."""

from dataclasses import replace

import pytest

from backfacial.authoring.checks.asked import check_asked
from backfacial.authoring.content import Content
from backfacial.facts.course.asked import AskedOf


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ({"C99": ["is it so"]}, "content/asked.yml: C99: no record that the search finds has this id: correct it"),
        ({"EW01": ["is it so"]}, "content/asked.yml: EW01: no record that the search finds has this id: correct it"),
        ({"C11": ["Is it  so?"], "C12": ["is it so"]}, "content/asked.yml: C12: 'is it so' stands under C11 already"),
        ({"C11": ["is it so", "is it so!"]}, "content/asked.yml: C11: 'is it so!' stands under C11 already"),
    ],
    ids=["no such record", "what the search never shows", "under two records", "twice"],
)
def test_a_question_leads_to_one_record_and_stands_once(
    content: Content, added: dict[str, list[str]], said: str
) -> None:
    asked = [AskedOf(id=record, ask=tuple(ask)) for record, ask in added.items()]
    (problem,) = check_asked(replace(content, asked=asked))
    assert str(problem).startswith(said)


def test_the_questions_of_a_record_stand_in_one_list(content: Content) -> None:
    asked = [AskedOf(id="C11", ask=(ask,)) for ask in ("is it so", "or so")]
    (problem,) = check_asked(replace(content, asked=asked))
    assert str(problem) == "content/asked.yml: C11: the id stands twice: put all its questions into one list"
