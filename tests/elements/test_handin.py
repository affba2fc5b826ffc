"""Check and hand in: what is open, what is refused, and the receipt."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import anywidget
import pytest

from backfacial.answers.learner import keep_learner_id
from backfacial.answers.store import AnswerStore
from backfacial.elements.handin import hand_in
from backfacial.elements.learner import learner_box

from .conftest import GOOD, RELEASED, Spoken

Make = Callable[[anywidget.AnyWidget], Spoken]


@pytest.fixture(autouse=True)
def _no_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)


@pytest.fixture
def page(store: AnswerStore, tmp_path: Path, spoken: Make) -> Spoken:
    return spoken(hand_in(RELEASED, store, tmp_path, store.path.parent))


def test_the_list_says_answered_and_never_right(page: Spoken, store: AnswerStore) -> None:
    store.save("q-choice", "a")
    store.save("q-select", ["nonsense"])
    state = page.ask("hello")
    assert state["questions"] == [
        {"id": "q-choice", "answered": True},
        {"id": "q-select", "answered": False},
        {"id": "q-number", "answered": False},
        {"id": "q-reflection", "answered": False},
    ]
    assert state["receipt"] is None


def test_a_hand_in_gives_receipt_and_file(page: Spoken, store: AnswerStore, tmp_path: Path) -> None:
    keep_learner_id(tmp_path, "anna")
    for item, response in GOOD.items():
        store.save(item, response)
    reply = page.ask("hand-in")
    assert reply["kind"] == "handed-in"
    file = tmp_path / "handed-in" / reply["receipt"]["file"]
    buffers = page.sent[-1][1]
    assert buffers == [file.read_bytes()]
    assert zipfile.ZipFile(io.BytesIO(buffers[0])).namelist() == ["handin.json", "answers.json"]


def test_the_receipt_is_found_again_and_tells_of_later_answers(
    page: Spoken, store: AnswerStore, tmp_path: Path
) -> None:
    keep_learner_id(tmp_path, "anna")
    store.save("q-choice", "a")
    receipt = page.ask("hand-in")["receipt"]
    assert (page.ask("hello")["receipt"], page.ask("hello")["changed"]) == (receipt, False)
    page.ask("file")
    assert page.sent[-1][1] == [(tmp_path / "handed-in" / receipt["file"]).read_bytes()]
    for clock in ("2999-01-01T00:00:00Z", "2001-01-01T00:00:00Z"):  # no clock has a say in it
        changed = AnswerStore(store.path, "quiz", str, now=lambda clock=clock: clock)  # type: ignore[misc]
        changed.save("q-choice", "b")
        assert page.ask("hello")["changed"] is True
        changed.save("q-choice", "a")
        assert page.ask("hello")["changed"] is False


@pytest.mark.parametrize("damage", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_a_damaged_zip_is_no_receipt(damage: bytes, page: Spoken, tmp_path: Path) -> None:
    keep_learner_id(tmp_path, "anna")
    (tmp_path / "handed-in").mkdir()
    (tmp_path / "handed-in" / "quiz__anna__20990101T000000Z.zip").write_bytes(damage)
    assert page.ask("hello")["receipt"] is None


def test_nothing_to_hand_in_makes_no_zip(page: Spoken, store: AnswerStore, tmp_path: Path) -> None:
    keep_learner_id(tmp_path, "anna")
    store.save("q-choice", None)
    assert page.ask("hand-in")["kind"] == "refused"
    assert not (tmp_path / "handed-in").exists()


def test_a_hand_in_without_a_name_is_refused(page: Spoken, store: AnswerStore) -> None:
    store.save("q-choice", "a")
    assert page.ask("hand-in")["kind"] == "refused"


def test_a_folder_that_cannot_be_written_is_told(page: Spoken, store: AnswerStore, tmp_path: Path) -> None:
    keep_learner_id(tmp_path, "anna")
    store.save("q-choice", "a")
    (tmp_path / "handed-in").write_text("a file where the folder should be")
    reply = page.ask("hand-in")
    assert reply["kind"] == "refused"
    assert "handed-in" in reply["message"]


def test_the_learner_is_asked_once(tmp_path: Path, spoken: Make) -> None:
    page = spoken(learner_box(tmp_path))
    assert page.ask("hello")["learner"] == ""
    refused = page.ask("learner", text="anna meyer")
    assert (refused["kind"], "letters" in refused["message"]) == ("refused", True)
    assert page.ask("learner", text=" anna.m ")["learner"] == "anna.m"
    assert spoken(learner_box(tmp_path)).ask("hello")["learner"] == "anna.m"


def test_a_name_that_cannot_be_kept_is_told(tmp_path: Path, spoken: Make) -> None:
    assert spoken(learner_box(tmp_path / "gone")).ask("learner", text="anna")["kind"] == "refused"


@pytest.mark.parametrize(("user", "learner", "fixed"), [("anna", "anna", True), ("名前", "", False)])
def test_the_hub_knows_the_learner(
    user: str, learner: str, fixed: bool, tmp_path: Path, spoken: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTERHUB_USER", user)
    state = spoken(learner_box(tmp_path)).ask("hello")
    assert (state["learner"], state["from_hub"]) == (learner, fixed)


def test_both_have_a_reading_version(page: Spoken, tmp_path: Path) -> None:
    for widget in (page.widget, learner_box(tmp_path)):
        bundle = widget._repr_mimebundle_()
        assert bundle is not None
        assert bundle[0]["text/plain"]
