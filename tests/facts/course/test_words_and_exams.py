"""Words, exams, doubts, boundaries and the rules of reactions: complete, and true to what they count and name."""

import re
from typing import Any

import pytest
from dossier import begins_with

from backfacial.facts import library
from backfacial.facts.claims.seeds import Omission
from backfacial.facts.consultation.contraindications import Contraindication
from backfacial.facts.course.disagreements import Disagreement
from backfacial.facts.course.doubts import Boundary, Doubt
from backfacial.facts.course.exams import BlueprintPart, Competence, Exam, ExamPart, ExamTopic, PassRule, facts_in
from backfacial.facts.fact import Fact
from backfacial.facts.reactions.reactions import ReactionAction, ReactionRule
from backfacial.facts.skin.science import GlossaryWord

SERIES: list[tuple[type[Fact], str]] = [
    (GlossaryWord, "GL01-GL70"),
    (ExamTopic, "NM01-NM46"),
    (Exam, "EX01-EX09"),
    (BlueprintPart, "BP1-BP7"),
    (PassRule, "PA01-PA10"),
    (Competence, "CS1-CS7"),
    (Doubt, "DO01-DO61"),
    (Boundary, "BO01-BO11"),
    (Omission, "OM1-OM8"),
    (ReactionRule, "RR01-RR12"),
]


@pytest.mark.parametrize(("kind", "ids"), SERIES, ids=[ids for _, ids in SERIES])
def test_every_record_is_there_in_its_order(kind: type[Fact], ids: str) -> None:
    assert begins_with(library().of(kind), list(facts_in([ids])))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("C01", ("C01",)),
        ("HL01-HL03", ("HL01", "HL02", "HL03")),
        ("FS99-FS101", ("FS99", "FS100", "FS101")),
        ("G0-G2", ("G0", "G1", "G2")),
    ],
)
def test_a_range_of_facts_is_spelt_out(text: str, facts: tuple[str, ...]) -> None:
    assert facts_in([text]) == facts


@pytest.mark.parametrize("wrong", ["C34-C22", "C22-C22", "C22-L34"])
def test_a_range_goes_up_in_one_series(wrong: str) -> None:
    with pytest.raises(ValueError, match="no range of facts"):
        facts_in([wrong])
    with pytest.raises(ValueError, match="no range of facts"):
        Competence.model_validate(_fact("CS9", text="T", shown_by=[wrong]))


def _fact(name: str, **fields: object) -> dict[str, Any]:
    return {"id": name, "name": "N", "lesson": "01-skin", "consensus": True, **fields}


# words


def test_a_word_stands_once_and_is_explained_in_one_line() -> None:
    meant = library().of(GlossaryWord).values()
    forms = [form.casefold() for word in meant for form in (word.name, *word.also)]
    assert len(forms) == len(set(forms))
    assert all(word.see for word in meant)
    assert all(len(word.meaning.split()) <= 25 and "\n" not in word.meaning for word in meant)


def test_words_have_their_other_forms() -> None:
    also = {word.name: word.also for word in library().of(GlossaryWord).values()}
    assert "comedones" in also["comedo"]
    assert "adverse reaction" in also["contra-action"]
    assert "RCD" in also["GFCI"]
    assert "Universal Precautions" in also["Standard Precautions"]


# exams

NIC = {
    "EX01": [55, 45],
    "EX02": [10, 23, 10, 15, 22, 20],
    "EX03": [],
    "EX04": [30, 70],
}
COVERAGE = {
    "part": "NM03 NM07 NM08 NM10 NM14 NM16 NM18 NM21 NM34 NM36 NM38 NM41",
    "out": "NM28 NM39 NM40 NM42 NM43 NM44 NM46",
}


def test_the_american_exams_weigh_what_their_bulletins_say() -> None:
    exams = library().of(Exam)
    for name, percents in NIC.items():
        assert exams[name].country == "United States"
        assert [part.percent for part in exams[name].parts if part.percent] == percents
    assert [part.minutes for part in exams["EX03"].parts] == [10, 25, 15, None, 20, 10]


def test_where_no_weights_were_found_the_record_says_so() -> None:
    without = [name for name, exam in library().of(Exam).items() if exam.no_weights]
    assert without == ["EX03", "EX05", "EX06", "EX07", "EX08", "EX09"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"parts": [{"name": "A", "percent": 40}, {"name": "B", "percent": 50}]}, "add up to 90"),
        ({"parts": [{"name": "A", "minutes": 40}]}, "say in 'no_weights'"),
        ({"parts": [{"name": "A", "percent": 100}], "no_weights": "None."}, "one of them"),
    ],
)
def test_an_exam_weighs_the_whole_or_says_that_it_does_not(fields: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Exam.model_validate(_fact("EX99", country="United States", form="F", **fields))


def test_what_an_exam_takes_for_right_is_told_apart_from_the_evidence() -> None:
    exam = library().of(Exam)["EX01"]
    assert [("oxygen" in each.keyed, "antiseptic" in each.keyed.lower()) for each in exam.keyed_answers] == [
        (True, False),
        (False, True),
    ]
    assert "steam-oxygenates" in exam.disagreements
    assert "client" in exam.keyed_answers[0].so


def test_the_map_of_topics_covers_what_the_dossier_says() -> None:
    topics = library().of(ExamTopic)
    stated = {name: kind for kind, names in COVERAGE.items() for name in names.split()}
    assert {name: topic.coverage for name, topic in topics.items()} == dict.fromkeys(topics, "full") | stated


def test_the_gaps_to_close_first_are_said_twice() -> None:
    gaps = library().of(Boundary)["BO07"].see
    assert set(gaps) == {"NM03", "NM06", "NM25", "NM34", "NM36"}
    assert all(library().of(ExamTopic)[name].missing for name in gaps)


def test_our_own_exam_weighs_a_hundred_percent_and_asks_more_where_clients_can_be_hurt() -> None:
    parts = library().of(BlueprintPart)
    assert [part.percent for part in parts.values()] == [15, 25, 20, 20, 10, 5, 5]
    assert {name: part.at_least for name, part in parts.items() if part.at_least} == {"BP2": 80, "BP3": 80}
    rules = library().of(PassRule)
    assert "75%" in rules["PA01"].rule
    assert rules["PA02"].rule.count("80%") == 2


def test_what_fails_at_once_leads_to_facts() -> None:
    failing = [rule for rule in library().of(PassRule).values() if rule.topic == "critical-fail"]
    assert [rule.see[0] for rule in failing] == ["P15", "C01", "HY16", "SE17", "HY03", "C23"]


def test_the_practical_part_fills_its_hour() -> None:
    parts: tuple[ExamPart, ...] = library().of(PassRule)["PA10"].parts
    assert [part.minutes for part in parts] == [10, 10, 25, 5, 10]
    assert library().of(PassRule)["PA10"].rule.startswith("Stations of 60 minutes")


# doubts

OPEN = {
    "dry, crusted shingles": ("DO01", "doctor", "C32 L20"),
    "another person's auto-injector, inhaler, naloxone": ("DO02", "lawyer", "SE20 SE21 SE31"),
    "stocking them": ("DO03", "lawyer", "SE20 SE21 SE31"),
    "diabetes letter": ("DO04", "doctor", "C20 UKT-5"),
    "epilepsy letter": ("DO05", "doctor", "C15 UKT-4"),
    "refusal and disability law": ("DO06", "lawyer", "C15 C20"),
    "first-trimester note": ("DO07", "midwife", "C11"),
    "LED and AHA in pregnancy": ("DO08", "midwife", "C11 O2 O4"),
    "wait: isotretinoin, mechanical care": ("DO09", "dermatologist", "C01 ASDS-1"),
    "wait: tattoo": ("DO10", "dermatologist", "C45"),
    "wait: scar": ("DO11", "dermatologist", "C48"),
    "wait: wax": ("DO12", "dermatologist", "C42 H04"),
    "wait: filler": ("DO13", "doctor", "C44"),
    "wait: sunburn": ("DO14", "dermatologist", "C40"),
    "limit: oral steroid": ("DO15", "doctor", "C07"),
    "limit: epilepsy": ("DO16", "doctor", "C15"),
    "limit: clot": ("DO17", "doctor", "C19"),
    "limit: cancer care": ("DO18", "doctor", "C09"),
    "limit: blood pressure": ("DO19", "doctor", "C17"),
    "limit: inflamed spots": ("DO20", "dermatologist", "L03 C52"),
    "limit: an hour a day": ("DO21", "doctor", "C62"),
    "one small study in healthy eyes": ("DO22", "eye-doctor", "C69 EYE-1"),
    "consensus only: C70": ("DO23", "doctor", "C70"),
    "consensus only: C73": ("DO24", "dermatologist", "C73"),
    "consensus only: sitting in SE30": ("DO25", "first-aider", "SE30"),
    "cooling time": ("DO26", "first-aider", "SE18"),
    "eye rinse time": ("DO27", "first-aider", "SE25 MAYO-2"),
    "two fevers": ("DO28", "doctor", "C09 CANC-1"),
    "disinfectant class for blood": ("DO29", "board", "HY14 DR01"),
    "bagging": ("DO30", "board", "LW02"),
    "laundry": ("DO31", "board", "LW01"),
    "weak pages: high frequency": ("DO32", "author", "HF-1 HF-2"),
    "weak pages: light": ("DO33", "author", "LED-1"),
    "weak pages: steam": ("DO34", "author", "STEAM-1"),
    "weak pages: British lists": ("DO35", "author", "UKT-2 UKT-3 UKT-4 UKT-5 UKT-6"),
    "weak pages: oil glands": ("DO36", "author", "SEB-1 SEB-2"),
    "weak pages: waits": ("DO37", "dermatologist", "SPA-1 SPA-2 SPA-3 SPA-4 AFT-2 RET-1"),
    "weak pages: melanoma": ("DO38", "author", "MEL-1"),
    "copies of medical texts": ("DO39", "author", "AAD-6 NICE-4"),
    "copies of official texts": ("DO40", "author", "FDA-4 NIOSH-1 ADA-1"),
    "signature of dermatology": ("DO41", "dermatologist", "BO09"),
    "signature of first aid": ("DO42", "first-aider", "BO09"),
    "patch test: two windows": ("DO43", "dermatologist", "P05 CR1"),
    "express visit": ("DO44", "author", "V9 P04 P10"),
    "ulcers alone": ("DO45", "dermatologist", "C53 R43"),
    "the wait in honest words": ("DO46", "author", "CL10 H01"),
    "boil with a fever": ("DO47", "doctor", "C24 R13"),
    "large area": ("DO48", "dermatologist", "C12 C72"),
    "weak pages: extraction": ("DO50", "dermatologist", "EXT-1 EXT-2 P15"),
    "enzymes and latex": ("DO49", "dermatologist", "PAP-2 C38"),
    "very ill alone": ("DO51", "doctor", "AL1 AL2 C22"),
    "white skin after an acid": ("DO52", "first-aider", "SE17 R10"),
    "hot tub with a fever": ("DO53", "doctor", "C27 R29"),
    "crusts with a fever": ("DO54", "doctor", "C23 R13"),
    "cold sore and cradle": ("DO55", "dermatologist", "C33 FS80"),
    "sparking": ("DO56", "author", "O1 FS142"),
    "sun, how far back": ("DO57", "dermatologist", "C40 FS17"),
}
"""What the dossier and this project's own notes leave open, written out by hand."""


@pytest.mark.parametrize(("name", "who", "about"), OPEN.values(), ids=list(OPEN))
def test_what_is_open_has_its_doubt(name: str, who: str, about: str) -> None:
    doubt = library().of(Doubt)[name]
    assert doubt.who == who
    assert set(about.split()) <= set(doubt.about)


def test_no_doubt_is_without_an_open_question() -> None:
    assert begins_with(library().of(Doubt), sorted(name for name, _, _ in OPEN.values()))
    assert all(doubt.question.rstrip('"').count("?") >= 1 for doubt in library().of(Doubt).values())


def test_a_doubt_about_first_aid_gives_the_time_that_its_reaction_has() -> None:
    doubts = library().of(Doubt)
    assert doubts["DO26"].rule_now.startswith("20 minutes at the least")
    assert doubts["DO27"].rule_now.startswith("20 minutes at the least")
    assert "38 °C" in doubts["DO28"].question


# boundaries, omissions

BOUNDARIES = {
    "no trial, no rates": ("BO01", "no rates of success"),
    "replace copies by originals": ("BO02", "Look for the original"),
    "statutes differ and change": ("BO03", "June 2024"),
    "waits are conventions": ("BO04", "careful teaching rule"),
    "no medical or legal advice": ("BO05", "never diagnose"),
    "evidence of reactions": ("BO06", "no rates"),
    "gaps of the exam map": ("BO07", "disinfectants"),
    "no weights for others": ("BO08", "CIDESCO"),
    "no clinician has signed": ("BO09", "none has signed"),
    "not read live": ("BO10", "not live"),
    "the back only": ("BO11", "textbook"),
}


@pytest.mark.parametrize(("name", "words_in_it"), BOUNDARIES.values(), ids=list(BOUNDARIES))
def test_every_limit_is_told(name: str, words_in_it: str) -> None:
    assert words_in_it in library().of(Boundary)[name].text


def test_no_limit_is_told_that_nobody_listed() -> None:
    assert [name for name, _ in BOUNDARIES.values()] == list(library().of(Boundary))


def test_reports_are_counted_and_never_made_into_rates() -> None:
    text = library().of(Boundary)["BO06"].text
    assert [int(number) for number in re.findall(r"\d+", text)] == [1992, 2004, 114, 45, 35, 29, 15, 14, 6]
    assert "%" not in text
    assert library().of(Boundary)["BO06"].sources == ("PEEL-1", "FDA-4")


def test_what_the_adverts_leave_out_is_supplied() -> None:
    supplied = {name: set(facts_in(each.supplied_by)) for name, each in library().of(Omission).items()}
    first = {"OM1": "C01", "OM2": "DR04", "OM3": "C28", "OM4": "SE12", "OM5": "P21", "OM6": "SE20", "OM7": "SC1"}
    assert all(fact in supplied[name] for name, fact in (first | {"OM8": "P25"}).items())


CONFLICTS = """
isotretinoin-wait topical-retinoid-pause pregnancy-limits sunburn-wait acne-as-contraindication diabetes-consent
blood-waste laundry blue-light oil-glands-of-the-back truncal-acne-by-sex steam-or-exfoliation-first
massage-or-extraction-first purging steam-oxygenates
"""
"""The dossier's conflicts of evidence and its table of disputed waits."""


def test_every_conflict_of_evidence_shows_its_sides() -> None:
    disagreements = library().of(Disagreement)
    assert set(CONFLICTS.split()) <= set(disagreements)
    assert all(len(disagreements[name].positions) >= 2 and disagreements[name].rule for name in CONFLICTS.split())


# rules of reactions, levels

LEVELS = {
    "urgent": "C11 C19 C24 C25 C32 C53 C66",
    "emergency": "C19 C25 C53 C67 C68",
}
RULES = {
    "RR01": "Heat, spread, pain, pus, fever or a blister",
    "RR02": "clue",
    "RR03": "Mostly itch",
    "RR04": "Stop. Take off what is on the skin. Cool it. Watch the client. Write it down. Refer.",
    "RR05": "1 to 2 days",
    "RR06": "AED",
    "RR07": "lies or sits",
    "RR08": "You do not prescribe",
    "RR09": "24 hours and after 72 hours",
    "RR10": "call",
    "RR11": "Name no illness",
    "RR12": "words that you said",
}


def test_every_rule_of_reactions_is_told() -> None:
    rules = library().of(ReactionRule)
    assert begins_with(rules, RULES)
    for name, said in RULES.items():
        assert said in rules[name].rule


def test_clues_run_from_the_soonest_to_the_latest() -> None:
    clues = library().of(ReactionRule)["RR02"].clues
    assert [clue.reactions for clue in clues] == [
        ("SE02", "SE11", "SE18", "SE20"),
        ("SE09",),
        ("SE10",),
        ("SE13", "SE16"),
        ("SE12",),
    ]


def test_a_position_is_the_one_that_the_reaction_asks_for() -> None:
    said = {each.when: each.position for each in library().of(ReactionRule)["RR07"].positions}
    assert [position for when, position in said.items() if "faint" in when] == ["Flat, with the legs up"]
    assert [position for when, position in said.items() if "spinal cord" in when] == ["Sitting up"]
    assert [position for when, position in said.items() if "pregnant" in when] == ["On the left side"]


def test_calls_come_when_the_incident_report_says() -> None:
    for action in ("monitor", "refer"):
        assert "Call back after 24 hours and again after 72 hours." in library().of(ReactionAction)[action].then


@pytest.mark.parametrize(("level", "names"), LEVELS.items(), ids=list(LEVELS))
def test_whoever_must_be_seen_the_same_day_or_at_once_is_said_to_be(level: str, names: str) -> None:
    for name in names.split():
        assert level in {each.level for each in library().of(Contraindication)[name].escalate}, name
