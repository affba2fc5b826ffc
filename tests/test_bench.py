"""The benches' frame: what is printed, in which order is measured, what a missed limit and a wrong name do."""

import json
import subprocess
import sys
from functools import cached_property
from pathlib import Path

import pytest

from backfacial.facts import library
from bench.__main__ import main
from bench.autograde import DifferentMarks, Marks, compare
from bench.everything import load_everything
from bench.measured import Bench, Measured, in_turn
from bench.registry import BENCHES

COURSE = Path(__file__).parents[1]


def measured() -> Measured:
    return Measured(ours=(3.0, 2.0, 40.0), peer=(8.0, 6.0, 1.0), n=20)


def test_a_line_has_the_medians_and_how_many_times_ours_fits_into_the_peer() -> None:
    line = {"name": "x", "ours": 3.0, "peer": 6.0, "unit": "s", "ratio": 2.0, "n": 20}
    assert measured().line("x", "s") == line


def test_the_ratio_is_that_of_the_figures_in_the_line() -> None:
    line = Measured((0.123456,), (7.654321,), 1).line("x", "s")
    assert line["ratio"] == float(line["peer"]) / float(line["ours"])


def test_ours_and_peer_are_measured_in_turn() -> None:
    calls: list[tuple[str, int]] = []

    def ours(number: int) -> float:
        calls.append(("ours", number))
        return float(number)

    def peer(number: int) -> float:
        calls.append(("peer", number))
        return 10.0 * number

    assert in_turn(ours, peer, 3) == Measured((0.0, 1.0, 2.0), (0.0, 10.0, 20.0), 3)
    assert calls == [("ours", 0), ("peer", 0), ("ours", 1), ("peer", 1), ("ours", 2), ("peer", 2)]


def test_each_bench_prints_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], {"one": Bench(measured, "s", 2), "two": Bench(measured, "ms", 2)}) == 0
    said = capsys.readouterr()
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert [(line["name"], line["unit"]) for line in lines] == [("one", "s"), ("two", "ms")]
    assert all(list(line) == ["name", "ours", "peer", "unit", "ratio", "n"] for line in lines)
    assert said.err == ""


def test_only_the_bench_that_is_named_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["two"], {"one": Bench(measured, "s", 2), "two": Bench(measured, "ms", 2)}) == 0
    assert [json.loads(line)["name"] for line in capsys.readouterr().out.splitlines()] == ["two"]


@pytest.mark.parametrize(
    ("bench", "missed"),
    [
        (Bench(measured, "s", least_ratio=2), ""),
        (Bench(measured, "s", least_ratio=2.1), "x: the ratio 2 is less than 2.1\n"),
    ],
)
def test_a_missed_limit_is_told_and_is_an_error(bench: Bench, missed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["x"], {"x": bench}) == (1 if missed else 0)
    said = capsys.readouterr()
    assert json.loads(said.out)["name"] == "x"
    assert said.err == missed


def test_an_unknown_name_is_an_error_that_names_the_benches() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench", "grading"], cwd=COURSE, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"there is no bench 'grading': the benches are {', '.join(BENCHES)}\n"


def test_every_bench_has_a_limit_that_can_be_missed() -> None:
    assert {
        "autograde",
        "load",
        "first",
        "check",
        "claims",
        "screen",
        "open",
        "switch",
        "next",
        "feedback",
    } == BENCHES.keys()
    assert [name for name, bench in BENCHES.items() if bench.least_ratio <= 0] == []


def test_load_everything_loads_every_kind_that_there_is() -> None:
    loaded = load_everything()
    kinds = {name for name, part in vars(type(library())).items() if isinstance(part, cached_property)}
    assert kinds <= vars(library()).keys()
    assert {*kinds, "practice_items"} == set(loaded)


def test_other_marks_than_those_of_stock_nbgrader_are_an_error() -> None:
    ours: Marks = {("anna", "one"): (2 / 3, False), ("anna", "two"): (None, True)}
    compare(ours, {**ours, ("anna", "one"): (1 - 1 / 3, False)}, 2)
    for other in ((0.5, False), (2 / 3, True), (None, True)):
        with pytest.raises(DifferentMarks, match="anna, one"):
            compare(ours, {**ours, ("anna", "one"): other}, 2)
    with pytest.raises(DifferentMarks, match="anna, two"):
        compare(ours, {("anna", "one"): (2 / 3, False)}, 2)
    with pytest.raises(DifferentMarks, match="3 marks"):
        compare(ours, ours, 3)
