"""How far a new centre has come: whether it has units, several people, and a wall."""

from typing import NamedTuple

from sqlalchemy import Connection, exists, func, select

from sync.server.db.tables import devices, people, units


class Begun(NamedTuple):
    """`accounts`: there is somebody more than the first; `wall`: one was let in, of whichever unit."""

    units: bool
    accounts: bool
    wall: bool


def of_organisation(tx: Connection, organisation: int) -> Begun:
    mine = units.c.organisation == organisation
    several = select(func.count() > 1).where(people.c.organisation == organisation, people.c.closed_ms.is_(None))
    asked = (exists().where(mine), several.scalar_subquery(), exists().where(devices.c.unit == units.c.id, mine))
    return Begun(*map(bool, tx.execute(select(*asked)).one()))
