"""All of nbgrader's settings for this course. Classes are named, not imported: nbgrader takes seconds to load."""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from backfacial.facts import words

_HERE = "backfacial.grading"
_STOCK = "nbgrader.preprocessors"


def configure(c: Any) -> None:
    """Set nbgrader up; `nbgrader_config.py` calls this with `get_config()`. What it sets later wins."""
    _bring_alembic_within_reach()
    c.CourseDirectory.course_id = "backfacial"
    # the keys and an editor's copies of them never leave source/; the list replaces nbgrader's own
    c.CourseDirectory.ignore = [
        ".ipynb_checkpoints",
        "*.pyc",
        "__pycache__",
        "feedback",
        "history",
        "*.yml*",
        ".*",
        "*~",
    ]
    c.Authenticator.plugin_class = f"{_HERE}.start.CourseStart"

    # release/ and feedback/ are derived; without force nbgrader skips what has changed, and says so to nobody
    c.GenerateAssignment.force = True
    c.GenerateFeedback.force = True

    c.GenerateAssignment.exporter_class = f"{_HERE}.keeping.SafeRelease"
    c.GenerateAssignment.preprocessors = [
        f"{_HERE}.release.ReleaseQuestions",
        f"{_STOCK}.LockCells",
        f"{_STOCK}.ClearSolutions",
        f"{_STOCK}.ClearOutput",
        f"{_STOCK}.CheckCellMetadata",
        f"{_STOCK}.ComputeChecksums",
        f"{_HERE}.gradebook.SaveQuestions",
        f"{_STOCK}.CheckCellMetadata",
    ]
    c.ClearSolutions.text_stub = words("grading", "text-stub")

    c.ZipCollectApp.extractor_plugin = f"{_HERE}.intake.HandInExtractor"
    c.ZipCollectApp.collector_plugin = f"{_HERE}.intake.HandInCollector"
    # extracted/ is derived from archive/, and intake keeps whatever else it would replace
    c.ZipCollectApp.force = True

    c.Autograde.pre_convert_hook = f"{_HERE}.arrivals.before_marking"
    c.Autograde.exporter_class = f"{_HERE}.rebuild.ReleasedNotebook"
    # no CheckCellMetadata for each hand-in: all are marked in the released notebook, which CourseStart has checked once
    c.Autograde.sanitize_preprocessors = [f"{_HERE}.rebuild.OnlyTheNotebook"]
    c.Autograde.autograde_preprocessors = [
        f"{_HERE}.marking.MarkAnswers",
        f"{_HERE}.saving.SaveMarks",
        f"{_STOCK}.AssignLatePenalties",
    ]

    c.GenerateFeedback.exporter_class = f"{_HERE}.feedback.FeedbackExporter"
    c.GenerateFeedback.preprocessors = [f"{_HERE}.feedback.CollectFeedback"]

    # formgrader has no exporter of its own: what is set for all of them is its page of one hand-in
    c.HTMLExporter.template_name = "backfacial_marking"
    c.HTMLExporter.extra_template_basedirs = [str(Path(__file__).parents[1] / "classroom" / "templates")]
    c.HTMLExporter.preprocessors = ["backfacial.classroom.marking_view.CollectHandIn"]

    c.ExportApp.plugin_class = f"{_HERE}.export.GradesExport"


def _bring_alembic_within_reach() -> None:
    # nbgrader calls it by its name; where the environment is not activated its first run would leave half a gradebook
    if shutil.which("alembic") is None:
        here = str(Path(sys.executable).parent)
        os.environ["PATH"] = os.pathsep.join((here, os.environ.get("PATH", os.defpath)))
