"""Organisations and their units."""

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, update

from sync.protocol import digest
from sync.server.db.tables import closures, lowerings, organisations, units


def found_organisation(tx: Connection, name: str, now_ms: int) -> str:
    """Make an organisation; returns its public id, which is its name made plain."""
    public = _free(tx, organisations, _plain(name))
    tx.execute(insert(organisations).values(public=public, name=name, made_ms=now_ms))
    return public


def found_unit(tx: Connection, organisation: str, name: str, now_ms: int, known_as: str = "") -> str:
    """Make a unit in an organisation, given by its public id; returns its own, which is `known_as` where that is said
    and free. Raises LookupError when there is no such organisation."""
    owner = organisation_number(tx, organisation)
    plain = _plain(name)
    whose = organisation.removesuffix("-kommune")[: 35 - len(plain)].rstrip("-")
    public = _free(tx, units, known_as or f"{whose}-{plain}")
    values = {"name": name, "seq": 0, "digest": digest.text(digest.EMPTY), "redacted": False, "made_ms": now_ms}
    tx.execute(insert(units).values(public=public, organisation=owner, **values))
    return public


def organisation_number(tx: Connection, public: str) -> int:
    """The number of an organisation given by its public id. Raises LookupError."""
    number = tx.scalar(select(organisations.c.id).where(organisations.c.public == public))
    if number is None:
        raise LookupError(public)
    return int(number)


def unit_number(tx: Connection, public: str) -> int:
    """The number of a unit given by its public id. Raises LookupError."""
    number = tx.scalar(select(units.c.id).where(units.c.public == public))
    if number is None:
        raise LookupError(public)
    return int(number)


def unit_name(tx: Connection, number: int) -> str | None:
    """None where there is no such unit."""
    return tx.scalar(select(units.c.name).where(units.c.id == number))


def locked(tx: Connection, organisation: int) -> str:
    """The public id of an organisation. Until this transaction is over nobody else names its units, hangs them under
    each other or changes its people. Rows that point to it come in still: whoever holds a unit, and is waited for
    here, has yet to note what they did."""
    mine = select(organisations.c.public).where(organisations.c.id == organisation)
    return str(tx.execute(mine.with_for_update(key_share=True)).scalar_one())


def open_unit_number(tx: Connection, public: str) -> int:
    """The number of a unit that walls may be let into. Raises LookupError, also for one that was closed."""
    number = unit_number(tx, public)
    if tx.scalar(select(units.c.closed_ms).where(units.c.id == number)) is not None:
        raise LookupError(f"{public} (nedlagt)")
    return number


def rename(tx: Connection, unit: int, seen: str, name: str) -> bool:
    """Give a unit another name, if it is still called what it was `seen` to be; False when it is not."""
    as_seen = (units.c.id == unit, units.c.name == seen)
    return tx.execute(update(units).where(*as_seen).values(name=name)).rowcount == 1


def set_rules(
    tx: Connection, organisation: int, seen: tuple[int, bool], wanted: tuple[int, bool], this_week: str
) -> bool:
    """(threshold, names) of an organisation, if they are still as they were seen; False when they are not. A lower
    threshold holds for the votes of the weeks that come: this week's may have been laid under the higher one."""
    threshold, names = seen
    c = organisations.c
    as_seen = (c.id == organisation, c.threshold == threshold, c.names == names)
    values = {"threshold": wanted[0], "names": wanted[1]}
    if tx.execute(update(organisations).where(*as_seen).values(**values)).rowcount != 1:
        return False
    if wanted[0] < threshold:
        _lowered(tx, organisation, this_week, threshold)
    return True


def open_stories(
    tx: Connection, organisation: int, *, opens: bool | None = None, receives: bool | None = None
) -> None:
    """Whether others here may read what its units share, and whether its units are told what others open; what is not
    said stays as it is."""
    said = {name: value for name, value in (("opens", opens), ("receives", receives)) if value is not None}
    if said:
        tx.execute(update(organisations).where(organisations.c.id == organisation).values(**said))


def stories(tx: Connection, organisation: int) -> tuple[bool, bool]:
    """Whether it opens what its units share, and receives what others open."""
    c = organisations.c
    row = tx.execute(select(c.opens, c.receives).where(c.id == organisation)).one()
    return row.opens, row.receives


def listening(tx: Connection, organisation: int) -> int:
    """How many others receive what is opened."""
    c = organisations.c
    others = (c.receives, c.closed_ms.is_(None), c.id != organisation)
    return tx.scalar(select(func.count()).where(*others)) or 0


def _lowered(tx: Connection, organisation: int, week: str, before: int) -> None:
    """Votes up to and with this week were laid under a threshold of at least `before`, and are told under no less."""
    c = lowerings.c
    here = (c.organisation == organisation, c.week == week)
    known = tx.scalar(select(c.threshold).where(*here))
    if known is None:
        tx.execute(insert(lowerings).values(organisation=organisation, week=week, threshold=before))
    else:
        tx.execute(update(lowerings).where(*here).values(threshold=max(known, before)))


def close_weeks(tx: Connection, unit: int, weeks: Iterable[str]) -> None:
    """In these ISO weeks the unit holds no meeting, and misses none."""
    known = set(tx.scalars(select(closures.c.week).where(closures.c.unit == unit)))
    if fresh := [{"unit": unit, "week": week} for week in weeks if week not in known]:
        tx.execute(insert(closures), fresh)


def open_week(tx: Connection, unit: int, week: str) -> None:
    tx.execute(delete(closures).where(closures.c.unit == unit, closures.c.week == week))


def all_units(tx: Connection) -> list[Row[tuple[str, str, str, int]]]:
    """(organisation's name, public id, name, seq) of every unit."""
    query = (
        select(organisations.c.name.label("organisation"), units.c.public, units.c.name, units.c.seq)
        .join_from(units, organisations, units.c.organisation == organisations.c.id)
        .order_by(organisations.c.name, units.c.name)
    )
    return list(tx.execute(query).all())  # type: ignore[arg-type]


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.lower().replace("ø", "o").replace("æ", "ae"))
    plain = re.sub(r"[^a-z0-9]+", "-", folded.encode("ascii", "ignore").decode()).strip("-")
    return plain[:30].strip("-") or "x"


def _free(tx: Connection, table: Table, wanted: str) -> str:
    taken = set(tx.scalars(select(table.c.public).where(table.c.public.startswith(wanted, autoescape=True))))
    number = 1
    name = wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name
