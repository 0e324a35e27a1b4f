"""What of a push could not become part of a board: kept apart from the log, told each time it is sent."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select, tuple_

from board.log import log
from board.log.change import Change, alike
from sync.protocol.problem import Code, Problem, Refuse
from sync.protocol.round import Refusal, RefusalReason, to_wire
from sync.server.db.tables import refusals

_C = log.change.c

Refused = dict[tuple[str, int], tuple[RefusalReason, str]]
"""(device, n) to why, and what was said, as text."""


def keep(tx: Connection, unit: int, refused: Refused, now_ms: int) -> list[Refusal]:
    """Put refused changes aside, once, and say so each time they are sent. Raises Refuse(FORKED)."""
    if not refused:
        return []
    told = []
    identity = tuple_(refusals.c.device, refusals.c.n).in_(list(refused))
    known = {(r.device, r.n): r for r in tx.execute(select(refusals).where(refusals.c.unit == unit, identity))}
    for (device, n), (why, body) in refused.items():
        if (before := known.get((device, n))) is not None:
            if before.body not in (body, "{}"):  # {} when it was erased
                raise Refuse(Problem(error=Code.FORKED, device=device, n=n))
        else:
            tx.execute(insert(refusals).values(unit=unit, device=device, n=n, why=why, body=body, taken_ms=now_ms))
        told.append(Refusal(device=device, n=n, why=why))
    return told


def compare(tx: Connection, unit: int, good: Mapping[tuple[str, int], Change], refused: Refused) -> None:
    """Hold what is said again against what was decided: kept and refused under one identity are two changes. What was
    refused once and is allowed now is no longer refused. Raises Refuse(FORKED)."""
    stored = select(_C.device, _C.n).where(_C.unit == unit, tuple_(_C.device, _C.n).in_(list(refused)))
    for device, n in tx.execute(stored).all() if refused else ():
        raise Refuse(Problem(error=Code.FORKED, device=device, n=n))
    of_unit = refusals.c.unit == unit
    aside = select(refusals).where(of_unit, tuple_(refusals.c.device, refusals.c.n).in_(list(good)))
    for row in tx.execute(aside).all():
        said = dict(to_wire(good[row.device, row.n])) | {"stamp": 0}
        before = json.loads(row.body)
        if row.body != "{}" and not alike({**before, "stamp": 0}, said):  # the stamp may have been capped
            raise Refuse(Problem(error=Code.FORKED, device=row.device, n=row.n))
        tx.execute(delete(refusals).where(of_unit, refusals.c.device == row.device, refusals.c.n == row.n))


def text(body: Any) -> str:
    return json.dumps(body, sort_keys=True, separators=(",", ":"))
