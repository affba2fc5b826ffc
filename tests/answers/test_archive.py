"""Whatever lies in archive/: each hand-in is found by its place, the rest is told, nothing is followed or lost."""

import hashlib
import io
import json
import os
import re
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backfacial.answers import archive as archive_module
from backfacial.answers import parcel
from backfacial.answers.archive import Archive
from backfacial.answers.handin import pack, receipt_code
from backfacial.answers.parcel import HandInRefused
from backfacial.answers.store import AnswerStore
from backfacial.answers.unpack import EARLIEST, HandIn

QUIZ = "quiz-a"
TIME = "2026-11-20T10:00:00Z"


def files(learner: str, at: str | None = TIME, notebook: bytes = b"{}") -> dict[str, bytes]:
    """The files of a hand-in."""
    answers = {"schema": 1, "assignment": QUIZ, "learner": learner, "answers": {}, "events": []}
    work = {"answers.json": json.dumps(answers).encode(), f"{QUIZ}.ipynb": notebook}
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in work.items()}
    receipt = receipt_code(QUIZ, learner, str(at), digests)
    manifest = {"assignment": QUIZ, "learner": learner, "time": at, "sha256": digests, "receipt": receipt}
    return {"handin.json": json.dumps(manifest).encode(), **work}


def zipped(entries: dict[str, bytes] | list[tuple[Any, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in entries.items() if isinstance(entries, dict) else entries:
            opened.writestr(name, data)
    return buffer.getvalue()


def raw(name: str) -> zipfile.ZipInfo:
    """An entry whose name is written as it is."""
    info = zipfile.ZipInfo("x")
    info.filename = name
    return info


def lay(folder: Path, entries: dict[str, bytes]) -> None:
    for name, data in entries.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def look(folder: Path) -> tuple[dict[str, str], dict[str, str], set[str]]:
    """The learner by place, the refusal by place, and what platforms and systems have added."""
    archive = Archive(folder, QUIZ)
    arrivals = list(archive.arrivals())
    assert len({arrival.place for arrival in arrivals}) == len(arrivals)
    taken = {each.place: each.hand_in.learner for each in arrivals if isinstance(each.hand_in, HandIn)}
    refused = {each.place: str(each.hand_in) for each in arrivals if isinstance(each.hand_in, HandInRefused)}
    assert all(reason.startswith(place.split("/")[0]) for place, reason in refused.items())
    return taken, refused, archive.added


def only(folder: Path) -> HandIn:
    (arrival,) = Archive(folder, QUIZ).arrivals()
    assert isinstance(arrival.hand_in, HandIn), arrival.hand_in
    return arrival.hand_in


@pytest.fixture(params=["in a zip", "on the disk"])
def class_of_three(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """Three hand-ins and something else in folders, and how their places begin."""
    entries = {
        "Anna_1/Archiv.zip": zipped(files("anna")),
        "Ben_2/Archiv.zip": zipped({f"02-consultation/{name}": data for name, data in files("ben").items()}),
        **{f"Cleo_3/work/{name}": data for name, data in files("cleo").items()},
        "Dora_4/essay.docx": b"not a zip",
        "Dora_4/onlinetext.html": b"<p>hello",
        "__MACOSX/Anna_1/._Archiv.zip": b"\0\5\x16\7",
    }
    if request.param == "on the disk":
        lay(tmp_path, entries)
        return tmp_path, ""
    lay(tmp_path, {"class.zip": zipped(entries)})
    return tmp_path, "class.zip/"


def test_a_zip_of_many_hand_ins_is_gone_into_as_if_it_were_a_folder(class_of_three: tuple[Path, str]) -> None:
    folder, start = class_of_three
    taken, refused, added = look(folder)
    assert taken == {
        f"{start}Anna_1/Archiv.zip": "anna",
        f"{start}Ben_2/Archiv.zip": "ben",
        f"{start}Cleo_3/work/answers.json": "cleo",
    }
    assert list(refused) == [f"{start}Dora_4/essay.docx"]
    assert added == {f"{start}Dora_4/onlinetext.html", f"{start}__MACOSX/"}


def test_files_that_lie_in_archive_itself_are_one_hand_in_and_hide_nobody_elses(tmp_path: Path) -> None:
    other = {"ben.zip": zipped(files("ben")), "essay.pdf": b"%PDF", "items.json": b"{}"}
    lay(tmp_path, {**files("anna"), **other})
    taken, refused, _ = look(tmp_path)
    assert taken == {"answers.json": "anna", "ben.zip": "ben"}
    assert list(refused) == ["essay.pdf"]


def test_a_folder_without_handin_json_says_by_its_name_whose_it_is_or_is_refused(tmp_path: Path) -> None:
    work = files("anna")
    del work["handin.json"]
    lay(tmp_path / f"{QUIZ}__anna__20261120T100000Z", work)
    lay(tmp_path / "Ben", work)
    taken, refused, _ = look(tmp_path)
    assert taken == {f"{QUIZ}__anna__20261120T100000Z/answers.json": "anna"}
    assert "whose hand-in" in refused["Ben/answers.json"]


@pytest.mark.parametrize("inside", ["", "work\\", "deeper\\work\\", "./", "./work/"])
def test_paths_as_windows_and_other_tools_write_them(tmp_path: Path, inside: str) -> None:
    entries = [(raw(inside + name), data) for name, data in files("anna").items()]
    lay(tmp_path, {"a.zip": zipped(entries)})
    assert only(tmp_path).files.keys() == {"answers.json", f"{QUIZ}.ipynb"}


@pytest.mark.parametrize(
    "name", ["..\\..\\evil.zip", "a/../../evil.zip", "C:\\evil.zip", "/evil.zip", "\\\\host\\evil.zip"]
)
def test_a_path_that_leads_out_of_a_zip_of_many_stops_nobody_else(tmp_path: Path, name: str) -> None:
    entries = [(raw(name), zipped(files("eve"))), ("anna.zip", zipped(files("anna")))]
    lay(tmp_path, {"class.zip": zipped(entries)})
    taken, refused, _ = look(tmp_path)
    assert taken == {"class.zip/anna.zip": "anna"}
    assert ["leads outside" in reason for reason in refused.values()] == [True]


def test_links_in_a_zip_of_many_stop_nobody_else(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.zip")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    lay(tmp_path, {"class.zip": zipped([(link, b"/etc/passwd"), ("anna.zip", zipped(files("anna")))])})
    taken, refused, _ = look(tmp_path)
    assert taken == {"class.zip/anna.zip": "anna"}
    assert "is a link" in refused["class.zip/link.zip"]


def test_one_name_twice_in_a_zip_of_many_loses_nobody(tmp_path: Path) -> None:
    hand_ins = [(raw("Moser/work.zip"), zipped(files("anna"))), (raw("moser/Work.zip"), zipped(files("ben")))]
    lay(tmp_path, {"class.zip": zipped(hand_ins)})
    assert sorted(look(tmp_path)[0].values()) == ["anna", "ben"]


@pytest.mark.parametrize("name", ["answers.json", "handin.json", f"{QUIZ}.ipynb"])
@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_a_loose_folder_is_read_only_where_its_files_are_plain(tmp_path: Path, name: str, kind: str) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(files("mallory")["handin.json"] if name == "handin.json" else b"{}")
    folder = tmp_path / "archive"
    lay(folder / "Anna", files("anna"))
    path = folder / "Anna" / name
    path.unlink()
    if kind == "link":
        path.symlink_to(secret)
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    lay(folder, {"ben.zip": zipped(files("ben"))})
    taken, refused, _ = look(folder)
    assert taken.pop("ben.zip") == "ben"
    if kind == "folder" and name == f"{QUIZ}.ipynb":
        assert taken == {"Anna/answers.json": "anna"}  # the notebook is not needed
    else:
        assert taken == {}
        assert len(refused) == 1 or name == "answers.json"


def test_links_to_folders_and_around_in_circles_are_not_followed(tmp_path: Path) -> None:
    lay(tmp_path / "elsewhere", files("mallory"))
    folder = tmp_path / "archive"
    lay(folder, {"Anna/a.zip": zipped(files("anna"))})
    (folder / "Anna" / "round").symlink_to(folder)
    (folder / "other").symlink_to(tmp_path / "elsewhere")
    taken, refused, _ = look(folder)
    assert taken == {"Anna/a.zip": "anna"}
    assert sorted(refused) == ["Anna/round", "other"]


def test_a_name_that_differs_only_in_capitals_makes_a_loose_folder_uncertain(tmp_path: Path) -> None:
    lay(tmp_path / "Anna", {**files("anna"), "Answers.JSON": b"{}"})
    taken, refused, _ = look(tmp_path)
    assert taken == {}
    assert "twice" in refused["Anna/answers.json"]


def test_a_huge_file_in_a_loose_folder_is_refused_unread(tmp_path: Path) -> None:
    lay(tmp_path / "Anna", files("anna"))
    with (tmp_path / "Anna" / "answers.json").open("wb") as file:
        file.truncate(2**40)
    tracemalloc.start()
    try:
        _, refused, _ = look(tmp_path)
        assert tracemalloc.get_traced_memory()[1] < 5 * 2**20
    finally:
        tracemalloc.stop()
    assert "too large" in refused["Anna/answers.json"]


def test_a_bomb_in_a_zip_of_many_stops_nobody_else(tmp_path: Path) -> None:
    bomb = zipped({**files("eve"), "bomb": bytes(300 * 2**20)})
    lay(tmp_path, {"class.zip": zipped({"a.zip": bomb, "b.zip": zipped(files("ben"))})})
    taken, refused, _ = look(tmp_path)
    assert taken == {"class.zip/b.zip": "ben"}
    assert "300 MB" in refused["class.zip/a.zip"]


def test_many_hand_ins_that_swell_up_together_are_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_module, "MAX_UNPACKED_BYTES", 2**20)
    swollen = {f"{name}.zip": zipped(files(name, notebook=bytes(600_000))) for name in "abcd"}
    lay(tmp_path, {"class.zip": zipped(swollen)})
    taken, refused, _ = look(tmp_path)
    assert list(taken.values()) == ["a", "b"]
    assert "Unpack class.zip yourself" in refused["class.zip/c.zip"]
    (tmp_path / "class.zip").unlink()
    lay(tmp_path, swollen)  # as the sentence says
    assert len(look(tmp_path)[0]) == 4


ADDED = [
    "onlinetext.html",
    "Anna Moser_12345_assignsubmission_onlinetext_/onlinetext.html",
    "Anna Moser_12345_assignsubmission_onlinetext_onlinetext.html",
    "02-consultation_anna.m_attempt_2026-11-20-10-11-12.txt",
    "Grades-02-consultation-12345.csv",
    "Bewertungen-Kurs-02-consultation-12345.csv",
    "2026-11-20T1011_Grades-Course.csv",
    "status.xlsx",
    "desktop.ini",
    "Thumbs.db",
    ".DS_Store",
    "._02-consultation.zip",
    "~$list.xlsx",
    ".849C9593-D756-4E56-8D6E-42412F2A707B",
]
MIGHT_BE_ONE = [
    "02-consultation_anna.m_attempt_2026-11-20-10-11-12_work.txt",
    "my onlinetext.docx",
    "list.xlsx",
    "work.html",
    "02-consultation.zip.crdownload",
    "Thumbs.db.zip",
    "notes.csv",
]


def test_what_cannot_be_a_hand_in_is_counted_and_what_might_be_one_is_told(tmp_path: Path) -> None:
    lay(tmp_path, dict.fromkeys([*ADDED, *MIGHT_BE_ONE], b"x"))
    lay(tmp_path, {".hidden.zip": zipped(files("anna"))})
    taken, refused, added = look(tmp_path)
    assert added == set(ADDED)
    assert sorted(refused) == sorted(MIGHT_BE_ONE)
    assert taken == {".hidden.zip": "anna"}


@pytest.mark.parametrize("what", ["grows", "vanishes", "becomes a link"])
def test_a_file_that_changes_while_it_is_read_stops_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    folder = tmp_path / "archive"
    lay(folder, {"a.zip": zipped(files("anna")), "b.zip": zipped(files("ben"))})
    lay(tmp_path, {"secret.zip": zipped(files("mallory"))})
    real = parcel.read_plain_file

    def disturbed(path: Path, most: int) -> bytes:
        if path.name == "a.zip":
            if what == "grows":
                with path.open("ab") as file:
                    file.write(b"more")
            else:
                path.unlink()
            if what == "becomes a link":
                path.symlink_to(tmp_path / "secret.zip")
        return real(path, most)

    monkeypatch.setattr(parcel, "read_plain_file", disturbed)
    taken, refused, _ = look(folder)
    assert taken == {"b.zip": "ben"}
    assert ("no longer there" if what == "vanishes" else "changed while it was read") in refused["a.zip"]


def test_a_zip_of_which_only_a_part_is_here_is_not_taken_and_whole_it_is(tmp_path: Path) -> None:
    class_zip = stored({f"{name}/{name}.zip": zipped(files(name)) for name in ("anna", "ben")})
    for whole, everybody in ((zipped(files("anna")), {"anna"}), (class_zip, {"anna", "ben"})):
        # also just behind each hand-in, where a part looks like a whole zip, and filled up as some downloads are
        for cut in {*range(1, len(whole), 23), *(at + 22 for at in ends_in(whole))} - {len(whole)}:
            for part in (whole[:cut], whole[:cut].ljust(len(whole), b"\0")):
                lay(tmp_path, {"all.zip": part})
                taken, refused, _ = look(tmp_path)
                assert taken == {} and "only a part of it" in refused["all.zip"]
        lay(tmp_path, {"all.zip": whole})
        assert set(look(tmp_path)[0].values()) == everybody


def stored(entries: dict[str, bytes]) -> bytes:
    """A zip that does not pack anew what is packed already, as learning platforms make it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def ends_in(data: bytes) -> list[int]:
    """Where the last record of a zip begins, and those of zips in it."""
    return [match.start() for match in re.finditer(b"PK\x05\x06", data)]


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, {"Anna/a.zip": zipped(files("anna")), "b.zip": zipped(files("ben"))})
    scan = os.scandir

    def shut(path: Any) -> Any:
        if Path(path).name == "Anna":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", shut)
    taken, refused, _ = look(tmp_path)
    assert taken == {"b.zip": "ben"}
    assert "nothing in it was looked at" in refused["Anna"]


@pytest.fixture
def in_vienna(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Vienna")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_vienna")
@pytest.mark.parametrize("own", ["1970-01-01T00:00:00Z", "2099-01-01T00:00:00Z", None])
@pytest.mark.parametrize(
    ("name", "at", "said"),
    [
        (f"{QUIZ}__anna__20261120T101112Z.zip", "2026-11-20T10:11:12", "time in its name, 2026-11-20 10:11 UTC"),
        (f"{QUIZ}_anna_attempt_2026-11-20-11-11-12_x.zip", "2026-11-20T10:11:12", "upload that stands in its name"),
        ("20261120111112_x.zip", "2026-11-20T10:11:12", "upload that stands in its name"),
        ("work.zip", "2026-11-21T08:00:00", "when the file was last written"),
        (f"{QUIZ}__anna__19700101T000000Z.zip", "2026-11-21T08:00:00", "when the file was last written"),
    ],
)
def test_what_stands_in_for_a_clock_that_cannot_be_right(
    tmp_path: Path, own: str | None, name: str, at: str, said: str
) -> None:
    lay(tmp_path, {name: zipped(files("anna", own))})
    os.utime(tmp_path / name, (1795248000, 1795248000))
    hand_in = only(tmp_path)
    assert f"{hand_in.at:%Y-%m-%dT%H:%M:%S}" == at
    assert any(said in problem and "newest" in problem for problem in hand_in.problems)


def test_without_any_time_a_hand_in_is_in_time_and_that_is_said(tmp_path: Path) -> None:
    lay(tmp_path, {"work.zip": zipped(files("anna", "1970-01-01T00:00:00Z"))})
    os.utime(tmp_path / "work.zip", (0, 0))
    hand_in = only(tmp_path)
    assert hand_in.at == EARLIEST
    assert any("counts as in time" in problem for problem in hand_in.problems)


def test_a_computer_whose_clock_was_never_set_can_hand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    AnswerStore(tmp_path / "work" / "answers.json", QUIZ, lambda: "anna").save("one", "b")
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(0))
    receipt = pack(tmp_path / "work", QUIZ, "anna", tmp_path / "handed-in")
    monkeypatch.undo()
    assert only(receipt.file.parent).learner == "anna"
