"""Erasing what a person has a right to have erased: from the log, the tables, and every wall of the unit."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from board import log
from board.change import Change
from sync.redaction import KIND, Redaction, carry_out
from sync.server import hand
from sync.server.tables import redactions, refusals, units


def erase(tx: Connection, unit: int, kind: str, record: str, fields: set[str], now_ms: int) -> int:
    """Blank these fields of this record for ever, and tell the walls. Returns how many changes were blanked."""
    row = hand.hold(tx, unit)
    c = log.change.c
    newest = tx.scalar(select(func.max(c.stamp)).where(c.unit == unit, c.kind == kind, c.record == record)) or 0
    return _blank(tx, row, Redaction(kind, record, frozenset(fields), max(now_ms, newest)))


def _blank(tx: Connection, row: Any, redaction: Redaction) -> int:
    unit, kind, record = row.id, redaction.kind, redaction.record
    device = hand.device(tx)
    pairs, _ = carry_out(tx, redaction, unit)
    n = log.last_n(tx, device, unit) + 1
    told = Change(device, n, redaction.stamp, f"erase-{n}", KIND, f"{n}", redaction.as_fields())
    log.ingest(tx, [told], unit=unit)
    hand.settle(tx, row, [told], pairs, redacted=True)
    values = {"kind": kind, "record": record, "fields": " ".join(sorted(redaction.fields)), "stamp": redaction.stamp}
    before = tx.scalar(select(func.max(redactions.c.n)).where(redactions.c.unit == unit)) or 0
    tx.execute(insert(redactions).values(unit=unit, n=before + 1, **values))
    for refused in tx.execute(select(refusals).where(refusals.c.unit == unit)).all():
        body = json.loads(refused.body)
        if isinstance(body, dict) and (body.get("kind"), body.get("record")) == (kind, record):
            identity = (refusals.c.unit == unit, refusals.c.device == refused.device, refusals.c.n == refused.n)
            tx.execute(update(refusals).where(*identity).values(body="{}"))
    return len(pairs)


def of_unit(tx: Connection, unit: int) -> list[Redaction]:
    """Everything that was erased in a unit."""
    rows = tx.execute(select(redactions).where(redactions.c.unit == unit)).all()
    return [Redaction(r.kind, r.record, frozenset(r.fields.split()), r.stamp) for r in rows]


def again(tx: Connection, erased: Sequence[tuple[int, str, str, str, int]]) -> int:
    """Erase in a restored centre what had been erased since its backup, and no more than was erased then: what was
    written afterwards stays. Returns how many changes that blanked."""
    blanked = 0
    for unit, kind, record, fields, stamp in erased:
        redaction = Redaction(kind, record, frozenset(fields.split()), stamp)
        row = tx.execute(select(units).where(units.c.id == unit).with_for_update()).first()
        if row is not None and redaction not in of_unit(tx, unit):
            blanked += _blank(tx, row, redaction)
    return blanked
