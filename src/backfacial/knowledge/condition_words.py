"""A condition in words: "age: below 18", "less than 6 months since the last dose of isotretinoin"."""

from backfacial.facts.conditions import AllOf, AnyOf, Comparison, Condition, Not, TypedFact
from backfacial.knowledge.entries import Index
from backfacial.knowledge.lines import Line, Ref, filled, joined, plain
from backfacial.knowledge.naming import Naming
from backfacial.knowledge.targets import target

LONG = 90
"""Characters of a joined condition above which its parts are listed one under the other."""


class ConditionWords:
    """Says conditions. `index` finds the facts that they compare, `naming` has the words."""

    def __init__(self, index: Index, naming: Naming) -> None:
        self._index = index
        self._naming = naming

    def lines(self, kind: str, condition: Condition) -> tuple[str, list[Line]]:
        """One line; for a long one how its parts are joined, and a line for each of them."""
        whole = self.line(kind, condition)
        if isinstance(condition, Comparison | Not) or len(plain(whole)) <= LONG:
            return "", [whole]
        key, parts = ("all-of", condition.all) if isinstance(condition, AllOf) else ("any-of", condition.any)
        return self._naming.word(key), [self.line(kind, part) for part in parts]

    def line(self, kind: str, condition: Condition) -> Line:
        """The condition as one line.

        Args:
            kind: the kind of the record that it stands in.
        """
        match condition:
            case Comparison():
                return self._comparison(kind, condition)
            case Not():
                return self._filled("not", condition=self.line(kind, condition.not_))
            case AllOf():
                return joined([self._inner(kind, part) for part in condition.all], self._naming.word("and-parts"))
            case AnyOf():
                return joined([self._inner(kind, part) for part in condition.any], self._naming.word("or-parts"))

    def _inner(self, kind: str, condition: Condition) -> Line:
        line = self.line(kind, condition)
        return self._filled("brackets", condition=line) if isinstance(condition, AllOf | AnyOf) else line

    def _comparison(self, kind: str, asked: Comparison) -> Line:
        entry = target(self._index, kind, "fact", asked.fact)
        fact: TypedFact | None = entry.record if entry else None
        shown: Line = (asked.fact,)
        if entry is not None:
            shown = (Ref(entry.kind, entry.id, self._naming.fact(entry.kind, entry.record)),)
        tests = [*self._values(asked, shown), *self._numbers(asked, shown), *self._times(asked, shown, fact)]
        if asked.unsure:
            tests.append(self._filled("unsure", fact=shown))
        return joined(tests, self._naming.word("and"))

    def _values(self, asked: Comparison, shown: Line) -> list[Line]:
        values = asked.is_ if asked.is_ is not None else asked.has
        if values is None:
            return []
        if values == (True,):
            return [shown]
        lines = [self._value(value, asked.fact) for value in values]
        return [self._filled("is", fact=shown, value=joined(lines, self._naming.word("or")))]

    def _value(self, value: bool | int | str, fact: str) -> Line:
        entry = self._index.named(value) if isinstance(value, str) else None
        return (Ref(entry.kind, entry.id, self._naming.short(entry)),) if entry else (self._naming.value(value, fact),)

    def _numbers(self, asked: Comparison, shown: Line) -> list[Line]:
        if asked.at_least is None and asked.below is None:
            return []
        ends = {"least": (str(asked.at_least),), "below": (str(asked.below),)}
        return [self._ends(asked.at_least, asked.below, "number", fact=shown, **ends)]

    def _times(self, asked: Comparison, shown: Line, fact: TypedFact | None) -> list[Line]:
        first, last = asked.ago_at_least, asked.ago_below
        if first is None and last is None:
            return []
        ends: dict[str, Line] = {
            "least": (self._naming.time(first) if first else "",),
            "below": (self._naming.time(last) if last else "",),
        }
        key = "ago" if fact is None or fact.kind == "date" else "length"
        return [self._ends(first, last, key, fact=shown, **ends)]

    def _ends(self, first: object, last: object, key: str, **values: Line) -> Line:
        which = "between" if first is not None and last is not None else "least" if first is not None else "below"
        return self._filled(f"{key}-{which}", **values)

    def _filled(self, key: str, **values: Line) -> Line:
        return filled(self._naming.word(f"if-{key}"), **values)
