"""All organisations together: how people are, and what was won. One sum for a country, of which no organisation can
be picked out again. Votes of the same make-up are told alike, so that millions are read as some thousands.

    whole = of_all(tx, Period.latest(now_ms, 104), now_ms)
    whole.told.green, whole.realised
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, func, literal, or_, select

from board import privacy
from board.calendar import midnight_ms
from board.kinds.gain import law
from board.kinds.gain.record import Gain
from board.kinds.tally.record import Tally
from board.kinds.unit import UNIT_ID, Unit
from board.privacy import THRESHOLD, Told
from sync.server.db.tables import lowerings, organisations, units
from sync.server.reports import hung
from sync.server.reports.period import Period, today, untold
from sync.server.reports.wellbeing import THRESHOLDS

_T = Tally.table.c
_U = Unit.table.c
_G = Gain.table.c


WEEKS = 52
FEW = 5
"""Of fewer organisations nothing is summed: each knows its own part, and could take it off."""


@dataclass(frozen=True, slots=True)
class Nation:
    """How many take part, and what is told of them together: `whole` is None where they are too few, or one of them
    is half or more of all. `first` and `last` are the weeks that are summed, up to the month that goes on."""

    organisations: int
    units: int
    first: str
    last: str
    whole: "Whole | None"


@dataclass(frozen=True, slots=True)
class Whole:
    """`votes` were told of; `identified` and `realised` in årsverk."""

    told: Told | None
    votes: int
    identified: float
    realised: float


def of_all(tx: Connection, period: Period, now_ms: int) -> Whole:
    told, votes = _wellbeing(tx, period, now_ms)
    sums = _gains(tx, now_ms)
    return Whole(told, votes, sums.get("identified", 0.0), sums.get("realised", 0.0))


def told(tx: Connection, now_ms: int) -> Nation:
    """What may be told of all organisations together; of the votes the same for a whole month. Those that have ended
    do not count among the many."""
    day = today(now_ms)
    period = Period.latest(midnight_ms(day.replace(day=1)), WEEKS)
    per = list(
        tx.scalars(
            select(func.count())
            .select_from(units)
            .join(organisations, units.c.organisation == organisations.c.id)
            .where(units.c.seq > 0, units.c.closed_ms.is_(None), organisations.c.closed_ms.is_(None))
            .group_by(organisations.c.id)
        )
    )
    many = len(per) >= FEW and 2 * max(per) < sum(per)
    whole = of_all(tx, period, now_ms) if many else None
    return Nation(len(per), sum(per), period.first, period.last, whole)


def _wellbeing(tx: Connection, period: Period, now_ms: int) -> tuple[Told | None, int]:
    """Most units have the usual threshold. So all votes are counted by their make-up and what they were opened under,
    without asking whose they are; then those are taken off that a threshold raised since, or lowered since, hides."""
    told: dict[Told, int] = {}
    for green, pink, red, frozen, times in tx.execute(_alike(period, now_ms)):
        if one := privacy.tell(green, pink, red, threshold=frozen):
            told[one] = told.get(one, 0) + times
    if raised := _raised(tx):
        of_them = (
            _alike(period, now_ms, *THRESHOLDS)
            .select_from(Tally.table)
            .join(units, _T.unit == units.c.id)
            .join(organisations, units.c.organisation == organisations.c.id)
            .outerjoin(Unit.table, and_(_U.unit == units.c.id, _U.id == UNIT_ID))
            .where(_T.unit.in_(raised))
        )
        for green, pink, red, frozen, *thresholds, times in tx.execute(of_them):
            one = privacy.tell(green, pink, red, threshold=frozen)
            if one and not privacy.visible(one.laid, *(known for known in thresholds if known is not None)):
                told[one] -= times
    return privacy.weighted(told.items()), sum(told.values())


def _alike(period: Period, now_ms: int, *more: Any) -> Select[Any]:
    """How many counts there are of each make-up. The weeks stand in the words of the question: from the sixth time on
    PostgreSQL plans for all values alike, and two years summed by the plan of one week take twice their time."""
    alike = (_T.green, _T.pink, _T.red, _T.threshold, *more)
    first, last, now = (literal(w, literal_execute=True) for w in (period.first, period.last, untold(now_ms)))
    return (
        select(*alike, func.count())
        .where(_T.week.between(first, last), _T.week < now)
        .where(_T.archived.is_(False), _T.hidden.is_(False))
        .group_by(*alike)
    )


def _raised(tx: Connection) -> list[int]:
    """The units whose own threshold, or whose organisation's, is or has been above the usual."""
    query = (
        select(units.c.id)
        .join_from(units, organisations, units.c.organisation == organisations.c.id)
        .outerjoin(Unit.table, and_(_U.unit == units.c.id, _U.id == UNIT_ID))
        .where(
            or_(
                organisations.c.threshold > THRESHOLD,
                _U.threshold > THRESHOLD,
                organisations.c.id.in_(select(lowerings.c.organisation)),
            )
        )
    )
    return list(tx.scalars(query))


def _gains(tx: Connection, now_ms: int) -> dict[str, float]:
    e = law.entries(hung.with_card(_G.unit, _G.subject, now_ms))
    sums = select(e.c.state, func.sum(e.c.fte)).where(e.c.holds).group_by(e.c.state)
    return {row.state: row[1] for row in tx.execute(sums)}
