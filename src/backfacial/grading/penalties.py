"""What lateness takes off, worked out anew for everybody: points that a person gave since count too.

nbgrader works it out at marking alone. A late hand-in that should count 0 would get what a person gives afterwards, and
a penalty that is switched on would hold only for those who are marked after that. Nothing but the penalty is written,
so no mark that a person gave waits again.
"""

from typing import Any

from nbgrader.api import Assignment, Gradebook, SubmittedAssignment, SubmittedNotebook
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import or_

from backfacial.facts import words
from backfacial.pages.printable import printable
from backfacial.pages.render import amount


def renew_penalties(app: Any) -> None:
    """See to every hand-in that is late, or from which something was taken off. The log names whose points change.

    Args:
        app: nbgrader's command, which knows the gradebook and the settings.
    """
    step = AssignLatePenalties(parent=app)
    step.init_plugin()
    with Gradebook(app.coursedir.db_url, app.coursedir.course_id) as gradebook:
        for notebook in gradebook.db.query(SubmittedNotebook).filter(SubmittedNotebook.id.in_(_concerned(gradebook))):
            wanted = _penalty(step, notebook)
            if wanted != notebook.late_submission_penalty:
                notebook.late_submission_penalty = wanted
                named = {"student": printable(notebook.student.id), "assignment": notebook.assignment.assignment.name}
                app.log.warning("%s", words("due", "penalty-now", points=amount(wanted or 0), **named))
        gradebook.db.commit()


def _concerned(gradebook: Any) -> Any:
    """The ids of hand-ins that are late but for an extension, or have a penalty."""
    late = SubmittedAssignment.timestamp > Assignment.duedate
    return (
        gradebook.db.query(SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .filter(or_(late, SubmittedNotebook.late_submission_penalty.is_not(None)))
        .scalar_subquery()
    )


def _penalty(step: Any, notebook: Any) -> float | None:
    """What nbgrader's own step would take off, None for nothing."""
    seconds = notebook.assignment.total_seconds_late
    if not seconds > 0:
        return None
    penalty = step.plugin_inst.late_submission_penalty(notebook.student.id, notebook.score, seconds)
    checked: float | None = None if penalty is None else step._check_late_penalty(notebook, penalty)
    return checked
