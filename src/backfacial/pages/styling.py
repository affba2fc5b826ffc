"""All CSS of the course's look as one text."""

from backfacial.pages.tokens import Theme, block, css


def styles() -> str:
    """The tokens, then the look of the fragments. Put your own CSS after it and use its variables.

    A page of our own has `<body class="bf-page">`; there the dark tokens follow the reader's system setting. Anywhere
    else (JupyterLab, formgrader) the host page decides.
    """
    dark = f"@media (prefers-color-scheme: dark) {{\n.bf-page {{{block(Theme.DARK)}}}\n}}\n"
    return "\n".join((css("tokens.css"), dark, css("pages.css"), css("skin.css"), css("back.css")))
