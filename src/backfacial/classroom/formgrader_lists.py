"""formgrader's lists of hand-ins by our own templates: a quiz has no tests that could fail, and no code to score."""

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader

from backfacial.classroom.page import TEMPLATES
from backfacial.facts import library


def show_own_lists(formgrader: Environment) -> None:
    """Put our templates before those of formgrader, which ours extend by `nbgrader/<name>`.

    Args:
        formgrader: what formgrader makes its pages with, as it made it.
    """
    stock = formgrader.loader
    assert stock is not None  # it has been made with one
    own = FileSystemLoader(TEMPLATES / "formgrader")
    formgrader.loader = ChoiceLoader([own, PrefixLoader({"nbgrader": stock}), stock])
    formgrader.globals["own_words"] = library().words["marking"]
