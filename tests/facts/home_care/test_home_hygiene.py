"""Home care and hygiene: every row of the dossier has its record, and the records stand for what they say."""

import re
from typing import Any

import pytest
from dossier import begins_with

from backfacial.facts import library
from backfacial.facts.fact import Fact
from backfacial.facts.home_care.advice import SheetPart
from backfacial.facts.home_care.plans import HomeCareRule, ProductPair
from backfacial.facts.hygiene.hygiene import LawTopic, Procedure
from backfacial.facts.telling import in_words

KINDS = [
    "home_care_rules",
    "product_pairs",
    "aftercare_times",
    "home_habits",
    "home_plans",
    "ingredients",
    "pregnancy_care",
    "rebooking",
    "aftercare_sheet",
    "hygiene_levels",
    "hygiene_rules",
    "protective_wear",
    "tool_uses",
    "procedures",
    "law",
]
RECORDS: list[Any] = [record for kind in KINDS for record in library().kind(kind).values()]

# every row of the dossier's three texts, in its order, with the records that carry it
HOME_CARE = {
    "principle": "HB01",
    "1 0-24 h": "AT01",
    "1 24-48 h": "AT02",
    "1 48-72 h": "AT03",
    "1 72 h-7 d": "AT04",
    "1 after an AHA service": "AT05",
    "1 any time": "AT06",
    "1 correction: redness": "HB07",
    "1 correction: moisturiser": "HB08",
    "2 separate tools and pads": "HB02 H17",
    "2 hands, towels, linen": "HB03",
    "2 shower after sweating": "HB04",
    "2 straps": "HB05",
    "2 white tops": "HB06 H16",
    "3 mild comedones": "HP01",
    "3 occasional inflamed spots": "HP02",
    "3 dry, flaky": "HP03",
    "3 sensitive": "HP04",
    "3 dark marks": "HP05",
    "3 keratosis pilaris": "HP06",
    "3 acne mechanica": "HP07",
    "3 malassezia": "HP08",
    "4 AHA": "IN01",
    "4 salicylic": "IN02",
    "4 benzoyl peroxide": "IN03",
    "4 retinol, adapalene": "IN04 IN12",
    "4 tretinoin": "IN05",
    "4 azelaic": "IN06",
    "4 niacinamide": "IN07",
    "4 ceramides, glycerin, urea": "IN08",
    "4 sulfur": "IN09",
    "4 sunscreen": "IN10",
    "4 essential oils": "IN11",
    "5 AHA, BHA, retinoid": "PP01 H06",
    "5 retinoid and waxing": "PP02 H08",
    "5 peroxide and tretinoin": "PP03 H07",
    "5 scrub and peel": "PP04 H06",
    "5 salicylic, large": "PP05 H10",
    "5 self-tan": "PP06 H12",
    "5 new product": "PP07",
    "5 one active at a time": "PP08 H13",
    "6 prefer": "PG01 PG02 PG03 PG04",
    "6 avoid": "PG05 PG06 PG07 PG08 PG09",
    "6 ask first": "PG10",
    "7 interval": "RB01 RB02",
    "7 peel series": "RB03",
    "7 uneventful, calls": "RB04 RB05",
    "7 beach, event, sun": "RB06 RB07",
    "8 date, done, extracted, peel, products": "WS01 WS02 WS03 WS04 WS05",
    "8 rules, redness, red flags": "WS06 WS07 WS08",
    "8 next date, ingredients, signature": "WS09 WS10 WS11",
    "8 readable": "WS12",
}
CONFLICTS = [f"H{number:02d}" for number in range(1, 19)]
CORRECTED = {
    "16 strength, frequency": "H21 H22",
    "16 large areas": "H23 H24",
    "17 sun": "H19 H20",
    "17 pregnancy": "H25 H26 PG11",
    "what other parts of the dossier forbid, said of home": "H27 H28 H29 H30 H31 H32 H33",
}
HYGIENE = {
    "1 cleaning": "HL01",
    "1 disinfection": "HL02",
    "1 sterilisation": "HL03",
    "1 antiseptic": "HY01",
    "1 never for skin": "HY02",
    "2 when": "HY03",
    "2 how": "HY04",
    "2 rub": "HY05",
    "2 gloves": "HY06",
    "2 OSHA": "HY07 LW09",
    "3 nitrile gloves": "PE01",
    "3 apron": "PE02",
    "3 mask, eyes": "PE03",
    "3 disinfectant gloves": "PE04",
    "4 single-use": "TU01 TU02 TU03 TU04 TU05 TU06 TU07 TU08 TU09 TU10",
    "4 multi-use": "TU11 TU12 TU13 TU14 TU15",
    "4 never": "HY08 HY09 HY10",
    "5.1-5.5": "DR04 LW06",
    "5.6 surfaces": "HY11",
    "5.7 electrical": "HY12",
    "5.8 never mix": "HY13",
    "5.9 blood": "HY14",
    "5.10 steamer": "HY15",
    "6 prohibited": "HY16 LW03",
    "6 where permitted": "HY17",
    "6 default": "HY18",
    "7 A": "DR01 LW02",
    "7 B": "DR02",
    "7 C": "DR03",
    "7 every client's blood": "HY19",
    "7 exam note": "HY20",
    "7 styptic": "HY21 LW07",
    "7 OSHA": "HY22 LW09",
    "8 fresh": "HY23",
    "8 California": "LW01",
    "8 clean, cabinet": "HY24",
    "9 questionnaire, contagious": "HY25 HY26 HY27",
    "9 labels": "HY28",
    "9 containers": "HY29",
    "9 air": "HY30",
    "10 undressing": "HY32",
    "10 bolsters": "HY31",
    "10 ask, chaperone": "HY33",
    "10 NIC": "HY34",
    "10 comfort": "HY35",
}
BESIDE_THE_DOSSIERS_TWO_TEXTS = {"LW04", "LW05", "LW08"}  # minors, scope and acids: what law decides in other texts


def carried(rows: dict[str, str]) -> list[str]:
    return [record for records in rows.values() for record in records.split()]


def test_every_row_of_the_dossier_has_its_record_and_no_record_is_without_a_row() -> None:
    ids = [record.id for record in RECORDS]
    named = {*carried(HOME_CARE), *carried(HYGIENE), *CONFLICTS, *carried(CORRECTED)}
    assert len(ids) == len(set(ids))
    assert named | BESIDE_THE_DOSSIERS_TWO_TEXTS == set(ids)


@pytest.mark.parametrize(
    ("kind", "series", "count"),
    [
        ("home_care_rules", "H", 18),
        ("product_pairs", "PP", 8),
        ("aftercare_times", "AT", 6),
        ("home_habits", "HB", 8),
        ("home_plans", "HP", 8),
        ("ingredients", "IN", 11),
        ("pregnancy_care", "PG", 10),
        ("rebooking", "RB", 7),
        ("aftercare_sheet", "WS", 12),
        ("hygiene_levels", "HL", 3),
        ("hygiene_rules", "HY", 35),
        ("protective_wear", "PE", 4),
        ("tool_uses", "TU", 15),
        ("procedures", "DR", 4),
        ("law", "LW", 9),
    ],
)
def test_the_records_of_a_kind_are_counted_and_in_order(kind: str, series: str, count: int) -> None:
    assert begins_with(library().kind(kind), [f"{series}{number:02d}" for number in range(1, count + 1)])


def _prose(data: Any) -> list[str]:
    if isinstance(data, str):
        return [data]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ()
    return [text for part in parts for text in _prose(part)]


def test_the_drill_for_the_clients_blood_keeps_the_dossiers_hard_order() -> None:
    drill = library().of(Procedure)["DR01"]
    hard = [
        "stop",
        "gloves",
        "press",
        "antiseptic",
        "dressing",
        "bag",
        "gloves-off",
        "new-gloves",
        "clean",
        "disinfect",
        "wash-again",
        "record",
    ]
    before = _all_before(drill)
    for number, step in enumerate(hard):
        assert set(hard[:number]) <= before[step], step
    assert [step.number for step in drill.steps] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 10, 11]
    assert drill.resume


def test_what_gets_into_you_comes_before_every_clean_up() -> None:
    procedures = library().of(Procedure)
    assert procedures["DR03"].goes_before == ("DR01", "DR02")
    assert procedures["DR03"].steps[0].id == "rinse"
    assert all("rinse" in before for step, before in _all_before(procedures["DR03"]).items() if step != "rinse")


def test_your_own_blood_ends_like_the_clients() -> None:
    procedures = library().of(Procedure)
    clear = next(step for step in procedures["DR02"].steps if step.as_in)
    taken = [step.id for step in procedures["DR01"].steps if 7 <= step.number <= 10]
    assert list(clear.as_steps) == taken
    assert [step.number for step in procedures["DR02"].steps] == [1, 2, 3, 4, 5, 6]


def test_disinfection_is_washed_before_it_is_wet_and_wet_before_it_is_stored() -> None:
    before = _all_before(library().of(Procedure)["DR04"])
    assert {"protect", "label", "wash", "dry", "mix"} <= before["immerse"]
    assert {"immerse", "wait"} <= before["store"] & before["rinse"]


def _all_before(procedure: Procedure) -> dict[str, set[str]]:
    """Every step with all that must have been done before it; `after` names only steps that stand above."""
    before: dict[str, set[str]] = {}
    for step in procedure.steps:
        before[step.id] = {each for needed in step.after for each in (needed, *before[needed])}
    return before


def test_what_law_decides_says_check_your_board_and_an_old_text_says_so() -> None:
    topics = {topic.topic: topic for topic in library().of(LawTopic).values()}
    assert set(topics) == {
        "laundry",
        "blood-waste",
        "sharps",
        "minors",
        "scope",
        "disinfectant-bath",
        "styptics",
        "acid-strength",
        "employer-duties",
    }
    for topic in topics.values():
        asks = re.search(r"\b(?:board|stricter|None)\b", topic.default)
        assert asks, topic.default
    laundry = topics["laundry"].places
    assert [place.superseded for place in laundry] == [False, True]
    assert in_words(laundry[0].values["heat"]) == "160 °F"
    assert in_words(laundry[0].values["time"]) == "25 minutes"
    assert sum(place.superseded for place in topics["blood-waste"].places) == 2


def test_both_sides_of_the_conflicts_of_evidence_are_kept() -> None:
    for name, record in (("blood-waste", "LW02"), ("laundry", "LW01")):
        assert len(library().disagreements[name].positions) == 2
        assert record in library().disagreements[name].rule
        assert name in library().of(LawTopic)[record].disagreements


def test_pairs_of_products_say_the_same_as_the_rows_that_decide_them() -> None:
    rows = library().of(HomeCareRule)
    for pair in library().of(ProductPair).values():
        assert {rows[row].verdict for row in pair.rows} <= {pair.verdict}
        assert {source for row in pair.rows for source in rows[row].sources} >= set(pair.sources)


DOSSIER = [
    "loose clean cotton, lukewarm shower, mild syndet",
    "removes soil and lowers microbes",
    "before client, before clean task, after any body fluid",
    "protection against hiv is started as soon as possible",
    "keep visibly wet for the full label time",
    "every client's blood is treated as infectious",
    "two of aha, bha, retinoid, scrub",
]


@pytest.mark.parametrize("sentence", DOSSIER)
def test_the_words_are_the_courses_own(sentence: str) -> None:
    everything = " ".join(text.lower() for record in RECORDS for text in _prose(record.model_dump()))
    assert sentence not in everything


@pytest.mark.parametrize(
    ("record", "value", "text"),
    [
        ("H01", "actives", "3 days"),
        ("H02", "rest", "1 day"),
        ("H13", "gap", "3 days"),
        ("H13", "judge", "6 to 8 weeks"),
        ("IN01", "home_ph", "pH 3.5"),
        ("IN01", "often", "2 to 3 times a week"),
        ("IN02", "otc", "0.5 to 2%"),
        ("IN03", "contact", "2 to 5 minutes"),
        ("IN10", "spf", "SPF 30"),
        ("HY04", "wash", "20 seconds"),
        ("DR03", "doctor", "1 hour"),
        ("DR04", "contact", "15 seconds to 10 minutes"),
        ("HB03", "bedding", "1 week"),
        ("SE12", "no_change", "3 to 6 months"),
    ],
)
def test_a_value_in_words(record: str, value: str, text: str) -> None:
    fact = library().fact(record)
    assert in_words(fact.values[value]) == text


def test_prose_takes_the_values_of_other_records_too() -> None:
    sheet: Fact = library().fact("WS06")
    assert isinstance(sheet, SheetPart)
    assert sheet.text.startswith("No heat and no sweat for 1 day; no pool or hot tub for 2 days if anything")


def test_steps_that_do_not_stand_in_order_are_refused() -> None:
    drill = library().of(Procedure)["DR01"].model_dump(exclude_defaults=True)
    turned = {**drill, "steps": drill["steps"][::-1]}
    with pytest.raises(ValueError, match="does not stand above it"):
        Procedure.model_validate(turned)
    twice = {**drill, "steps": (drill["steps"][0], drill["steps"][0])}
    with pytest.raises(ValueError, match="stands twice"):
        Procedure.model_validate(twice)
