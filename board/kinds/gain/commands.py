"""Entries in the account of gains. Nothing is ever edited: a new entry follows the old one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from board.errors import Kind, Refused
from board.formats import number
from board.kinds.card.record import Use
from board.kinds.gain.record import HOURS_LIMIT, Gain, Tool
from board.limits import FIRST_DAY, LAST_DAY, within

if TYPE_CHECKING:
    from board.board import Board
    from board.context import Context

YEAR = 52
"""Meetings."""


@dataclass(frozen=True)
class Identify:
    """An estimate of hours a week that `subject` (a card's id, or an id of its own) will save."""

    id: str
    subject: str
    hours_per_week: float
    use: Use = ""
    tool: Tool = "card"
    title: str = ""
    note: str = ""

    def run(self, context: Context) -> None:
        if self.id in context.board.gains.items:
            return  # the second of two taps
        _check_hours(self.hours_per_week)
        realised = context.board.gains.of(self.subject).realised_hours
        if self.hours_per_week < realised:
            raise Refused(Kind.REALISED_TOO_MUCH, identified=number(self.hours_per_week))
        _enter(context, self, "identified", note=self.note.strip())


@dataclass(frozen=True)
class Realise:
    """From `day` on the hours really are free, and `note` says where they went. Fewer than before, also none, want a
    `reason`; where there are none, nothing is left to say of where they went."""

    id: str
    subject: str
    hours_per_week: float
    day: str
    note: str
    use: Use = ""
    tool: Tool = "card"
    title: str = ""
    reason: str = ""

    def run(self, context: Context) -> None:
        if self.id in context.board.gains.items:
            return  # the second of two taps
        found, hours, reason = context.board.gains.of(self.subject), self.hours_per_week, self.reason.strip()
        nothing_left = hours == 0 and found.realised_hours > 0
        if not nothing_left:
            _check_hours(hours)
        if found.identified is None:
            raise Refused(Kind.NOT_IDENTIFIED)
        if hours > found.identified_hours:
            raise Refused(Kind.REALISED_TOO_MUCH, identified=number(found.identified_hours))
        if not nothing_left and not self.note.strip():
            raise Refused(Kind.REALISED_NOTE_MISSING)
        if _day(self.day) > context.today:
            raise Refused(Kind.REALISED_AHEAD)
        if hours < found.realised_hours and not reason:
            raise Refused(Kind.FALL_REASON_MISSING)
        if hours > found.realised_hours:
            _check_worked(context.board, hours - found.realised_hours)
        _enter(context, self, "realised", day=self.day, note=self.note.strip(), reason=reason)


def _day(text: str) -> date:
    """A day there can be on a board."""
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise Refused(Kind.DATE_WRONG, text=text) from error
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Refused(Kind.DATE_WRONG, text=text)
    return day


def _check_worked(board: Board, more: float) -> None:
    """What is freed, all together, is no more than the people work. How many they are nobody has said: as many as at
    the fullest meeting of the last year. A unit that has held none is not held against any."""
    people = max((meeting.present for meeting in board.meetings.held[-YEAR:]), default=0)
    hours = people * board.unit.full_time_hours
    if people and board.gains.realised_hours + more > hours:
        raise Refused(Kind.MORE_THAN_WORKED, people=people, hours=number(hours))


def _enter(context: Context, entry: Identify | Realise, state: str, **more: str) -> None:
    earlier = context.board.gains.history(entry.subject)
    latest = earlier[-1].made if earlier else -1
    context.put(
        Gain,
        entry.id,
        subject=entry.subject,
        title=entry.title,
        tool=entry.tool,
        state=state,
        hours_per_week=entry.hours_per_week,
        full_time_hours=context.board.unit.full_time_hours,
        use=entry.use,
        made=within(max(context.now_ms, latest + 1)),  # the clock may have gone back, and the latest entry holds
        **more,
    )


def _check_hours(hours_per_week: float) -> None:
    if not 0.1 <= hours_per_week <= HOURS_LIMIT:
        raise Refused(Kind.HOURS_WRONG, limit=f"{HOURS_LIMIT:.0f}")
