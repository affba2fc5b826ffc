"""All benches by name. To add one: a module with a `measure` that returns `Measured`, and a line here."""

from bench import autograde, feedback, load, page_open, screening
from bench.measured import Bench

BENCHES: dict[str, Bench] = {
    "autograde": Bench(autograde.measure, "s", least_ratio=5),
    "load": Bench(load.measure, "ms", most=350),
    "screen": Bench(screening.measure, "s", most=2),
    "open": Bench(page_open.measure, "s", most=5),
    "feedback": Bench(feedback.measure, "ms", most=150),
}
