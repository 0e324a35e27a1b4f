"""What a meeting brought to its goal: of the service in its week, of the cards on its day. Pure; the wall's own, and
in no extract.

reached(board, board.meetings.held[-1])  ->  (Reached(indicator=…), Reached(card=…))
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from board import calendar
from board.kinds.card.record import Card
from board.kinds.indicator.index import Course, Indicators, Phases, Readings, missed
from board.kinds.indicator.record import Indicator
from board.kinds.measure import phases
from board.kinds.meeting.record import Meeting
from board.runchart import Judged, judge

if TYPE_CHECKING:
    from board.board import Board


@dataclass(frozen=True)
class Reached:
    """One of the two, with its values, the oldest first, and what a run chart says of them."""

    values: tuple[float, ...]
    judged: Judged
    target: float
    wanted: int
    """1: more is better; -1: less is."""
    indicator: Indicator | None = None
    card: Card | None = None
    weeks: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """It is a change for the better and no chance, by the rules of a run chart; not because it is at its goal."""
        return self.judged.changed and self.judged.side == self.wanted


def reached(board: Board, meeting: Meeting) -> tuple[Reached, ...]:
    """What is at its goal now and was not the time before; the ones that have changed first."""
    found = [*_goals(board, meeting), *_cards(board, meeting)]
    return tuple(sorted(found, key=lambda one: not one.changed))


def _goals(board: Board, meeting: Meeting) -> list[Reached]:
    found = []
    for one in board.of(Indicators).hung:
        course = Course.of(one, board.of(Readings), board.of(Phases))
        came = course.weeks[-1:] == (meeting.week,) and not course.missed and missed(one, course.values[:-1])
        if came and one.target is not None:
            wanted = -1 if one.direction == "at_most" else 1
            found.append(Reached(course.values, course.judged, one.target, wanted, indicator=one, weeks=course.weeks))
    return found


def _cards(board: Board, meeting: Meeting) -> list[Reached]:
    day, found = calendar.day(meeting.started), []
    for card in (*board.cards.running.ordered, *board.cards.finished.ordered):
        measures, goal = board.measures.of(card.id), card.measure_goal
        before = [m.value for m in measures if m.phase == "before"]
        since = [m.value for m in measures if m.phase != "before"]
        if goal is None or not before or not since or before[-1] == goal or measures[-1].taken != day:
            continue
        wanted = 1 if goal > before[-1] else -1
        if all(wanted * (goal - value) > 0 for value in since[:-1]) and wanted * (since[-1] - goal) >= 0:
            values = tuple(m.value for m in measures)
            places = [place for place, _name in phases(measures)]
            found.append(Reached(values, judge(values, places), goal, wanted, card=card))
    return found
