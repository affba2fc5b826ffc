"""`screen`: 10,000 generated clients from the seed to the decision, on one core.

Peer is the same without the index over the rows: every row is tested for every client.
"""

import time
from collections.abc import Callable

from backfacial.clients import DIFFICULTIES, VISIT_DAY, client_facts, generated_client
from backfacial.rules import Facts, Level, rulebook
from backfacial.rules.conditions import test_of
from bench.measured import Measured, in_turn

CLIENTS = 10_000
ROUNDS = 3


def measure() -> Measured:
    """Seconds for all clients."""
    expected = _decided_one_by_one(100)
    assert expected == _decided(100), "both ways have to decide the same"
    measured = in_turn(lambda _: _seconds(_decided), lambda _: _seconds(_decided_one_by_one), ROUNDS)
    return Measured(measured.ours, measured.peer, CLIENTS)


def _seconds(decide: Callable[[int], object]) -> float:
    began = time.perf_counter()
    decide(CLIENTS)
    return time.perf_counter() - began


def _decided(count: int) -> list[Level | None]:
    book = rulebook()
    return [book.screen(facts, VISIT_DAY).level for facts in _clients(count)]


def _decided_one_by_one(count: int) -> list[Level | None]:
    book = rulebook()
    tests = [(Level(row.level), test_of(row.when, book.facts)) for row in book.rows]
    found: list[Level | None] = []
    for facts in _clients(count):
        known = book.settled(facts, VISIT_DAY)
        fired = [level for level, test in tests if test(known, VISIT_DAY)]
        found.append(max(fired, key=lambda level: level.rank, default=Level.PROCEED))
    return found


def _clients(count: int) -> list[Facts]:
    return [client_facts(generated_client(seed, DIFFICULTIES[seed % len(DIFFICULTIES)])) for seed in range(count)]
