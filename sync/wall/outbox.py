"""What waits to be sent: every change of the wall's log that the centre has not decided on. Reads only."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from board import limits
from board.log import log
from board.log.change import Change
from board.log.log import HERE
from board.log.stamp import NOBODY
from sync.wall.intervals import Intervals
from sync.wall.sync_state import SyncState

_C = log.change.c
_changes = select(_C.device, _C.n, _C.stamp, _C.action, _C.kind, _C.record, _C.fields)


_step = select(func.min(_C.device).label("device")).where(_C.unit == HERE).cte("step", recursive=True)
_next = select(func.min(_C.device)).where(_C.unit == HERE, _C.device > _step.c.device).scalar_subquery()
_steps = _step.union_all(select(_next).where(_step.c.device.is_not(None)))
_top = select(func.max(_C.n)).where(_C.unit == HERE, _C.device == _steps.c.device).scalar_subquery()
_tops = select(_steps.c.device, _top).where(_steps.c.device.is_not(None))
"""All devices of the log and the highest n of each, by leaps through the index rather than by reading the log."""


def stretches(tx: Connection, state: SyncState, own: str) -> list[tuple[str, int, int | None]]:
    """(device, first n, last n or None): where changes may lie that the centre has not decided on; our own first."""
    found = []
    for device, top in sorted(tx.execute(_tops).all(), key=lambda row: (row[0] != own, row[0])):
        for first, last in state.held.get(device, Intervals()).gaps():
            if first <= top:
                found.append((device, first, last))
    return found


def span(device: str, first: int, last: int | None) -> tuple[Any, ...]:
    where = (_C.unit == HERE, _C.device == device, _C.n >= first)
    return where if last is None else (*where, _C.n <= last)


def between(tx: Connection, device: str, first: int, last: int | None, limit: int | None) -> list[Change]:
    query = _changes.where(*span(device, first, last)).order_by(_C.n).limit(limit)
    return [Change(*row) for row in tx.execute(query).all()]


def whole_groups(tx: Connection, found: list[Change], limit: int) -> int:
    """How many to send so that no group is split. One group that alone is larger than the limit goes whole."""
    cut = limit
    while cut and (found[cut - 1].device, found[cut - 1].group) == (found[cut].device, found[cut].group):
        cut -= 1
    if cut:
        return cut
    device, group = found[0].device, found[0].group
    rest = between(tx, device, found[-1].n + 1, None, limits.GROUP - len(found))
    for c in rest:
        if c.group != group:
            break
        found.append(c)
    return len(found)


def waiting(tx: Connection, state: SyncState, own: str) -> tuple[int, int | None]:
    """How many wait, and the stamp of the oldest of them that somebody has said; None where that is none."""
    count = 0
    stamps: list[int] = []
    for device, first, last in stretches(tx, state, own):
        where = span(device, first, last)
        if some := tx.scalar(select(func.count(_C.n)).where(*where)) or 0:
            count += some
            said = select(_C.stamp).where(*where, _C.stamp > NOBODY).order_by(_C.n).limit(1)
            stamps += tx.scalars(said)
    return count, min(stamps, default=None)


def everything(tx: Connection) -> Iterator[Change]:
    rows = tx.execute(select(log.change).where(_C.unit == HERE)).mappings()
    for part in rows.partitions(5_000):
        yield from map(log.of_row, part)
