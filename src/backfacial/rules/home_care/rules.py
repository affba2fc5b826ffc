"""Home care: products and acts in, conflicts out. The rows are data (`content/home-care-rules.yml`)."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from backfacial.facts import library
from backfacial.facts.conditions import Condition
from backfacial.facts.consultation.screening import ClientFact
from backfacial.facts.home_care.plans import (
    AfterService,
    HomeCareRule,
    HomeFact,
    HomeKind,
    HomeUse,
    NextVisit,
    PairRule,
    ProductPair,
    ServiceDone,
    Stay,
    WithClient,
)
from backfacial.rules.conditions import test_of
from backfacial.rules.home_care.conflicts import Conflict, Gap, HomeCare, joined
from backfacial.rules.home_care.meant import Kinds
from backfacial.rules.home_care.pairs import Check
from backfacial.rules.values import UNSURE, Facts


class HomeRules:
    """Rows made ready. Another set of rows makes another book, so a test can leave one out.

    Args:
        kinds: what a plan can hold.
        facts: what can be known about a client, home care's own facts too.
        rows: the rows; those without pairs are decided by others.

    Raises:
        KeyError: a row names a fact or a value that there is not.
    """

    def __init__(self, kinds: Iterable[HomeKind], facts: Iterable[ClientFact], rows: Iterable[PairRule]) -> None:
        self.kinds = Kinds(kinds)
        self.facts = {fact.id: fact for fact in facts}
        self.rows = tuple(row for row in rows if row.pairs)
        self._tests = {id(condition): test_of(condition, self.facts) for condition in self._conditions()}

    def check(
        self,
        uses: Sequence[HomeUse],
        facts: Facts,
        today: datetime.date,
        service: ServiceDone | None = None,
        visit: NextVisit | None = None,
        none: Collection[Stay] = (),
    ) -> HomeCare:
        """Every conflict from today on.

        Args:
            uses: products and acts.
            facts: what is known about the client; what is not in it is unknown.
            service: the last one that was done, today or before; without one it is unknown.
            visit: the next one; one that lies before today does not count. Without one it is unknown.
            none: which of the two there is not, as somebody said.

        Raises:
            KeyError: a use is of a kind that there is not.
            ValueError: the service lies after today.
        """
        if service is not None and service.day > today:
            raise ValueError("the service lies after today: give it as the next visit")
        check = Check(self.kinds, self._tests, uses, self._settled(facts), today, service, visit, frozenset(none))
        found: dict[tuple[str, tuple[HomeUse, ...]], Conflict] = {}
        for row in self.rows:
            for pair in row.pairs:
                for conflict in check.conflicts(row, pair):
                    key = (row.id, conflict.uses)
                    found[key] = joined(found[key], conflict) if key in found else conflict
        if not uses:
            check.gaps[Gap("uses")] = None
        looked_for = dict.fromkeys(pair.against for row in self.rows for pair in row.pairs)
        return HomeCare(tuple(found.values()), tuple(check.asked), tuple(check.gaps), tuple(looked_for))

    def _conditions(self) -> Iterator[Condition]:
        for row in self.rows:
            for pair in row.pairs:
                if isinstance(pair, WithClient):
                    yield pair.when
                elif isinstance(pair, AfterService) and pair.or_while is not None:
                    yield pair.or_while

    def _settled(self, facts: Facts) -> Facts:
        """Who was asked and does not know has the cautious value; where there is none, the fact stays unknown."""
        known = {name: value for name, value in facts.items() if value is not UNSURE}
        unsure = {name: self.facts[name].if_unsure for name, value in facts.items() if value is UNSURE}
        return {**known, **{name: value for name, value in unsure.items() if value is not None}}


@lru_cache(maxsize=1)
def home_rules() -> HomeRules:
    """The rows that ship with the course."""
    content = library()
    facts = [*content.client_facts.values(), *content.of(HomeFact).values()]
    rows: list[PairRule] = [*content.of(HomeCareRule).values(), *content.of(ProductPair).values()]
    return HomeRules(content.of(HomeKind).values(), facts, rows)


def home_care(
    uses: Sequence[HomeUse],
    facts: Facts,
    today: datetime.date,
    service: ServiceDone | None = None,
    visit: NextVisit | None = None,
    none: Collection[Stay] = (),
) -> HomeCare:
    """Every conflict by the rows of the course; see `HomeRules.check`."""
    return home_rules().check(uses, facts, today, service, visit, none)
