"""Holding a tavlemøte: begin, count heads, choose who keeps the board next, end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from board import votes
from board.errors import Kind, Refused
from board.kinds.meeting.record import PRESENT_LIMIT, Meeting
from board.kinds.tally.record import Tally
from board.week import planned_day, week_of

if TYPE_CHECKING:
    from board.desk import Desk


@dataclass(frozen=True)
class StartMeeting:
    """Where another wall has ended or taken down a meeting in the middle of its vote, nobody opens those vases any
    more: what lies in them is poured back unseen."""

    id: str

    def run(self, desk: Desk) -> None:
        if self.id in desk.board.meetings.items:
            return
        if desk.board.vote and not _goes_on(desk, desk.board.vote.meeting):
            votes.clear(desk.tx)
        week = week_of(desk.today)
        planned = planned_day(week, desk.board.unit.meeting_weekday)
        desk.put(Meeting, self.id, week=week, planned=planned and str(planned), started=desk.now_ms)
        desk.keep("meeting", {"id": self.id, "step": 0, "elapsed_ms": 0, "since_ms": desk.now_ms})


@dataclass(frozen=True)
class SetPresent:
    """How many are here today: as many balls are within reach."""

    meeting: str
    present: int

    def run(self, desk: Desk) -> None:
        running(desk, self.meeting)
        laid = max(desk.board.vote.laid) if desk.board.vote else 0
        if not max(1, laid) <= self.present <= PRESENT_LIMIT:
            raise Refused(Kind.PRESENT_WRONG, limit=PRESENT_LIMIT)
        desk.put(Meeting, self.meeting, present=self.present)


@dataclass(frozen=True)
class ChooseKeeper:
    """First name or initials of who keeps the board next week."""

    meeting: str
    name: str

    def run(self, desk: Desk) -> None:
        running(desk, self.meeting)
        desk.put(Meeting, self.meeting, next_keeper=" ".join(self.name.split()))


@dataclass(frozen=True)
class EndMeeting:
    """`ended_ms` is given when a meeting that was forgotten is ended afterwards; 0: now."""

    meeting: str
    ended_ms: int = 0

    def run(self, desk: Desk) -> None:
        meeting = running(desk, self.meeting)
        if desk.board.vote and not desk.board.vote.lost:
            raise Refused(Kind.VOTE_OPEN)
        if desk.board.vote:
            votes.clear(desk.tx)
        ended_ms = min(desk.now_ms, max(meeting.started, self.ended_ms)) if self.ended_ms else desk.now_ms
        desk.put(Meeting, self.meeting, ended=ended_ms)
        desk.keep("meeting", None)


@dataclass(frozen=True)
class CancelMeeting:
    """A meeting that was begun by mistake: it is not held, what lies in the vases is poured back unseen, and what
    was seen of them counts no more. What was seen is seen: this week's vases are not opened again."""

    meeting: str

    def run(self, desk: Desk) -> None:
        running(desk, self.meeting)
        votes.clear(desk.tx)
        for tally in desk.board.meetings.tallies.values():
            if tally.meeting == self.meeting and not tally.archived:
                desk.put(Tally, tally.id, archived=True)
        desk.put(Meeting, self.meeting, archived=True)
        desk.keep("meeting", None)


def running(desk: Desk, id_: str) -> Meeting:
    """The meeting that is being held. Raises Refused(GONE) when it is over."""
    if (meeting := _goes_on(desk, id_)) is None:
        raise Refused(Kind.GONE)
    return meeting


def _goes_on(desk: Desk, id_: str) -> Meeting | None:
    meeting = desk.board.meetings.items.get(id_)
    return None if meeting is None or meeting.ended or meeting.archived else meeting
