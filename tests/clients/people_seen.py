"""All clients that tests look at: the written ones, and 300 generated ones."""

from functools import cache

from backfacial.clients.generate import generated_client
from backfacial.clients.seen import DIFFICULTIES, LOOK, topic_step
from backfacial.clients.visit import visit_of
from backfacial.facts import library
from backfacial.facts.consultation.clients import Client


@cache
def written_clients() -> tuple[Client, ...]:
    return tuple(library().clients.values())


@cache
def generated_clients() -> tuple[Client, ...]:
    return tuple(generated_client(seed, difficulty) for difficulty in DIFFICULTIES for seed in range(100))


def all_clients() -> tuple[Client, ...]:
    return (*written_clients(), *generated_clients())


def every_step(client: Client) -> list[str]:
    """Every question that is offered, and the look."""
    topics = visit_of(client).topics
    return [
        LOOK,
        *(topic_step(topic.id) for topic in topics),
        *(question.id for topic in topics for question in topic.questions),
    ]
