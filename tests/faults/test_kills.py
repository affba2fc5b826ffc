"""kill -9 at each operation of saving in turn, at random ones, from outside: at most the answer in flight is lost."""

import os
import random
import signal
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from orders import (
    RANDOM_KILLS,
    SEED,
    Save,
    Victims,
    left_over,
    save_all,
    state_after,
    state_of,
    store,
    survived,
    victims,
)

from backfacial.answers.archive import Archive
from backfacial.answers.handin import pack
from backfacial.answers.plain_file import previous_version
from backfacial.answers.store import AnswerStore
from backfacial.answers.unpack import HandIn

ONE: Save = ("one", "a", 0)
TEXT: Save = ("text", "I would", 0)
WORK: list[Save] = [("text", "I would say", 1), ("two", None, 0)]
DAMAGE = b'{"schema": 1, "ans'


def nothing_yet(folder: Path) -> list[Save]:
    return []


def two_answers(folder: Path) -> list[Save]:
    save_all(folder, [ONE, TEXT])
    return [ONE, TEXT]


def a_damaged_file(folder: Path) -> list[Save]:
    save_all(folder, [ONE, TEXT])
    (folder / "answers.json").write_bytes(DAMAGE)
    return [ONE]  # the version before


def a_damaged_file_alone(folder: Path) -> list[Save]:
    (folder / "answers.json").write_bytes(DAMAGE)
    return []


def a_link(folder: Path) -> list[Save]:
    save_all(folder, [ONE, TEXT])
    (folder / "answers.json").unlink()
    (folder / "answers.json").symlink_to("nowhere")
    return [ONE]


def another_assignment(folder: Path) -> list[Save]:
    AnswerStore(folder / "answers.json", "another", lambda: "ben").save("theirs", "x")
    return []


SET_ASIDE = {a_damaged_file: 1, a_damaged_file_alone: 1, a_link: 1, another_assignment: 1}


@pytest.mark.parametrize("prepare", [nothing_yet, two_answers, *SET_ASIDE], ids=lambda prepare: prepare.__name__)
def test_a_kill_at_any_operation_costs_at_most_the_answer_in_flight(
    prepare: Callable[[Path], list[Save]], victim: Victims, tmp_path: Path
) -> None:
    for at in range(1, 1000):
        folder = tmp_path / str(at)
        folder.mkdir()
        before = prepare(folder)
        outcome = victim.run(folder, WORK, at=at)
        history = survived(folder, before, WORK, outcome, f"killed before operation {at}")
        assert len(left_over(folder)) <= 2
        save_all(folder, [("next", "b", 0)])
        assert state_of(store(folder).read()) == state_after([*history, ("next", "b", 0)])
        assert left_over(folder) == [], f"killed before operation {at}"
        aside = list(folder.glob("answers.set-aside-*"))
        assert len(aside) == SET_ASIDE.get(prepare, 0)
        if outcome.end == 0:
            break
        assert outcome.end == -signal.SIGKILL
    assert outcome.operations == at - 1 > 25, "so few operations make no two saves: the counting is broken"


LONG = "x" * 60_000


@pytest.mark.parametrize("most_bytes", [0, 1, 400, 8191, 8192, 8193, 30_000, 60_500])
def test_a_kill_half_way_in_the_new_file_leaves_the_one_before(
    most_bytes: int, victim: Victims, tmp_path: Path
) -> None:
    save_all(tmp_path, [ONE])
    broken_off(victim, tmp_path, [ONE], ("text", LONG, 0), most_bytes, parts=1)


@pytest.mark.parametrize("most_bytes", [800, 8192, 30_000, 60_500])
def test_a_kill_half_way_in_the_copy_of_the_file_before_leaves_both(
    most_bytes: int, victim: Victims, tmp_path: Path
) -> None:
    save_all(tmp_path, [ONE, ("text", LONG, 0)])
    broken_off(victim, tmp_path, [ONE, ("text", LONG, 0)], ("text", "short", 1), most_bytes, parts=2)


def broken_off(victim: Victims, folder: Path, before: list[Save], last: Save, most_bytes: int, parts: int) -> None:
    file, previous = folder / "answers.json", previous_version(folder / "answers.json")
    held = [path.read_bytes() for path in (file, previous) if path.exists()]
    outcome = victim.run(folder, [last], most_bytes=most_bytes, dies=True)
    assert (outcome.end, outcome.done) == (-signal.SIGXFSZ, [])
    assert [path.read_bytes() for path in (file, previous) if path.exists()] == held
    assert len(left_over(folder)) == parts
    assert max((folder / part).stat().st_size for part in left_over(folder)) <= most_bytes
    save_all(folder, [last])
    assert state_of(store(folder).read()) == state_after([*before, last])
    assert left_over(folder) == []


def test_kills_at_random_operations_lose_nothing_that_was_promised(victim: Victims, tmp_path: Path) -> None:
    dice = random.Random(SEED)
    history: list[Save] = []
    kills = 0
    while kills < RANDOM_KILLS:
        about = f"FAULT_SEED={SEED}, after {kills} kills"
        work = some_answers(dice, history)
        outcome = victim.run(tmp_path, work, at=dice.randrange(1, 25 * len(work)))
        history = survived(tmp_path, history, work, outcome, about)
        kills += outcome.end == -signal.SIGKILL
        assert len(left_over(tmp_path)) <= 2, about
        if len(history) > 40:  # another learner
            for path in tmp_path.iterdir():
                path.unlink()
            history = []


def some_answers(dice: random.Random, history: list[Save]) -> list[Save]:
    work: list[Save] = []
    for _ in range(dice.randint(1, 4)):
        item = dice.choice(["one", "two", "three", "text"])
        response = dice.choice([None, "a", ["a", "c"], {"value": 6.5, "unit": "s"}, "Ä" * dice.randrange(5000)])
        kept = state_after(history + work)[0].get(item)
        work.append((item, response, dice.choice([0, kept[1], kept[1] - 1]) if kept else 0))
    return work


def test_kills_from_outside_while_another_process_saves_too(tmp_path: Path) -> None:
    dice = random.Random(SEED)
    promised: dict[str, int] = {"a": 0, "b": 0}
    with ExitStack() as stack:
        both = {name: stack.enter_context(victims()) for name in promised}
        for _ in range(max(10, RANDOM_KILLS // 50)):
            work = {name: [(name, "x", 0)] * 1000 for name in both}
            running = {name: them.reports(tmp_path, work[name], thinking=0.01) for name, them in both.items()}
            pids = {name: next(reports)["pid"] for name, reports in running.items()}
            for name, reports in running.items():
                for _ in range(dice.randint(1, 5)):
                    promised[name] = next(reports)["revision"]
            for name in dice.sample(sorted(running), 2):  # the other one goes on saving while the first one dies
                os.kill(pids[name], signal.SIGKILL)
                for report in running[name]:
                    promised[name] = report.get("revision", promised[name])
                assert report["end"] == -signal.SIGKILL
            for name, answer in store(tmp_path).read().answers.items():
                assert answer.revision - promised[name] in (0, 1), f"FAULT_SEED={SEED}"
                promised[name] = answer.revision
    save_all(tmp_path, [("next", "b", 0)])
    assert left_over(tmp_path) == []
    events = [event["item"] for event in store(tmp_path).read().events]
    assert {name: events.count(name) for name in promised} == promised


def test_a_kill_at_any_operation_of_handing_in_leaves_whole_hand_ins(victim: Victims, tmp_path: Path) -> None:
    for at in range(1, 1000):
        folder = tmp_path / str(at)
        folder.mkdir()
        save_all(folder, [ONE])
        outcome = victim.run(folder, ["hand-in", "hand-in"], at=at)
        zips = sorted((folder / "handed-in").glob("*.zip"))
        hand_ins = [arrival.hand_in for arrival in Archive(folder / "handed-in", "a-quiz").arrivals()]
        assert [each.problems if isinstance(each, HandIn) else each for each in hand_ins] == [()] * len(zips)
        assert [report["file"] for report in outcome.done] == [path.name for path in zips][: len(outcome.done)]
        newest = pack(folder, "a-quiz", "anna", folder / "handed-in").file
        assert sorted((folder / "handed-in").glob("*.zip")) == [*zips, newest]
        assert not list((folder / "handed-in").glob(".*.new"))
        if outcome.end == 0:
            break
        assert outcome.end == -signal.SIGKILL
    assert outcome.operations == at - 1 > 20
