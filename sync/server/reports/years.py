"""The årshjul of units, as the walls have them: what is next in each, and one unit's whole year.

    ahead(tx, organisation, now_ms)[unit]          what falls due in the next weeks, the first one first
    whole(tx, unit, 2026, now_ms)                  everything of that year, and the weeks the unit is away

Only the kinds are read that say what is due, with one query each for all units. A card that is told of only tomorrow
is not there. What is due names nobody.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, true

from board import due, year
from board.board import Board
from board.due import Due
from board.formats import short_day
from board.kinds.card.record import Card
from board.kinds.occasion.record import Occasion, Occasions
from board.kinds.settlement import Settlements
from board.kinds.unit import Unit
from sync.server.db.tables import units
from sync.server.reports import hung, tenancy
from sync.server.reports.period import today

SPAN = timedelta(weeks=8)
"""So far ahead is told of all units."""


@dataclass(frozen=True)
class WholeYear:
    """One unit's year: what falls due, settled or not, and when the unit is away."""

    year: int
    today: date
    found: Sequence[Due]
    away: Sequence[Occasion]
    settlements: Settlements

    def became(self, one: Due) -> str:
        """settled, skipped, open or ahead."""
        if one.settled:
            return "skipped" if self.settlements.skipped(one.id, one.day) else "settled"
        return "open" if one.day < self.today else "ahead"


def ahead(
    tx: Connection, organisation: int, now_ms: int, of: Collection[int] | None = None
) -> dict[int, tuple[Due, ...]]:
    """What is next in each unit that has any, or in some of them."""
    of_them = tenancy.numbers(organisation, of).where(units.c.closed_ms.is_(None))
    day = today(now_ms)
    boards = Board.load_several(tx, of_them, _rests_on(now_ms))
    found = {
        number: tuple(one for one in year.ahead(board, day) if one.day <= day + SPAN)
        for number, board in boards.items()
    }
    return {number: some for number, some in found.items() if some}


def whole(tx: Connection, unit: int, of: int, now_ms: int) -> WholeYear:
    board, day = Board.load(tx, unit, _rests_on(now_ms)), today(now_ms)
    away = [
        one
        for one in board.of(Occasions).hung
        if one.until and one.day and not one.ended and one.day.year <= of <= one.until.year
    ]
    found = year.whole(board, of, day)
    return WholeYear(of, day, found, sorted(away, key=lambda one: (str(one.day), one.id)), board.of(Settlements))


def said(one: Due) -> str:
    """What is due, with what it is about."""
    if not one.more:
        return one.what
    return f"{one.what} {one.more}" if one.what.endswith("?") else f"{one.what}: {one.more}"


def feasts(of: int) -> tuple[tuple[date, str], ...]:
    """The holidays of a year as they are said: «Påske 5. apr.», «17. mai»."""
    named = ((day, word) for day, word in year.feasts(of).items() if word)
    return tuple((day, word if word[0].isdigit() else f"{word} {short_day(day)}") for day, word in named)


def _rests_on(now_ms: int) -> dict[str, ColumnElement[bool]]:
    kinds = [record.kind for record in due.read()] + [Occasion.kind, Unit.kind]
    return {**dict.fromkeys(kinds, true()), Card.kind: hung.told(now_ms)}
