"""The whole loop by the commands that the README has, as an instructor types them."""

import os
import subprocess
import sys
from pathlib import Path

from graded_course import FULL, QUIZ, RIGHT, new_course

BIN = Path(sys.executable).parent


def test_release_collect_autograde_feedback_export(tmp_path: Path) -> None:
    course = new_course(tmp_path / "our school")
    # the environment is not activated: nbgrader's own alembic has to be found all the same
    environment = {**os.environ, "PATH": os.defpath, "JUPYTER_CONFIG_DIR": str(tmp_path)}

    def nbgrader(*arguments: str) -> str:
        done = subprocess.run(
            [BIN / "nbgrader", *arguments],
            cwd=course.root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    nbgrader("generate_assignment", QUIZ, "--force")
    course.upload("anna.zip", responses={**RIGHT, "own-words": "I would listen."})
    course.upload_bytes("broken.zip", b"PK")
    assert "broken.zip: the zip is damaged" in nbgrader("zip_collect", QUIZ)
    nbgrader("autograde", QUIZ)
    assert course.item_marks("anna") == FULL
    course.grade_by_hand("anna", 2.5)
    nbgrader("generate_feedback", QUIZ)
    assert "8.5 of 10" in course.feedback("anna")
    nbgrader("export")
    assert course.grades_csv()["anna"]["passed"] == "yes"
