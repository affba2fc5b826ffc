"""What a client tells: all of it can be heard on the page, and nothing contradicts what was said before."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from people_seen import generated_clients

from backfacial.clients.generate import generated_client
from backfacial.clients.seen import DIFFICULTIES, LOOK, topic_step
from backfacial.clients.visit import client_facts, learnt_by, visit_of
from backfacial.facts import library
from backfacial.facts.consultation.clients import Client
from backfacial.rules.screening.rulebook import rulebook

WRITTEN = [client for client in library().clients.values() if not client.unknown]
GENERAL = [topic_step(topic) for topic in library().topics]


def what_the_page_offers(client: Client) -> list[str]:
    """Every step of the page: a topic's questions by name are there where it has more than one."""
    topics = visit_of(client).topics
    named = [each.id for topic in topics if len(topic.questions) > 1 for each in topic.questions]
    return [*(topic_step(topic.id) for topic in topics), *named, LOOK]


@pytest.mark.parametrize("clients", [lambda: WRITTEN, generated_clients], ids=["written", "generated"])
def test_everything_about_a_client_can_be_learnt(clients: Callable[[], Iterable[Client]]) -> None:
    absent = rulebook().absent
    for client in clients():
        known = learnt_by(client, what_the_page_offers(client))
        hidden = {name: value for name, value in client_facts(client).items() if known.get(name, absent[name]) != value}
        assert hidden == {}, client.id


@pytest.mark.parametrize("client", WRITTEN, ids=lambda client: client.name)
def test_a_client_does_not_deny_in_general_what_was_told_at_once(client: Client) -> None:
    facts, kinds = client_facts(client), rulebook().facts
    told = {kinds[name].topic for name in client.told if name != "age" and facts[name] != rulebook().absent[name]}
    for topic in visit_of(client).topics:
        if topic.id in told:
            assert topic.answer != library().topics[topic.id].nothing


def test_a_general_question_brings_what_is_not_hidden() -> None:
    inez = library().clients["K03"]
    answers = {topic.id: topic.answer for topic in visit_of(inez).topics}
    assert answers["pregnancy"] == "Yes, I am."
    assert answers["allergies"] == "No, none."
    known = learnt_by(inez, GENERAL)
    assert known["pregnant"] == "yes"
    assert "isotretinoin" not in known  # medicines have to be named
    assert "weeks" not in known


def test_the_only_question_of_a_topic_is_the_general_one() -> None:
    hard: Any = next(client for client in generated_clients() if "hard" in client.id and client.facts.get("letter"))
    letters = next(topic for topic in visit_of(hard).topics if topic.id == "letters")
    assert letters.answer == rulebook().facts["letter"].answers["clearance"]
    assert learnt_by(hard, [topic_step("letters")])["letter"] == client_facts(hard)["letter"]


@pytest.mark.parametrize("difficulty", DIFFICULTIES)
def test_the_same_seed_is_the_same_client(difficulty: Any) -> None:
    assert generated_client(7, difficulty) == generated_client(7, difficulty)
    assert generated_client(7, difficulty) != generated_client(8, difficulty)
