"""The whole way of an instructor, typed, with a class as schools have it: everybody stands as a table by hand says."""

import csv
import os
import re
import shlex
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from a_class import in_text, page_of, rows
from a_mixed_class import IN_THE_LIST_THEN, LISTS, lay_downloads, lay_lists, lay_second_download
from clocks import computer_in
from graded_course import QUIZ, Course, new_course
from typer.testing import CliRunner

from backfacial import cli


class Stands(NamedTuple):
    """How somebody stands, in the words of the class page; `told` is what it says under "What to do next"."""

    name: str
    points: str
    percent: str
    status: str
    late: str = ""
    told: tuple[tuple[str, str], ...] = ()


# Worked out by hand: 2 points for what to do, 3 for who waits (2 with one left out, 1.5 with one too many), 1 for how
# long, and up to 4 from a person. 60 % is the pass mark. It is due on 20 November at 13:00 in Berlin, which is 12:00
# UTC; for Lena four days later.
TABLE = {
    # Moodle
    "anna.moser": Stands("Moser, Anna", "9 of 10", "90 %", "passed"),
    "dana.mueller": Stands(
        *("Müller, Dana", "8 of 10", "80 %", "safety stop"),
        told=(("safety", "Dana Müller dana.mueller Question 1 Squeeze it"),),
    ),
    "lena.h": Stands("Hoffmann, Lena", "8 of 10", "80 %", "passed"),
    "omar.aziz": Stands("Aziz, Omar", "6 of 10", "60 %", "passed"),
    "zoe.lind": Stands("Lind, Zoe", "5.5 of 10", "55 %", "not yet"),
    # Canvas
    "ben.okafor": Stands(
        *("Okafor, Ben", "10 of 10", "100 %", "passed", "2 days 3 hours"),
        told=(("late", "Ben Okafor ben.okafor 2 days 3 hours"),),
    ),
    "cara.ng": Stands("Ng, Cara", "5 of 10", "50 %", "not yet"),
    "eli.stone": Stands(
        *("Stone, Eli", "6 of 10 so far", "60 %", "waiting"),
        told=(("waiting", "Eli Stone eli.stone Question 4"),),
    ),
    "fay.ohara": Stands("O'Hara, Fay", "7.5 of 10", "75 %", "passed"),
    # Blackboard
    "0031": Stands(
        *("Haas, Gil", "6 of 10", "60 %", "passed", "1 hour 30 minutes"),
        told=(
            ("late", "Gil Haas 0031 1 hour 30 minutes"),
            (
                "noted",
                "gradebook_BACK-1_Consultation_2026-11-24-08-15-00.zip/Consultation_0031_attempt_2026-11-20-14-30-00_"
                "quiz-a__0031__19700101T000300Z.zip: handin.json does not give a time that can be right. The time of "
                "the upload that stands in its name, 2026-11-20 13:30 UTC, decides whether it is late and which "
                "hand-in is the newest.",
            ),
        ),
    ),
    "0032": Stands("Ito, Hana", "0 of 10", "0 %", "not yet"),
    "0033": Stands("Petrov, Ivo", "6 of 10", "60 %", "passed"),
    "0034": Stands("Núñez, Jana", "9 of 10", "90 %", "passed"),
    # ILIAS
    "jweiss": Stands("Weiß, Jürgen", "10 of 10", "100 %", "passed"),
    "kgross": Stands("Groß, Käthe", "9 of 10", "90 %", "passed"),
    "lvogt": Stands("Vogt, Lukas", "2 of 10", "20 %", "not yet"),
    "mbraun": Stands(
        *("Braun, Mia", "6 of 10 so far", "60 %", "waiting"),
        told=(("waiting", "Mia Braun mbraun Question 4"),),
    ),
    # mail
    "nina.roth@mail.example": Stands("Roth, Nina", "7 of 10", "70 %", "passed"),
    "otto.falk@mail.example": Stands("Falk, Otto", "6 of 10", "60 %", "passed"),
    "paul": Stands(
        *("Lang, Paul", "none", "none", "not handed in"),
        told=(
            ("absent", "Paul Lang paul"),
            (
                "refused",
                "mail/Paul Lang/Archiv.zip: the zip is damaged, or only a part of it is here yet. Wait until it is "
                "downloaded or copied, then run this again; else download it again, or ask for a new hand-in from the "
                "quiz page.",
            ),
        ),
    ),
    "ruiz.t": Stands(
        *("ruiz.t", "6 of 10", "60 %", "passed not in your list"),
        told=(("not-in-list", "ruiz.t: handed in, but not in your list."),),
    ),
    # OneDrive
    "quinn": Stands("Adler, Quinn", "9 of 10", "90 %", "passed"),
    "rosa": Stands("Blum, Rosa", "2 of 10", "20 %", "not yet"),
    "sami": Stands(
        *("Korhonen, Sami", "10 of 10", "100 %", "passed"),
        told=(
            (
                "noted",
                "mail/Sami/quiz-a__sami__20261120T113000Z.zip: this is the newest hand-in of sami, but its answers "
                "cannot be read, so an older one is used. Ask for a new hand-in from the quiz page.",
            ),
        ),
    ),
    # nowhere
    "tess": Stands("Wolf, Tess", "none", "none", "not handed in", told=(("absent", "Tess Wolf tess"),)),
}
# what a person gives for the written answers, Eli's and Mia's left for later
BY_HAND = {
    **{"anna.moser": 3, "dana.mueller": 4, "lena.h": 2, "zoe.lind": 1.5},
    **{"ben.okafor": 4, "fay.ohara": 2.5},
    **{"0031": 0, "0033": 1.5, "0034": 3},
    **{"jweiss": 4, "kgross": 4, "lvogt": 2},
    **{"nina.roth@mail.example": 1, "otto.falk@mail.example": 1},
    **{"quinn": 3, "sami": 4},
}
NAMES_TO_SETTLE = {
    "lena.hoffmann: handed in, but not in your list. Did you mean lena.h? If it is the same person: "
    "backfacial roster same lena.hoffmann lena.h",
    "KGross: handed in, but not in your list. Did you mean kgross? If it is the same person: "
    "backfacial roster same KGross kgross",
    "ruiz.t: handed in, but not in your list.",
}
IN_MOODLES_WORDS = {
    "passed": "Passed",
    "not yet": "Not passed yet",
    "safety stop": "A safety mistake holds back the pass",
}
EMAILS = {"0031": "gil@school.example"}
MOODLES_FOLDERS = {
    "anna.moser": "Moser Anna_12345_assignsubmission_file_",
    "dana.mueller": "Müller Dana_12346_assignsubmission_file_",
    "lena.h": "Hoffmann Lena_12347_assignsubmission_file_",
    "omar.aziz": "Aziz Omar_12348_assignsubmission_file_",
    "zoe.lind": "Lind Zoe_12349_assignsubmission_file_",
}


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The computer stands in Berlin."""
    monkeypatch.setenv("COLUMNS", "200")
    with computer_in("Europe/Berlin"):
        yield


def typed(course: Course, line: str) -> str:
    """What a command says that is typed in the course's folder."""
    program, *arguments = shlex.split(line)
    if program == "nbgrader":
        made = course.run(*arguments)
        assert made.code == 0, made.log
        return made.log
    before = Path.cwd()
    os.chdir(course.root)
    try:
        done = CliRunner().invoke(cli.app, arguments)
    finally:
        os.chdir(before)
    assert done.exit_code == 0, (line, done.output, done.exception)
    return done.output


def to_do(page: str) -> dict[str, list[str]]:
    """By group of what is to do next its sentences."""
    groups = re.findall(r'<div class="cl-group" data-state="([^"]*)">(.*?)</div>', page, re.DOTALL)
    return {state: list(map(in_text, re.findall(r"<li[^>]*>(.*?)</li>", text, re.DOTALL))) for state, text in groups}


@pytest.mark.usefixtures("berlin")
def test_from_lists_and_downloads_to_feedback_everybody_stands_as_the_table_says(tmp_path: Path) -> None:
    course = new_course(tmp_path / "our school")
    lay_lists(course.root)
    for name, count in zip(LISTS, IN_THE_LIST_THEN, strict=True):
        assert f"Written: {count} people" in typed(course, f"backfacial roster import {name} --yes")

    # from here to feedback that goes back these are the five commands: generate_assignment, due, class, same, return
    typed(course, f"nbgrader generate_assignment {QUIZ}")
    typed(course, f"backfacial due {QUIZ} '2026-11-20 13:00'")
    typed(course, f"backfacial due {QUIZ} '2026-11-24 13:00' --for lena.h")
    lay_downloads(course)
    typed(course, f"backfacial class {QUIZ}")
    assert set(to_do(page_of(course))["not-in-list"]) == NAMES_TO_SETTLE
    for sentence in NAMES_TO_SETTLE:
        _, settles, command = sentence.partition("If it is the same person: ")
        if settles:
            typed(course, command)
    for learner, points in BY_HAND.items():
        course.grade_by_hand(learner, points, "She will feel heard." if learner == "anna.moser" else "")
    lay_second_download(course)
    said = typed(course, f"backfacial class {QUIZ}")
    assert "23 of 25 have handed in." in said
    assert "1 safety stop, 2 waiting, 5 not yet, 15 passed, 2 not handed in." in said
    returned = typed(course, f"backfacial return {QUIZ} --for moodle")

    check_the_gradebook(course)
    check_the_page(page_of(course))
    check_what_goes_back(course, returned)
    typed(course, "backfacial export --for moodle")
    check_the_table_for_moodle(course)


def check_the_gradebook(course: Course) -> None:
    with course.gradebook() as gradebook:
        found = {
            each.student.id: (f"{each.score:g} of {each.max_score:g}", each.late_submission_penalty or 0)
            for each in gradebook.assignment_submissions(QUIZ)
        }
        assert {each.id for each in gradebook.students} == TABLE.keys()
    handed_in = {learner: stands for learner, stands in TABLE.items() if stands.status != "not handed in"}
    assert found == {learner: (stands.points.removesuffix(" so far"), 0) for learner, stands in handed_in.items()}


def check_the_page(page: str) -> None:
    wanted = {}
    for learner, stands in TABLE.items():
        who = stands.name if stands.name == learner else f"{stands.name} {learner}"
        late = f"Late by {stands.late}" if stands.late else "none"
        leads_to = () if stands.status == "not handed in" else ("Open",)
        wanted[learner] = " ".join((who, stands.status, stands.points, stands.percent, late, *leads_to))
    assert {learner: text for learner, (_, text) in rows(page).items()} == wanted
    told = Counter((group, sentence) for group, sentences in to_do(page).items() for sentence in sentences)
    assert told == Counter(each for stands in TABLE.values() for each in stands.told)


def check_the_table_for_moodle(course: Course) -> None:
    with (course.root / "grades-moodle.csv").open(encoding="utf-8", newline="") as file:
        _, *table = csv.reader(file)
    wanted = {}
    for learner, stands in TABLE.items():
        last, _, first = stands.name.partition(", ") if ", " in stands.name else ("", "", "")
        result = IN_MOODLES_WORDS.get(stands.status.removesuffix(" not in your list"), "")
        points = str(float(stands.points.removesuffix(" of 10"))) if result else ""
        email = f"{learner}@school.example" if learner in MOODLES_FOLDERS else EMAILS.get(learner, "")
        wanted[learner] = [first, last, learner, email, points, result]
    assert {row[2]: row for row in table} == wanted
    assert len(table) == len(wanted)


def check_what_goes_back(course: Course, said: str) -> None:
    with zipfile.ZipFile(course.root / "returned" / f"{QUIZ}-moodle.zip") as archive:
        pages = {name: in_text(archive.read(name).decode()) for name in archive.namelist()}
    assert pages.keys() == {f"{folder}/{QUIZ}.html" for folder in MOODLES_FOLDERS.values()}
    for learner, folder in MOODLES_FOLDERS.items():
        page, stands = pages[f"{folder}/{QUIZ}.html"], TABLE[learner]
        assert stands.points in page
        assert IN_MOODLES_WORDS[stands.status] in page
        assert learner in page
        assert ("She will feel heard." in page) == (learner == "anna.moser")
        assert "after it was due" not in page
    # who came by another way gets a page as well, and is named
    assert "2 days 3 hours after it was due" in in_text(course.feedback("ben.okafor"))
    by_other_ways = {learner for learner, stands in TABLE.items() if stands.points != "none"} - MOODLES_FOLDERS.keys()
    assert set(re.findall(r"Not in it: (\S+)\. ", said)) == by_other_ways
    assert set(re.findall(r"still waits for your mark.*: (.*)", said)[0].split(", ")) == {"eli.stone", "mbraun"}
