"""YAML is read as its author means it, and no file can fill the memory or run in a circle."""

from itertools import pairwise

import pytest
import yaml

from backfacial.facts.strict_yaml import MOST_VALUES, load_strictly

NAMES = "abcdefghi"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in pairwise(NAMES)
)


def test_an_alias_stands_for_what_it_names() -> None:
    assert load_strictly("a: &day [P3D]\nb: *day\nc: Tom & Ann\n") == {"a": ["P3D"], "b": ["P3D"], "c": "Tom & Ann"}


def test_many_values_without_an_alias_are_read() -> None:
    assert len(load_strictly(f"- {'x, ' * 10}&\n" + "- 1\n" * 20_000)) == 20_001


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        (BOMB, "too many values"),
        ("facts: &facts\n  a: *facts\n", "recursive|part of"),
        ("&a [*a]", "recursive|part of"),
        ("a: &a [[*a]]", "recursive|part of"),
        ("a: 1\na: 2\n", "stands twice"),
    ],
)
def test_what_cannot_be_meant_is_refused(text: str, mend: str) -> None:
    with pytest.raises(yaml.YAMLError, match=mend):
        load_strictly(text)


def test_the_limit_counts_what_the_aliases_stand_for() -> None:
    half = f"a: &a [{'x, ' * (MOST_VALUES // 2 - 10)}]\n"
    assert load_strictly(half + "b: *a\n")
    with pytest.raises(yaml.YAMLError, match="too many"):
        load_strictly(half + "b: [*a, *a]\n")
