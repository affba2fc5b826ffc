"""`screen`: 10,000 generated clients from the seed to the decision, on one core.

Peer is the same with the conditions walked anew for each client, as they stand in the content.
"""

import time
from collections.abc import Callable

from backfacial.clients.generate import generated_client
from backfacial.clients.seen import DIFFICULTIES
from backfacial.clients.visit import VISIT_DAY, client_facts
from backfacial.rules.conditions import test_of
from backfacial.rules.screening.outcome import Level
from backfacial.rules.screening.rulebook import rulebook
from backfacial.rules.values import Facts
from bench.measured import Measured, in_turn

CLIENTS = 10_000
ROUNDS = 3
PEERS = 1_000  # a tenth, and its time ten times: the peer is slow


def measure() -> Measured:
    """Seconds for all clients."""
    expected = _decided_one_by_one(100)
    assert expected == _decided(100), "both ways have to decide the same"
    peer_times = CLIENTS / PEERS
    measured = in_turn(
        lambda _: _seconds(_decided, CLIENTS), lambda _: peer_times * _seconds(_decided_one_by_one, PEERS), ROUNDS
    )
    return Measured(measured.ours, measured.peer, CLIENTS)


def _seconds(decide: Callable[[int], object], count: int) -> float:
    """Of one core: what else the computer does meanwhile does not count."""
    began = time.process_time()
    decide(count)
    return time.process_time() - began


def _decided(count: int) -> list[Level | None]:
    book = rulebook()
    return [book.screen(facts, VISIT_DAY).level for facts in _clients(count)]


def _decided_one_by_one(count: int) -> list[Level | None]:
    book = rulebook()
    found: list[Level | None] = []
    for facts in _clients(count):
        known = book.settled(facts, VISIT_DAY)
        fired = [Level(row.level) for row in book.rows if test_of(row.when, book.facts)(known, VISIT_DAY)]
        found.append(max(fired, key=lambda level: level.rank, default=Level.PROCEED))
    return found


def _clients(count: int) -> list[Facts]:
    return [client_facts(generated_client(seed, DIFFICULTIES[seed % len(DIFFICULTIES)])) for seed in range(count)]
