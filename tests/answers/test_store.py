"""The learner's answers on the disk: kept, never overwritten, never half written."""

import json
import os
import threading
from pathlib import Path

import pytest
from filelock import FileLock

from backfacial.answers import plain_file
from backfacial.answers import store as store_module
from backfacial.answers.plain_file import previous_version, write_atomically
from backfacial.answers.store import AnswerStore, NotSaved

NOW = "2026-11-22T10:00:00Z"


def store(folder: Path, assignment: str = "a-quiz", learner: str = "anna") -> AnswerStore:
    return AnswerStore(folder / "answers.json", assignment, lambda: learner, lambda: NOW)


def on_disk(folder: Path) -> dict[str, object]:
    document: dict[str, object] = json.loads((folder / "answers.json").read_text())
    return document


def test_a_saved_answer_is_on_the_disk_in_the_documented_form(tmp_path: Path) -> None:
    store(tmp_path).save("one", "b", active_s=2.34)
    assert on_disk(tmp_path) == {
        "schema": 1,
        "assignment": "a-quiz",
        "learner": "anna",
        "answers": {"one": {"response": "b", "at": NOW, "revision": 1}},
        "events": [{"item": "one", "response": "b", "at": NOW, "active_s": 2.3}],
    }


def test_looking_at_a_page_leaves_no_file_behind(tmp_path: Path) -> None:
    assert store(tmp_path / "answers").read().answers == {}
    assert list(tmp_path.iterdir()) == []


def test_a_changed_answer_counts_its_revision_and_keeps_the_event_before(tmp_path: Path) -> None:
    first = store(tmp_path)
    first.save("one", "a")
    assert store(tmp_path).save("one", "b", sure=True).revision == 2
    events = store(tmp_path).read().events
    assert [(event["response"], event.get("sure")) for event in events] == [("a", None), ("b", True)]


def test_a_text_being_written_leaves_one_event_a_sitting(tmp_path: Path) -> None:
    mine = store(tmp_path)
    begun = mine.save("text", "I wou")
    said = mine.save("text", "I would say", goes_on_from=begun.revision)
    mine.save("one", "a")
    mine.save("text", "I would say it.", goes_on_from=said.revision)
    assert [event["response"] for event in mine.read().events] == ["I would say", "a", "I would say it."]


def test_a_text_that_another_window_wrote_meanwhile_stays_in_the_events(tmp_path: Path) -> None:
    begun = store(tmp_path).save("text", "I would")
    store(tmp_path).save("text", "Written in the other window")
    store(tmp_path).save("text", "I would say", goes_on_from=begun.revision)
    events = [event["response"] for event in store(tmp_path).read().events]
    assert events == ["I would", "Written in the other window", "I would say"]


def test_many_pages_saving_at_once_lose_nothing(tmp_path: Path) -> None:
    threads = [
        threading.Thread(target=lambda n=n: store(tmp_path).save(f"item-{n}", "a"))  # type: ignore[misc]
        for n in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(store(tmp_path).read().answers) == {f"item-{n}" for n in range(12)}


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"schema": 9, "answers": {}}'])
def test_a_damaged_file_is_set_aside_and_the_answers_before_it_come_back(tmp_path: Path, damage: bytes) -> None:
    before = store(tmp_path)
    before.save("one", "a")
    before.save("two", "b")
    (tmp_path / "answers.json").write_bytes(damage)
    after = store(tmp_path)
    assert after.read().response("one") == "a"
    assert len(after.notices) == 1
    aside = list(tmp_path.glob("answers.set-aside-*.json"))
    assert [path.read_bytes() for path in aside] == [damage]
    after.save("three", "c")
    assert set(store(tmp_path).read().answers) == {"one", "three"}


def test_a_file_of_another_assignment_is_set_aside_not_overwritten(tmp_path: Path) -> None:
    store(tmp_path, assignment="another").save("one", "a")
    mine = store(tmp_path)
    mine.save("two", "b")
    assert set(mine.read().answers) == {"two"}
    aside = next(tmp_path.glob("answers.set-aside-*.json"))
    assert json.loads(aside.read_text())["answers"]["one"]["response"] == "a"
    assert "another" in mine.notices[0]


def test_two_damaged_files_in_one_second_are_both_kept(tmp_path: Path) -> None:
    for damage in (b"first", b"second"):
        previous_version(tmp_path / "answers.json").unlink(missing_ok=True)
        (tmp_path / "answers.json").write_bytes(damage)
        store(tmp_path).read()
    assert {path.read_bytes() for path in tmp_path.glob("answers.set-aside-*")} == {b"first", b"second"}


def test_a_link_is_never_written_through(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_text("precious")
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "answers.json").symlink_to(elsewhere)
    store(tmp_path / "work").save("one", "a")
    assert elsewhere.read_text() == "precious"
    assert on_disk(tmp_path / "work")["assignment"] == "a-quiz"


def test_a_sound_file_is_read_where_no_lock_can_be_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store(tmp_path).save("one", "a")

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Read-only file system")

    monkeypatch.setattr(FileLock, "acquire", refused)
    assert store(tmp_path).read().response("one") == "a"


def test_a_disk_that_is_full_is_said_and_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = store(tmp_path)
    full.save("one", "a")

    def no_space(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(NotSaved, match=r"answers\.json.*No space left"):
        full.save("two", "b")
    monkeypatch.undo()
    assert set(store(tmp_path).read().answers) == {"one"}
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".new")]


def test_a_file_that_grows_too_large_to_be_read_leaves_out_how_it_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "MAX_BYTES", 10_000)
    for number in range(40):
        store(tmp_path).save("text", f"{number} " + "x" * 600)
        kept = store(tmp_path).read()
        assert str(kept.response("text")).startswith(f"{number} ")
        assert kept.events[-1]["response"] == kept.response("text")
    assert kept.answers["text"].revision == 40
    with pytest.raises(NotSaved, match="too large"):
        store(tmp_path).save("text", "x" * 10_000)
    assert store(tmp_path).read() == kept
    assert not list(tmp_path.glob("answers.set-aside-*"))


def test_a_recovery_that_was_broken_off_is_finished_and_told(tmp_path: Path) -> None:
    store(tmp_path).save("one", "a")
    (tmp_path / "answers.json").rename(tmp_path / ".answers.json.recovered")
    after = store(tmp_path)
    assert after.read().response("one") == "a"
    assert len(after.notices) == 1
    assert on_disk(tmp_path)["assignment"] == "a-quiz"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "answers").write_text("a file where the folder should be")
    with pytest.raises(NotSaved, match=r"answers\.json"):
        store(tmp_path / "answers").save("one", "a")


def test_a_lock_that_is_never_released_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_file, "LOCK_SECONDS", 0.05)
    with store(tmp_path)._locked(), pytest.raises(NotSaved, match="Another window"):
        store(tmp_path).save("one", "a")


def test_a_write_that_dies_half_way_leaves_the_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    write_atomically(path, b"old")

    def killed(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
