"""What lateness takes off, worked out anew where it was taken off: points that a person gave since count too.

nbgrader works it out at marking alone, so a late hand-in that should count 0 would get what a person gives afterwards.
"""

from typing import Any

from nbformat.v4 import new_notebook
from nbgrader.api import Gradebook, SubmittedNotebook
from nbgrader.preprocessors import AssignLatePenalties


def renew_penalties(app: Any) -> None:
    """Have nbgrader's own step see again to every hand-in from which something was taken off.

    Args:
        app: nbgrader's command, which knows the gradebook and the settings.
    """
    url = app.coursedir.db_url
    with Gradebook(url, app.coursedir.course_id) as gradebook:
        taken_off = gradebook.db.query(SubmittedNotebook).filter(SubmittedNotebook.late_submission_penalty.is_not(None))
        places = [(each.name, each.assignment.assignment.name, each.student.id) for each in taken_off]
    step = AssignLatePenalties(parent=app)
    for notebook, assignment, student in places:
        ids = {"notebook": notebook, "assignment": assignment, "student": student, "db_url": url}
        step.preprocess(new_notebook(), {"nbgrader": ids})
