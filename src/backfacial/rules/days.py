"""Days in a row."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Days:
    """From `first` to `last`, both of them too; None where there is no last day."""

    first: datetime.date
    last: datetime.date | None = None

    def meets(self, other: "Days") -> bool:
        """Whether they have a day in common."""
        return (self.last is None or other.first <= self.last) and (other.last is None or self.first <= other.last)
