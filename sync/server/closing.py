"""Units and organisations that end. Closed: no wall comes in any more, and what was told stays told. Forgotten: all
about them is gone from the centre, after an archive extract has been made of it.

    close_unit(tx, unit, now_ms)             its walls work on alone
    forget_unit(tx, unit)                    {"change": 1143, "card": 295, …}: how many rows went, by table
"""

from collections.abc import Collection

from sqlalchemy import Connection, delete, exists, or_, select, update

from board.kinds import metadata as boards
from sync.server import erasure, server_writes
from sync.server.access import sessions
from sync.server.db import metadata
from sync.server.db.tables import assignments, devices, keys, offers, organisations, people, units


def close_unit(tx: Connection, unit: int, now_ms: int) -> None:
    """From now on nothing comes in from its walls, no new one is let in, and no meeting is missed."""
    hung = (devices.c.unit == unit, devices.c.revoked_ms.is_(None))
    tx.execute(update(devices).where(*hung).values(revoked_ms=now_ms))
    tx.execute(update(units).where(units.c.id == unit, units.c.closed_ms.is_(None)).values(closed_ms=now_ms))


def close_organisation(tx: Connection, organisation: int, now_ms: int) -> None:
    """All its units, its people and its keys."""
    for unit in tx.scalars(select(units.c.id).where(units.c.organisation == organisation)).all():
        close_unit(tx, unit, now_ms)
    for person in tx.scalars(select(people.c.id).where(people.c.organisation == organisation)).all():
        tx.execute(update(people).where(people.c.id == person).values(closed_ms=now_ms))
        sessions.end_all(tx, person)
    tx.execute(update(keys).where(keys.c.organisation == organisation).values(revoked_ms=now_ms))
    tx.execute(update(organisations).where(organisations.c.id == organisation).values(closed_ms=now_ms))


def forget_unit(tx: Connection, unit: int) -> dict[str, int]:
    """Everything about a unit, the people who have no other and what it lifted to others included. Returns how many
    rows went from which table."""
    erasure.withdraw(tx, unit)
    a, other = assignments.c, assignments.alias().c
    elsewhere = exists().where(other.person == a.person, other.unit != unit)
    theirs = tx.scalars(select(a.person).where(a.unit == unit, ~elsewhere)).all()
    return _forget(tx, {"units": [unit], "people": theirs})


def forget_organisation(tx: Connection, organisation: int) -> dict[str, int]:
    """Everything about an organisation: units, people, keys, the account of who saw what."""
    held = server_writes.hold_organisation(tx, organisation)
    who = tx.scalars(select(people.c.id).where(people.c.organisation == organisation)).all()
    return _forget(tx, {"organisations": [organisation], "units": held.keys(), "people": who})


def _forget(tx: Connection, gone: dict[str, Collection[int]]) -> dict[str, int]:
    """All rows that point to what is to go, whichever table they stand in: a new table needs no line here."""
    of_units = gone["units"]
    gone["devices"] = tx.scalars(select(devices.c.id).where(devices.c.unit.in_(of_units))).all()
    gone["offers"] = tx.scalars(select(offers.c.id).where(offers.c.unit.in_(of_units))).all()
    counts = {}
    for table in reversed(metadata.sorted_tables):
        whose = [c.in_(gone[t]) for c in table.c for f in c.foreign_keys if (t := f.column.table.name) in gone]
        if table.name in gone:
            whose.append(table.c.id.in_(gone[table.name]))
        if whose:
            counts[table.name] = tx.execute(delete(table).where(or_(*whose))).rowcount
    for table in boards.sorted_tables:
        if "unit" in table.c:
            counts[table.name] = tx.execute(delete(table).where(table.c.unit.in_(of_units))).rowcount
    return {name: count for name, count in counts.items() if count}
