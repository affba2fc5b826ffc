"""`nbgrader zip_collect` on what platforms, mail, clouds and people leave in archive/: told by place, nothing lost."""

import datetime
import io
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from graded_course import QUIZ, RIGHT, Course, answers_file, hand_in_zip
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backfacial.grading.course_folder import course_problem

TOTAL = re.compile(r"(\d+) taken in, (\d+) were there already or are older, (\d+) copies, (\d+) refused")
STAMP = "20261120T100000Z"


def collect(course: Course) -> str:
    said = course.run("zip_collect", QUIZ)
    assert said.code == 0, said.log
    assert "Traceback" not in said.log
    return said.log


def totals(log: str) -> tuple[int, ...]:
    """Taken in; there already or older; copies; refused."""
    found = TOTAL.findall(log)
    assert len(found) == 1, log
    return tuple(map(int, found[0]))


def lay(course: Course, path: str, data: bytes) -> None:
    to = course.archive / path
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_bytes(data)


def lay_unpacked(course: Course, path: str, data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            lay(course, f"{path}/{name}", archive.read(name))


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def collected(course: Course) -> dict[str, bytes]:
    """The answers in submitted/ by learner."""
    return {
        path.parents[1].name: path.read_bytes() for path in (course.root / "submitted").glob(f"*/{QUIZ}/answers.json")
    }


DOWNLOADS = {
    "moodle-folder": f"Anna Moser_12345_assignsubmission_file_/{QUIZ}__moodle-folder__{STAMP}.zip",
    "moodle-flat": f"Anna Moser_12346_assignsubmission_file_{QUIZ}__moodle-flat__{STAMP}.zip",
    "canvas": f"moseranna_12345_67890_{QUIZ}__canvas__{STAMP}.zip",
    "canvas-late": f"moseranna_LATE_12345_67891_{QUIZ}__canvas-late__{STAMP}-1.zip",
    "blackboard": f"{QUIZ}_blackboard_attempt_2026-11-20-10-11-12_{QUIZ}__blackboard__{STAMP}.zip",
    "ilias": f"Moser_Anna_ilias_1234/20261120101112_{QUIZ}__ilias__{STAMP}.zip",
    "e-mail": f"mails/{QUIZ}__e-mail__{STAMP}.zip",
    "onedrive": f"OneDrive_1_20.11.2026/{QUIZ}__onedrive__{STAMP} (1).zip",
    "windows-copy": f"{QUIZ}__windows-copy__{STAMP} - Kopie.zip",
    "mac-copy": f"Copy of {QUIZ}__mac-copy__{STAMP}.zip",
    "renamed-1": "Moser_Anna_1/Archiv.zip",
    "renamed-2": "Huber_Ben_2/Archiv.zip",
}
BESIDE = {
    "Anna Moser_12345_assignsubmission_onlinetext_/onlinetext.html": b"<p>Here is my work.",
    "Anna Moser_12346_assignsubmission_onlinetext_onlinetext.html": b"<p>Here is my work.",
    f"{QUIZ}_blackboard_attempt_2026-11-20-10-11-12.txt": b"Name: Anna",
    "__MACOSX/._a.zip": b"\0\5\x16\7",
    "OneDrive_1_20.11.2026/desktop.ini": b"[x]",
    "status.xlsx": b"PK",
}


@pytest.fixture(scope="module")
def downloads(class_course: Course) -> tuple[Course, str]:
    """One intake of a class whose hand-ins came by all ways, some of them in a zip of all."""
    for learner, path in DOWNLOADS.items():
        lay(class_course, path, hand_in_zip(learner, RIGHT))
    for path, data in BESIDE.items():
        lay(class_course, path, data)
    inside = {f"Cleo_{number}/work.zip": hand_in_zip(f"in-zip-{number}", RIGHT) for number in (1, 2)}
    lay(class_course, "submissions.zip", zipped({**inside, "Cleo_1/onlinetext.html": b"<p>"}))
    lay_unpacked(class_course, "Dora_7", hand_in_zip("loose", RIGHT))
    for folder in ("Eve_8", "Fay_9"):
        lay(class_course, f"{folder}/Archiv.zip", b"PK\x03\x04 and then nothing")
    return class_course, collect(class_course)


@pytest.mark.parametrize("learner", [*DOWNLOADS, "in-zip-1", "in-zip-2", "loose"])
def test_a_hand_in_is_taken_by_whichever_way_it_came(downloads: tuple[Course, str], learner: str) -> None:
    assert collected(downloads[0])[learner] == answers_file(RIGHT, learner)


def test_messages_name_the_place_and_what_platforms_add_is_one_line(downloads: tuple[Course, str]) -> None:
    log = downloads[1]
    assert totals(log) == (15, 0, 0, 2)
    for place in (
        "Eve_8/Archiv.zip:",
        "Fay_9/Archiv.zip:",
        "Moser_Anna_1/Archiv.zip:",
        "submissions.zip/Cleo_2/work.zip:",
    ):
        assert place in log
    assert "Refused: Eve_8/Archiv.zip, Fay_9/Archiv.zip." in log
    assert "that are no hand-ins: 7, passed over" in log
    assert "onlinetext" not in log


def test_a_copy_is_called_a_copy(course: Course) -> None:
    lay(course, f"{QUIZ}__anna__{STAMP}.zip", hand_in_zip("anna", RIGHT))
    lay(course, f"{QUIZ}__anna__{STAMP} (1).zip", hand_in_zip("anna", RIGHT))
    lay_unpacked(course, "Anna", hand_in_zip("anna", RIGHT))
    lay(course, "old.zip", hand_in_zip("anna", {}, time="2026-11-19T10:00:00Z"))
    log = collect(course)
    assert totals(log) == (1, 1, 2, 0)
    assert len([line for line in log.splitlines() if "is a copy of" in line]) == 2
    assert "newer hand-in" not in log.replace("old.zip: anna has a newer hand-in", "")
    assert totals(collect(course)) == (0, 2, 2, 0)


def test_of_copies_without_a_time_of_their_own_the_earlier_one_counts(course: Course) -> None:
    data = hand_in_zip("anna", RIGHT, manifest={"time": "1970-01-01T00:00:00Z"})
    lay(course, f"a_attempt_2026-11-20-12-00-00_{QUIZ}.zip", data)
    lay(course, f"b_attempt_2026-11-20-10-00-00_{QUIZ}.zip", data)
    assert totals(collect(course)) == (1, 0, 1, 0)
    at = datetime.datetime(2026, 11, 20, 10).astimezone(datetime.UTC)  # by the clock of the school
    assert (course.submitted("anna") / "timestamp.txt").read_text() == f"{at:%Y-%m-%d %H:%M:%S}"


def test_a_clock_far_ahead_keeps_the_learners_own_order(course: Course) -> None:
    for name, second, answers in (("a", 1, {}), ("b", 3, RIGHT), ("c", 2, {})):
        manifest = {"time": f"2099-01-01T00:00:0{second}Z"}
        lay(
            course,
            f"{QUIZ}_anna_attempt_2026-11-20-12-00-00_{name}.zip",
            hand_in_zip("anna", answers, manifest=manifest),
        )
    log = collect(course)
    assert collected(course) == {"anna": answers_file(RIGHT, "anna")}
    assert "decides whether it is late" in log


SIGNS = ["Kurs [2026]", "Kurs {a}", "Kurs }", "Kurs*", "Kurs?", "Kurs%202026"]


@pytest.mark.parametrize("name", SIGNS)
@pytest.mark.parametrize("command", ["generate_assignment", "zip_collect", "autograde", "generate_feedback"])
def test_a_course_folder_that_nbgrader_takes_for_a_pattern_is_said_at_once(
    tmp_path: Path, released: Course, name: str, command: str
) -> None:
    course = Course(tmp_path / name)
    course.root.mkdir()
    shutil.copy(released.root / "nbgrader_config.py", course.root)
    said = course.run(command, QUIZ)
    assert said.code == 1
    assert [line for line in said.log.splitlines() if "Rename the folder" in line] == said.log.splitlines()
    assert [path.name for path in course.root.iterdir()] == ["nbgrader_config.py"]


@pytest.mark.parametrize("name", ["Kurs ]", "Kurs 100%", "Kurs #1", "Kürs (a+b) 'x' & y!"])
def test_other_signs_are_no_trouble(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert course_problem(tmp_path / name) == ""


def test_a_read_only_disk_is_said_at_once(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(**_: object) -> None:
        raise OSError(30, "Read-only file system")

    lay(course, "a.zip", hand_in_zip("anna", RIGHT))
    monkeypatch.setattr("tempfile.TemporaryFile", read_only)
    said = course.run("zip_collect", QUIZ)
    assert said.code == 1
    assert len(said.lines("Read-only file system", "nothing can be written there")) == 1
    assert not (course.root / "submitted").exists()


@dataclass(frozen=True)
class Laid:
    """Something that lies in archive/: whose it is, how it came, and how good it is."""

    learner: str
    hour: int
    state: str
    way: str


LAID = st.builds(
    Laid,
    st.sampled_from(["anna", "ben", "cleo"]),
    st.integers(1, 4),
    st.sampled_from(["good", "good", "answers unreadable", "broken", "no zip"]),
    st.sampled_from(["flat", "folder", "loose", "zipped by hand", "in a zip of all"]),
)
STATES: dict[str, Callable[[Laid], bytes]] = {
    "good": lambda laid: hand_in_zip(laid.learner, {"stop-or-go": f"{laid.hour}"}, time=moment(laid)),
    "answers unreadable": lambda laid: hand_in_zip(laid.learner, answers=b"damaged", time=moment(laid)),
    "broken": lambda laid: hand_in_zip(laid.learner, time=moment(laid))[:80],
    "no zip": lambda laid: b"Dear teacher, please see attached.",
}


def moment(laid: Laid) -> str:
    return f"2026-11-20T{10 + laid.hour}:00:00Z"


def lay_all(course: Course, everything: list[Laid], added: list[str]) -> None:
    of_all: dict[str, bytes] = {}
    for number, laid in enumerate(everything):
        data = STATES[laid.state](laid)
        sound = laid.state in ("good", "answers unreadable")
        if laid.way == "in a zip of all":
            of_all[f"{laid.learner}_{number}/Archiv.zip"] = data
        elif laid.way == "loose" and sound:
            lay_unpacked(course, f"{laid.learner} {number}", data)
        elif laid.way == "zipped by hand" and sound:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                work = {f"work/{name}": archive.read(name) for name in archive.namelist()}
            lay(course, f"{number}/Archiv.zip", zipped(work))
        else:
            lay(course, f"{number}.zip" if laid.way == "flat" else f"{number}/Archiv.zip", data)
    for number, name in enumerate(added):
        lay(course, f"{number}-added/{name}", b"x")
    if of_all:
        lay(course, "all.zip", zipped(of_all))


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(LAID, max_size=8), st.lists(st.sampled_from(["onlinetext.html", ".DS_Store", "desktop.ini"]), max_size=2)
)
def test_everybody_with_a_readable_hand_in_is_taken_once_with_the_newest(
    course: Course, everything: list[Laid], added: list[str]
) -> None:
    for name in ("downloaded", "submitted", "set-aside"):
        shutil.rmtree(course.root / name, ignore_errors=True)
    course.archive.mkdir(parents=True)
    lay_all(course, everything, added)
    before = snapshot(course.archive)
    log = collect(course)
    newest = {laid.learner: laid for laid in sorted(everything, key=lambda laid: laid.hour) if laid.state == "good"}
    unreadable = {laid.learner for laid in everything if laid.state == "answers unreadable"} - newest.keys()
    assert collected(course) == {
        **{learner: answers_file({"stop-or-go": f"{laid.hour}"}, learner) for learner, laid in newest.items()},
        **dict.fromkeys(unreadable, b"damaged"),
    }
    assert snapshot(course.archive) == before
    refused = sum(laid.state in ("broken", "no zip") for laid in everything)
    taken, older, copies, said_refused = totals(log)
    assert (taken, said_refused) == (len(newest) + len(unreadable), refused)
    different = {
        (laid.learner, laid.hour, laid.state) for laid in everything if laid.state in ("good", "answers unreadable")
    }
    assert (older, copies) == (len(different) - taken, len(everything) - refused - len(different))
    assert ("passed over" in log) == bool(added)
    taken_again, *_ = totals(collect(course))
    assert taken_again == 0
