"""Rows of the tables that leave the centre: page by page, or of one unit what has changed since a version of it.

A page goes by (unit, id) within a few units at a time, so that it costs what it holds, however many other
municipalities there are. A version is the unit's seq: every change of a board moves it, and what the log says since
is what may have changed. Votes and cards are the exceptions: they may be told once their week and a day, or their
day, is over, though nothing changes then.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, or_, select

from board.calendar import at, midnight_ms, monday
from board.catalogue import _
from board.kinds.card.record import Card
from board.kinds.gain import law
from board.kinds.gain.record import Gain
from board.kinds.goal import Goal
from board.kinds.tally.record import Tally
from board.kinds.unit import Unit
from board.log import log
from board.privacy import Told
from sync.protocol.erase import KIND as ERASED
from sync.protocol.exports import PAGE, Changes
from sync.server.db.tables import history, units
from sync.server.reports import culture, hung, tenancy, training, trends, wellbeing
from sync.server.reports.extract_tables import TABLES, Column, Table
from sync.server.reports.period import LONGEST_WEEKS, Period, today
from sync.server.reports.training import UnitTraining

Rows = list[list[Any]]
START = (0, "")
_TOGETHER = 32
"""Units that one query of a page looks at."""
_VOTES_TOGETHER = 8
_STEP = 2_000
"""Changes of the log that one answer goes through."""

_C = log.change.c


class Some(NamedTuple):
    """Some rows, and where the next begin; None when there are no more."""

    rows: Rows
    after: tuple[int, str] | None


def page(tx: Connection, organisation: int, table: Table, after: tuple[int, str], names: bool, now_ms: int) -> Some:
    """The rows after a place in the table."""
    if whole := _WHOLE.get(table.name):
        return Some(whole(tx, organisation, table, names, now_ms), None)
    together = _TOGETHER if table.record else _VOTES_TOGETHER
    wanted = (units.c.organisation == organisation, units.c.id >= after[0])
    query = select(units.c.id, units.c.public, units.c.name).where(*wanted).order_by(units.c.id).limit(together)
    some = {row.id: _Named(row.public, row.name) for row in tx.execute(query)}
    if not some:
        return Some([], None)
    last = max(some)
    if table.record is None:
        votes = _votes(tx, organisation, some, now_ms)
        return Some(votes, (last + 1, "") if len(some) == together else None)
    rows = _records(tx, table, names, list(some), after, PAGE, now_ms)
    if len(rows) == PAGE:
        public, _, id_ = rows[-1][:3]
        return Some(rows, (_number(some, public), id_))
    return Some(rows, (last + 1, "") if len(some) == together else None)


def changes(
    tx: Connection, organisation: int, public: str, since: int, week: str, names: bool, now_ms: int
) -> Changes | None:
    """What has changed in a unit since a version of it, and its votes from `week` on. None when the organisation has
    no such unit."""
    query = select(units.c.id, units.c.seq, units.c.name).where(
        units.c.public == public, units.c.organisation == organisation
    )
    unit = tx.execute(query).first()
    if unit is None:
        return None
    until = min(since + _STEP, unit.seq)
    span = (_C.unit == unit.id, _C.seq > since, _C.seq <= until)
    moved = tx.execute(select(_C.kind, _C.record).where(*span).distinct()).all()
    kinds = {row.kind for row in moved}
    goals = [row.record for row in moved if row.kind == Goal.kind]
    if ERASED in kinds or since > unit.seq or trends.written_over(tx, unit.id, goals):
        return _whole(tx, organisation, unit.id, unit.seq, _Named(public, unit.name), names, now_ms)
    rows: dict[str, Rows] = {}
    for table in TABLES.values():
        ids = [row.record for row in moved if table.record and row.kind == table.record.kind]
        if table.card is not None:
            ids += _since(tx, table, unit.id, week)
        if ids:
            rows[table.name] = _chosen(tx, table, names, unit.id, ids, now_ms)
    weeks = None if Unit.kind in kinds else _weeks(tx, unit.id, [r.record for r in moved if r.kind == Tally.kind])
    votes = _votes(tx, organisation, {unit.id: _Named(public, unit.name)}, now_ms)
    rows["wellbeing"] = [row for row in votes if weeks is None or row[2] >= week or row[2] in weeks]
    return Changes(version=until, more=until < unit.seq, rows={name: some for name, some in rows.items() if some})


def _whole(
    tx: Connection, organisation: int, unit: int, seq: int, named: "_Named", names: bool, now_ms: int
) -> Changes:
    rows = {t.name: _records(tx, t, names, [unit], START, None, now_ms) for t in TABLES.values() if t.record}
    rows["wellbeing"] = _votes(tx, organisation, {unit: named}, now_ms)
    return Changes(version=seq, whole=True, rows=rows)


def _records(
    tx: Connection,
    table: Table,
    names: bool,
    of: Sequence[int],
    after: tuple[int, str],
    limit: int | None,
    now_ms: int,
) -> Rows:
    """Rows of some units in the order of (unit, id)."""
    query, place = _query(table, names, of, now_ms)
    number, name = after
    beyond = or_(place.unit > number, and_(place.unit == number, place.id > name))
    ordered = query.where(beyond).order_by(place.unit, place.id)
    return _plain(tx.execute(ordered if limit is None else ordered.limit(limit)), table.shown(names))


def _chosen(tx: Connection, table: Table, names: bool, unit: int, ids: Sequence[str], now_ms: int) -> Rows:
    """These records; of gains all entries of the same subjects, since a new one takes another's place."""
    query, place = _query(table, names, [unit], now_ms)
    chosen = set(ids)
    if table.record is Gain:
        g = Gain.table.c
        about = select(g.subject).where(g.unit == unit, g.id.in_(ids))
        chosen |= set(tx.scalars(select(g.id).where(g.unit == unit, g.subject.in_(about))))
    found: Rows = []
    wanted = sorted(chosen)
    for start in range(0, len(wanted), 500):
        some = query.where(place.id.in_(wanted[start : start + 500])).order_by(place.id)
        found += _plain(tx.execute(some), table.shown(names))
    return found


def _query(table: Table, names: bool, of: Sequence[int], now_ms: int) -> tuple[Select[Any], Any]:
    """A query of a table's rows in these units, and the columns its place goes by."""
    assert table.record is not None
    own = table.record.table
    shown = [column.of.label(column.name) for column in table.shown(names)]
    joined = select(*shown).join_from(own, units, own.c.unit == units.c.id).where(own.c.unit.in_(of))
    if table.record is Gain:
        e = law.entries(own.c.unit.in_(of))
        joined = joined.outerjoin(e, (e.c.unit == own.c.unit) & (e.c.id == own.c.id))
    if table.card is None:
        return joined, own.c
    told = hung.told(now_ms) if table.record is Card else hung.with_card(own.c.unit, table.card, now_ms)
    return joined.where(told), own.c


class _Named(NamedTuple):
    public: str
    name: str


def _plain(rows: Iterable[Any], columns: Sequence[Column]) -> Rows:
    """Rows as JSON has them: moments written out, truths as truths. Of a moment that is told as a day nothing more
    is said than the day."""
    moments = [n for n, column in enumerate(columns) if column.kind == "moment"]
    days = [n for n, column in enumerate(columns) if column.kind == "day"]
    truths = [n for n, column in enumerate(columns) if column.kind == "truth"]
    found = [list(row) for row in rows]
    for row in found:
        for n in moments:
            row[n] = moment(row[n])
        for n in days:
            row[n] = _day(row[n])
        for n in truths:
            row[n] = bool(row[n])
    return found


def moment(ms: int | None) -> str | None:
    """Milliseconds as ISO 8601 in UTC, to the second; 0 is no moment.

    >>> moment(1_795_000_000_000)
    '2026-11-18T12:26:40Z'
    """
    return at(ms // 1000 * 1000).isoformat()[:19] + "Z" if ms else None


def _day(value: date | int | str | None) -> date | None:
    """A day as it is, that of a moment (0 is none), or the Monday of a week."""
    if isinstance(value, int):
        return today(value) if value else None
    return _monday(value) if isinstance(value, str) else value


def _monday(week: str) -> date | None:
    try:
        return monday(week)
    except ValueError:
        return None


def _units(tx: Connection, organisation: int, table: Table, names: bool, now_ms: int) -> Rows:
    query = select(*(column.of for column in table.columns)).where(units.c.organisation == organisation)
    return _plain(tx.execute(query.order_by(units.c.id)), table.columns)


def _history(tx: Connection, organisation: int, table: Table, names: bool, now_ms: int) -> Rows:
    h = history.c
    query = select(h.day, h.identified_fte, h.realised_fte, h.source).where(h.organisation == organisation)
    return [
        [day, found, taken, taken / found if taken is not None and found else None, source]
        for day, found, taken, source in tx.execute(query.order_by(h.day))
    ]


def _culture(tx: Connection, organisation: int, table: Table, names: bool, now_ms: int) -> Rows:
    """The words that its page tells, and no more of them."""
    told = culture.of_units(tx, organisation, now_ms)
    return [
        [place.public, place.name, row.statement, side, _(culture.WORDS[word]), int(word)]
        for place in tenancy.places(tx, organisation)
        if place.id in told
        for row in sorted(told[place.id].rows, key=attrgetter("statement"))
        for side, word in (("now", row.now), ("wanted", row.wanted))
        if word is not None
    ]


def _training(tx: Connection, organisation: int, table: Table, names: bool, now_ms: int) -> Rows:
    return [
        [one.place.public, one.place.name, *row][: None if names else -1]
        for one in training.of_units(tx, organisation)
        for row in _entered(one)
    ]


def _entered(one: UnitTraining) -> Iterator[tuple[Any, ...]]:
    """What, number, day, whether it is the wall's, and a name."""
    if one.trained:
        yield "trained", 0, one.trained, one.register.trained is None, None
    for number, day in one.days.items():
        yield "day", number, day, number not in one.register.days, None
    if one.waiting:
        yield "waiting", 0, one.waiting, False, None
    for number, (name, since) in enumerate(one.register.advisers.items(), 1):
        yield "adviser", number, since, False, name


_WHOLE: Mapping[str, Callable[[Connection, int, Table, bool, int], Rows]] = {
    "culture": _culture,
    "units": _units,
    "history": _history,
    "training": _training,
}
"""Tables that are short: all of an organisation at once."""


def _votes(tx: Connection, organisation: int, some: "dict[int, _Named]", now_ms: int) -> Rows:
    period = Period.latest(now_ms, LONGEST_WEEKS)
    cells = wellbeing.cells(tx, organisation, period, now_ms, of=list(some))
    asked = trends.asked(tx, some)
    told = wellbeing.grouped(cells, lambda cell: (cell.unit, cell.week, asked(cell)))
    different = {id(one): one for one in told.values()}  # most votes are like many others
    alike = {key: _told(one) for key, one in different.items()}
    return [[*some[unit], week, _monday(week), goal, *alike[id(one)]] for (unit, week, goal), one in told.items()]


def _told(one: Told | None) -> list[Any]:
    if one is None:
        return [False, None, None, None]
    return [True, one.laid, str(one.word), int(one.word)]


def _weeks(tx: Connection, unit: int, ids: Sequence[str]) -> set[str]:
    """The weeks of these counts."""
    t = Tally.table.c
    found: set[str] = set()
    for start in range(0, len(ids), 500):
        found |= set(tx.scalars(select(t.week).where(t.unit == unit, t.id.in_(ids[start : start + 500]))))
    return found


def _since(tx: Connection, table: Table, unit: int, week: str) -> Sequence[str]:
    """The cards made from this week on, or what hangs on them: a day that is over now may have been going on when
    they were asked for last, and then they were not told."""
    try:
        begins_ms = midnight_ms(monday(week))
    except ValueError:
        return ()  # «0000-W00»: whoever asks for the first time gets all there is
    assert table.record is not None
    c, own = Card.table.c, table.record.table.c
    made = select(c.id).where(c.unit == unit, c.created >= begins_ms)
    return tx.scalars(select(own.id).where(own.unit == unit, table.card.in_(made))).all()


def _number(some: "dict[int, _Named]", public: str) -> int:
    return next(number for number, named in some.items() if named.public == public)
