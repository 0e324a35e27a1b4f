"""The vote: open, lay a ball, take the last one back, open the vases. No command is ever stored with its colour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from board import local, log, votes
from board.change import Change
from board.errors import Kind, Refused
from board.kinds.goal import WHOLE_WEEK
from board.kinds.meeting.commands import running
from board.kinds.meeting.record import PRESENT_LIMIT
from board.kinds.tally.record import Tally
from board.privacy import visible
from board.votes import Colour
from board.week import number, week_of

if TYPE_CHECKING:
    from board.desk import Desk


@dataclass(frozen=True)
class OpenVote:
    """The vases get their covers on, also once more where what lay in them was lost. A meeting votes once, and a wall
    opens its vases once a week, whatever has become of the meeting and of its goals since: the difference would tell
    what the latecomer laid."""

    meeting: str

    def run(self, desk: Desk) -> None:
        meeting = running(desk, self.meeting)
        if (vote := desk.board.vote) and vote.meeting == self.meeting:
            if not vote.lost:
                return
            votes.clear(desk.tx)
        if not meeting.present:
            raise Refused(Kind.PRESENT_WRONG, limit=PRESENT_LIMIT)
        if any(t.meeting == self.meeting for t in desk.board.meetings.tallies.values()):
            raise Refused(Kind.VOTE_CLOSED)
        _not_again(desk)
        goals = [goal.id for goal in desk.board.goals.written]
        if not goals:
            raise Refused(Kind.NO_GOALS)
        whole_week = desk.board.unit.balls_per == "week"
        votes.open_vote(desk.tx, self.meeting, [WHOLE_WEEK] if whole_week else goals, desk.board.threshold)


DAY_MS = 86_400_000
"""So soon after midnight on Sunday it is the same vote, though another week."""


def _not_again(desk: Desk) -> None:
    """Raise Refused, WEEK_OPENED, when this wall has opened its vases this week, or within a day; and CLOCK_BACK when
    it opened them last in a week that is yet to come: either its clock was ahead then or it has been set back, and
    the same people would be asked twice. Which it was the centre's time tells, or who knows the PIN; the opening
    that follows is then the last one. Vases of other walls of the unit stood before other people; and what was never
    opened, since too few laid a ball, can be told from nothing."""
    this, before = week_of(desk.today), week_of(desk.today - timedelta(weeks=1))
    said = log.of_kind(desk.tx, Tally.kind, local.identities(desk.tx))
    opened = [(str(c.fields["week"]), c) for c in said if "goal" in c.fields and not c.fields.get("hidden")]
    if opened and opened[-1][0] > this and not (desk.confirmed or desk.unlocked):
        raise Refused(Kind.CLOCK_BACK, today=_in_full(desk.today), week=number(opened[-1][0]), year=opened[-1][0][:4])
    for week, counted in opened:
        if week == this or (week == before and _moment(desk, counted) > desk.now_ms - DAY_MS):
            raise Refused(Kind.WEEK_OPENED)


def _in_full(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _moment(desk: Desk, counted: Change) -> int:
    """When it was counted. A wall whose clock was once ahead goes on from there with its stamps, for years; its
    meetings are told by the clock as it is."""
    meeting = desk.board.meetings.items.get(str(counted.fields["meeting"]))
    return counted.stamp if meeting is None or counted.stamp <= desk.now_ms else meeting.started


@dataclass(frozen=True)
class LayBall:
    """One ball of a colour into the vase of a goal, in which the person saw `seen` balls."""

    goal: str
    colour: Colour
    seen: int

    def run(self, desk: Desk) -> None:
        if not desk.board.vote:
            raise Refused(Kind.VOTE_CLOSED)
        present = running(desk, desk.board.vote.meeting).present
        votes.lay(desk.tx, self.goal, self.colour, seen=self.seen, present=present)


@dataclass(frozen=True)
class TakeBack:
    """The ball that was laid last comes back; the screen remembers its colour until the next person."""

    goal: str
    colour: Colour
    seen: int

    def run(self, desk: Desk) -> None:
        votes.take_back(desk.tx, self.goal, self.colour, seen=self.seen)


@dataclass(frozen=True)
class CloseVote:
    """The vases are opened for all at once: counts become tallies, and nothing else is left of the vote.

    `id` names the tallies. `seen` is how many balls people saw in each vase, or as many as this board says: never are
    others opened. They count for the week in which the vases are opened, which need not be the one the meeting began
    in. Vases with fewer balls than the threshold are never opened: their colours are forgotten. It is the threshold
    under which the balls were laid, or a higher one that has come since; never a lower one.
    """

    meeting: str
    id: str
    seen: tuple[int, ...] = ()

    def run(self, desk: Desk) -> None:
        meeting = running(desk, self.meeting)
        if desk.board.vote is None or desk.board.vote.meeting != self.meeting:
            raise Refused(Kind.VOTE_CLOSED)
        threshold = max(desk.board.vote.threshold, desk.board.threshold)
        counts = votes.close(desk.tx, self.seen or desk.board.vote.laid)
        if any(visible(count.laid, threshold) for count in counts):
            _not_again(desk)
        for n, count in enumerate(counts):
            shown = visible(count.laid, threshold)
            if shown:
                desk.keep(local.OPENED_WEEK, week_of(desk.today))
            colours = {c: getattr(count, c) if shown else 0 for c in votes.COLOURS}
            desk.put(
                Tally,
                f"{self.id}-{n}",
                meeting=meeting.id,
                week=week_of(desk.today),
                goal=count.goal,
                hidden=not shown,
                threshold=min(threshold, PRESENT_LIMIT),
                **colours,
            )
