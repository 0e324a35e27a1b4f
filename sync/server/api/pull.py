"""Pulling: what a wall has not seen yet of its unit's log, the next page after its cursor, in whole groups. Reads
only."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from board import limits
from board.log import log
from sync.protocol.round import Round, WireChange
from sync.server.api.push import Pushed

_C = log.change.c


@dataclass
class Pulled:
    cursor: int
    changes: list[WireChange]
    more: bool


_everybody = (
    select(_C.seq, _C.device, _C.n, _C.stamp, _C.action, _C.kind, _C.record, _C.fields)
    .where(_C.unit == bindparam("_unit"), _C.seq > bindparam("_cursor"), _C.seq <= bindparam("_top"))
    .order_by(_C.seq)
    .limit(bindparam("_limit"))
)
_others = _everybody.where(_C.device != bindparam("_device"))


def pull(tx: Connection, unit: int, asked: Round, pushed: Pushed) -> Pulled:
    """What others did after the cursor, up to where the push has brought the unit, in whole groups."""
    top = pushed.seq
    alone = asked.cursor == top - pushed.stored and pushed.own and not asked.own
    if alone or asked.cursor >= top:
        return Pulled(top, [], False)
    given: dict[str, Any] = {"_unit": unit, "_cursor": asked.cursor, "_top": top, "_limit": asked.limit + 1}
    query = _everybody
    if not asked.own:
        query, given = _others, given | {"_device": asked.device}
    limit = asked.limit
    rows: Sequence[Any] = tx.execute(query, given).all()
    if len(rows) > limit and not (cut := _whole(rows, limit)):  # one group alone is larger than the page
        rows = tx.execute(query, given | {"_limit": limits.GROUP + 1}).all()
        limit = next((i for i, row in enumerate(rows) if _group(row) != _group(rows[0])), limits.GROUP)
    elif len(rows) > limit:
        limit = cut
    limit = _fitting(rows, limit)
    more = len(rows) > limit
    rows = rows[:limit]
    changes = [
        WireChange(device=device, n=n, stamp=stamp, group=action, kind=kind, record=record, fields=fields)
        for _, device, n, stamp, action, kind, record, fields in rows
    ]
    return Pulled(rows[-1].seq if more else top, changes, more)


def _group(row: Any) -> tuple[str, str]:
    return row.device, row.action


def _whole(rows: Sequence[Any], limit: int) -> int:
    """The greatest length up to `limit` that splits no group; 0 when there is none."""
    while limit and _group(rows[limit - 1]) == _group(rows[limit]):
        limit -= 1
    return limit


def _fitting(rows: Sequence[Any], limit: int) -> int:
    """The greatest length up to `limit` that stays below the size of a message and, if it can, splits no group."""
    if (
        sum(_at_most(value) for row in rows[:limit] for value in row.fields.values())
        < limits.BODY_BYTES - 300 * limit
    ):
        return limit  # the usual case, told without writing it all down
    sizes = [200 + len(json.dumps(row.fields)) for row in rows[:limit]]
    while sum(sizes[:limit]) > limits.BODY_BYTES and limit > 1:
        limit = _whole(rows, limit - 1) or limit - 1
    return limit


def _at_most(value: Any) -> int:
    """Bytes a value can take as JSON, from above; six for a sign that must be escaped, and the field's name."""
    if isinstance(value, str):
        return 6 * len(value) + 50
    return limits.CHANGE_BYTES if isinstance(value, list | dict) else 80
