"""One week of a unit's board: which cards came up and which were finished. By title, since the order in which they
were written is not told.

    of_unit(tx, unit, "2026-W47", now_ms).finished
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, Connection, select

from board.calendar import midnight_ms, monday
from board.kinds.card.record import Card
from sync.server.reports import hung
from sync.server.reports.finished_cards import HERE

_C = Card.table.c


@dataclass(frozen=True)
class OneWeek:
    """(id, title) of each card."""

    new: tuple[tuple[str, str], ...]
    finished: tuple[tuple[str, str], ...]


def of_unit(tx: Connection, unit: int, week: str, now_ms: int) -> OneWeek:
    first = monday(week)
    begun_ms, over_ms = midnight_ms(first), midnight_ms(first + timedelta(weeks=1))

    def cards(*which: ColumnElement[bool]) -> tuple[tuple[str, str], ...]:
        wanted = (_C.unit == unit, _C.archived.is_(False), hung.told(now_ms), *which)
        rows = [(id_, title) for id_, title in tx.execute(select(_C.id, _C.title).where(*wanted))]
        return tuple(sorted(rows, key=lambda row: (row[1].casefold(), row[0])))

    new = cards(_C.created >= begun_ms, _C.created < over_ms, _C.source != "import")
    return OneWeek(new, cards(_C.stage == "done", HERE, _C.moved >= begun_ms, _C.moved < over_ms))
