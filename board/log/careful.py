"""Where a step breaks over one of many things, the others are done all the same. Knows nothing of what is done.

    each(tx, changes, lambda some: log.apply(tx, some), aside)

For faults that nobody has thought of: what is known to be wrong is parked or refused before it comes so far.
"""

import logging
import traceback
from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

T = TypeVar("T")
R = TypeVar("R")

log = logging.getLogger(__name__)


def each(tx: Connection, items: Sequence[T], step: Callable[[Sequence[T]], R], aside: Callable[[T], R]) -> list[R]:
    """Carry out a step on all items together; where that breaks, on half of them at a time, until what breaks it is
    alone: of that nothing is done, and `aside` is called. Raises what the disk or the line is at fault for."""
    if not items:
        return []
    try:
        with tx.begin_nested():
            return [step(items)]
    except OperationalError:
        raise
    except Exception as fault:
        if len(items) > 1:
            half = len(items) // 2
            return [*each(tx, items[:half], step, aside), *each(tx, items[half:], step, aside)]
        _report(fault)
        return [aside(items[0])]


def _report(fault: Exception) -> None:
    """For whoever looks into the log: what and where. The text of a fault may hold what somebody wrote."""
    steps = traceback.extract_tb(fault.__traceback__)[-6:]
    log.error("put aside: %s at %s", type(fault).__name__, [f"{s.filename}:{s.lineno}" for s in steps])
