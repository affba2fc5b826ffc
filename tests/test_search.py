"""The search: the best record first, slips put right, and nothing soothing in front of what is urgent."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from asked import Asked, all_asked, asked
from hypothesis import given
from hypothesis import strategies as st

from backfacial.authoring.content import read_content
from backfacial.authoring.knowledge.full_text import FullText
from backfacial.authoring.knowledge.knowledge import Knowledge
from backfacial.facts import library
from backfacial.facts.course.everyday import EverydayWord
from backfacial.facts.library import asked as questions
from backfacial.knowledge.search.ask import Asker
from backfacial.knowledge.search.index import Document, index_of
from backfacial.knowledge.search.words import Speech, words_of
from backfacial.knowledge.shelf import outlines
from backfacial.pages.fact_tables import table_of

TEXTS = FullText(Knowledge(read_content(Path(__file__).parents[1])))
TABLE = table_of("contraindications")
ASKER = Asker(TABLE.index)
QUESTIONS = questions()


def best(question: str) -> list[str]:
    return [hit.entry.id for hit in TEXTS.search(question).best]


def right(questions: list[Asked], within: int) -> float:
    """The share of the questions that have a right record among so many of the best."""
    return sum(bool({*best(each.ask)[:within]} & {*each.first}) for each in questions) / len(questions)


@pytest.mark.parametrize("question", asked("issue"), ids=lambda each: each.ask)
def test_the_best_record_comes_first(question: Asked) -> None:
    assert best(question.ask)[0] in question.first


@pytest.mark.parametrize("name", ["own", "corpus", "afterwards", "trainees", "trainees-later", "trainees-last"])
def test_most_questions_are_answered_at_once(name: str) -> None:
    assert right(asked(name), 1) >= 0.8 and right(asked(name), 3) >= 0.95


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("her throat feels tight and lips are swelling", "SE20"),
        ("client can not breathe", "SE20"),
        ("shaking and jerking on the table", "SE28"),
        ("pain in her chest", "SE29"),
        ("peel acid got in her eye", "SE25"),
        ("client passed out", "SE19"),
        ("face droops and slurred speech", "SE29"),
        ("he is sweaty and confused, diabetic", "SE27"),
        ("bleeding does not stop", "DR01"),
        ("the bleeding won't stop", "DR01"),
        ("she can’t breathe", "SE20"),
        ("itchy and wheezing after the mask", "SE20"),
        ("blood will not stop", "DR01"),
        ("red skin with blisters and fever", "C66"),
        ("skin burns and blisters after peel", "SE17"),
    ],
)
def test_what_cannot_wait_comes_first(question: str, first: str) -> None:
    assert best(question)[0] == first


@pytest.mark.parametrize(
    "question",
    [
        "red skin with blisters and fever",
        "red skin that spreads and is hot",
        "red and cannot breathe",
        "red, her lips swell",
        "my skin is red with pus",
        "red skin and one leg is swollen",
    ],
)
def test_mild_redness_does_not_come_first_where_there_is_more(question: str) -> None:
    assert best(question)[0] != "SE01"


@pytest.mark.parametrize("word", [each for record in library().of(EverydayWord).values() for each in record.words])
def test_an_everyday_name_leads_where_it_says(word: str) -> None:
    leads = {each for record in library().of(EverydayWord).values() if word in record.words for each in record.leads_to}
    assert leads & set(best(word)[:3]), (word, best(word)[:3])


def test_most_questions_of_a_record_find_it() -> None:
    some = list(QUESTIONS.items())[::10]
    assert sum(record in best(ask[0])[:3] for record, ask in some) / len(some) >= 0.9


def test_no_question_that_the_search_is_tried_with_is_among_those_it_knows() -> None:
    known = {" ".join(words_of(ask)) for each in QUESTIONS.values() for ask in each}
    assert [each.ask for each in all_asked() if " ".join(words_of(each.ask)) in known] == []


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("acid how long", "A"),
        ("why acid", "B"),
        ("runny nose", "C"),
        ("nose", "C"),
        ("why", "B"),
        ("how acid nose", "C"),
    ],
)
def test_a_record_is_found_by_the_questions_that_it_answers(question: str, first: str) -> None:
    told = {"A": "how long is acid left on", "B": "why is acid left on", "C": "her nose runs"}
    documents = [Document(name, "Left on", (), 1.0, (ask,)) for name, ask in told.items()]
    rows = Asker(index_of(documents, [], Speech(outlines().naming))).ask(question).rows
    assert documents[rows[0]].id == first


@given(st.sampled_from(["isotretinoin", "accutane", "pregnancy", "pacemaker", "psoriasis"]), st.data())
def test_one_slip_in_a_long_word_is_put_right(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 2))
    kind = data.draw(st.sampled_from(["left out", "doubled", "changed about"]))
    slip = {
        "left out": word[:at] + word[at + 1 :],
        "doubled": word[:at] + word[at] + word[at:],
        "changed about": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }[kind]
    assert set(ASKER.ask(word).rows[:1]) <= set(ASKER.ask(slip).rows[:3])


@given(st.text(max_size=60), st.sets(st.integers(0, len(TABLE.rows) - 1)))
def test_whatever_is_typed_only_rows_that_may_be_found_are(text: str, among: set[int]) -> None:
    found = ASKER.ask(text, among).rows
    assert len(set(found)) == len(found) and set(found) <= among


def test_a_word_alone_hides_no_record_that_has_it() -> None:
    index = TABLE.index
    for stem, words in index.forms.items():
        having = set(index.posts.get(stem, ())[1::2])
        for word in words.split():
            assert having <= set(ASKER.ask(word).rows), word


def test_a_word_that_is_nowhere_is_told() -> None:
    found = ASKER.ask("qqqzz allergy")
    assert found.unknown == ("qqqzz",) and found.rows


def test_the_index_is_plain_data_and_the_same_each_time() -> None:
    assert json.dumps(asdict(TABLE.index)) == json.dumps(asdict(table_of("contraindications").index))
