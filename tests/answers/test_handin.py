"""Who hands in, and what the hand-in holds."""

import hashlib
import json
import re
import zipfile
from pathlib import Path

import pytest

from backfacial.answers.handin import pack, receipt_code
from backfacial.answers.learner import BadLearnerId, checked_id, keep_learner_id, learner_id, learners_home
from backfacial.answers.store import AnswerStore


@pytest.fixture
def answered_quiz(tmp_path: Path) -> Path:
    folder = tmp_path / "quizzes" / "a-quiz"
    AnswerStore(folder / "answers.json", "a-quiz", lambda: "").save("one", "b")
    (folder / "a-quiz.ipynb").write_text("{}")
    return folder


def test_the_hand_in_has_the_documented_name_and_files(answered_quiz: Path, tmp_path: Path) -> None:
    receipt = pack(answered_quiz, "a-quiz", "anna", tmp_path / "handed-in")
    assert re.fullmatch(r"a-quiz__anna__\d{8}T\d{6}Z\.zip", receipt.file.name)
    with zipfile.ZipFile(receipt.file) as archive:
        assert sorted(archive.namelist()) == ["a-quiz.ipynb", "answers.json", "handin.json"]
        manifest = json.loads(archive.read("handin.json"))
        answers = json.loads(archive.read("answers.json"))
        digests = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in ("a-quiz.ipynb", "answers.json")}
    assert manifest == {
        "assignment": "a-quiz",
        "learner": "anna",
        "time": receipt.at,
        "sha256": digests,
        "receipt": receipt.code,
    }
    assert answers["learner"] == "anna"
    assert answers["answers"]["one"]["response"] == "b"


def test_a_lost_notebook_does_not_keep_anybody_from_handing_in(answered_quiz: Path, tmp_path: Path) -> None:
    (answered_quiz / "a-quiz.ipynb").unlink()
    with zipfile.ZipFile(pack(answered_quiz, "a-quiz", "anna", tmp_path).file) as archive:
        assert sorted(archive.namelist()) == ["answers.json", "handin.json"]


def test_handing_in_twice_within_a_second_keeps_both(answered_quiz: Path, tmp_path: Path) -> None:
    files = {pack(answered_quiz, "a-quiz", "anna", tmp_path / "handed-in").file for _ in range(3)}
    assert set((tmp_path / "handed-in").glob("*.zip")) == files
    assert len(files) == 3


def test_the_newest_hand_in_has_the_latest_time_whatever_the_clock_says(answered_quiz: Path, tmp_path: Path) -> None:
    before = tmp_path / "handed-in" / "a-quiz__anna__20990101T000000Z.zip"  # handed in when the clock was wrong
    before.parent.mkdir()
    before.write_bytes(b"as it was")
    (before.parent / "a-quiz__anna__99999999T999999Z.zip").write_bytes(b"")  # no time
    receipts = [pack(answered_quiz, "a-quiz", "anna", before.parent) for _ in range(2)]
    assert [receipt.at for receipt in receipts] == ["2099-01-01T00:00:01Z", "2099-01-01T00:00:02Z"]
    assert before.read_bytes() == b"as it was"


def test_the_receipt_changes_with_any_byte() -> None:
    assert receipt_code("a", "b", "t", {"f": "1"}) == receipt_code("a", "b", "t", {"f": "1"})
    assert len({receipt_code("a", "b", "t", {"f": str(n)}) for n in range(100)}) == 100


@pytest.mark.parametrize("text", ["anna", " anna.m ", "A-1", "20461", "anna@school.org", "a_b"])
def test_a_plain_learner_id_is_taken(text: str) -> None:
    assert checked_id(text) == text.strip()


@pytest.mark.parametrize(
    "text", ["", "  ", "..", "../anna", "a/b", "a\\b", "anna__b", ".anna", "anna.", "ä", "a" * 65, "a\nb"]
)
def test_a_learner_id_that_no_folder_can_carry_is_refused_with_a_mend(text: str) -> None:
    with pytest.raises(BadLearnerId, match="lease"):
        checked_id(text)


def test_the_learner_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    assert learner_id(tmp_path) == ""
    assert keep_learner_id(tmp_path, " anna ") == "anna"
    assert learner_id(tmp_path) == "anna"


def test_the_schools_hub_knows_the_learner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTERHUB_USER", "Anna Müller__2")
    assert learner_id(tmp_path) == "Anna-M-ller_2"


def test_a_hub_name_without_a_letter_means_asking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTERHUB_USER", "李")
    assert learner_id(tmp_path) == ""
    keep_learner_id(tmp_path, "anna")
    assert learner_id(tmp_path) == "anna"


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"learner": 3}', '{"learner": "../x"}'])
def test_a_damaged_learner_file_means_asking_again(
    tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    (tmp_path / "learner.json").write_text(damage)
    assert learner_id(tmp_path) == ""


def test_the_learners_home_is_named_or_found_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BACKFACIAL_HOME", raising=False)
    quiz = tmp_path / "home" / "quizzes" / "a-quiz"
    quiz.mkdir(parents=True)
    assert learners_home(quiz) == quiz
    (tmp_path / "home" / ".backfacial").mkdir()
    assert learners_home(quiz) == tmp_path / "home"
    monkeypatch.setenv("BACKFACIAL_HOME", str(tmp_path))
    assert learners_home(quiz) == tmp_path
