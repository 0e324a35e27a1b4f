"""Which meeting comes, and which was just held: the weekday and hour a unit has chosen, past holidays and the weeks
it is away."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from board import year
from board.calendar import week_of
from board.catalogue import _
from board.formats import clock, near_day, weekday
from board.kinds.meeting.record import Meeting
from kiosk.state import State

AHEAD = timedelta(weeks=8)
"""So far ahead is the next meeting looked for, past weeks in which its day is a holiday."""
LATE = timedelta(hours=1)
"""So late may a meeting begin and still be the day's: nobody who waits for it is sent to the next week."""
_WEEK = timedelta(days=7)


def meeting_hour(state: State) -> time:
    """When of the day the unit meets."""
    hour, minute = map(int, state.board.unit.meeting_time.split(":"))
    return time(hour, minute)


def next_meeting(state: State) -> date | None:
    """The day of the next meeting; None where none can be told."""
    days = (state.today + timedelta(days=n) for n in range(AHEAD.days))
    return next((day for day in days if _is_met(state, day)), None)


def just_held(state: State) -> Meeting | None:
    """The last meeting, until the day comes on which the next one is due."""
    due = state.today - timedelta(days=(state.today.weekday() - state.board.unit.meeting_weekday) % 7)
    held = state.board.meetings.held
    return held[-1] if held and held[-1].week in (state.week, week_of(due)) else None


def named_day(day: date, today: date) -> str:
    """«i morgen», «tirsdag», «25. nov.»"""
    near = timedelta(days=2) <= day - today < _WEEK
    return weekday(day) if near else near_day(day, today)


def meeting_told(state: State) -> str:
    """«Tavlemøte i dag kl. 13.30»; nothing where none can be told."""
    day = next_meeting(state)
    at = clock(meeting_hour(state))
    return _("Tavlemøte {day} kl. {time}").format(day=named_day(day, state.today), time=at) if day else ""


def _is_met(state: State, day: date) -> bool:
    """Whether the week's meeting is that day and still to come."""
    past = day == state.today and datetime.combine(day, meeting_hour(state), state.now.tzinfo) < state.now - LATE
    held = week_of(day) in state.board.meetings.weeks_held
    return day == year.meeting_day(state.board, week_of(day)) and not (past or held)
