"""All CSS of the course's look as one text."""

from backfacial.pages.tokens import Theme, block, css

LOOK = (
    *("base", "cards", "chips", "alarms", "folds", "marks", "tables", "levels", "checklists", "texts", "figures"),
    *("skin", "back", "looks", "bodymap", "order", "scenes", "strips"),
    *("planner", "timed", "trainer", "trolley", "anatomy"),
)
"""The files of `css/` that dress fragments, one for each thing, in the order in which they are put together."""


def styles() -> str:
    """The tokens, then the look of the fragments. Put your own CSS after it and use its variables.

    A page of our own has `<body class="bf-page">`; there the dark tokens follow the reader's system setting. Anywhere
    else (JupyterLab, formgrader) the host page decides.
    """
    dark = f"@media (prefers-color-scheme: dark) {{\n.bf-page {{{block(Theme.DARK)}}}\n}}\n"
    return "\n".join((css("tokens.css"), dark, *(css(f"{name}.css") for name in LOOK)))
