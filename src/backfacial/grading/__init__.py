"""The nbgrader plug-in: release, intake, marks, feedback, export. The only room that knows nbgrader."""

from backfacial.grading.config import configure

__all__ = ["configure"]
