"""A hundred thousand odd values through everything that reads them, from a seed that is printed: `tests.fuzzing` says
what must survive. Half as a bench: it tells how many values a second are refused, parked or shown.

    python -m bench.fuzz            from a new seed
    python -m bench.fuzz 42 4000    from this one, so many values
"""

import logging
import sys
import time
from random import SystemRandom

import structlog

from tests.fuzzing import look_at_screens, survives

VALUES = 100_000
BATCH = 400
LIMIT_S = 14 * 60


def main(seed: int | None = None, values: int = VALUES) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    seed = SystemRandom().randrange(10**6) if seed is None else seed
    print(f"odd values from seed {seed}", flush=True)
    began, sent, batches = time.monotonic(), 0, 0
    while sent < values and time.monotonic() < began + LIMIT_S:
        sent += survives(seed + batches, BATCH, screens=look_at_screens)
        batches += 1
    took_s = time.monotonic() - began
    print(f"{sent:,} values in {batches} boards survived in {took_s:.0f} s", flush=True)
    if sent < values:
        print(f"given up after {LIMIT_S} s; the last seed was {seed + batches - 1}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
