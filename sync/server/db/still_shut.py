"""A centre that is set back is no more open than the one it takes the place of: walls, people and keys that were shut
out since the copy was made stay out, what waits no more does not wait again, whoever began anew or got another key,
role or other units comes in as they do now, units hang under one another as now, and the threshold, and what may
leave an organisation, is the stricter of the two. Nobody is signed in.

    known = still_shut.read(ask)        of the former centre: `ask` answers a question, or nothing where it cannot
    still_shut.again(tx, known)         in the one that takes its place
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Select, Table, and_, bindparam, delete, insert, select, update

from sync.server.db.tables import (
    assignments,
    devices,
    keys,
    level_moves,
    lowerings,
    organisations,
    pairings,
    people,
    sessions,
    tokens,
    units,
)

_KNOWN_BY: dict[Table, tuple[Column[Any], ...]] = {
    devices: (devices.c.id, devices.c.paired_ms),
    people: (people.c.id, people.c.made_ms),
    keys: (keys.c.hash,),
}
"""What tells a row from another that got its number later."""
_SHUT = (devices.c.revoked_ms, people.c.closed_ms, keys.c.revoked_ms)
"""Since when. Not units that were closed by mistake: they have no other way back than such a copy."""
_WAY_IN = (
    people.c.role,
    people.c.subject,
    people.c.password,
    people.c.totp,
    people.c.totp_step,
    people.c.recovery,
    people.c.invited_by,
)
_OF_TOKEN = (tokens.c.hash, tokens.c.device, tokens.c.made_ms, tokens.c.proved_ms, tokens.c.retired_ms)

_RULES = select(organisations.c.public, organisations.c.threshold, organisations.c.names, organisations.c.opens)
_LOWERINGS = select(organisations.c.public, lowerings.c.week, lowerings.c.threshold).join_from(
    lowerings, organisations
)
_PEOPLE = (
    select(*_KNOWN_BY[people], *_WAY_IN, units.c.public)
    .select_from(people)
    .outerjoin(assignments, assignments.c.person == people.c.id)
    .outerjoin(units, units.c.id == assignments.c.unit)
)
"""Once for each of their units: where these cannot be read, nothing is known of anybody."""
_TOKENS = select(devices.c.paired_ms, *_OF_TOKEN).join_from(tokens, devices)
_WAITING = select(pairings.c.hash).where(pairings.c.denied.is_(False), pairings.c.paired.is_(None))
_ABOVE = units.alias()
_MOVES = (
    select(units.c.public, level_moves.c.since, _ABOVE.c.public)
    .select_from(level_moves)
    .join(units, units.c.id == level_moves.c.unit)
    .outerjoin(_ABOVE, _ABOVE.c.id == level_moves.c.above)
)

Rows = list[Any]


class Known(NamedTuple):
    shut: list[Rows]
    rules: Rows
    lowerings: Rows
    people: Rows
    tokens: Rows
    waiting: Rows
    moves: Rows


def read(ask: Callable[[Select[Any]], Rows]) -> Known:
    shut = [ask(select(*_KNOWN_BY[one.table], one).where(one.is_not(None))) for one in _SHUT]
    return Known(shut, *map(ask, (_RULES, _LOWERINGS, _PEOPLE, _TOKENS, _WAITING, _MOVES)))


def again(tx: Connection, known: Known) -> None:
    tx.execute(delete(sessions))
    tx.execute(delete(pairings).where(pairings.c.hash.not_in([hash_ for (hash_,) in known.waiting])))
    for column, rows in zip(_SHUT, known.shut, strict=True):
        for *which, since in rows:
            shut = update(column.table).where(_is(column.table, which), column.is_(None))
            tx.execute(shut.values({column: since}))
    for public, threshold, names, opens in known.rules:
        here = tx.execute(select(organisations).where(organisations.c.public == public)).first()
        if here is not None:
            stricter = {
                "threshold": max(here.threshold, threshold),
                "names": here.names and bool(names),
                "opens": here.opens and bool(opens),
            }
            tx.execute(update(organisations).where(organisations.c.id == here.id).values(stricter))
    _lowered(tx, known.lowerings)
    _come_in(tx, known.people)
    _open_to_walls(tx, known.tokens)
    _hang(tx, known.moves)


def _lowered(tx: Connection, rows: Iterable[Any]) -> None:
    """Votes of before are told under the highest threshold that was ever in force since."""
    for public, week, threshold in rows:
        number = tx.scalar(select(organisations.c.id).where(organisations.c.public == public))
        if number is None:
            continue
        this = and_(lowerings.c.organisation == number, lowerings.c.week == week)
        here = tx.scalar(select(lowerings.c.threshold).where(this))
        if here is None:
            tx.execute(insert(lowerings).values(organisation=number, week=week, threshold=threshold))
        elif here < threshold:
            tx.execute(update(lowerings).where(this).values(threshold=threshold))


def _come_in(tx: Connection, rows: Rows) -> None:
    """Whoever the copy knows, too, comes in as they do now, and to what is theirs now."""
    theirs: dict[tuple[Any, ...], set[str]] = {}
    for *person, public in rows:
        theirs.setdefault(tuple(person), set()).add(public)
    for (id_, made_ms, *way_in), own in theirs.items():
        who, now = _is(people, (id_, made_ms)), dict(zip(_WAY_IN, way_in, strict=True))
        bound = people.c.subject == now[people.c.subject]
        tx.execute(update(people).where(bound).values(subject=None))  # by the copy, to another
        if tx.execute(update(people).where(who).values(now)).rowcount:
            tx.execute(delete(assignments).where(assignments.c.person == id_))
            for unit in tx.scalars(select(units.c.id).where(units.c.public.in_(own))).all():
                tx.execute(insert(assignments).values(person=id_, unit=unit))


def _open_to_walls(tx: Connection, rows: Rows) -> None:
    """A wall that the copy knows, too, comes in by the key it has now."""
    hung = {tuple(row) for row in tx.execute(select(devices.c.id, devices.c.paired_ms))}
    names = [column.name for column in _OF_TOKEN]
    known = [dict(zip(names, row, strict=True)) for paired_ms, *row in rows if (row[1], paired_ms) in hung]
    if known:
        tx.execute(delete(tokens).where(tokens.c.hash == bindparam("hash")), known)
        tx.execute(insert(tokens), known)


def _hang(tx: Connection, moves: Rows) -> None:
    """Whoever reads a unit by what it hangs under is who does so now. Under one the copy does not know it hangs no
    more."""
    numbers = {public: id_ for id_, public in tx.execute(select(units.c.id, units.c.public))}
    ours = [(numbers[unit], since, numbers.get(above)) for unit, since, above in moves if unit in numbers]
    tx.execute(delete(level_moves).where(level_moves.c.unit.in_({unit for unit, _since, _above in ours})))
    for unit, since, above in ours:
        tx.execute(insert(level_moves).values(unit=unit, since=date.fromisoformat(since), above=above))


def _is(table: Table, which: Iterable[Any]) -> Any:
    return and_(*(column == value for column, value in zip(_KNOWN_BY[table], which, strict=True)))
