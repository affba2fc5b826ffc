"""`backfacial check` names every value, topic, drawing and place that a fact of a client names and that is missing."""

from dataclasses import replace
from pathlib import Path

import pytest
from spoilt_content import with_change

from backfacial.authoring.checks.rules import check_rules
from backfacial.authoring.checks.typed_facts import check_typed_facts
from backfacial.authoring.content import Content

FACTS, HOME, LESIONS = "content/client-facts.yml", "content/home-facts.yml", "content/lesions.yml"
BROKEN = {
    "synonym": (FACTS, "willow bark: salicylate", "willow bark: salicilate", "allergies: names the unknown value sal"),
    "if-unsure": (FACTS, "if_unsure: now", "if_unsure: today", "isotretinoin: names the unknown value today"),
    "absent": (FACTS, "absent: 30", "absent: 'thirty'", "age: names the unknown value thirty"),
    "only-with": (FACTS, "only_with: {fact: sunburn,", "only_with: {fact: sunbun,", "names the unknown fact sunbun"),
    "only-with-value": (
        FACTS,
        "only_with: {fact: boil, is: [closed",
        "only_with: {fact: boil, is: [shut",
        "value of boil shut",
    ),
    "drawing": (FACTS, "{date: tattoo}", "{date: tatoo}", "tattoo_last: names the unknown drawing tatoo"),
    "key": (FACTS, "{quiet: dry-patch", "{quite: dry-patch", "names the unknown value quite"),
    "drawing-of-a-lesion": (LESIONS, "mark: comedones", "mark: comedos", "L01: names the unknown drawing comedos"),
    "topic": (HOME, "topic: today", "topic: tody", "belongs to the unknown topic 'tody'"),
    "opening": ("content/generated-clients.yml", "{name}", "{nmae}", "has the place {nmae}, which nothing fills"),
    "place": (FACTS, "{ago}", "{agoo}", "has the place {agoo}, which nothing fills"),
    "bracket": (FACTS, "{ago}", "{{ago}", "has a bracket { or } that nothing closes"),
}


@pytest.mark.parametrize(("file", "old", "new", "expected"), BROKEN.values(), ids=BROKEN)
def test_what_is_missing_is_named(
    content: Content, tmp_path: Path, file: str, old: str, new: str, expected: str
) -> None:
    broken = with_change(content, file, old, new, tmp_path)
    assert broken.problems == []
    problems = [str(problem) for problem in check_typed_facts(broken)]
    assert problems and expected in problems[0], problems
    assert problems[0].startswith(f"{file}: ")


def test_a_clients_own_words_have_only_places_that_are_filled(content: Content) -> None:
    client = content.records["clients"][0].model_copy(update={"seen": {"lesions": "Some {thing}."}})
    broken = replace(content, records={**content.records, "clients": [client]})
    (problem,) = check_typed_facts(broken)
    assert str(problem).startswith("content/clients/K01.yml: K01: 'Some {thing}.' has the place {thing}")


def test_the_course_has_none(content: Content) -> None:
    assert list(check_typed_facts(content)) == []


def test_a_letter_is_about_a_fact_that_there_is(content: Content, tmp_path: Path) -> None:
    broken = with_change(content, "content/screening.yml", "has: [C01]", "has: [C91]", tmp_path)
    assert any("names the unknown fact C91" in str(problem) for problem in check_rules(broken))
