"""The goals for the service of many units, with how each goes: judged by the same rules as on the wall.

of_units(tx, organisation)[unit]      each goal that hangs, with its course
opened(tx, unit, id)                  one of them; also one that another has taken the place of
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, true

from board.board import Board
from board.kinds.indicator.index import Course, Indicators, Phases, Readings
from board.kinds.indicator.record import Indicator, Phase, Reading
from sync.server.reports import tenancy


class IndicatorLine(NamedTuple):
    indicator: Indicator
    course: Course


class OpenedIndicator(NamedTuple):
    """`phases` by the week they began; `before` is what it came instead of, where that is known."""

    indicator: Indicator
    course: Course
    phases: Mapping[str, str]
    before: Indicator | None


def of_units(
    tx: Connection, organisation: int, of: Collection[int] | None = None
) -> dict[int, tuple[IndicatorLine, ...]]:
    """Of each unit of an organisation that has any, or of some of them."""
    of_them = tenancy.numbers(organisation, of)
    boards = Board.load_several(tx, of_them, _KINDS)
    found = {
        number: tuple(_line(board, one) for one in board.of(Indicators).hung) for number, board in boards.items()
    }
    return {number: lines for number, lines in found.items() if lines}


def opened(tx: Connection, unit: int, id_: str) -> OpenedIndicator | None:
    board = Board.load(tx, unit, _KINDS)
    indicator = board.of(Indicators).get(id_)
    if indicator is None or not indicator.title:
        return None
    phases = {phase.week: phase.name for phase in board.of(Phases).named(id_)}
    return OpenedIndicator(*_line(board, indicator), phases, board.of(Indicators).get(indicator.replaces))


def _line(board: Board, indicator: Indicator) -> IndicatorLine:
    return IndicatorLine(indicator, Course.of(indicator, board.of(Readings), board.of(Phases)))


_KINDS: Mapping[str, ColumnElement[bool]] = {kind.kind: true() for kind in (Indicator, Reading, Phase)}
