"""Which uses a row means, and what the plan would have to say for anybody to know."""

from collections.abc import Iterable, Iterator

from backfacial.facts.home_care.plans import HomeKind, HomeUse, Pair, WithClient
from backfacial.rules.home_care.conflicts import Prescribed

_BY_KIND: dict[str, Prescribed] = {"never": "no", "perhaps": "perhaps", "always": "yes"}


class Kinds:
    """The kinds of things at home, by name and by group."""

    def __init__(self, kinds: Iterable[HomeKind]) -> None:
        self._kinds = {kind.id: kind for kind in kinds}
        self._names = {kind.id: frozenset({kind.id, *kind.groups}) for kind in self._kinds.values()}

    def match(self, use: HomeUse, names: Iterable[str]) -> bool:
        """Whether a use is of one of these kinds or groups."""
        return not self._names[use.kind].isdisjoint(names)

    def everywhere(self, use: HomeUse) -> bool:
        """Whether it concerns the whole body, whatever its area."""
        return self._kinds[use.kind].everywhere

    def prescribed(self, use: HomeUse) -> Prescribed:
        """Whether a doctor has prescribed it; where nobody says, by its kind."""
        if use.prescribed is not None:
            return "yes" if use.prescribed else "no"
        return _BY_KIND[self._kinds[use.kind].prescribed]

    def meant(self, pair: Pair, use: HomeUse) -> bool:
        """Whether a pair speaks of this use, by its kind and by what is said of it. What is unsaid counts as if so."""
        if not self.match(use, pair.of) or (pair.not_prescribed and self.prescribed(use) == "yes"):
            return False
        if any(getattr(pair, name) and getattr(use, name) is False for name in ("stays_on", "large", "covered")):
            return False
        if pair.stronger is not None and use.percent is not None and use.percent <= pair.stronger:
            return False
        if pair.sourer is not None and use.ph is not None and use.ph >= pair.sourer:
            return False
        seldom = use.day is not None or (use.a_week is not None and use.a_week <= (pair.more_often or 0))
        if pair.more_often is not None and seldom:
            return False
        return not isinstance(pair, WithClient) or _is_of_the_size(pair, use)


def unsaid(pair: Pair, use: HomeUse) -> Iterator[str]:
    """The fields of a use that a pair looks at and the plan does not say."""
    yield from (name for name in ("stays_on", "large") if getattr(pair, name) and getattr(use, name) is None)
    yield from undecided(pair, use)
    if isinstance(pair, WithClient) and pair.small is not None and _could_be_small(use, pair.small):
        yield from (name for name in ("large", "percent") if getattr(use, name) is None)


def undecided(pair: Pair, use: HomeUse) -> Iterator[str]:
    """Those of them without which there is nothing to say yet. The others count as if they were so."""
    if pair.covered and use.covered is None:
        yield "covered"
    if pair.stronger is not None and use.percent is None:
        yield "percent"
    if pair.sourer is not None and use.ph is None:
        yield "ph"
    if pair.more_often is not None and use.a_week is None:
        yield "a_week"


def _is_of_the_size(pair: WithClient, use: HomeUse) -> bool:
    if pair.new and not use.is_new:
        return False
    if pair.small is None:
        return True
    small = use.large is False and use.percent is not None and use.percent <= pair.small
    return small == pair.small_only


def _could_be_small(use: HomeUse, most: float) -> bool:
    return use.large is not True and (use.percent is None or use.percent <= most)
