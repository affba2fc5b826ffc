"""`python -m bench [NAME]`: a JSON line for each bench, or for the one that is named. A missed limit is an error.

A line: `{"name", "ours", "peer", "unit", "ratio", "n"}`, where ours and peer are medians and ratio is peer / ours.
"""

import json
import sys
from collections.abc import Mapping, Sequence

from bench.measured import Bench
from bench.registry import BENCHES


def main(arguments: Sequence[str], benches: Mapping[str, Bench] = BENCHES) -> int:
    """Run all benches, or those that are named; gives the exit status: 1 for a limit missed, 2 for an unknown name."""
    unknown = [name for name in arguments if name not in benches]
    if unknown:
        print(f"there is no bench '{unknown[0]}': the benches are {', '.join(benches)}", file=sys.stderr)
        return 2
    status = 0
    for name in arguments or benches:
        line = benches[name].measure().line(name, benches[name].unit)
        print(json.dumps(line), flush=True)
        missed = benches[name].missed(line)
        if missed:
            print(missed, file=sys.stderr, flush=True)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
