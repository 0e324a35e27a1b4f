"""Which units an organisation has, which walls hang in them, and how these are, as far as the centre can know: what a
silent wall holds back is known to nobody but itself. Reads only, and nothing of what a board says.

    for unit in of_organisation(tx, person.organisation, now_ms): …
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from sync.server.db.tables import alarms, closures, devices, refusals, units
from sync.server.reports import tenancy
from sync.server.reports.tenancy import Place

DAY_MS = 24 * 3_600_000
SKEW_MS = 10 * 60_000
"""A clock that is further off than this is told of."""
ALARM_MS = 30 * 86_400_000
"""So long an alarm is told of."""


@dataclass(frozen=True)
class Wall:
    """A wall that was let in.

    end      what its identity ends with
    skew_ms  its clock minus ours where that matters, else 0
    refused  how many of its changes could not be stored
    silent   not heard for a day: what has been done there since is on the wall alone
    alarms   words of tables.alarms, the newest first
    """

    id: int
    unit: int
    name: str
    end: str
    app: str
    paired_ms: int
    seen_ms: int
    skew_ms: int
    refused: int
    alarms: tuple[str, ...]
    silent: bool
    revoked_ms: int | None
    left_ms: int | None


@dataclass(frozen=True)
class Unit:
    id: int
    public: str
    name: str
    walls: tuple[Wall, ...]


def of_organisation(tx: Connection, organisation: int, now_ms: int) -> list[Unit]:
    """Every unit by name, with the walls that may come in."""
    found = hung(tx, organisation, now_ms)
    places = tenancy.places(tx, organisation)
    return [Unit(place.id, place.public, place.name, tuple(found.get(place.id, ()))) for place in places]


def hung(
    tx: Connection, organisation: int, now_ms: int, *, of: Collection[int] | None = None
) -> dict[int, list[Wall]]:
    """The walls that may come in, of each unit that has any."""
    found: dict[int, list[Wall]] = {}
    for wall in _walls(tx, now_ms, tenancy.within(organisation, of), devices.c.revoked_ms.is_(None)):
        found.setdefault(wall.unit, []).append(wall)
    return found


def of_unit(tx: Connection, organisation: int, public: str, now_ms: int) -> Unit | None:
    """One unit of the organisation, with all walls there ever were."""
    place = tenancy.place(tx, organisation, public)
    if place is None:
        return None
    return Unit(place.id, place.public, place.name, tuple(_walls(tx, now_ms, units.c.id == place.id)))


def wall(tx: Connection, organisation: int, number: int, now_ms: int) -> tuple[Wall, Place] | None:
    """A wall that may come in, and the unit it hangs in."""
    own = (tenancy.within(organisation), devices.c.id == number, devices.c.revoked_ms.is_(None))
    found = _walls(tx, now_ms, *own)
    return next(((one, place) for one in found for place in tenancy.places(tx, organisation, [one.unit])), None)


def closed_weeks(tx: Connection, unit: int) -> Sequence[str]:
    """The ISO weeks in which the unit was to hold no meeting, in order."""
    return tx.scalars(select(closures.c.week).where(closures.c.unit == unit).order_by(closures.c.week)).all()


def _walls(tx: Connection, now_ms: int, *which: ColumnElement[bool]) -> list[Wall]:
    of_wall = (refusals.c.unit == devices.c.unit, refusals.c.device == devices.c.device)
    refused = select(func.count()).select_from(refusals).where(*of_wall).scalar_subquery().label("refused")
    query = select(devices, refused).join_from(devices, units, devices.c.unit == units.c.id)
    rows = tx.execute(query.where(*which).order_by(devices.c.id)).all()
    rung: dict[int, dict[str, None]] = {}
    recent = (alarms.c.device.in_([row.id for row in rows]), alarms.c.at_ms > now_ms - ALARM_MS)
    for device, what in tx.execute(
        select(alarms.c.device, alarms.c.what).where(*recent).order_by(alarms.c.id.desc())
    ):
        rung.setdefault(device, {})[what] = None
    return [
        Wall(
            id=row.id,
            unit=row.unit,
            name=row.name,
            end=row.device[-4:],
            app=row.app,
            paired_ms=row.paired_ms,
            seen_ms=row.seen_ms,
            skew_ms=row.skew_ms if abs(row.skew_ms) > SKEW_MS else 0,
            refused=row.refused,
            alarms=tuple(rung.get(row.id, ())),
            silent=row.seen_ms < now_ms - DAY_MS,
            revoked_ms=row.revoked_ms,
            left_ms=row.left_ms,
        )
        for row in rows
    ]
