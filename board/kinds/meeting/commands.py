"""Holding a tavlemøte: begin, count heads, choose who keeps the board next, end."""

from dataclasses import dataclass
from typing import Any

from board import votes
from board.calendar import planned_day, week_of
from board.context import Context
from board.errors import Kind, Refused
from board.kinds.meeting.record import PRESENT_LIMIT, Meeting
from board.kinds.tally.record import Tally
from board.limits import one_line
from board.own import Own
from board.record import Record
from board.session import Session


@dataclass(frozen=True)
class StartMeeting:
    """Where another wall has ended or taken down a meeting in the middle of its vote, nobody opens those vases there
    any more: what was laid in it alone is poured back unseen."""

    id: str

    def run(self, context: Context) -> None:
        if self.id in context.board.meetings.items:
            return
        if (vote := context.board.vote) and not vote.ballot.going(context.board, vote.occasion):
            votes.give_up(context.tx, vote)
        week = week_of(context.today)
        planned = planned_day(week, context.board.unit.meeting_weekday)
        context.put(Meeting, self.id, week=week, planned=planned and str(planned), started=context.now_ms)
        context.keep(Own(meeting=Session(self.id, since_ms=context.now_ms)))


@dataclass(frozen=True)
class SetPresent:
    """How many are here today: as many balls are within reach. `meeting` is it, or what else a vote is held in."""

    meeting: str
    present: int

    def run(self, context: Context) -> None:
        vote = context.board.vote_in(self.meeting)
        held = vote.ballot.occasion if vote else Meeting
        going(context, self.meeting, held)
        laid = max(vote.laid) if vote and not vote.week else 0
        if not max(1, laid) <= self.present <= PRESENT_LIMIT:
            raise Refused(Kind.PRESENT_WRONG, limit=PRESENT_LIMIT)
        context.put(held, self.meeting, present=self.present)


@dataclass(frozen=True)
class ChooseKeeper:
    """First name or initials of who keeps the board next week."""

    meeting: str
    name: str

    def run(self, context: Context) -> None:
        running(context, self.meeting)
        context.put(Meeting, self.meeting, next_keeper=one_line(self.name))


@dataclass(frozen=True)
class EndMeeting:
    """`ended_ms` is given when a meeting that was forgotten is ended afterwards; 0: now."""

    meeting: str
    ended_ms: int = 0

    def run(self, context: Context) -> None:
        meeting = running(context, self.meeting)
        if vote := context.board.vote_in(self.meeting):
            if not vote.lost:
                raise Refused(Kind.VOTE_OPEN)
            votes.clear(context.tx, vote.kind)
        ended_ms = min(context.now_ms, max(meeting.started, self.ended_ms)) if self.ended_ms else context.now_ms
        context.put(Meeting, self.meeting, ended=ended_ms)
        context.keep(Own(meeting=None))


@dataclass(frozen=True)
class CancelMeeting:
    """A meeting that was begun by mistake: it is not held, what was laid in it alone is poured back unseen, a vase
    that it took over stands again, and what was seen of vases counts no more. What was seen is seen: this week's
    are not opened again."""

    meeting: str

    def run(self, context: Context) -> None:
        running(context, self.meeting)
        if vote := context.board.vote_in(self.meeting):
            votes.give_up(context.tx, vote)
        for tally in context.board.meetings.tallies.values():
            if tally.meeting == self.meeting and not tally.archived:
                context.put(Tally, tally.id, archived=True)
        context.put(Meeting, self.meeting, archived=True)
        context.keep(Own(meeting=None))


def running(context: Context, id_: str) -> Meeting:
    """The meeting that is being held. Raises Refused(GONE) when it is over."""
    meeting: Meeting = going(context, id_, Meeting)
    return meeting


def going(context: Context, id_: str, kind: type[Record]) -> Any:
    """What a vote can be held in, while it goes on. Raises Refused(GONE) when it is over."""
    found: Any = context.board.find(kind, id_)
    if found is None or found.ended or found.archived:
        raise Refused(Kind.GONE)
    return found
