"""Hand-in zips from anybody: what is taken in, what is refused, and that nothing is written or swelled up."""

import datetime
import hashlib
import json
import struct
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest

from backfacial.answers.archive import Archive
from backfacial.answers.handin import pack
from backfacial.answers.parcel import HandInRefused
from backfacial.answers.store import AnswerStore
from backfacial.answers.unpack import HandIn

NAME = "quiz-a__anna__20261120T100000Z.zip"
ANSWERS = b'{"schema": 1, "assignment": "quiz-a", "learner": "anna", "answers": {}, "events": []}'
MANIFEST = {"assignment": "quiz-a", "learner": "anna", "time": "2026-11-20T10:00:00Z"}


def zipped(folder: Path, *entries: tuple[Any, bytes], name: str = NAME, **options: Any) -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in entries:
            archive.writestr(entry, data, **options)
    return path


def manifest(**changes: Any) -> tuple[str, bytes]:
    digests = {"answers.json": hashlib.sha256(ANSWERS).hexdigest()}
    return "handin.json", json.dumps({**MANIFEST, "sha256": digests, **changes}).encode()


def link(name: str, target: str) -> tuple[zipfile.ZipInfo, bytes]:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return info, target.encode()


def unpack(path: Path, place: str = "") -> HandIn:
    """The hand-in that a file holds, read where it lies; whatever else lies there is left alone."""
    place = place or path.name
    (arrival,) = (arrival for arrival in Archive(path.parent, "quiz-a").arrivals() if arrival.place == place)
    if isinstance(arrival.hand_in, HandInRefused):
        raise arrival.hand_in
    return arrival.hand_in


def refusal(path: Path, place: str = "") -> str:
    before = sorted(path.parent.rglob("*"))
    with pytest.raises(HandInRefused) as reason:
        unpack(path, place)
    assert (place or path.name) in str(reason.value)
    assert sorted(path.parent.rglob("*")) == before
    return str(reason.value)


def test_what_the_course_packs_comes_out_again(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    AnswerStore(folder / "answers.json", "quiz-a", lambda: "anna").save("one", "b")
    (folder / "quiz-a.ipynb").write_text("{}")
    receipt = pack(folder, "quiz-a", "anna", tmp_path)
    hand_in = unpack(receipt.file)
    assert (hand_in.assignment, hand_in.learner) == ("quiz-a", "anna")
    assert hand_in.at == datetime.datetime.fromisoformat(receipt.at)
    assert sorted(hand_in.files) == ["answers.json", "quiz-a.ipynb"]
    assert json.loads(hand_in.files["answers.json"])["answers"]["one"]["response"] == "b"
    assert hand_in.problems == ()


def test_the_name_that_an_lms_gives_the_file_does_not_matter(tmp_path: Path) -> None:
    name = "Anna Miller_12345_assignsubmission_file_whatever (1).zip"
    hand_in = unpack(zipped(tmp_path, manifest(), ("answers.json", ANSWERS), name=name))
    assert (hand_in.assignment, hand_in.learner) == ("quiz-a", "anna")


@pytest.mark.parametrize("data", [None, b"no json", b"[]", b"[" * 100_000, b"\xff\xfe"])
def test_without_a_readable_manifest_the_files_name_says_whose_it_is(tmp_path: Path, data: bytes | None) -> None:
    entries = [("answers.json", ANSWERS)] + ([("handin.json", data)] if data is not None else [])
    hand_in = unpack(zipped(tmp_path, *entries, name=f"Anna Miller_12_file_{NAME}"))
    assert (hand_in.assignment, hand_in.learner) == ("quiz-a", "anna")
    assert hand_in.at == datetime.datetime(2026, 11, 20, 10, tzinfo=datetime.UTC)
    assert any("handin.json is missing or damaged" in problem for problem in hand_in.problems)


def test_without_any_name_it_is_refused(tmp_path: Path) -> None:
    assert "whose hand-in" in refusal(zipped(tmp_path, ("answers.json", ANSWERS), name="work.zip"))


@pytest.mark.parametrize("learner", ["../../etc", "a/b", "", None, 5, "a__b", "x" * 65, ".hidden", "a\x00b"])
def test_a_learners_id_that_is_no_folders_name_is_not_used(tmp_path: Path, learner: Any) -> None:
    hand_in = unpack(zipped(tmp_path, manifest(learner=learner), ("answers.json", ANSWERS)))
    assert hand_in.learner == "anna"
    assert any("taken from the file's name" in problem for problem in hand_in.problems)


@pytest.mark.parametrize("assignment", ["../x", "A B", "", None, ["x"]])
def test_an_assignment_that_is_no_id_is_not_used(tmp_path: Path, assignment: Any) -> None:
    assert unpack(zipped(tmp_path, manifest(assignment=assignment), ("answers.json", ANSWERS))).assignment == "quiz-a"


@pytest.mark.parametrize(
    "time",
    ["9999-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "0999-12-31T23:59:59Z", "soon", None, 5, "2026-13-45T00:00:00Z"],
)
def test_a_time_that_cannot_be_right_is_not_used(tmp_path: Path, time: Any) -> None:
    hand_in = unpack(zipped(tmp_path, manifest(time=time), ("answers.json", ANSWERS)))
    assert hand_in.at == datetime.datetime(2026, 11, 20, 10, tzinfo=datetime.UTC)
    assert any("time" in problem for problem in hand_in.problems)


def test_a_time_in_another_zone_is_turned_into_utc(tmp_path: Path) -> None:
    hand_in = unpack(zipped(tmp_path, manifest(time="2026-11-20T11:30:00+01:30"), ("answers.json", ANSWERS)))
    assert hand_in.at == datetime.datetime(2026, 11, 20, 10, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"sha256": {"answers.json": "0" * 64}}, "checksum"),
        ({"sha256": None}, "no checksum"),
        ({"sha256": "x"}, "no checksum"),
        ({"receipt": "AAAAA-BBBBB"}, "receipt"),
        ({"receipt": None}, "receipt"),
    ],
)
def test_a_wrong_checksum_or_receipt_is_told_and_the_answers_are_taken(
    tmp_path: Path, changes: dict[str, Any], words: str
) -> None:
    hand_in = unpack(zipped(tmp_path, manifest(**changes), ("answers.json", ANSWERS)))
    assert hand_in.files["answers.json"] == ANSWERS
    assert any(words in problem for problem in hand_in.problems)


def test_a_zip_that_a_mac_made_of_the_unpacked_folder_is_taken(tmp_path: Path) -> None:
    entries = [(f"hand-in/{name}", data) for name, data in (manifest(), ("answers.json", ANSWERS))]
    litter = [("__MACOSX/hand-in/._answers.json", b"x"), ("hand-in/.DS_Store", b"x")]
    hand_in = unpack(zipped(tmp_path, *entries, *litter))
    assert hand_in.files == {"answers.json": ANSWERS}


def test_other_files_are_left_in_the_zip(tmp_path: Path) -> None:
    hand_in = unpack(zipped(tmp_path, manifest(), ("answers.json", ANSWERS), ("x.py", b"1"), ("more.zip", b"PK")))
    assert hand_in.files == {"answers.json": ANSWERS}
    assert any("2 more files" in problem for problem in hand_in.problems)


def test_a_notebook_that_cannot_be_read_costs_nothing(tmp_path: Path) -> None:
    path = zipped(tmp_path, manifest(), ("answers.json", ANSWERS), ("quiz-a.ipynb", b"0" * (33 * 2**20)))
    assert unpack(path).files == {"answers.json": ANSWERS}


@pytest.mark.parametrize(
    "name",
    [
        "../evil.txt",
        "a/../../evil.txt",
        "/etc/evil",
        "..\\evil.txt",
        "C:\\evil.txt",
        "C:evil.txt",
        "\\\\host\\evil",
        "..",
    ],
)
def test_a_path_that_leads_outside_is_refused(tmp_path: Path, name: str) -> None:
    info = zipfile.ZipInfo("x")
    info.filename = name  # past ZipInfo's own cleaning
    assert "outside" in refusal(zipped(tmp_path, manifest(), ("answers.json", ANSWERS), (info, b"x")))


@pytest.mark.parametrize("name", ["answers.json", "extra"])
def test_a_link_in_it_is_refused(tmp_path: Path, name: str) -> None:
    entries = [manifest(), ("answers.json", ANSWERS)] if name == "extra" else [manifest()]
    assert "is a link" in refusal(zipped(tmp_path, *entries, link(name, "/etc/passwd")))


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
@pytest.mark.parametrize("second", ["answers.json", "ANSWERS.json"])
def test_a_name_that_stands_twice_is_refused(tmp_path: Path, second: str) -> None:
    assert "twice" in refusal(zipped(tmp_path, manifest(), ("answers.json", ANSWERS), (second, b"{}")))


@pytest.mark.parametrize("name", ["answers.json", "handin.json", "extra.bin"])
def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, name: str) -> None:
    files = dict([manifest(), ("answers.json", ANSWERS)])
    files[name] = bytes(300 * 2**20)
    path = zipped(tmp_path, *files.items())
    del files
    tracemalloc.start()
    try:
        reason = refusal(path)
        assert tracemalloc.get_traced_memory()[1] < 5 * 2**20
    finally:
        tracemalloc.stop()
    assert "300 MB" in reason


def test_a_size_that_is_a_lie_does_not_get_past_the_limit(tmp_path: Path) -> None:
    path = zipped(tmp_path, manifest(), ("answers.json", bytes(50 * 2**20)))
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<L", 50 * 2**20), struct.pack("<L", 1000)))
    assert "damaged" in refusal(path)


def test_answers_of_50_megabytes_are_refused(tmp_path: Path) -> None:
    assert "answers.json is too large" in refusal(zipped(tmp_path, manifest(), ("answers.json", bytes(50 * 2**20))))


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    many = [(f"{number}", b"") for number in range(501)]
    assert "too many files" in refusal(zipped(tmp_path, manifest(), ("answers.json", ANSWERS), *many))


def test_a_huge_table_of_contents_is_refused_unread(tmp_path: Path) -> None:
    path = zipped(tmp_path, manifest(), ("answers.json", ANSWERS))
    data = path.read_bytes()
    path.write_bytes(data[:-22] + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, 2**31, 0, 0))
    assert "too many files" in refusal(path)


def test_a_huge_table_of_contents_that_only_the_record_of_large_zips_tells_is_refused(tmp_path: Path) -> None:
    many = [(f"{number}".rjust(5000, "0"), b"") for number in range(400)]
    path = zipped(tmp_path, manifest(), ("answers.json", ANSWERS), *many)
    data = path.read_bytes()
    size, start = struct.unpack("<2L", data[-10:-2])
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 402, 402, size, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, len(data) - 22, 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 100, start, 0)
    path.write_bytes(data[:-22] + record + locator + end)
    with zipfile.ZipFile(path) as archive:
        assert len(archive.infolist()) == 402
    assert "too many files" in refusal(path)


def test_a_zip_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / NAME
    with path.open("wb") as file:
        file.truncate(65 * 2**20)
    assert "too large" in refusal(path)


def test_a_password_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, manifest(), ("answers.json", ANSWERS))
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    path.write_bytes(bytes(data))
    assert "password" in refusal(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unusual_way_of_packing_is_refused(tmp_path: Path, method: int) -> None:
    path = zipped(tmp_path, manifest(), ("answers.json", ANSWERS), compress_type=method)
    assert "unknown way" in refusal(path)


def test_a_class_zip_in_a_class_zip_is_refused_with_the_mend(tmp_path: Path) -> None:
    inner = zipped(tmp_path, manifest(), ("answers.json", ANSWERS)).read_bytes()
    nested = zipped(tmp_path, (f"Anna/{NAME}", inner), ("Ben/b.zip", inner), name="class.zip").read_bytes()
    path = zipped(tmp_path, ("Group 1/class.zip", nested), name="school.zip")
    assert "Unpack it yourself" in refusal(path, "school.zip/Group 1/class.zip")


def test_a_zip_without_answers_is_refused(tmp_path: Path) -> None:
    assert "no answers.json" in refusal(zipped(tmp_path, manifest()))


@pytest.mark.parametrize("cut", [0, 3, 40, 200])
def test_a_damaged_zip_is_refused(tmp_path: Path, cut: int) -> None:
    path = zipped(tmp_path, manifest(), ("answers.json", ANSWERS))
    path.write_bytes(path.read_bytes()[:cut])
    assert "damaged" in refusal(path)


def test_any_flipped_byte_is_refused_or_told_or_harmless(tmp_path: Path) -> None:
    path = zipped(tmp_path, manifest(receipt="x"), ("answers.json", ANSWERS))
    whole = path.read_bytes()
    for at in range(0, len(whole), 3):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        try:
            hand_in = unpack(path)
        except HandInRefused:
            continue
        assert hand_in.files["answers.json"] == ANSWERS


def test_a_link_to_a_zip_is_not_opened(tmp_path: Path) -> None:
    real = zipped(tmp_path, manifest(), ("answers.json", ANSWERS))
    path = tmp_path / "link.zip"
    path.symlink_to(real)
    assert "is a link" in refusal(path)


def test_another_kind_of_file_is_refused_with_the_mend(tmp_path: Path) -> None:
    path = tmp_path / "essay.json"
    path.write_bytes(ANSWERS)
    assert "no hand-in zip" in refusal(path)
