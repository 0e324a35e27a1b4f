"""Which entries of the account of gains count: the law of gains, at one place for wall and centre, in Python and SQL.

An entry that breaks the law is kept in the log and named to people (`board.log.parked`), and is in no sum. Changes
come in any order, so an entry is held against those that were made before it each time it is read, never as it
arrives: an estimate that comes late makes room for what was put aside.

    for gain, why in judged(history): ...      why is None where it counts
    select(func.sum(e.c.fte)).where(e.c.holds)     with e = entries(Gain.table.c.unit == 1)
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Subquery, and_, bindparam, case, extract, func, or_, select

from board.collation import by_characters
from board.kinds.gain.record import Gain
from board.record import Unlawful

_G = Gain.table.c
_HOME_MS = 2 * 3_600_000
"""So far is the clock on the wall ahead of UTC, at most: a day has come once it has begun there."""


class Why(StrEnum):
    """What an entry lacks, or has too much of; the field that is to be mended."""

    DAY = "day"
    NOTE = "note"
    HOURS = "hours_per_week"


def judged(history: Iterable[Gain]) -> Iterator[tuple[Gain, Why | None]]:
    """Each entry of one subject, in order, and why it does not count. An estimate is not below what was realised
    then; what is realised is no more than the estimate that was said last, from a day that had come, and says where
    the time went. What has fallen to nothing has no time to tell of. What only confirms changes nothing."""
    said: float | None = None
    realised: float | None = None
    for gain in history:
        if gain.state == "identified":
            said = gain.hours_per_week
            yield gain, Why.HOURS if realised is not None and said < realised else None
        elif gain.confirms:
            yield gain, None
        else:
            why = _lacking(gain, said)
            if why is None:
                realised = gain.hours_per_week
            yield gain, why


def _lacking(gain: Gain, said: float | None) -> Why | None:
    if gain.day is None or not has_come(gain.day, gain.made):
        return Why.DAY
    if said is None or gain.hours_per_week > said:
        return Why.HOURS
    return None if gain.note or not gain.hours_per_week else Why.NOTE


def has_come(day: date, ms: int) -> bool:
    """Whether a day had begun on the wall at this moment."""
    return int(datetime.combine(day, time(), UTC).timestamp()) * 1000 <= ms + _HOME_MS


def entries(*where: ColumnElement[bool]) -> Subquery:
    """The entries of some units that nobody has taken back, with `fte`, whether each `counts`, and whether it
    `holds`: is the latest of its subject and state that does. What only confirms does neither. `where` names whole
    units: what an entry comes to depends on the others of its subject."""
    order = (_G.made, by_characters(_G.id))
    of_subject = (_G.unit, _G.subject)
    estimates = func.count(case((_G.state == "identified", 1))).over(partition_by=of_subject, order_by=order)
    fte = (_G.hours_per_week / _G.full_time_hours).label("fte")
    asked = (
        _G[name]
        for name in (
            "unit",
            "id",
            "subject",
            "state",
            "tool",
            "use",
            "waste",
            "hours_per_week",
            "day",
            "note",
            "confirms",
            "made",
        )
    )
    kept = select(*asked, fte, estimates.label("estimates")).where(_G.archived.is_(False), *where).subquery()
    with_said = _with(kept, "said", kept.c.state == "identified", kept.c.estimates)
    e = with_said.subquery()
    has_come = and_(e.c.day.is_not(None), extract("epoch", e.c.day) * 1000 <= e.c.made + _HOME_MS)
    told = or_(e.c.note != "", e.c.hours_per_week == 0)
    no_more = and_(e.c.said.is_not(None), e.c.hours_per_week <= e.c.said)
    free = and_(e.c.state == "realised", e.c.confirms.is_(False), has_come, no_more, told)
    frees = func.count(case((free, 1))).over(
        partition_by=(e.c.unit, e.c.subject), order_by=(e.c.made, by_characters(e.c.id))
    )
    f = select(*e.c, free.label("free"), frees.label("frees")).subquery()
    g = _with(f, "realised", f.c.free, f.c.frees).subquery()
    none_yet = g.c.realised.is_(None)
    not_below = and_(g.c.state == "identified", or_(none_yet, g.c.hours_per_week >= g.c.realised))
    counts = or_(g.c.free, not_below)
    latest = (g.c.made.desc(), by_characters(g.c.id).desc())
    newest_first = func.row_number().over(partition_by=(g.c.unit, g.c.subject, g.c.state, counts), order_by=latest)
    h = select(*g.c, counts.label("counts"), newest_first.label("turn")).subquery()
    return select(*h.c, and_(h.c.counts, h.c.turn == 1).label("holds")).subquery()


@cache
def _breaking() -> Select[Any]:
    """Asked whenever a board is shown: to put it together takes ten times as long as to answer it."""
    e = entries(_G.unit.in_(bindparam("_units", expanding=True)))
    breaks = and_(~e.c.counts, or_(e.c.state == "identified", e.c.confirms.is_(False)))
    return select(e.c.unit, e.c.subject).where(breaks).distinct().limit(bindparam("_most"))


def broken(tx: Connection, units: Collection[int], most: int) -> Iterator[Unlawful]:
    """The entries of the account of gains that break its law, each with the field that is to blame, unless a later
    one that counts has taken its place."""
    broken = tx.execute(_breaking(), {"_units": list(units), "_most": most}).all()
    histories: dict[tuple[int, str], list[Gain]] = {(unit, subject): [] for unit, subject in broken}
    of_them = (_G.unit.in_(units), _G.subject.in_({subject for _, subject in broken}), _G.archived.is_(False))
    columns = [_G[name] for name in Gain.names]
    for row in tx.execute(
        select(_G.unit, *columns).where(*of_them).order_by(_G.made, by_characters(_G.id))
    ).mappings():
        gain = Gain.of(row)
        assert isinstance(gain, Gain)
        if (history := histories.get((row["unit"], gain.subject))) is not None:
            history.append(gain)
    for (unit, _), history in histories.items():
        last: dict[str, tuple[Gain, Why | None]] = {g.state: (g, why) for g, why in judged(history) if not g.repeats}
        yield from (Unlawful(unit, g.id, why) for g, why in last.values() if why)


def _with(rows: Subquery, name: str, such: ColumnElement[bool], how_many: Any) -> Select[Any]:
    """Each row with the hours of the last such row so far, where `how_many` of them there are so far."""
    hours = func.max(case((such, rows.c.hours_per_week)))
    return select(*rows.c, hours.over(partition_by=(rows.c.unit, rows.c.subject, how_many)).label(name))
