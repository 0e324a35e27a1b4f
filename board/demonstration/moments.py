"""The moments of a demonstration year: content tells them in weeks before today, and each gets its time of day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from hashlib import blake2b
from typing import Any

from board import calendar
from board.board import Board
from board.calendar import HOME, holiday_names, monday, planned_day, weeks_back
from board.context import Command, Context
from board.kinds import Record
from board.kinds.card.rules import WEEK_MS
from board.log.change import Json

MINUTE_MS = 60_000
TREND_WEEKS = 9
"""So many weeks back a meeting stays although the calendar speaks against it: the trend on the wall is whole."""

Make = Callable[[Board], Command]
"""A command that depends on how the board is when its turn comes."""


@dataclass(frozen=True)
class Event:
    """At `at_ms` somebody did this; of two things in the same moment the one with the lower `order` came first."""

    at_ms: int
    order: int
    make: Make


@dataclass(frozen=True)
class Hear:
    """The centre has written this on the board."""

    kind: type[Record]
    id: str
    said: dict[str, Json]

    def run(self, context: Context) -> None:
        context.put(self.kind, self.id, **self.said)


class Moments:
    """The content with its relative weeks made into moments."""

    def __init__(self, content: dict[str, Any], now_ms: int) -> None:
        self.content = content
        self.now_ms = now_ms
        self.today = calendar.day(now_ms)
        self.unit = content["unit"]
        self.made = 0

    @cached_property
    def weekday(self) -> int:
        """Of its meetings, 0 is Monday: the day that is told, or the one this is opened on where that comes earlier
        in the week. Before its day has come a board looks back at its last meeting; here the next is to be held."""
        told: int = self.unit["meeting_weekday"]
        return min(told - 1, self.today.weekday())

    @cached_property
    def held(self) -> list[dict[str, Any]]:
        """The meetings that were held, newest first."""
        born = {card["born_from"]["weeks_ago"] for card in self.content["card"] if "born_from" in card}
        return [
            row
            for row in self.content["meetings"]["held"]
            if row["weeks_ago"] <= TREND_WEEKS or row["weeks_ago"] in born or not self.missed(row["weeks_ago"])
        ]

    def missed(self, weeks_ago: int) -> bool:
        """Whether the calendar says that there was no meeting."""
        week = self.week(weeks_ago)
        if planned_day(week, self.weekday) is None:
            return True
        days = [monday(week) + timedelta(days=n) for n in range(7)]
        names = {name for day in days for name in holiday_names(day)}
        told = self.content["meetings"]["missed"]
        return any(m.get("week_of_holiday") in names or m.get("iso_week") == days[0].isocalendar().week for m in told)

    def event(self, at_ms: int, command: Command | Make) -> Event:
        """Things of the same moment are done in the order in which they were told."""
        self.made += 1
        make = command if callable(command) else lambda _: command
        return Event(at_ms, self.made, make)

    def at(self, weeks_ago: int, part: float, *, hangs: bool = False) -> int:
        """The moment when a meeting has come so far, in milliseconds.

        `hangs`: a card has hung where it hangs since then. It must have been for whole weeks, also early in a week
        whose meeting is still to come; then it was moved some time before the meeting of that week."""
        row = self.rows.get(weeks_ago, {"late_min": 0, "lasted_min": self.unit["meeting_length_min"]})
        hour = time.fromisoformat(self.unit["meeting_time"])
        begins = datetime.combine(self.day(weeks_ago), hour, HOME) + timedelta(minutes=row["late_min"])
        begins_ms = int(begins.timestamp() * 1000)
        lasted_ms: int = row["lasted_min"] * MINUTE_MS
        if hangs or weeks_ago == 0:
            begins_ms = min(begins_ms, self.now_ms - weeks_ago * WEEK_MS - lasted_ms)
        return begins_ms + round(part * lasted_ms)

    @cached_property
    def rows(self) -> dict[int, dict[str, Any]]:
        return {row["weeks_ago"]: row for row in self.held}

    def week(self, weeks_ago: int) -> str:
        return weeks_back(self.today, weeks_ago + 1)[0]

    def day(self, weeks_ago: int) -> date:
        return monday(self.week(weeks_ago)) + timedelta(days=self.weekday)


def identity(*names: object) -> str:
    """The same identity each time for the same thing, 16 hex digits."""
    return blake2b(repr(names).encode(), digest_size=8).hexdigest()
