"""The page of first steps, made anew each time it is opened, as an extension of the server of `backfacial teach`."""

import secrets
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, PackageLoader
from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.serverapp import ServerApp
from jupyter_server.utils import url_path_join
from markupsafe import Markup
from tornado.web import authenticated

from backfacial.classroom.first_steps import FirstSteps, first_steps
from backfacial.classroom.formgrader_lists import show_own_lists
from backfacial.classroom.page import TEMPLATES
from backfacial.facts import words
from backfacial.pages.render import environment
from backfacial.pages.styling import styles

PATH = "first-steps"
EXTENSION = __name__
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-{nonce}'; img-src data:; base-uri 'none'; "
POLICY += "form-action 'none'; frame-ancestors 'self'"


class FirstStepsHandler(JupyterHandler):
    """Gives the page to who has the server's token."""

    @authenticated
    def get(self) -> None:
        """The page as of now."""
        nonce = secrets.token_urlsafe(16)
        course = Path(self.serverapp.root_dir) if self.serverapp else Path.cwd()
        self.set_header("Content-Security-Policy", POLICY.format(nonce=nonce))
        self.finish(first_steps_page(first_steps(course), self.base_url, nonce))


def first_steps_page(steps: FirstSteps, base_url: str, nonce: str) -> str:
    """The page as a whole document.

    Args:
        base_url: the path of the server's root, with `/` at its end.
        nonce: what lets the page's own script run, and no other.
    """
    own = environment().overlay(
        loader=ChoiceLoader([PackageLoader("backfacial.classroom"), PackageLoader("backfacial.pages")])
    )
    return own.get_template("first_steps.html").render(
        steps=steps,
        base=base_url,
        nonce=nonce,
        say=_say,
        styles=Markup(styles()),  # our own CSS, and our own script
        own_styles=Markup((TEMPLATES / "first_steps.css").read_text(encoding="utf-8")),
        script=Markup((TEMPLATES / "first_steps.js").read_text(encoding="utf-8")),
    )


def _say(key: str, **values: object) -> str:
    return words("teach", key, **values)


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    return [{"module": EXTENSION}]


def _load_jupyter_server_extension(serverapp: ServerApp) -> None:
    serverapp.web_app.add_handlers(".*$", [(url_path_join(serverapp.base_url, PATH), FirstStepsHandler)])


async def _start_jupyter_server_extension(serverapp: ServerApp) -> None:
    # formgrader is loaded after this extension, and there by now; a server without nbgrader has none
    formgrader = serverapp.web_app.settings.get("nbgrader_jinja2_env")
    if formgrader is not None:
        show_own_lists(formgrader)
