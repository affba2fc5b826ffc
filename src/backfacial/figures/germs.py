"""The way of a germ from link to link, and at each link the rules that break it."""

from dataclasses import dataclass

from backfacial.facts.figures import InWords
from backfacial.facts.hygiene.hygiene import HygieneRule, InfectionLink, Procedure, ProtectiveWear
from backfacial.facts.library import Library
from backfacial.pages.citations import source_lines
from backfacial.scenes.germs import LINKS
from backfacial.scenes.shapes import Shapes

COLUMNS = ("link", "what", "breaks", "broken-by", "rests-on")


@dataclass(frozen=True)
class Link:
    """A link with its picture; `broken_by` are rules, each with its id."""

    number: int
    name: str
    fact: str
    breaks: str
    broken_by: tuple[str, ...]
    picture: Shapes


@dataclass(frozen=True)
class GermWay:
    """All links in their order; `broken` heads the rules."""

    links: tuple[Link, ...]
    broken: str
    in_words: InWords


def germ_way(library: Library) -> GermWay:
    """The links as the records have them."""
    said = library.words["figures"]
    records = library.of(InfectionLink).values()
    links = tuple(
        Link(number, each.name, each.fact, each.breaks, _rules(library, each), LINKS[each.id]())
        for number, each in enumerate(records, start=1)
    )
    rows = tuple(_row(library, link, record) for link, record in zip(links, records, strict=True))
    return GermWay(
        links=links,
        broken=said["column-broken-by"],
        in_words=InWords(
            summary=library.say("figures", "germ-way-alt", count=len(links)),
            caption=said["germ-way-caption"],
            columns=tuple(said[f"column-{name}"] for name in COLUMNS),
            rows=rows,
            alternative="\n".join(_sentence(library, row) for row in rows),
        ),
    )


def _rules(library: Library, link: InfectionLink) -> tuple[str, ...]:
    known = {**library.of(HygieneRule), **library.of(ProtectiveWear), **library.of(Procedure)}
    return tuple(library.say("figures", "step-name", id=each, name=known[each].name) for each in link.broken_by)


def _row(library: Library, link: Link, record: InfectionLink) -> tuple[str, ...]:
    return (
        library.say("figures", "germ-way-link", number=link.number, name=link.name),
        link.fact,
        link.breaks,
        "; ".join(link.broken_by),
        "; ".join(line.text for line in source_lines(record.sources, record.consensus, library)),
    )


def _sentence(library: Library, row: tuple[str, ...]) -> str:
    link, fact, breaks, rules, rests_on = row
    return library.say("figures", "germ-way-row", link=link, what=fact, breaks=breaks, rules=rules, rests_on=rests_on)
