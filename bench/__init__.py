"""What the course costs in time, each thing beside a peer: `python -m bench [NAME]` in the course's folder.

A new bench is a module with a function that returns `Measured`, and a line in `bench.registry`.
"""

import sys
from pathlib import Path

COURSE = Path(__file__).resolve().parents[1]

# the servers, pages and schools of the browser tests are those that are measured
sys.path += [str(COURSE / "tests"), str(COURSE / "tests" / "browser")]
