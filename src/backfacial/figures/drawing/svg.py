"""A drawing as SVG that lies in a page: real text in the page's font, colours as variables, always the same bytes."""

import re
from io import StringIO
from xml.etree import ElementTree

from matplotlib import rc_context
from matplotlib.figure import Figure as Drawing

from backfacial.figures.drawing.palette import variables

SVG = "http://www.w3.org/2000/svg"
LINK = "http://www.w3.org/1999/xlink"
NOTHING = {"Date": None, "Creator": None, "Format": None, "Type": None}
# a style element would dress the whole page
LINES = "stroke-linejoin: round; stroke-linecap: butt"
_LONG = re.compile(r"\d+\.\d{3,}")
_FAMILY = re.compile(r"font-family: [^;]*;? ?")
_REFERS = re.compile(r"url\(#([\w-]+)\)|^#([\w-]+)$")


def svg(drawing: Drawing, name: str) -> str:
    """The drawing as an `svg` element, as wide as its place. `name` keeps its ids apart from other drawings' ids."""
    drawn = StringIO()
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": name}):
        drawing.savefig(drawn, format="svg", metadata=NOTHING)
    root = ElementTree.fromstring(drawn.getvalue())
    for parent in (root, *root.findall(f"{{{SVG}}}defs")):
        for old in [child for child in parent if child.tag in (f"{{{SVG}}}metadata", f"{{{SVG}}}style")]:
            parent.remove(old)
    for attribute in ("width", "height", "version"):
        root.attrib.pop(attribute, None)
    root.attrib |= {"aria-hidden": "true", "focusable": "false", "style": LINES}
    _forget_ids(root)
    for element in root.iter():
        _dress(element)
        element.tail = (element.tail or "").strip()
        if element.tag != f"{{{SVG}}}text":
            element.text = (element.text or "").strip()
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", LINK)
    return ElementTree.tostring(root, encoding="unicode").replace("><", ">\n<")


def _forget_ids(root: ElementTree.Element) -> None:
    """Only what is referred to keeps its id: two drawings on a page must not share one."""
    values = (value for element in root.iter() for value in element.attrib.values())
    wanted = {match[1] or match[2] for value in values for match in _REFERS.finditer(value)}
    for element in root.iter():
        if element.get("id") not in wanted:
            element.attrib.pop("id", None)


def _dress(element: ElementTree.Element) -> None:
    """The page's font and colours, and lengths to a hundredth of a point. Words stay as they are."""
    for name, value in element.attrib.items():
        value = _LONG.sub(lambda match: f"{float(match[0]):.2f}", _FAMILY.sub("", value))
        for colour, variable in variables().items():
            value = value.replace(colour, variable)
        element.set(name, value)
