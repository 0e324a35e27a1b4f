"""What saves less than it did: the gains that were realised and fell, also to nothing, with the reason people gave.

    for fall in of(tx, organisation): fall.title, fall.before, fall.now, fall.reason

One that has risen again since is no longer told of. Names nobody: a reason is the unit's own text.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, and_, func, select

from board import calendar
from board.catalogue import _
from board.collation import by_characters
from board.kinds.card.record import Card
from board.kinds.gain import law
from board.kinds.gain.record import Gain
from sync.server.db.tables import units
from sync.server.reports.gains import of_units_of

_G = Gain.table.c
_C = Card.table.c
SHOWN = 50


class Fall(NamedTuple):
    """Hours a week `before` and `now`, since `day`."""

    unit: str
    public: str
    title: str
    before: float
    now: float
    day: date
    reason: str


def of(tx: Connection, organisation: int, unit: int | None = None) -> Sequence[Fall]:
    """Of all units of an organisation, or of one: the latest first."""
    e = law.entries(of_units_of(organisation, unit)).c
    before = func.lag(e.hours_per_week).over(partition_by=(e.unit, e.subject), order_by=(e.made, by_characters(e.id)))
    realised = and_(e.counts, e.state == "realised")
    steps = select(e.unit, e.id, e.hours_per_week.label("now"), e.holds, before.label("before")).where(realised)
    s = steps.subquery()
    query = (
        select(units.c.name, units.c.public, _C.title, _G.title, s.c.before, s.c.now, _G.made, _G.reason)
        .join_from(s, Gain.table, and_(_G.unit == s.c.unit, _G.id == s.c.id))
        .join(units, units.c.id == s.c.unit)
        .outerjoin(Card.table, and_(_C.unit == s.c.unit, _C.id == _G.subject))
        .where(s.c.holds, s.c.now < s.c.before)
        .order_by(_G.made.desc(), by_characters(_G.id))
        .limit(SHOWN)
    )
    return [
        Fall(name, public, card or own or _("Uten tittel"), was, now, calendar.day(made), reason or "")
        for name, public, card, own, was, now, made, reason in tx.execute(query)
    ]
