"""`backfacial explain`: a record by whatever it is called, a search of all texts, and the exit codes."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from click.testing import Result
from typer.testing import CliRunner

from backfacial.authoring.content import Content, read_content
from backfacial.authoring.knowledge.finder import Finder
from backfacial.authoring.knowledge.full_text import FullText, Hits
from backfacial.authoring.knowledge.knowledge import Knowledge
from backfacial.cli import app
from backfacial.facts.skin.science import AcneGrade
from backfacial.knowledge.search.words import stem
from backfacial.terminal.explain import show_hits

COURSE = Path(__file__).parents[1]
CONTENT = read_content(COURSE)
KNOWLEDGE = Knowledge(CONTENT)
TEXTS = FullText(KNOWLEDGE)


@pytest.fixture(autouse=True)
def _in_the_course(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(COURSE)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["explain", *arguments])


def document(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("--json", *arguments).stdout)
    return found


def ids(hits: Hits) -> list[str]:
    return [hit.entry.id for hit in hits.best]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("C01", ["prescriber", "AAD-1", "Authorities disagree", "trade practice, not evidence", "6 months"]),
        ("c49", ["professional consensus"]),
        ("[C2]", ["C02  contraindication"]),
        ("FDA-1", ["Alpha Hydroxy", "Supports"]),
        ("sunburn-wait", ["This course teaches"]),
        ("consultation", ["Ask by name", "C74", "professional consensus"]),
        ("gate-2", ["P08", "Look before you touch", "professional consensus"]),
        ("drill a", ["DR01  procedure", "The client bleeds"]),
        ("SE1", ["SE01  reaction", "Mild redness"]),
    ],
)
def test_a_record_is_printed(typed: str, expected: list[str]) -> None:
    result = run(typed)
    assert result.exit_code == 0
    assert all(text in result.output for text in expected), result.output


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("C01", "C01"), ("c1", "C01"), ("[C01]", "C01"), ("C 1", "C01"), ("C001", "C01"), ("C01.1", "C01.1"),
        ("L21.2", "L21.2"), ("SC1", "SC1"), ("G01", "G01"), ("o1.1", "O1.1"), ("OX.1", "OX.1"), ("cr12", "CR12"),
        ("V10", "V10"), ("variant 3", "V3"), ("R1", "R01"), ("R43", "R43"), ("H18", "H18"), ("k27", "K27"),
        ("S1-1", "S1-01"), ("s2-39", "S2-39"), ("1", "CL01"), ("10", "CL10"), ("benefit 4", "CL04"), ("A", "DR01"),
        ("drill C", "DR03"), ("I", "FT1"), ("type I", "FT1"), ("Fitzpatrick I", "FT1"), ("G0", "G0"), ("grade 0", "G0"),
        ("EXF", "EXF"), ("exf", "EXF"), ("FND-1", "FND-1"), ("fs1", "FS01"), ("FS001", "FS01"), ("NM1", "NM01"),
        ("GL1", "GL01"), ("CS1", "CS1"), ("DO1", "DO01"), ("BO1", "BO01"), ("P12", "P12"), ("E1", "E01"),
        ("consult-waits", "consult-waits"), ("consult-client-devon", "consult-client-devon"), ("bp1", "BP1"),
        ("SEED-1", "SEED-1"), ("seed-2", "SEED-2"), ("advert 2", "SEED-2"), ("S1", "SEED-1"),
        ("02-consultation", "02-consultation"), ("isotretinoin_last", "isotretinoin_last"), ("prevents", "prevents"),
    ],
)  # fmt: skip
def test_an_id_is_found_however_it_is_written(typed: str, found: str) -> None:
    entries = Finder(KNOWLEDGE.index, KNOWLEDGE.naming).find(typed)
    assert {entry.id for entry in entries} == {found}


def test_every_id_finds_its_record() -> None:
    finder = Finder(KNOWLEDGE.index, KNOWLEDGE.naming)
    for entry in KNOWLEDGE.index.entries:
        assert (entry.kind, entry.id) in {(each.kind, each.id) for each in finder.find(entry.id)}, entry.id


def test_the_exact_id_comes_before_one_that_is_alike() -> None:
    content = read_content(COURSE)
    grade, *_ = content.records["acne_grades"]
    few = AcneGrade(**{**grade.model_dump(), "id": "G1", "name": "Few"})
    content.records["acne_grades"] = [grade, few]
    knowledge = Knowledge(content)
    finder = Finder(knowledge.index, knowledge.naming)
    assert {(entry.kind, entry.id) for entry in finder.find("G1")} == {("acne_grades", "G1")}
    assert "acne_grades" not in {entry.kind for entry in finder.find("G01")}
    assert [entry.id for entry in finder.find("grade 1")] == ["G1"]


def test_records_of_different_kinds_with_one_id_are_all_shown() -> None:
    records = document("heart")["records"]
    assert [record["kind"] for record in records] == ["topics", "client_facts"]
    assert "backfacial explain --search heart" in run("heart").output


def test_an_unknown_id_names_near_ones() -> None:
    result = run("C99")
    assert result.exit_code == 1
    assert "'C99' is no id of this course: did you mean" in result.stderr
    assert run("--json", "ZZZ-123").exit_code == 1


@pytest.mark.parametrize("typed", ["", "  "])
def test_nothing_is_asked_for(typed: str) -> None:
    result = run(typed)
    assert result.exit_code == 2
    assert "give an id such as C01" in result.stderr


def test_outside_of_a_course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("C01")
    assert result.exit_code == 1
    assert "in no course" in result.stderr


def test_words_are_searched_for_with_or_without_quotes() -> None:
    result = run("redness goes away")
    assert result.exit_code == 0
    assert result.output == run("redness", "goes", "away").output
    for text in ("SE01  reaction", "M11  misconception", "*Redness* always *goes*", "Read on with:"):
        assert text in result.output
    assert max(map(len, result.output.splitlines())) <= 80


def test_redness_goes_away_brings_what_speaks_of_it() -> None:
    assert {"M11", "SE01"} <= set(ids(TEXTS.search("redness goes away"))[:6])


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("what if client faints", {"SE19"}),
        ("client is pregnant", {"C11"}),
        ("what if the client has a seizure", {"SE28"}),
        ("can I extract a whitehead", {"L02"}),
        ("how long after waxing", {"C42"}),
        ("isotretinoin", {"C01"}),
        ("accutane", {"C01"}),
        ("fainting", {"SE19"}),
        ("sunburns", {"C40"}),
        ("client is bleeding", {"DR01"}),
    ],
)
def test_a_question_as_trainees_ask_it_brings_what_answers_it(typed: str, best: set[str]) -> None:
    assert best <= set(ids(TEXTS.search(typed))[:5])


@pytest.mark.parametrize(
    "typed",
    ["a", "[red]x[/red]", "[/]", ".*", "\\", '"quotes"', "é" * 5000, "wax " * 1250, "🙂", "{x}", "%s", "C01 C02"],
)
def test_whatever_is_typed_is_answered(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    for as_json in (False, True):
        with pytest.raises(typer.Exit) as end:
            show_hits(KNOWLEDGE, TEXTS.search(typed), typed, as_json, CONTENT.say)
        assert end.value.exit_code in (0, 1)
        said = capsys.readouterr().out
        assert said.strip() and len(said) < 10_000
    assert json.loads(said)["query"] == typed


def test_what_is_typed_is_taken_as_it_is() -> None:
    result = run("--search", "[/]   {qqzz}")
    assert result.exit_code == 1 and isinstance(result.exception, SystemExit)
    assert 'No record speaks of "[/] {qqzz}".' in result.output
    assert document("--search", " wax  %s ")["query"] == "wax %s"


def test_only_a_few_unknown_words_are_looked_up() -> None:
    alike = TEXTS.search(" ".join(f"retinod{letter}" for letter in "bcdfghjklm"))
    assert alike.near == TEXTS.search(" ".join(f"retinod{letter}" for letter in "bcdfg")).near != ()


def test_an_id_with_a_wrong_part_is_no_search() -> None:
    result = run("C01.99")
    assert result.exit_code == 1 and "'C01.99' is no id of this course" in result.output


def test_an_advert_leads_to_what_it_says() -> None:
    (record,) = document("SEED-2")["records"]
    assert record["referred_by"] == {"seeds": [f"S2-{number:02}" for number in range(1, 40)]}
    assert "never what is true" in " ".join(run("SEED-2").output.replace("│", "").split())


def test_a_search_as_data() -> None:
    found = document("redness goes away")
    assert found["query"] == "redness goes away"
    assert found["count"] >= len(found["results"]) > 3
    for hit in found["results"]:
        marked = [hit["sentence"][start:end].lower() for start, end in hit["marks"]]
        assert marked and set(marked) <= {"red", "redness", "go", "goes", "going", "gone", "away"}


def test_a_slip_is_put_right_and_told() -> None:
    result = run("retinod")
    assert result.exit_code == 0
    assert "Some words were read as: retinoid" in result.output
    assert ids(TEXTS.search("acutane")) == ids(TEXTS.search("accutane"))


def test_nothing_found_says_so() -> None:
    result = run("qqqqzz")
    assert result.exit_code == 1
    assert 'No record speaks of "qqqqzz".' in result.output
    assert document("qqqqzz") == {"query": "qqqqzz", "count": 0, "results": [], "near": []}


def test_a_word_that_is_an_id_can_be_searched_for() -> None:
    assert run("--search", "heart").output.startswith(str(TEXTS.search("heart").count))
    assert "C01" in [hit["id"] for hit in document("--search", "isotretinoin")["results"]]


def _planted() -> Content:
    content = read_content(COURSE)
    for kind, number, field, text in (
        ("contraindications", 3, "why", "A quokka bites. Two wombats look on."),
        ("contraindications", 5, "name", "The quokka"),
        ("misconceptions", 2, "correction", "A quokka never bites a wombat."),
    ):
        records = content.records[kind]
        records[number] = records[number].model_copy(update={field: text})
    return content


def test_planted_words_are_found_and_ranked() -> None:
    content = _planted()
    texts = FullText(Knowledge(content))
    why, name, correction = (
        content.records["contraindications"][3].id,
        content.records["contraindications"][5].id,
        content.records["misconceptions"][2].id,
    )
    # the name comes first
    assert ids(texts.search("quokka"))[0] == name
    assert set(ids(texts.search("quokka"))) >= {name, why, correction}
    # all of the words come before some
    assert set(ids(texts.search("wombats quokkas"))[:2]) == {correction, why}
    assert ids(texts.search("QUOKKA!")) == ids(texts.search("the quokka"))
    (hit,) = (hit for hit in texts.search("quokka bite").best if hit.entry.id == why)
    assert hit.sentence == "A quokka bites."
    assert [hit.sentence[start:end] for start, end in hit.marks] == ["quokka", "bites"]
    assert FullText(Knowledge(_planted())).search("quokka bites") == texts.search("quokka bites")


def test_the_beginning_of_a_word_is_enough() -> None:
    assert "C01" in ids(TEXTS.search("isotret"))


def test_only_common_words_are_searched_for_all_the_same() -> None:
    assert TEXTS.search("what is it").count > 0


@pytest.mark.parametrize(
    ("words", "base"),
    [
        ("moisturise moisturises moisturising moisturised", "moisturis"),
        ("peel peels peeled peeling", "peel"),
        ("body bodies", "bodi"),
        ("bleed bleeds bleeding", "bleed"),
        ("stop stops stopped stopping", "stop"),
        ("red redness", "red"),
        ("virus", "virus"),
        ("allergy allergies allergy's", "allergi"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(words: str, base: str) -> None:
    assert {stem(word) for word in words.split()} == {base}
