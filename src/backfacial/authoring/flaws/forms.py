"""Options whose form gives the key away: the longest one, careful and sweeping words, openings, opposites."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import combinations

from backfacial.authoring.content import Content
from backfacial.authoring.flaws.flaw import Bank, Flaw
from backfacial.authoring.flaws.limits import FlawLimits
from backfacial.authoring.flaws.wording import are_opposites, count_of, longest, words_in
from backfacial.items.options import Option, OptionItem
from backfacial.items.select import SelectItem

StandsOut = Callable[[Sequence[Option]], Option | None]
"""The option that stands out among some, None where none does."""
SHOWN = 3
"""Words that are named as examples of a list."""


def forms(content: Content, bank: Bank, limits: FlawLimits) -> Iterator[Flaw]:
    """Habits of the bank, then each question with opposites."""
    items = [item for _, item in bank.items if isinstance(item, OptionItem)]
    single = [item for item in items if not isinstance(item, SelectItem)]
    for type_ in dict.fromkeys(item.type for item in items):
        of_type = [item for item in items if item.type == type_]
        yield from _habit(content, bank, limits, "longest", of_type, longest, type=type_)
    for kind, listed, stands_out in (
        ("hedge", limits.hedges, _alone_with(limits.hedges)),
        ("absolute", limits.absolutes, _alone_without(limits.absolutes)),
    ):
        yield from _habit(content, bank, limits, kind, single, stands_out, words=", ".join(listed[:SHOWN]))
    yield from _openings(content, bank, limits, items)
    for file, item in bank.items:
        if isinstance(item, OptionItem):
            yield from _opposites(content, file, item, limits)


def _alone_with(listed: Collection[str]) -> StandsOut:
    return lambda options: _only([option for option in options if count_of(listed, option.text)])


def _alone_without(listed: Collection[str]) -> StandsOut:
    return lambda options: _only([option for option in options if not count_of(listed, option.text)])


def _only(options: Sequence[Option]) -> Option | None:
    return options[0] if len(options) == 1 else None


def _habit(
    content: Content,
    bank: Bank,
    limits: FlawLimits,
    kind: str,
    items: Sequence[OptionItem],
    stands_out: StandsOut,
    **values: str,
) -> Iterator[Flaw]:
    found = [(item, option) for item in items if (option := stands_out(item.options)) is not None]
    chance = sum(len(item.keys) / len(item.options) for item, _ in found)
    keys = [item.id for item, option in found if option.key]
    usual = max(chance + limits.form.above, chance * limits.form.times)
    if len(keys) < limits.form.least or len(keys) <= usual:
        return
    said = {"found": len(keys), "count": len(found), "chance": f"{chance:.1f}", **values}
    mend = content.say("flaws", f"{kind}-mend", items=", ".join(keys))
    yield Flaw(bank.file, bank.id, content.say("flaws", kind, **said), mend)


def _openings(content: Content, bank: Bank, limits: FlawLimits, items: Sequence[OptionItem]) -> Iterator[Flaw]:
    opened: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for item in items:
        for option in item.options:
            first = words_in(option.text)[: limits.opening.words]
            if len(first) == limits.opening.words:
                opened[" ".join(first)].append((item.id, option.key))
    for opening, uses in opened.items():
        keys = list(dict.fromkeys(item for item, is_key in uses if is_key))
        others = sum(not is_key for _, is_key in uses)
        if len(keys) < limits.opening.least or len(keys) / (len(keys) + others) < limits.opening.share:
            continue
        flaw = content.say("flaws", "opening", opening=opening.capitalize(), found=len(keys), others=others)
        yield Flaw(bank.file, bank.id, flaw, content.say("flaws", "opening-mend", items=", ".join(keys)))


def _opposites(content: Content, file: str, item: OptionItem, limits: FlawLimits) -> Iterator[Flaw]:
    pairs = [
        (one, other)
        for one, other in combinations(item.options, 2)
        if are_opposites(one.text, other.text, limits.opposites, limits.alike.opposites)
    ]
    # a second pair beside the first shows nothing any more
    if len(pairs) == 1 and any(option.key for option in pairs[0]):
        one, other = pairs[0]
        flaw = content.say("flaws", "opposite", one=one.id, other=other.id)
        yield Flaw(file, item.id, flaw, content.say("flaws", "opposite-mend"))
