"""A wall has left: its tokens open nothing any more, and *Tavler* and the account say that it went by itself."""

from sqlalchemy import Connection, select, update

from board.catalogue import _
from sync.server.access import audit, device_tokens
from sync.server.access.admission import A_WALL
from sync.server.access.device_tokens import Caller
from sync.server.db.tables import devices, units


def leave(tx: Connection, caller: Caller, now_ms: int) -> None:
    wall = tx.execute(select(devices.c.name, devices.c.device).where(devices.c.id == caller.row)).one()
    unit = tx.execute(select(units.c.organisation, units.c.name).where(units.c.id == caller.unit)).one()
    device_tokens.revoke(tx, caller.row, now_ms)
    tx.execute(update(devices).where(devices.c.id == caller.row).values(left_ms=now_ms))
    called = f"{wall.name or _('tavle')} …{wall.device[-4:]}"
    said = _("{wall} i {unit}", wall=called, unit=unit.name)
    audit.note(tx, unit.organisation, A_WALL, "wall_left", said, now_ms)
