"""What is measured in turn, and the line that is printed of it."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Measured:
    """Figures of ours and of the peer, a pair a round, in one unit. `n` is how many things each side measured."""

    ours: tuple[float, ...]
    peer: tuple[float, ...]
    n: int

    def line(self, name: str, unit: str) -> dict[str, str | float]:
        """The bench in one line: the medians, and how many times ours fits into the peer."""
        ours, peer = (float(f"{median(figures):.4g}") for figures in (self.ours, self.peer))
        return {"name": name, "ours": ours, "peer": peer, "unit": unit, "ratio": peer / ours, "n": self.n}


def in_turn(ours: Callable[[int], float], peer: Callable[[int], float], rounds: int) -> Measured:
    """Measure ours, peer, ours, peer, …, so that whatever else the machine does meets both.

    Args:
        ours: measures once; gets the number of the round, from 0.
        peer: the same for what ours stands beside.
        rounds: how many pairs.
    """
    pairs = [(ours(number), peer(number)) for number in range(rounds)]
    return Measured(tuple(one for one, _ in pairs), tuple(other for _, other in pairs), rounds)


@dataclass(frozen=True)
class Bench:
    """A bench and its limit, the least that the ratio may be. A time would be another limit on each machine."""

    measure: Callable[[], Measured]
    unit: str
    least_ratio: float

    def missed(self, line: dict[str, str | float]) -> str:
        """The limit that a line misses, in words; "" where it does not."""
        if float(line["ratio"]) >= self.least_ratio:
            return ""
        return f"{line['name']}: the ratio {line['ratio']:.3g} is less than {self.least_ratio:.3g}"
