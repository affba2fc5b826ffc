"""Home-care plans at random, for property tests."""

import datetime
from typing import Any

from hypothesis import strategies as st
from people import values

from backfacial.facts import library
from backfacial.facts.home_care.plans import HomeKind, HomeUse, NextVisit, ServiceDone
from backfacial.rules.home_care.rules import home_rules
from backfacial.rules.values import Facts, absent_value

TODAY = datetime.date(2026, 6, 15)
KINDS = sorted(library().of(HomeKind))
MATTERING = (
    *("age", "pregnant", "breastfeeding", "anticoag", "allergies", "kidney_liver"),
    *("photosensitiser", "sunburn", "wound", "eczema", "isotretinoin"),
    *("fragile_skin", "irradiated_back", "steroid", "reactive"),
)
OWN = ("stings", "chickenpox_flu", "salicylate_by_mouth")


def day(offset: int) -> datetime.date:
    return TODAY + datetime.timedelta(days=offset)


def nothing() -> Facts:
    """A client of whom nothing is true."""
    return {name: absent_value(fact) for name, fact in home_rules().facts.items()}


def _days(least: int, most: int) -> st.SearchStrategy[datetime.date]:
    return st.integers(least, most).map(day)


@st.composite
def uses(draw: st.DrawFn) -> HomeUse:
    first, last = sorted(draw(st.lists(_days(-20, 20), min_size=2, max_size=2)))
    given: dict[str, Any] = {
        "kind": draw(st.sampled_from(KINDS)),
        "areas": tuple(draw(st.lists(st.sampled_from(["back", "chest", "face"]), min_size=1, max_size=2, unique=True))),
        "times": tuple(draw(st.sets(st.sampled_from(["morning", "evening"])))),
        "since": draw(st.sampled_from([None, first])),
        "last": draw(st.sampled_from([None, last])),
        "percent": draw(st.sampled_from([None, 1, 2, 2.5, 10, 15])),
        "ph": draw(st.sampled_from([None, 3, 4])),
        "a_week": draw(st.sampled_from([None, 2, 7])),
    }
    named = ("stays_on", "large", "covered", "prescribed")
    given |= {name: draw(st.sampled_from([None, True, False])) for name in named}
    return HomeUse(**given)


plans = st.lists(uses(), max_size=4)
tri = st.sampled_from([None, True, False])
services = st.none() | st.builds(ServiceDone, day=_days(-9, 0), extracted=tri, aha=tri)
visits = st.none() | st.builds(NextVisit, day=_days(-2, 12), manual=tri, enzyme=tri, acid=tri)


@st.composite
def clients(draw: st.DrawFn) -> Facts:
    """Somebody of whom everything that matters at home is known."""
    facts = nothing()
    for name in (*MATTERING, *OWN):
        facts[name] = draw(values(home_rules().facts[name]))
    return facts


@st.composite
def partly_known(draw: st.DrawFn) -> tuple[Facts, Facts]:
    """The same client, partly and fully known."""
    facts = draw(clients())
    hidden = draw(st.sets(st.sampled_from((*MATTERING, *OWN))))
    return {name: value for name, value in facts.items() if name not in hidden}, facts
