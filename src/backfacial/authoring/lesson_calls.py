"""What a code cell of a lesson may say. It is taken from the source of `Lesson`, so nothing is listed twice.

The source is read and not imported: widgets take longer to load than all of a check.
"""

import ast
import inspect
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import backfacial

_PACKAGE = Path(backfacial.__file__).parent
OPENING = 'from backfacial.lessons import open_lesson\nlesson = open_lesson("{lesson}")'
"""The first code cell of a lesson."""


@dataclass(frozen=True)
class Call:
    """A call on `lesson`, such as `lesson.ask("…")`. `argument` is its first one, if it has any."""

    name: str
    argument: str | None


class NoCall(Exception):
    """A cell that is not one proper call on `lesson`; the text says what is wrong and what to do."""


def call_in(source: str) -> Call:
    """The call that a code cell makes.

    Raises:
        NoCall: it is no Python, more or less than one call, or one that `Lesson` does not have in this form.
    """
    node = _only_expression(source)
    if not (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "lesson"
    ):
        raise NoCall('should be one call, such as lesson.ask("…"): give each call a cell of its own')
    name = node.func.attr
    known = lesson_methods()
    if name not in known:
        raise NoCall(f"lesson has no '{name}': write one of {', '.join(sorted(known))}")
    given = [*node.args, *(keyword.value for keyword in node.keywords)]
    if not all(isinstance(each, ast.Constant) and isinstance(each.value, str) for each in given):
        raise NoCall(f"what lesson.{name} is given should be a text in quotes: correct it")
    values = [each.value for each in given if isinstance(each, ast.Constant)]
    named = {keyword.arg or "": "" for keyword in node.keywords}
    try:
        known[name].bind(*values[: len(node.args)], **named)
    except TypeError as error:
        raise NoCall(f"lesson.{name}{known[name]} does not fit: {error}: correct it") from None
    return Call(name, str(values[0]) if values else None)


def opens(source: str, lesson: str) -> bool:
    """Whether a code cell opens this lesson and does nothing else."""
    try:
        return ast.dump(ast.parse(source)) == ast.dump(ast.parse(OPENING.format(lesson=lesson)))
    except (SyntaxError, ValueError, RecursionError):
        return False


def _only_expression(source: str) -> ast.expr | None:
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError) as error:
        raise NoCall(f"is no Python ({error}): correct it") from None
    return body[0].value if len(body) == 1 and isinstance(body[0], ast.Expr) else None


@cache
def lesson_methods() -> dict[str, inspect.Signature]:
    """The calls that there are with what each is given."""
    (lesson,) = (node for node in _parsed("lessons/lesson.py").body if _is_class(node, "Lesson"))
    functions = [node for node in ast.iter_child_nodes(lesson) if isinstance(node, ast.FunctionDef)]
    return {each.name: _signature(each) for each in functions if not each.name.startswith("_")}


def _parsed(module: str) -> ast.Module:
    return ast.parse((_PACKAGE / module).read_text(encoding="utf-8"))


def _is_class(node: ast.stmt, name: str) -> bool:
    return isinstance(node, ast.ClassDef) and node.name == name


def _signature(function: ast.FunctionDef) -> inspect.Signature:
    """Its arguments but `self`. What a default is does not matter here, only that there is one."""
    arguments = function.args
    places = arguments.args[1:]
    optional = len(places) - len(arguments.defaults)
    kinds = inspect.Parameter
    found = [
        kinds(each.arg, kinds.POSITIONAL_OR_KEYWORD, default=kinds.empty if number < optional else None)
        for number, each in enumerate(places)
    ]
    found += [
        kinds(each.arg, kinds.KEYWORD_ONLY, default=kinds.empty if default is None else None)
        for each, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    ]
    return inspect.Signature(found)
