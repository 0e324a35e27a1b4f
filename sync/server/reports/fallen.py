"""What saves less than it did: the gains that were realised and fell, also to nothing, with the reason people gave.

    for fall in of(tx, organisation, now_ms): fall.title, fall.before, fall.now, fall.reason

Told from what it last rose to, with the reason that was given last; that the rest still holds changes nothing of it.
One that has risen again since is no longer told of. Names nobody: a reason is the unit's own text.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, and_, case, func, select

from board import calendar
from board.catalogue import _
from board.collation import by_characters
from board.kinds.card.record import Card
from board.kinds.gain.record import HOURS_LIMIT, Gain
from sync.server.db.tables import units
from sync.server.reports import gains, hung

_G = Gain.table.c
_C = Card.table.c


class Fall(NamedTuple):
    """Hours a week `before` and `now`, since `day`."""

    unit: str
    public: str
    subject: str
    title: str
    before: float
    now: float
    day: date
    reason: str
    card: bool
    """Whether its subject can be read as a card."""


def of(tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None = None) -> Sequence[Fall]:
    """Of all units of an organisation, or of one: the latest first."""
    e = gains.entries(of).c
    lag = func.lag(e.hours_per_week).over(partition_by=(e.unit, e.subject), order_by=(e.made, by_characters(e.id)))
    last = func.coalesce(lag, -HOURS_LIMIT - 1)
    realised = and_(e.counts, e.state == "realised")
    steps = select(e.unit, e.subject, e.id, e.made, e.hours_per_week.label("now"), last.label("last")).where(realised)
    r = steps.subquery().c
    risen = func.sum(case((r.now > r.last, 1), else_=0))
    rises = risen.over(partition_by=(r.unit, r.subject), order_by=(r.made, by_characters(r.id)))
    runs = select(r.unit, r.subject, r.id, r.made, r.now, r.last, rises.label("rises")).subquery().c
    latest = func.max(runs.rises).over(partition_by=(runs.unit, runs.subject))
    highest = func.max(runs.now).over(partition_by=(runs.unit, runs.subject, runs.rises))
    newest_first = (runs.made.desc(), by_characters(runs.id).desc())
    fewer = runs.now < runs.last
    turn = func.row_number().over(partition_by=(runs.unit, runs.subject, fewer), order_by=newest_first)
    s = select(
        runs.unit,
        runs.id,
        runs.now,
        highest.label("before"),
        and_(fewer, turn == 1, runs.rises == latest).label("holds"),
    ).subquery()
    query = (
        select(
            units.c.name,
            units.c.public,
            _G.subject,
            hung.told(now_ms),
            _C.title,
            _G.title,
            s.c.before,
            s.c.now,
            _G.made,
            _G.reason,
        )
        .join_from(s, Gain.table, and_(_G.unit == s.c.unit, _G.id == s.c.id))
        .join(units, units.c.id == s.c.unit)
        .outerjoin(Card.table, and_(_C.unit == s.c.unit, _C.id == _G.subject))
        .where(s.c.holds)
        .order_by(_G.made.desc(), by_characters(_G.id))
    )
    return [
        Fall(
            name,
            public,
            subject,
            card or own or _("Uten tittel"),
            was,
            now,
            calendar.day(made),
            reason or "",
            bool(told),
        )
        for name, public, subject, told, card, own, was, now, made, reason in tx.execute(
            query, gains.asked(organisation, now_ms, of)
        )
    ]
