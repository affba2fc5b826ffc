"""Which modules go out. They never change the level of a decision."""

import datetime
from collections.abc import Iterable, Sequence

from backfacial.facts.consultation.screening import ClientFact, ModuleRule
from backfacial.rules.conditions import Test, test_of
from backfacial.rules.values import Facts


class ModuleLimits:
    """The rules about modules, made ready."""

    def __init__(self, rules: Iterable[ModuleRule], facts: dict[str, ClientFact]) -> None:
        self._rules: tuple[tuple[ModuleRule, Test | None], ...] = tuple(
            (rule, None if rule.when is None else test_of(rule.when, facts)) for rule in rules
        )

    def out(self, facts: Facts, today: datetime.date, planned: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Each module that goes out with the id of the rule that takes it out.

        Args:
            facts: with a value for every fact; the client card's absent values are the cautious ones.
            planned: modules in the order in which they were chosen; a limit takes out those chosen later.
        """
        found: list[tuple[str, str]] = []
        for rule, test in self._rules:
            if test is None:
                found += [(module, rule.id) for module in _over_the_limit(rule, planned)]
            elif test(facts, today):
                found += [(module, rule.id) for module in rule.modules_out]
        return tuple(found)


def _over_the_limit(rule: ModuleRule, planned: Sequence[str]) -> list[str]:
    kept: list[tuple[str, ...]] = []
    late = []
    for module in planned:
        group = next((group for group in rule.of if module in group), None)
        if group is None or group in kept:
            continue
        if len(kept) == rule.at_most:
            late.append(module)
        else:
            kept.append(group)
    return late
