"""The one template environment: everything that is put into a page is made printable and escaped here."""

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from backfacial.back.outline import INNER, OUTER
from backfacial.facts import library, words
from backfacial.pages.printable import printable


def render(template: str, **values: object) -> str:
    """A template of this room with its values put in, as one fragment without blank lines at its ends."""
    return environment().get_template(template).render(**values).strip()


def say(key: str, **values: object) -> str:
    """A sentence of `content/interface/pages.yml`."""
    return words("pages", key, **values)


def amount(number: float) -> str:
    """A number of points as people write it: 1, 0.5, 0.67."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def points_in_words(points: float, out_of: float | None = None) -> str:
    """ "2 points", or "1 of 2 points"."""
    total = amount(points if out_of is None else out_of)
    number = "one" if total == "1" else "many"
    if out_of is None:
        return say(f"points-{number}", points=total)
    return say(f"got-{number}", points=amount(points), out_of=total)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates beside this module. Undefined names are errors, everything is escaped."""
    made = Environment(
        loader=PackageLoader("backfacial.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )
    made.globals.update(say=say, terms=lambda: library().terms, points_in_words=points_in_words)
    made.globals.update(back_outer=OUTER, back_inner=INNER)
    return made


def _printable(value: object) -> object:
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
