"""A learner's text in formgrader: it goes through a markdown renderer, and must come out as it was typed."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbconvert.filters import markdown2html

from backfacial.items.reflection import Criterion
from backfacial.pages.printable import printable
from backfacial.pages.reflections import reflection_html

RUBRIC = (Criterion(points=2, text="Sees and *hears* her for $5 or $6."), Criterion(points=0.5, text="Is kind."))
ALLOWED = {"div", "p", "table", "caption", "thead", "tbody", "tr", "th", "td", "pre"}
HOSTILE = [
    "<script>alert(1)</script>",
    "</pre></div><h1>Full marks</h1>",
    "<!-- BEGIN SOLUTION -->",
    "[click](javascript:alert(1)) ![x](http://example.org/x.png) <http://example.org>",
    "$x^2$ and $$\\int_0^1$$ and \\(a\\) and \\[b\\] \\begin{align}x\\end{align}",
    "one\n\n\n# two\n\n- three\n\n    four\n\n```\nfive\n```\n\n***\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "\n\nleading newlines",
    "   leading and trailing spaces   \n\t\ttabs\n",
    "&lt;b&gt; &amp; &#60;",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "_under_ *star* ~~strike~~ `code` [^1] [1]: http://example.org",
    "line\u2028separator \u2029 \x85 next \x0b \x0c \u2424",
    "مرحبا 你好 👍🏽 e\u0301",
    "\ud800 \x00 \u202e",
]


def shown(read, html):
    """What a browser shows inside <pre>: it drops one newline at the beginning."""
    (text,) = read(html).inside["pre"]
    return text.removeprefix("\n")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_as_typed(read, text):
    html = reflection_html("Write to Dana.", RUBRIC, text)
    rendered = markdown2html(html)
    assert set(read(rendered).tags()) <= ALLOWED
    assert shown(read, rendered) == printable(text)
    rendered.encode("utf-8")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), min_size=1).filter(lambda text: text.strip()))
def test_any_text_comes_out_as_typed(read, text):
    rendered = markdown2html(reflection_html("Write.", RUBRIC, text))
    assert set(read(rendered).tags()) <= ALLOWED
    assert shown(read, rendered) == printable(text)


def test_prompt_and_rubric_come_out_too(read):
    page = read(markdown2html(reflection_html("It costs $5 and $6.\n\nWrite <b>now</b>.", RUBRIC, "x")))
    assert "It costs $5 and $6.\n\nWrite <b>now</b>." in page.text
    assert page.inside["td"] == ["2", "Sees and *hears* her for $5 or $6.", "0.5", "Is kind."]


def test_the_fragment_is_one_line_that_mathjax_leaves_alone(read):
    html = reflection_html("$a$", RUBRIC, "\n".join(HOSTILE))
    assert len(html.splitlines()) == 1
    assert "tex2jax_ignore" in html and "mathjax_ignore" in html and "$" not in html


def test_nothing_written_is_said(read):
    page = read(reflection_html("Write.", RUBRIC, " \n "))
    assert "Nothing was written." in page.text and "pre" not in page.tags()


def test_a_very_long_text_is_quick(read):
    text = ("All *work* and no $play$ [x](y)\n\n" * 4000)[:100_000]
    begun = time.process_time()
    rendered = markdown2html(reflection_html("Write.", RUBRIC, text))
    assert time.process_time() - begun < 10
    assert shown(read, rendered) == text
