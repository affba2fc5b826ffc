"""Two lists of people are compared: nothing is decided, and nobody who has to be looked at is left out."""

import itertools
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfacial.classroom.people import Concern, ConcernKind, Person, concerns

CLASS = [
    Person("anna.m", "Anna", "Moser", "anna@example.org"),
    Person("20461", "Fred", "Low"),
    Person("gina", "Gina", "Zórn", "g.zorn@example.org"),
    Person("lea1"),
    Person("lea2"),
]

# few signs, so that ids are often near each other
IDS = st.text("aAbB0.", min_size=1, max_size=6).map(lambda text: f"x{text}y")
PEOPLE = st.lists(
    st.builds(
        Person, IDS, st.sampled_from(["", "Ann", "ann"]), st.sampled_from(["", "Low"]), st.sampled_from(["", "e"])
    ),
    max_size=8,
    unique_by=lambda person: person.id,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Anna.M", "anna.m"),
        ("annam", "anna.m"),
        ("anna_m", "anna.m"),
        ("anna.n", "anna.m"),
        ("nana.m", "anna.m"),
        ("anna", "anna.m"),  # her address has it
        ("020461", "20461"),
        ("2046l", "20461"),
        ("gina.zorn", "gina"),
        ("zorn-gina", "gina"),
        ("g.zorn@example.org", "gina"),
        ("lea3", ""),  # two are as near
        ("xaver", ""),
    ],
)
def test_who_may_be_meant(typed: str, meant: str) -> None:
    assert concerns(CLASS, ["gina", typed]) == (Concern(ConcernKind.NOT_LISTED, (typed,), meant),)


def test_each_concern_is_a_sentence_with_the_command_that_settles_it() -> None:
    people = [*CLASS, Person("Gina"), Person("fred.low", "fred", "LOW")]
    said = [each.sentence for each in concerns(people, ["annam", "Annam", "xaver"])]
    assert said == [
        "Annam, annam: handed in, but not in your list. Did you mean anna.m? If it is the same person: "
        "backfacial roster same Annam anna.m",
        "xaver: handed in, but not in your list.",
        "Gina, gina: these differ only in capitals. If it is one person: backfacial roster same gina Gina",
        "20461, fred.low: these have the same name or e-mail address. If it is one person: "
        "backfacial roster same fred.low 20461",
    ]


@given(PEOPLE, st.sets(IDS, max_size=8))
def test_everybody_who_arrived_and_is_not_listed_is_named_once(listed: list[Person], arrived: set[str]) -> None:
    known = {person.id for person in listed}
    found = [each for each in concerns(listed, arrived) if each.kind is ConcernKind.NOT_LISTED]
    named = [id_ for each in found for id_ in each.ids]
    assert sorted(named) == sorted(arrived - known if known else ())


@given(PEOPLE, st.sets(IDS, max_size=8))
def test_what_is_suggested_is_listed_and_another_id(listed: list[Person], arrived: set[str]) -> None:
    known = {person.id for person in listed}
    for each in concerns(listed, arrived):
        assert not each.suggestion or each.suggestion in known - set(each.ids)


@given(PEOPLE, st.sets(IDS, max_size=8), st.randoms())
def test_the_order_in_which_people_come_does_not_matter(
    listed: list[Person], arrived: set[str], chance: Random
) -> None:
    mixed, others = list(listed), list(arrived)
    chance.shuffle(mixed)
    chance.shuffle(others)
    assert concerns(mixed, others) == concerns(listed, arrived)


@given(PEOPLE, st.sets(IDS, max_size=8))
def test_ids_that_differ_only_in_capitals_are_seen_together(listed: list[Person], arrived: set[str]) -> None:
    known = {person.id for person in listed}
    found = [set(each.ids) | {each.suggestion} for each in concerns(listed, arrived)]
    for one, other in itertools.combinations(known or arrived, 2):
        if one.casefold() == other.casefold():
            assert any({one, other} <= ids for ids in found)
