"""Ukas vase stands open between meetings for whoever passes: when it does, and how the wall looks after it.

It is put out by the wall itself, and opened by a meeting alone. Where none comes it stands, with all that lies there,
until one does. What is done at a fixed moment is done whether a ball was laid since or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from board import votes
from board.ballot import ballots_of
from board.calendar import HOME, at_home, holiday_names, week_of
from board.context import Context
from board.errors import Kind, Refused
from board.kinds.occasion.record import Occasions
from board.kinds.tally.record import Tally
from board.kinds.unit import UNIT_ID, Unit

if TYPE_CHECKING:
    from board.board import Board

TEND_MIN = 5
"""So often is it looked after."""


@dataclass(frozen=True)
class Round:
    """From when until when balls may be laid alone. It counts as that of the week it ends in."""

    since: datetime
    until: datetime

    @property
    def week(self) -> str:
        return week_of(self.until.date())

    @property
    def day(self) -> date:
        return self.until.date()


def round_at(board: Board, now: datetime) -> Round:
    """The one that is on, or that comes next: from the morning of the first day to the meeting's hour on the last.
    Where no meeting is held on that day it goes on until the next week's."""
    unit = board.unit
    last = unit.meeting_weekday if unit.vase_until > 6 else unit.vase_until
    hour, minute = map(int, unit.meeting_time.split(":"))
    day = now.date() + timedelta(days=(last - now.weekday()) % 7)
    if datetime.combine(day, time(hour, minute), HOME) <= now:
        day += _WEEK
    weeks = range(_MOST_WEEKS)
    began = next((then for n in weeks if not _passed_over(board, (then := day - n * _WEEK) - _WEEK)), day)
    ends = next((then for n in weeks if not _passed_over(board, then := day + n * _WEEK)), day)
    first = began - timedelta(days=(last - unit.vase_from) % 7)
    return Round(datetime.combine(first, time(), HOME), datetime.combine(ends, time(hour, minute), HOME))


_WEEK = timedelta(days=7)
_MOST_WEEKS = 26


def _passed_over(board: Board, day: date) -> bool:
    """Whether no meeting is held that day: a public holiday, or everybody is away."""
    return bool(holiday_names(day)) or board.of(Occasions).away(day)


def stands_open(board: Board, now: datetime) -> bool:
    """Whether balls may be laid alone at this moment."""
    return bool(board.unit.vase_balls) and round_at(board, now).since <= now


def already_here(board: Board, laid: int, present: int) -> int:
    """At least so many of those present have laid a ball before, or somebody has laid two: more balls and people
    there are not."""
    return max(0, laid + present - max(board.unit.vase_balls, present))


@dataclass(frozen=True)
class LetVaseStand:
    """So many balls lie ready between meetings; 0: the vase comes out in meetings alone, and what lies in it waits
    for the next. Refused where its key would lie among what is copied."""

    balls: int

    def run(self, context: Context) -> None:
        if self.balls and not votes.may_stand(context.tx):
            raise Refused(Kind.VASE_NOT_APART)
        context.put(Unit, UNIT_ID, vase_balls=self.balls)


@dataclass(frozen=True)
class TendVase:
    """The vase is put out when its time has come, and put away where nobody laid a ball and it is not wanted any
    more, or asks for goals that were rewritten; whatever lies there is sealed anew. `asked` by a person: what was
    lost is put out once more, and what stands in the way is said."""

    asked: bool = False

    def run(self, context: Context) -> None:
        board, tx = context.board, context.tx
        ballot = ballots_of[Tally.kind]
        stands, subjects = board.vase, tuple(ballot.subjects(board))
        read = ballot.read(board, subjects)
        now = at_home(context.now_ms)
        open_ = stands_open(board, now)
        if stands and (self.asked if stands.lost else not any(stands.laid)):
            if not stands.lost and open_ and (stands.subjects, stands.words) == (subjects, read):
                return votes.seal_anew(tx, context.since[1])
            votes.clear(tx, Tally.kind)
            stands = None
        held = any(vote.kind == Tally.kind and vote.occasion for vote in board.votes)
        over = board.own.opened_week == round_at(board, now).week
        why = Kind.VASE_CLOSED if not open_ or over or board.of(Occasions).away(context.today) else None
        if not votes.may_stand(tx):
            why = Kind.VASE_NOT_APART
        if stands is None and not held:
            if self.asked and (why or not subjects):
                raise Refused(why or Kind.NO_GOALS)
            if not why and subjects:
                week = round_at(board, now).week
                votes.open_vote(tx, "", subjects, board.threshold, Tally.kind, week, read)
                return None
        return votes.seal_anew(tx, context.since[1])
