"""Entries in the account of gains. Nothing is ever edited: a new entry follows the old one."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from board.context import Context
from board.errors import Kind, Refused
from board.formats import hours_a_week, number
from board.kinds.card.record import Use
from board.kinds.gain.record import HOURS_LIMIT, Gain, Tool, Waste
from board.limits import FIRST_DAY, LAST_DAY, seen, within
from board.log.change import Json

if TYPE_CHECKING:
    from board.board import Board

YEAR = 52
"""Meetings."""


@dataclass(frozen=True)
class Identify:
    """An estimate of hours a week that `subject` (a card's id, or an id of its own) will save, free from `expected`
    on where that is said."""

    id: str
    subject: str
    hours_per_week: float
    use: Use = ""
    tool: Tool = "card"
    title: str = ""
    note: str = ""
    owner: str = ""
    waste: Waste = ""
    expected: str = ""

    def run(self, context: Context) -> None:
        if self.id in context.board.gains.items:
            return  # the second of two taps
        found = context.board.gains.of(self.subject)
        redrawn = self.tool == "value_stream" and found.identified_hours != 0
        if self.hours_per_week or not redrawn:
            _check_hours(self.hours_per_week, self.tool)
        realised = found.realised
        if realised and self.hours_per_week < realised.hours_per_week:
            raise Refused(Kind.ESTIMATE_TOO_LITTLE, realised=hours_a_week(realised.hours_per_week))
        if self.hours_per_week > (worked := Worked.of(context.board)).hours:
            raise Refused(Kind.ESTIMATE_TOO_MUCH, hours=number(worked.hours))
        expected = str(day_of(self.expected)) if self.expected else None
        _enter(context, self, "identified", note=seen(self.note), expected=expected)


@dataclass(frozen=True)
class Realise:
    """From `day` on the hours really are free, and `note` says where they went. Fewer than before, also none, want a
    `reason`; where there are none, nothing is left to say of where they went. As many as before, gone the same way,
    only confirm that it holds: if it has fallen on another wall meanwhile, it stays fallen until somebody who knows
    realises more."""

    id: str
    subject: str
    hours_per_week: float
    day: str
    note: str
    use: Use = ""
    tool: Tool = "card"
    title: str = ""
    reason: str = ""
    owner: str = ""
    waste: Waste = ""
    anew: bool = False
    """Where more is free than was thought, or nothing was thought, a new estimate of as much is made first."""

    def run(self, context: Context) -> None:
        if self.id in context.board.gains.items:
            return  # the second of two taps
        found, hours, reason = context.board.gains.of(self.subject), self.hours_per_week, seen(self.reason)
        nothing_left = hours == 0 and found.realised_hours != 0
        if not nothing_left:
            _check_hours(hours, self.tool)
        anew = self.anew and (found.identified is None or hours > found.identified_hours)
        if found.identified is None and not anew:
            raise Refused(Kind.NOT_IDENTIFIED)
        if hours > found.identified_hours and not anew:
            raise Refused(Kind.REALISED_TOO_MUCH, identified=hours_a_week(found.identified_hours))
        if not nothing_left and not seen(self.note):
            raise Refused(Kind.REALISED_NOTE_MISSING)
        if day_of(self.day) > context.today:
            raise Refused(Kind.REALISED_AHEAD)
        if found.realised and hours < found.realised_hours and not reason:
            raise Refused(Kind.FALL_REASON_MISSING)
        if hours > found.realised_hours:
            Worked.of(context.board).check(context.board.gains.realised_hours + hours - found.realised_hours)
        if anew:
            _enter(context, replace(self, id=f"{self.id}-estimate"), "identified")
        note, now = seen(self.note), found.realised
        confirms = now is not None and (hours, note, self.use) == (now.hours_per_week, now.note, now.use)
        said: dict[str, Json] = {"day": self.day, "note": note, "reason": reason, "confirms": confirms}
        _enter(context, self, "realised", after=anew, **said)


@dataclass(frozen=True)
class Describe:
    """Who follows up what saves time, and which tidstyv it takes. What is None stays as it is."""

    subject: str
    owner: str | None = None
    waste: Waste | None = None

    def run(self, context: Context) -> None:
        history = context.board.gains.history(self.subject)
        if not history:
            raise Refused(Kind.GONE)
        said = {"owner": self.owner, "waste": self.waste}
        fields = {name: seen(value) for name, value in said.items() if value is not None}
        for gain in history:  # whichever of them holds, on whichever wall
            context.put(Gain, gain.id, **fields)


@dataclass(frozen=True)
class Worked:
    """The hours a week that a unit's people work, all together: by its årsverk where it has said them, else by as
    many as at the fullest meeting of the last year. A unit that has held none is not held against any."""

    staff_fte: float
    people: int
    hours: float

    @classmethod
    def of(cls, board: Board) -> Worked:
        unit, people = board.unit, max((meeting.present for meeting in board.meetings.held[-YEAR:]), default=0)
        hours = (unit.staff_fte or people) * unit.full_time_hours
        return cls(unit.staff_fte, people, hours or math.inf)

    def check(self, hours: float) -> None:
        """No more is freed than is worked."""
        if hours <= self.hours:
            return
        if self.staff_fte:
            raise Refused(Kind.MORE_THAN_STAFF, fte=number(self.staff_fte), hours=number(self.hours))
        raise Refused(Kind.MORE_THAN_WORKED, people=self.people, hours=number(self.hours))


def day_of(text: str) -> date:
    """A day there can be on a board."""
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise Refused(Kind.DATE_WRONG, text=text) from error
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Refused(Kind.DATE_WRONG, text=text)
    return day


def _enter(context: Context, entry: Identify | Realise, state: str, *, after: bool = False, **more: Json) -> None:
    """An entry after the others of its subject, and `after` one that is made with it: in the same divisor, so that
    old gains keep theirs, of the same tidstyv and followed up by the same person, where it says nothing else."""
    board = context.board
    earlier, found = board.gains.history(entry.subject), board.gains.of(entry.subject)
    latest = earlier[-1].made if earlier else -1
    context.put(
        Gain,
        entry.id,
        subject=entry.subject,
        title=entry.title,
        tool=entry.tool,
        state=state,
        hours_per_week=entry.hours_per_week,
        full_time_hours=earlier[-1].full_time_hours if earlier else board.unit.full_time_hours,
        use=entry.use,
        owner=seen(entry.owner) or found.owner,
        waste=entry.waste or found.waste,
        # The clock may have gone back, and the latest entry holds.
        made=within(max(context.now_ms, latest + 1) + after),
        **more,
    )


def _check_hours(hours_per_week: float, tool: Tool) -> None:
    """What a value stream has reckoned may be little, or less than nothing where a step takes more time."""
    reckoned = tool == "value_stream" and hours_per_week >= -HOURS_LIMIT
    if not hours_per_week or not (reckoned or hours_per_week >= 0.1) or hours_per_week > HOURS_LIMIT:
        raise Refused(Kind.HOURS_WRONG, limit=f"{HOURS_LIMIT:.0f}")
