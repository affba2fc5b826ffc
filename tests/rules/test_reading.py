"""A client's facts as a person writes them: every good form, and every bad one with its field and its mend."""

import datetime
from typing import Any

import pytest
from people import TODAY

from backfacial.facts.conditions import TypedFact
from backfacial.rules.reactions.outcome import Action
from backfacial.rules.reactions.triage import patterns, triage
from backfacial.rules.reading import BadFacts, read_facts, settled
from backfacial.rules.screening.outcome import Level
from backfacial.rules.screening.rulebook import rulebook, screen
from backfacial.rules.values import NEVER, UNSURE, Facts, Value


def read(raw: dict[str, Any], absent: bool = False, unknown: tuple[str, ...] = ()) -> Facts:
    return read_facts(raw, rulebook().facts, TODAY, rest_absent=absent, unknown=unknown)


def problems(raw: dict[str, Any], unknown: tuple[str, ...] = ()) -> tuple[str, ...]:
    with pytest.raises(BadFacts) as caught:
        read(raw, unknown=unknown)
    return caught.value.problems


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("diabetes", True, True),
        ("diabetes", "yes", True),
        ("diabetes", "no", False),
        ("diabetes", "unsure", UNSURE),
        ("age", 17, 17),
        ("warts", 0, 0),
        ("weeks", "unsure", UNSURE),
        ("heart", "none", "none"),
        ("heart", "stable", "stable"),
        ("heart", "unsure", UNSURE),
        ("pregnant", True, "yes"),
        ("pregnant", False, "no"),
        ("pregnant", "unsure", "unsure"),
        ("allergies", ["latex", "nickel"], frozenset({"latex", "nickel"})),
        ("allergies", ("latex",), frozenset({"latex"})),
        ("allergies", "latex", frozenset({"latex"})),
        ("allergies", [], frozenset()),
        ("allergies", "none", frozenset()),
        ("allergies", ["none"], frozenset()),
        ("allergies", ["lanolin"], frozenset({"lanolin"})),
        ("allergies", "unsure", UNSURE),
        ("letter", ["C06", "C11"], frozenset({"C06", "C11"})),
        ("letter", "none", frozenset()),
        ("lesions", "L15", frozenset({"L15"})),
        ("tan_last", datetime.date(2026, 6, 1), datetime.date(2026, 6, 1)),
        ("tan_last", datetime.datetime(2026, 6, 1, 9, 30), datetime.date(2026, 6, 1)),
        ("tan_last", "2026-06-01", datetime.date(2026, 6, 1)),
        ("tan_last", TODAY, TODAY),
        ("tan_last", "P0D", TODAY),
        ("tan_last", "P3D", datetime.date(2026, 6, 12)),
        ("tan_last", "P2W", datetime.date(2026, 6, 1)),
        ("tan_last", "P4M", datetime.date(2026, 2, 15)),
        ("tan_last", "never", NEVER),
        ("tan_last", "unsure", UNSURE),
    ],
)
def test_a_value_may_be_written_like_this(name: str, written: object, value: object) -> None:
    assert read({name: written}) == {name: value}


DATE = "write a date (2026-05-31), how long ago it was (P3D, P2W, P6M), never, or unsure"


@pytest.mark.parametrize(
    ("name", "written", "shown", "mend"),
    [
        ("diabetes", "maybe", "'maybe'", "write yes or no"),
        ("diabetes", 1, "1", "write yes or no"),
        ("diabetes", ["yes"], "['yes']", "write yes or no"),
        ("age", "old", "'old'", "write a whole number, 0 or more"),
        ("age", -1, "-1", "write a whole number, 0 or more"),
        ("age", 30.5, "30.5", "write a whole number, 0 or more"),
        ("age", True, "yes", "write a whole number, 0 or more"),
        ("age", "30", "'30'", "write a whole number, 0 or more"),
        ("heart", "bad", "'bad'", "write one of none, stable, unstable"),
        ("heart", False, "no", "write one of none, stable, unstable"),
        ("heart", ["stable"], "['stable']", "write one of none, stable, unstable"),
        ("allergies", True, "yes", "write a list in square brackets, of latex, latex_fruit, salicylate, nickel"),
        ("allergies", {"latex": True}, "{'latex': True}", "write a list in square brackets"),
        ("allergies", [3], "[3]", "write a list in square brackets"),
        ("allergies", [""], "['']", "write a list in square brackets"),
        ("allergies", ["Latex"], "['Latex']", "'Latex' is not known: did you mean latex?"),
        ("allergies", ["latx"], "['latx']", "'latx' is not known: did you mean latex?"),
        ("allergies", ["latex gloves"], "['latex gloves']", "'latex gloves' is not known: did you mean latex?"),
        ("allergies", ["none", "latex"], "['none', 'latex']", "none stands alone: take it out"),
        ("letter", ["GP"], "['GP']", "'GP' is not known: write a list of ids such as C06; or none"),
        ("letter", ["c06"], "['c06']", "'c06' is not known: write a list of ids such as C06; or none"),
        ("letter", True, "yes", "write a list in square brackets, of ids such as C06; or none"),
        ("lesions", ["L11"], "['L11']", "'L11' is not known: write a list of L01, L02"),
        ("lesions", ["mole"], "['mole']", "'mole' is not known: write a list of L01, L02"),
        ("tan_last", "soon", "'soon'", DATE),
        ("tan_last", "P3", "'P3'", DATE),
        ("tan_last", "PT5H", "'PT5H'", DATE),
        ("tan_last", "P1Y", "'P1Y'", DATE),
        ("tan_last", "P99999M", "'P99999M'", DATE),
        ("tan_last", "P9999999999D", "'P9999999999D'", DATE),
        ("tan_last", "2026-06-31", "'2026-06-31'", DATE),
        ("tan_last", "31.05.2026", "'31.05.2026'", DATE),
        ("tan_last", 5, "5", DATE),
        ("tan_last", False, "no", DATE),
        ("tan_last", datetime.date(2026, 6, 16), "2026-06-16", "this date lies after today, 2026-06-15: correct it"),
        ("tan_last", "2027-01-01", "'2027-01-01'", "this date lies after today, 2026-06-15: correct it"),
    ],
)
def test_a_bad_value_is_named_with_its_field_and_its_mend(name: str, written: object, shown: str, mend: str) -> None:
    (problem,) = problems({name: written})
    assert problem.startswith(f"{name}: {shown} cannot be: {mend}")


@pytest.mark.parametrize("name", ["diabetes", "age", "heart", "allergies", "tan_last"])
def test_nothing_filled_in_is_never_read_as_no(name: str) -> None:
    assert problems({name: None}) == (f"{name}: nothing is filled in: write a value, or take the line out",)


def test_a_name_that_there_is_not_is_named_with_a_near_one() -> None:
    assert problems({"diabetis": True}) == ("diabetis: there is no fact of this name: did you mean diabetes?",)
    where = "the names stand in content/client-facts.yml, for a reaction in content/triage-facts.yml"
    where += ", for a lesion in content/lesion-facts.yml"
    assert problems({"zzz": True}) == (f"zzz: there is no fact of this name: {where}",)
    assert problems({3: True}) == (f"3: there is no fact of this name: {where}",)  # type: ignore[dict-item]


def test_a_name_that_stays_unknown_is_checked_alike() -> None:
    assert problems({}, unknown=("diabetis",)) == ("diabetis: there is no fact of this name: did you mean diabetes?",)


def test_all_problems_are_named_at_once() -> None:
    assert len(problems({"hart": "none", "heart": "bad", "age": None, "tan_last": "soon"}, unknown=("x",))) == 5


def test_the_rest_is_unknown_or_absent_as_it_is_said() -> None:
    assert read({"age": 40}) == {"age": 40}
    whole = read({"age": 40}, absent=True)
    assert whole == {**rulebook().absent, "age": 40}
    assert set(whole) == set(rulebook().facts)


def test_what_stays_unknown_is_unknown_even_if_it_is_mentioned() -> None:
    assert "heart" not in read({}, absent=True, unknown=("heart",))
    assert read({"heart": "none"}, unknown=("heart",)) == {}


def test_every_fact_takes_its_absent_value_and_unsure() -> None:
    for name, kind in rulebook().facts.items():
        assert name in read({name: "unsure"})
        absent = rulebook().absent[name]
        written = "never" if kind.kind == "date" else sorted(absent) if isinstance(absent, frozenset) else absent
        assert read({name: written}) == {name: absent}


@pytest.mark.parametrize(
    ("said", "meant"), [("aspirin", "salicylate"), ("Kiwi", "latex_fruit"), ("perfume", "perfume")]
)
def test_another_name_of_an_allergy_is_understood(said: str, meant: str) -> None:
    assert read({"allergies": [said]})["allergies"] == frozenset({meant})


# what changes nothing by itself: a help that is there, a small skin, an answer that only matters beside another
HARMLESS_ALONE = {
    *("guardian_present", "injector_here", "slow_healing", "procedure_depth", "laser_only", "joint_pain", "bp"),
    *("acne_sudden_worse", "scars", "peel_tested", "fitzpatrick", "pih_history", "primed", "freshly_extracted"),
    *("first_visit", "age", "lesions", "letter"),
}
HARMLESS_WITH_REDNESS = {
    *("in_service", "since", "new_product", "new_active", "cord_injury", "known_epilepsy", "diabetes", "chemical"),
    *("size_cm", "larger_than_hand", "child_or_older", "pregnant", "recent_birth", "salicylic", "immune_weak"),
    *("sharp_edge", "comedones", "hot_tub", "under_swimwear", "anticoagulant", "extraction_dots", "dry_flakes"),
    *("mild_redness", "prickle", "pale", "dizzy"),
}


def present(fact: TypedFact, absent: Value) -> Value:
    """A value by which a fact is there, far from any limit."""
    match fact.kind:
        case "bool":
            return not absent
        case "choice":
            return fact.values[-1]
        case "set":
            return frozenset(fact.values[:1])
        case "date":
            return TODAY
        case _:
            return 3


def test_no_finding_is_passed_over_because_what_it_belongs_to_was_left_out(subtests: pytest.Subtests) -> None:
    book = rulebook()
    for name in book.facts.keys() - HARMLESS_ALONE:
        facts = {**book.absent, name: present(book.facts[name], book.absent[name])}
        found, told = settled(facts, book.facts, TODAY, stated=[name])
        with subtests.test(fact=name):
            assert told or screen(found, TODAY).level is not Level.PROCEED


def test_no_finding_beside_mild_redness_is_passed_over_either(subtests: pytest.Subtests) -> None:
    table = patterns()
    for name in table.facts.keys() - HARMLESS_WITH_REDNESS:
        facts = {**table.absent, "mild_redness": True, name: present(table.facts[name], table.absent[name])}
        found, told = settled(facts, table.facts, TODAY, stated=[name, "mild_redness"])
        with subtests.test(fact=name):
            assert told or triage(found).action is not Action.EXPECTED


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"sunburn": True, "sunburn_blisters": True}, []),
        ({"sunburn_blisters": True}, []),  # of the sunburn nothing is known
        ({"sunburn": "no", "sunburn_blisters": True}, ["sunburn_blisters: it cannot be there without sunburn "]),
        ({"sunburn": "no", "sunburn_blisters": "unsure"}, []),
        ({"pregnant": "unsure", "weeks": 12}, []),
        ({"pregnant": "no", "weeks": 12}, ["weeks: it cannot be there without pregnant "]),
        ({"pregnant": "no", "weeks": 0}, []),
    ],
)
def test_a_file_that_contradicts_itself_is_told(facts: dict[str, Any], told: list[str]) -> None:
    found, sentences = settled(read(facts), rulebook().facts, TODAY, facts)
    assert found == read(facts)
    assert len(sentences) == len(told)
    assert all(sentence.startswith(part) for sentence, part in zip(sentences, told, strict=True))


@pytest.mark.parametrize(
    ("fact", "other", "settles"),
    [("sunburn_blisters", "sunburn", True), ("boil_site_risk", "boil", None)],
)
def test_what_a_finding_belongs_to_is_not_absent_because_it_was_left_out(
    fact: str, other: str, settles: object
) -> None:
    book = rulebook()
    facts = {**book.absent, fact: present(book.facts[fact], book.absent[fact])}
    found, told = settled(facts, book.facts, TODAY, stated=[fact])
    assert not told
    assert found.get(other) == settles
