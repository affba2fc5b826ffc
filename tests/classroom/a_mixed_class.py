"""A class of twenty-five as schools have it: five lists from five programs, and hand-ins from six places.

Names of files and folders are those that the platforms give their downloads.
"""

import io
import zipfile
from pathlib import Path
from typing import Any

from graded_course import ASSIGNMENT, QUIZ, RIGHT, Course, answers_file, hand_in_zip

IN_TIME = "2026-11-20T10:00:00Z"
LATER = "2026-11-20T11:30:00Z"
CLOCK_OF_1970 = "1970-01-01T00:03:00Z"
TEXT = {"own-words": "I would listen first."}
ALL = {**RIGHT, **TEXT}

LISTS: dict[str, bytes] = {
    # Excel in German, “CSV UTF-8”
    "excel.csv": (
        "\ufeffId;Vorname;Nachname;E-Mail\r\n"
        "0031;Gil;Haas;gil@school.example\r\n"
        "0032;Hana;Ito;\r\n"
        "0033;Ivo;Petrov;\r\n"
        "0034; Jana ;Núñez;\r\n"
        ";;;\r\n"
    ).encode(),
    # Excel, “Unicode text”
    "unicode.txt": (
        "Student ID\tLast name\tFirst name\r\n"
        "nina.roth@mail.example\tRoth\tNina\r\n"
        "otto.falk@mail.example\tFalk\tOtto\r\n"
        "paul\tLang\tPaul\r\n"
        "quinn\tAdler\tQuinn\r\n"
        "rosa\tBlum\tRosa\r\n"
        "sami\tKorhonen\tSami\r\n"
        "tess\tWolf\tTess\r\n"
    ).encode("utf-16"),
    # Moodle, “Participants”
    "courseid_77_participants.csv": (
        '"First name","Last name","ID number","Email address",Roles,Groups,"Last access to course",Status\n'
        'Anna,Moser,anna.moser,anna.moser@school.example,Student,"Group A, evening","2 days 3 hours",Active\n'
        'Dana,Müller,dana.mueller,dana.mueller@school.example,Student,"Group A, evening",Never,Active\n'
        'Lena,Hoffmann,lena.h,lena.h@school.example,Student,"No groups","5 mins",Active\n'
        'Omar,Aziz,omar.aziz,omar.aziz@school.example,Student,"No groups","1 day",Active\n'
        'Zoe,Lind,zoe.lind,zoe.lind@school.example,Student,"No groups","1 day",Active\n'
    ).encode(),
    # Canvas, “Gradebook”, “Export”
    "2026-11-18T0912_Grades-BACK_1.csv": (
        "\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Consultation (4711),Final Score\n"
        ",,,,,Manual Posting,\n"
        "    Points Possible,,,,,10.00,(read only)\n"
        '"Okafor, Ben",90011,S-11,ben.okafor,Evening,,\n'
        '"Ng, Cara",90012,S-12,cara.ng,Evening,,\n'
        '"Stone, Eli",90013,S-13,eli.stone,Evening,,\n'
        '"O\'Hara, Fay",90014,S-14,fay.ohara,Evening,,\n'
        '"Student, Test",90099,,5e7f1c0e9a,Evening,,\n'
    ).encode(),
    # an older Excel in German, plain “CSV”
    "klasse.csv": (
        "Nachname;Vorname;Kennung\r\nWeiß;Jürgen;jweiss\r\nGroß;Käthe;kgross\r\nVogt;Lukas;lvogt\r\nBraun;Mia;mbraun\r\n"
    ).encode("latin-1"),
}
IN_THE_LIST_THEN = (4, 11, 16, 20, 24)
"""How many people the class list has after each of the lists."""


def lay_lists(folder: Path) -> None:
    """The lists, as they were saved."""
    for name, data in LISTS.items():
        (folder / name).write_bytes(data)


def lay_downloads(course: Course) -> None:
    """All that was downloaded, as it came."""
    for folder, files in DOWNLOADS.items():
        course.upload_bytes(f"{folder}.zip", _zipped(files))
    course.upload_bytes("BACK 1-Consultation-4711.zip", _moodle(ANNAS_FIRST))
    for name, data in MAILS.items():
        path = course.archive / "mail" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def lay_second_download(course: Course) -> None:
    """Moodle's download once more: all as it was, but what Anna has handed in anew."""
    course.upload_bytes("BACK 1-Consultation-4711 (1).zip", _moodle(ANNAS_SECOND))


def _hand_in(learner: str, responses: dict[str, Any], time: str = IN_TIME, extra: Any = ()) -> bytes:
    answers = answers_file(responses, learner, ASSIGNMENT)
    return hand_in_zip(learner, time=time, answers=answers, extra=extra)


def _file(learner: str, time: str = IN_TIME) -> str:
    """The name that the quiz page gives a hand-in."""
    return f"{QUIZ}__{learner}__{time.replace('-', '').replace(':', '')}.zip"


def _zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


ANNAS_FIRST = (_hand_in("anna.moser", {**ALL, "who-waits": ["a", "b"]}, "2026-11-19T09:00:00Z"), "2026-11-19T09:00:00Z")
ANNAS_SECOND = (_hand_in("anna.moser", ALL), IN_TIME)


def _moodle(of_anna: tuple[bytes, str]) -> bytes:
    """“Download all submissions”: a folder for each, and another for what was typed beside the upload."""
    data, time = of_anna
    beyond = "2026-11-23T10:00:00Z"
    return _zipped(
        {
            f"Moser Anna_12345_assignsubmission_file_/{_file('anna.moser', time)}": data,
            "Moser Anna_12345_assignsubmission_onlinetext_/onlinetext.html": b"<p>Here is my work.</p>",
            f"Müller Dana_12346_assignsubmission_file_/{_file('dana.mueller')}": _hand_in(
                "dana.mueller", {**ALL, "stop-or-go": "a"}
            ),
            f"Hoffmann Lena_12347_assignsubmission_file_/{_file('lena.hoffmann', beyond)}": _hand_in(
                "lena.hoffmann", ALL, beyond
            ),
            f"Aziz Omar_12348_assignsubmission_file_/{_file('omar.aziz')}": _hand_in("omar.aziz", RIGHT),
            f"Lind Zoe_12349_assignsubmission_file_/{_file('zoe.lind')}": _hand_in(
                "zoe.lind", {**ALL, "stop-or-go": "c"}
            ),
        }
    )


def _canvas() -> dict[str, bytes]:
    late = "2026-11-22T15:30:00Z"
    slow = {**ALL, "how-long": {"value": 24, "unit": "hours"}}
    return {
        f"okaforben_LATE_90011_67890_{_file('ben.okafor', late)}": _hand_in("ben.okafor", ALL, late),
        f"ngcara_90012_67891_{_file('cara.ng')}": _hand_in("cara.ng", {**RIGHT, "who-waits": ["a", "b"]}),
        f"stoneeli_90013_67892_{_file('eli.stone')}": _hand_in("eli.stone", ALL),
        f"oharafay_90014_67893_{_file('fay.ohara').removesuffix('.zip')}-1.zip": _hand_in("fay.ohara", slow),
    }


def _blackboard() -> dict[str, bytes]:
    answers: dict[str, dict[str, Any]] = {
        "0031": ALL,
        "0032": {},
        "0033": {**ALL, "who-waits": ["a", "b", "c", "e"]},
        "0034": ALL,
    }
    files = {}
    for learner, responses in answers.items():
        # what the platform has written is by the clock of the school; the computer of 0031 does not know the year
        clock, at = (CLOCK_OF_1970, "14-30-00") if learner == "0031" else (IN_TIME, "11-00-05")
        attempt = f"Consultation_{learner}_attempt_2026-11-20-{at}"
        files[f"{attempt}.txt"] = f"Name: {learner}\nAssignment: Consultation\n".encode()
        files[f"{attempt}_{_file(learner, clock)}"] = _hand_in(learner, responses, clock)
    return files


def _ilias() -> dict[str, bytes]:
    wrong = {"stop-or-go": "c", "who-waits": ["d", "e"], "how-long": {"value": 20, "unit": "hours"}, **TEXT}
    slow = {**ALL, "how-long": {"value": 24, "unit": "hours"}}
    of = {
        "Weiß_Jürgen_jweiss_1201": ("jweiss", ALL),
        "Groß_Käthe_kgross_1202": ("KGross", slow),
        "Vogt_Lukas_lvogt_1203": ("lvogt", wrong),
        "Braun_Mia_mbraun_1204": ("mbraun", ALL),
    }
    work = {
        f"Consultation/Abgaben/{folder}/20261120110003_{_file(learner)}": _hand_in(learner, responses)
        for folder, (learner, responses) in of.items()
    }
    return {"Consultation/status.xlsx": b"PK\x03\x04", **work}


def _onedrive() -> dict[str, bytes]:
    """A shared folder into which learners have put what they had unpacked."""
    of = {"Quinn Adler": ("quinn", ALL), "Rosa Blum": ("rosa", {"stop-or-go": "b"}), "Sami Korhonen": ("sami", ALL)}
    files = {"desktop.ini": b"[.ShellClassInfo]"}
    for folder, (learner, responses) in of.items():
        with zipfile.ZipFile(io.BytesIO(_hand_in(learner, responses))) as archive:
            files |= {f"{folder}/{name}": archive.read(name) for name in archive.namelist()}
    return files


DOWNLOADS = {
    "submissions": _canvas(),
    "gradebook_BACK-1_Consultation_2026-11-24-08-15-00": _blackboard(),
    "Consultation_Abgaben": _ilias(),
    "OneDrive_1_24.11.2026": _onedrive(),
}
MACS_OWN = [("__MACOSX/._answers.json", b"\0\5\x16\7")]
MAILS = {
    "Nina Roth/Archiv.zip": _hand_in("nina.roth@mail.example", ALL, extra=MACS_OWN),
    # broken off on its way
    "Paul Lang/Archiv.zip": _hand_in("paul", ALL)[:400],
    f"Otto Falk/{_file('otto.falk@mail.example')}": _hand_in(
        "otto.falk@mail.example", {**ALL, "who-waits": ["a", "b"]}
    ),
    # a newer one, of which only the beginning was saved before it was zipped
    f"Sami/{_file('sami', LATER)}": hand_in_zip("sami", time=LATER, answers=answers_file(ALL)[:90]),
    f"Tomas/{_file('ruiz.t')}": _hand_in("ruiz.t", RIGHT),
}
