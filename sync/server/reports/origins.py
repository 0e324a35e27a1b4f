"""Where a card came from, as far as that may be told outside its unit: of every card that was made on its wall the
day of a meeting, that it came from the meeting. One that a red vase was the reason for looks like any other of that
day."""

from collections.abc import Collection
from datetime import date
from typing import Literal

from sqlalchemy import Connection, select

from board.catalogue import N_
from board.kinds.meeting.record import Meeting
from sync.server.reports.period import today

Origin = Literal["meeting", "wall", "import", "phone", "shared"]
ORIGINS: dict[Origin, str] = {
    "meeting": N_("tavlemøtet"),
    "wall": N_("forslag fra ansatte"),
    "import": N_("en liste"),
    "phone": N_("en telefon"),
    "shared": N_("en annen enhet"),
}

Days = set[tuple[int, date]]
_M = Meeting.table.c
_DAY_MS = 86_400_000


def met(tx: Connection, of: Collection[int], moments: Collection[int]) -> Days:
    """On which days these units have met, between the first and the last of some moments."""
    if not moments:
        return set()
    between = _M.started.between(min(moments) - _DAY_MS, max(moments) + _DAY_MS)
    query = select(_M.unit, _M.started).where(_M.unit.in_(of), between, _M.archived.is_(False))
    return {(unit, today(started)) for unit, started in tx.execute(query)}


def origin(met: Days, unit: int, source: Origin, created: date) -> Origin:
    return "meeting" if source == "wall" and (unit, created) in met else source
