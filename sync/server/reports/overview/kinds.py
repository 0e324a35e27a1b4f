"""Which kind of unit each is, as it says on its own wall."""

from sqlalchemy import Connection, select

from board.kinds.unit import UNIT_ID, Unit
from sync.server.reports import tenancy

_U = Unit.table.c


def sectors(tx: Connection, organisation: int) -> dict[str, set[int]]:
    """The units of an organisation by the key of their kind; those that have said nothing are not there."""
    found: dict[str, set[int]] = {}
    query = select(_U.unit, _U.sector).where(_U.id == UNIT_ID, _U.unit.in_(tenancy.numbers(organisation)))
    for unit, sector in tx.execute(query):
        found.setdefault(sector, set()).add(unit)
    return found
