"""How far back anything is known of units: what a report may be asked for."""

from collections.abc import Collection

from sqlalchemy import Connection, func, select

from board import calendar
from board.kinds.gain.record import Gain
from board.kinds.meeting.record import Meeting
from sync.server.db.tables import history
from sync.server.reports import tenancy
from sync.server.reports.period import today

LONGEST = 40


def year(tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None = None) -> int:
    """The first year of a meeting that was held, a gain or, where all units are looked at together, of the account
    from before Tavle; this year where nothing is known."""
    units, this = tenancy.numbers(organisation, of), today(now_ms).year
    m, g = Meeting.table.c, Gain.table.c
    held = m.unit.in_(units), m.week > "", m.ended > 0, m.archived.is_(False)
    week = tx.scalar(select(func.min(m.week)).where(*held))
    made = tx.scalar(select(func.min(g.made)).where(g.unit.in_(units), g.made > 0, g.archived.is_(False)))
    before = select(func.min(history.c.day)).where(history.c.organisation == organisation)
    told = tx.scalar(before) if of is None else None
    known = [int(week[:4])] if week else []
    known += [calendar.day(made).year] if made else []
    known += [told.year] if told else []
    return max(this - LONGEST, min([this, *known]))
