"""What protects people and was changed by a wall stands in the centre's account, in plain words: a wall's token is
enough to change it, and whoever holds one need not stand in the staff room.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from board.catalogue import _
from board.guarding import Altered
from sync.server.access import audit
from sync.server.access.device_tokens import Caller
from sync.server.db.tables import devices, units


def note(tx: Connection, caller: Caller, altered: Sequence[Altered], now_ms: int) -> None:
    """One line for each change, with the wall whose token it came by."""
    if not altered:
        return
    wall = tx.execute(select(devices.c.name, devices.c.device).where(devices.c.id == caller.row)).one()
    unit = tx.execute(select(units.c.organisation, units.c.name).where(units.c.id == caller.unit)).one()
    called = audit.called(wall.name, wall.device)
    for one in altered:
        said = _("{what} i {unit} ({wall})", what=_said(one), unit=unit.name, wall=called)
        audit.note(tx, unit.organisation, audit.A_WALL, "protection_changed", said, now_ms)


def _said(one: Altered) -> str:
    """Without the name itself: it is people's own text."""
    if one.field == "threshold":
        return _("grensen for å åpne vasene fra {was} til {now}", was=one.was, now=one.now)
    if one.field == "visible_throw":
        return _("kastet, som nå vises,") if one.now else _("kastet, som nå er skjult,")
    return _("navnet på enheten")
