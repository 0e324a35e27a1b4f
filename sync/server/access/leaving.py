"""A wall has left: its tokens open nothing any more, and *Tavler* and the account say that it went by itself."""

from sqlalchemy import Connection, select, update

from sync.server.access import audit, device_tokens
from sync.server.access.device_tokens import Caller
from sync.server.db.tables import devices, units


def leave(tx: Connection, caller: Caller, now_ms: int) -> None:
    wall = tx.execute(select(devices.c.name, devices.c.device).where(devices.c.id == caller.row)).one()
    unit = tx.execute(select(units.c.organisation, units.c.name).where(units.c.id == caller.unit)).one()
    device_tokens.revoke(tx, caller.row, now_ms)
    tx.execute(update(devices).where(devices.c.id == caller.row).values(left_ms=now_ms))
    called = audit.called(wall.name, wall.device, unit.name)
    audit.note(tx, unit.organisation, audit.A_WALL, "wall_left", called, now_ms)
