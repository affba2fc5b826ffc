"""A notebook that is opened in the course's own folder says so in one sentence, and leaves nothing there."""

import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from backfacial.answers.course_folder import home_here, in_course_folder, store_here
from backfacial.answers.learner import learners_home
from backfacial.answers.store import NeverSaved
from backfacial.elements.conversation import Conversation
from backfacial.elements.handin import hand_in
from backfacial.elements.learner import reply_about_learner
from backfacial.facts import words
from backfacial.items.base import Question
from backfacial.items.released import ITEMS, Released

ROOT = Path(__file__).parents[2]
QUIZ = "02-consultation"
SENTENCE = words("learner", "course-folder")
QUESTION = Question(id="q", type="reflection", stem="Why?", points=1)
SAID = {"view": "v", "seq": 1}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout as authors and instructors have it, as far as a notebook can tell."""
    root = tmp_path / "course"
    (root / "content").mkdir(parents=True)
    (root / "notebooks").mkdir()
    (root / "nbgrader_config.py").write_text("")
    shutil.copytree(ROOT / "release" / QUIZ, root / "release" / QUIZ)
    return root


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("place", ["", "notebooks", f"release/{QUIZ}"])
def test_the_courses_own_folders_are_known(checkout: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKFACIAL_HOME", str(checkout.parent / "home"))
    monkeypatch.chdir(checkout / place)
    assert in_course_folder()
    assert home_here() == checkout / place


def test_a_learners_folder_inside_the_course_is_a_learners_folder(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiz = checkout / "my-course" / "quizzes" / QUIZ
    quiz.mkdir(parents=True)
    (checkout / "my-course" / ".backfacial").mkdir()
    monkeypatch.delenv("BACKFACIAL_HOME", raising=False)
    monkeypatch.chdir(quiz)
    assert not in_course_folder()
    assert home_here() == learners_home() == checkout / "my-course"
    store_here(quiz / "answers.json", QUIZ, "1").save("q", "a")
    assert json.loads((quiz / "answers.json").read_bytes())["answers"]["q"]["release"] == "1"


def test_an_answer_is_refused_with_the_sentence_and_not_tried_again(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(checkout / "notebooks")
    before = files(checkout)
    store = store_here(checkout / "notebooks" / "answers" / "a.json", "a-lesson")
    with pytest.raises(NeverSaved, match="no learner's folder"):
        store.save("q", "a")
    conversation = Conversation(QUESTION, store)
    assert conversation.reply_to({"kind": "hello", **SAID})["kind"] == "state"  # type: ignore[index]
    reply: Any = conversation.reply_to({"kind": "answer", "response": "a text", **SAID})
    assert (reply["kind"], reply["message"], reply["again"]) == ("not-saved", SENTENCE, False)
    assert files(checkout) == before


def test_answers_that_lie_there_are_not_shown_as_saved(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = checkout / "release" / QUIZ
    monkeypatch.chdir(folder)
    (folder / "answers.json").write_text('{"schema": 1, "answers": {"q": {"response": "somebody else\'s"}}}')
    assert store_here(folder / "answers.json", QUIZ).read().answers == {}


def test_no_name_is_kept_and_nothing_is_handed_in(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = checkout / "release" / QUIZ
    monkeypatch.chdir(folder)
    monkeypatch.setenv("JUPYTERHUB_USER", "anna")
    before = files(checkout)
    reply: Any = reply_about_learner(home_here(), {"kind": "learner", "text": "anna", **SAID})
    assert (reply["kind"], reply["message"]) == ("refused", SENTENCE)
    released = Released.model_validate_json((folder / ITEMS).read_bytes())
    widget: Any = hand_in(released, store_here(folder / "answers.json", QUIZ), home_here(), folder)
    sent: list[Any] = []
    widget.send = lambda content, buffers=None: sent.append(content)
    widget._handle_custom_msg({"kind": "hand-in", **SAID}, [])
    assert sent[-1]["kind"] == "refused"
    assert files(checkout) == before


def test_the_quiz_page_says_it_at_its_top_and_leaves_no_answers_file(checkout: Path) -> None:
    folder = checkout / "release" / QUIZ
    before = files(checkout)
    notebook = nbformat.read(folder / f"{QUIZ}.ipynb", as_version=4)
    notebook.cells = [cell for cell in notebook.cells if cell.cell_type == "code"][:2]
    NotebookClient(notebook, resources={"metadata": {"path": str(folder)}}).execute()
    shown = " ".join(output.data.get("text/html", "") for output in notebook.cells[0].outputs)
    assert shown.count("no learner") == 1
    assert files(checkout) == before
