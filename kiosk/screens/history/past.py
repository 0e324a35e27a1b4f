"""The weeks that have been, page by page: what each goal got, whether the meeting was held, who was there. Knows no
widget beyond what a week looks like.

    page = Page.of(state, 0, 13)         # the latest thirteen weeks
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from board import calendar
from board.calendar import midnight_ms, monday, number, week_of
from board.catalogue import _
from board.formats import short_day
from board.kinds.card.record import Card
from board.kinds.goal import WHOLE_WEEK, Goal
from board.kinds.meeting.record import Meeting
from board.kinds.practice.index import lessons
from board.year import meeting_day
from kiosk.presenters import weeks as shown_weeks
from kiosk.state import State
from kiosk.widgets.charts.trend import Week

QUARTER, YEAR = 13, 52
_BEFORE = 52
"""So many weeks before a page are looked at to know whether its first week follows a rewriting."""


class Line(NamedTuple):
    """One goal's weeks. `goal` is the wording that was in force last."""

    goal: str
    weeks: tuple[Week, ...]


@dataclass(frozen=True)
class Page:
    """`weeks` of one page, oldest first, as many as asked for; `number` 0 is the latest of `count` pages."""

    weeks: tuple[str, ...]
    number: int
    count: int

    @classmethod
    def of(cls, state: State, number: int, size: int) -> Page:
        """The page of that number, or the nearest there is."""
        last = monday(last_week(state))
        first = began(state)
        lived = (last - monday(first)).days // 7 + 1 if first else 0
        count = max(1, -(-lived // size))
        number = min(max(0, number), count - 1)
        end = last - timedelta(weeks=number * size)
        return cls(tuple(week_of(end - timedelta(weeks=back)) for back in range(size - 1, -1, -1)), number, count)

    @property
    def name(self) -> str:
        """«Uke 34–46, 2025»"""
        return span(self.weeks[0], self.weeks[-1])


def span(first: str, last: str) -> str:
    """The name of some weeks."""
    if first[:4] == last[:4]:
        return _("Uke {a}–{b}, {year}").format(a=number(first), b=number(last), year=last[:4])
    return _("Uke {a}, {year} – uke {b}, {then}").format(
        a=number(first), year=first[:4], b=number(last), then=last[:4]
    )


def began(state: State) -> str:
    """The week of the first meeting that was held, or nothing."""
    held = state.board.meetings.held
    return held[0].week if held else ""


def last_week(state: State) -> str:
    """The latest week there is something to tell of: this one once its meeting has been held."""
    meetings = state.board.meetings
    latest = meetings.held[-1].week if meetings.held else ""
    return max(latest, week_of(state.today - timedelta(weeks=1)))


def lines(state: State, page: Page) -> list[Line]:
    """A line for each goal that hung in these weeks, and one for weeks that were rated as a whole."""
    board = state.board
    start = monday(page.weeks[0])
    longer = [week_of(start - timedelta(weeks=back)) for back in range(_BEFORE, 0, -1)] + list(page.weeks)
    end_ms = _end_ms(page)
    found = []
    for versions in board.goals.versions:
        hung = [goal for goal in versions if goal.since < end_ms]
        if hung:
            points = board.meetings.trend(hung, longer)[-len(page.weeks) :]
            found.append(Line(hung[-1].told, shown_weeks(points)))
    whole = shown_weeks(board.meetings.trend([Goal(id=WHOLE_WEEK)], page.weeks))
    if any(week.held for week in whole):
        found = [line for line in found if any(week.held for week in line.weeks)]
        found.append(Line(_("Uka vår"), whole))
    return found


def marks(state: State, page: Page) -> tuple[str, ...]:
    """For each week "held", "missed", "free" (a public holiday, or the unit was away) or, before it met, nothing."""
    first, held = began(state), state.board.meetings.weeks_held
    found = []
    for week in page.weeks:
        if week in held:
            found.append("held")
        elif not first or week < first:
            found.append("")
        else:
            found.append("missed" if meeting_day(state.board, week) else "free")
    return tuple(found)


def held_of_planned(state: State, page: Page) -> tuple[int, int]:
    """How many meetings were held of those that were planned; holidays are taken out."""
    found = marks(state, page)
    return found.count("held"), found.count("held") + found.count("missed")


def learned(state: State, page: Page) -> tuple[Card, ...]:
    """The cards of these weeks of which it is written what was learned, the latest first."""
    return lessons(state.board, midnight_ms(monday(page.weeks[0])), _end_ms(page))


def meeting_of(state: State, week: str) -> Meeting | None:
    """The meeting of a week, the latest if there were several."""
    return next((m for m in reversed(state.board.meetings.held) if m.week == week), None)


def present(state: State, page: Page) -> dict[str, int]:
    """How many were there, by week; weeks without a number are left out."""
    weeks = set(page.weeks)
    return {m.week: m.present for m in state.board.meetings.held if m.week in weeks and m.present}


def day_of(meeting: Meeting) -> date:
    """The day it was held."""
    return calendar.day(meeting.started)


def months(page: Page) -> tuple[tuple[int, str], ...]:
    """The place where each month begins, and its name."""
    found = []
    for place, week in enumerate(page.weeks):
        day = monday(week)
        if day.day <= 7:
            found.append((place, short_day(day).split(" ")[-1]))
    return tuple(found)


def _end_ms(page: Page) -> int:
    return midnight_ms(monday(page.weeks[-1]) + timedelta(weeks=1))
