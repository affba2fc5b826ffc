"""A full disk, a read-only folder, a disk that fails: it is said, and nothing is lost or half written."""

import errno
from pathlib import Path

import pytest
from orders import Save, Victims, left_over, save_all, state_after, state_of, store

LONG = "x" * 60_000
BEFORE: list[Save] = [("one", "a", 0), ("text", LONG, 0)]
ERRORS = (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO)
INTERRUPT = 0


@pytest.mark.parametrize("most_bytes", [0, 400, 8192, 60_500])
@pytest.mark.parametrize("last", [("text", LONG, 0), ("text", "short", 1)], ids=["new file", "copy of the one before"])
def test_a_disk_that_is_full_is_said_and_everything_stays_as_it_was(
    most_bytes: int, last: Save, victim: Victims, tmp_path: Path
) -> None:
    save_all(tmp_path, BEFORE)
    held = contents(tmp_path)
    outcome = victim.run(tmp_path, [last], most_bytes=most_bytes, dies=False)
    assert outcome.done == []
    assert ["File too large" in report["message"] for report in outcome.refused] == [True]
    assert contents(tmp_path) == held
    assert victim.run(tmp_path, [last]).refused == []
    assert state_of(store(tmp_path).read()) == state_after([*BEFORE, last])


@pytest.mark.parametrize("error", [*ERRORS, INTERRUPT], ids=lambda error: errno.errorcode.get(error, "interrupt"))
@pytest.mark.parametrize("damaged", [False, True], ids=["sound file", "damaged file"])
def test_an_error_at_any_operation_is_said_and_nothing_is_lost(
    error: int, damaged: bool, victim: Victims, tmp_path: Path
) -> None:
    before, work = BEFORE[: 1 if damaged else 2], [("one", "b", 0), ("two", "c", 0)]
    for at in range(1, 1000):
        about = f"error {error} at operation {at}"
        folder = tmp_path / str(at)
        folder.mkdir()
        save_all(folder, BEFORE)
        if damaged:
            (folder / "answers.json").write_bytes(b"{")
        outcome = victim.run(folder, work, at=at, error=error, looking=True)
        escaped = [report["traceback"] for report in outcome.escaped if report["error"] != "KeyboardInterrupt"]
        assert not escaped, "\n".join([about, *escaped])
        assert len(outcome.done) >= 1, f"{about}: the store does not work again afterwards"
        done = [work[report["done"]] for report in outcome.done]
        # all that was acknowledged; what was refused may be there, for the last steps come after the rename
        assert state_of(store(folder).read()) in (state_after(before + done), state_after(before + work)), about
        assert left_over(folder) == [], about
        assert len(list(folder.glob("answers.set-aside-*"))) == damaged, about
        if outcome.operations < at:
            break
    assert at > 60


def test_a_read_only_folder_is_said_and_still_read(victim: Victims, tmp_path: Path) -> None:
    save_all(tmp_path, BEFORE[:1])
    (tmp_path / ".answers.json.1.new").write_bytes(b"left over by a kill")
    held = contents(tmp_path)
    tmp_path.chmod(0o555)
    try:
        outcome = victim.run(tmp_path, ["read", BEFORE[1]], bound=True)
        assert contents(tmp_path) == held
    finally:
        tmp_path.chmod(0o755)
    assert [report["done"] for report in outcome.done] == [0]
    assert ["Permission denied" in report["message"] for report in outcome.refused] == [True]
    assert victim.run(tmp_path, [BEFORE[1]], bound=True).refused == []
    assert state_of(store(tmp_path).read()) == state_after(BEFORE)
    assert left_over(tmp_path) == []


def test_a_file_that_may_not_be_read_now_is_not_taken_for_a_damaged_one(victim: Victims, tmp_path: Path) -> None:
    save_all(tmp_path, BEFORE)
    (tmp_path / "answers.json").chmod(0)
    outcome = victim.run(tmp_path, ["read", ("two", "c", 0)], bound=True)
    assert ["cannot be read (Permission denied)" in report["message"] for report in outcome.refused] == [True, True]
    (tmp_path / "answers.json").chmod(0o644)
    assert state_of(store(tmp_path).read()) == state_after(BEFORE)
    assert not list(tmp_path.glob("answers.set-aside-*"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
