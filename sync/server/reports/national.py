"""All organisations together: how people are, and what was won. One sum for a country, of which no organisation can
be picked out again. Votes of the same make-up are told alike, so that millions are read as some thousands.

    whole = of_all(tx, Period.latest(now_ms, 104), now_ms)
    whole.told.green, whole.realised
"""

from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, select

from board import privacy
from board.privacy import THRESHOLD, Told
from board.records import Gain, Tally, Unit
from board.records.unit import UNIT_ID
from sync.server.reports.period import Period, this_week
from sync.server.tables import organisations, units

_T = Tally.table.c
_U = Unit.table.c
_G = Gain.table.c


@dataclass(frozen=True, slots=True)
class Whole:
    """`votes` were told of; `identified` and `realised` in årsverk."""

    told: Told | None
    votes: int
    identified: float
    realised: float


def of_all(tx: Connection, period: Period, now_ms: int) -> Whole:
    told, votes = _wellbeing(tx, period, now_ms)
    sums = _gains(tx)
    return Whole(told, votes, sums.get("identified", 0.0), sums.get("realised", 0.0))


def _wellbeing(tx: Connection, period: Period, now_ms: int) -> tuple[Told | None, int]:
    own = func.coalesce(_U.threshold, THRESHOLD)
    threshold = (
        select(units.c.id, organisations.c.threshold, own.label("own"))
        .join_from(units, organisations, units.c.organisation == organisations.c.id)
        .outerjoin(Unit.table, and_(_U.unit == units.c.id, _U.id == UNIT_ID))
        .subquery()
    )
    colours = (_T.green, _T.pink, _T.red)
    by = (*colours, threshold.c.threshold, threshold.c.own)
    alike = (
        select(*by, func.count())
        .join_from(Tally.table, threshold, _T.unit == threshold.c.id)
        .where(_T.week.between(period.first, period.last), _T.week < this_week(now_ms))
        .where(_T.archived.is_(False), _T.hidden.is_(False))
        .group_by(*by)
    )
    told = [
        (one, times)
        for green, pink, red, organisation, unit, times in tx.execute(alike)
        if (one := privacy.tell(green, pink, red, threshold=max(organisation, unit)))
    ]
    return privacy.weighted(told), sum(times for _, times in told)


def _gains(tx: Connection) -> dict[str, float]:
    newest_first = func.row_number().over(
        partition_by=(_G.unit, _G.subject, _G.state), order_by=(_G.made.desc(), _G.id.desc())
    )
    fte = (_G.hours_per_week / _G.full_time_hours).label("fte")
    held = select(_G.state, fte, newest_first.label("turn")).where(_G.archived.is_(False)).subquery()
    sums = select(held.c.state, func.sum(held.c.fte)).where(held.c.turn == 1).group_by(held.c.state)
    return {row.state: row[1] for row in tx.execute(sums)}
