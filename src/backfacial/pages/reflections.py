"""A reflection as its marker reads it. The fragment passes untouched through a markdown renderer."""

from collections.abc import Iterable

from markupsafe import Markup

from backfacial.items.reflection import Criterion
from backfacial.pages.printable import printable
from backfacial.pages.render import amount, render


def reflection_html(prompt: str, rubric: Iterable[Criterion], text: str) -> str:
    """The prompt, the rubric and the learner's text, on one line of HTML.

    Markdown takes a line that begins with <div> as HTML up to the next blank line, so there is no line end in it. In
    the learner's text every sign that markdown or MathJax might read is a character reference.
    """
    fragment = render("reflection.html", prompt=prompt, rubric=tuple(rubric), text=text, inert=inert, amount=amount)
    return fragment.replace("\n", "")


def inert(text: str) -> Markup:
    """The text so that neither HTML, markdown nor MathJax finds anything in it; a browser shows every sign of it."""
    text = printable(text)
    # a browser drops a newline that comes first in <pre>
    text = "\n" + text if text.startswith("\n") else text
    return Markup("".join(sign if sign.isalnum() or sign in " .," else f"&#{ord(sign)};" for sign in text))
