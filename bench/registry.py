"""All benches by name. To add one: a module with a `measure` that returns `Measured`, and a line here."""

from bench import autograde, checking, claims, feedback, first_question, load, next_part, page_open, screening, switch
from bench.measured import Bench

BENCHES: dict[str, Bench] = {
    "autograde": Bench(autograde.measure, "s", least_ratio=5),
    "load": Bench(load.measure, "s", least_ratio=1 / 4),
    "first": Bench(first_question.measure, "s", least_ratio=1 / 2),
    "check": Bench(checking.measure, "s", least_ratio=1 / 26),
    "claims": Bench(claims.measure, "s", least_ratio=1 / 50),
    "screen": Bench(screening.measure, "s", least_ratio=2),
    "open": Bench(page_open.measure, "s", least_ratio=1 / 1.3),
    "switch": Bench(switch.measure, "s", least_ratio=1 / 0.45),
    "next": Bench(next_part.measure, "ms", least_ratio=1 / 15),
    "feedback": Bench(feedback.measure, "ms", least_ratio=1 / 1.5),
}
