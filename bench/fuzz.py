"""A hundred thousand odd values through everything that reads them, from a seed that is printed; `tests.fuzzing` says
must survive. Two processes at a time, each left after a few boards: what a window has drawn it does not give back.

    python -m bench.fuzz            from a new seed
    python -m bench.fuzz 42 4000    from this one, so many values
"""

import logging
import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from random import SystemRandom

import structlog

VALUES = 100_000
BATCH = 400
BOARDS = 4
"""So many in one process."""
LIMIT_S = 14 * 60


def batch(seed: int) -> int:
    """How many values there were. Raises tests.fuzzing.Found."""
    from tests.fuzzing import look_at_screens, survives

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    return survives(seed, BATCH, screens=look_at_screens)


def main(seed: int | None = None, values: int = VALUES) -> None:
    first = SystemRandom().randrange(10**6) if seed is None else seed
    print(f"odd values from seed {first}", flush=True)
    began, sent, next_seed = time.monotonic(), 0, first
    context = multiprocessing.get_context("spawn")
    while sent < values and time.monotonic() < began + LIMIT_S:
        seeds = range(next_seed, next_seed + 2 * BOARDS)
        with ProcessPoolExecutor(2, mp_context=context) as pool:
            sent += sum(pool.map(batch, seeds))
        next_seed = seeds.stop
        print(f"{sent:,} values", flush=True)
    took_s = time.monotonic() - began
    print(f"{sent:,} values on {next_seed - first} boards survived in {took_s:.0f} s", flush=True)
    if sent < values:
        print(f"given up after {LIMIT_S} s; the next seed is {next_seed}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
