"""A monkey at the wall for 50,000 steps: on empty and full walls of every format, a new seed for each thousand.

    python -m bench.monkey [STEPS]

Prints what it found with the seed and the step that play it again, and ends with 1 when it found anything.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections import Counter

from tests.kiosk.monkey.monkey import SIZES, WALLS, play

STEPS, ROUND = 50_000, 1_000


def main(steps: int = STEPS) -> None:
    seen: Counter[str] = Counter()
    found = 0
    kinds = itertools.cycle(itertools.product(WALLS, SIZES))
    for seed, (wall, size) in zip(range(1, steps // ROUND + 1), kinds, strict=False):
        began = time.process_time()
        fault = play(seed, ROUND, wall, size, seen)
        told = f"seed {seed}, {wall}, {size[0]}x{size[1]}: {time.process_time() - began:.0f} s of CPU"
        print(f"{told}\n{fault}" if fault else f"{told}, nothing", flush=True)
        found += fault is not None
    print(f"{sum(seen.values())} steps, {found} found; on {dict(seen.most_common())}", flush=True)
    if found:
        raise SystemExit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else STEPS)
