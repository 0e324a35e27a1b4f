"""The vote: open, lay a ball, take the last one back, open the vases. No command is ever stored with its colour."""

from dataclasses import dataclass

from board import votes
from board.commands.meeting import running
from board.desk import Desk
from board.errors import Kind, Refused
from board.goals import WHOLE_WEEK
from board.privacy import visible
from board.records.meeting import PRESENT_LIMIT
from board.votes import Colour


@dataclass(frozen=True)
class OpenVote:
    """The vases get their covers on. A meeting votes once: what has been opened cannot be added to, since the
    difference would tell what the latecomer laid."""

    meeting: str

    def run(self, desk: Desk) -> None:
        meeting = running(desk, self.meeting)
        if desk.board.vote and desk.board.vote.meeting == self.meeting:
            return
        if not meeting.present:
            raise Refused(Kind.PRESENT_WRONG, limit=PRESENT_LIMIT)
        if any(t.meeting == self.meeting for t in desk.board.meetings.tallies.values()):
            raise Refused(Kind.VOTE_CLOSED)
        goals = [goal.id for goal in desk.board.goals.written]
        if not goals:
            raise Refused(Kind.NO_GOALS)
        whole_week = desk.board.unit.balls_per == "week"
        votes.open_vote(desk.tx, self.meeting, [WHOLE_WEEK] if whole_week else goals, desk.board.threshold)


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

    `id` names the tallies. Vases with fewer balls than the threshold are never opened: their colours are forgotten.
    It is the threshold under which the balls were laid, or a higher one that has come since; never a lower one.
    """

    meeting: str
    id: str

    def run(self, desk: Desk) -> None:
        meeting = running(desk, self.meeting)
        frozen = desk.board.vote.threshold if desk.board.vote else 0
        threshold = max(frozen, desk.board.threshold)
        for n, count in enumerate(votes.close(desk.tx)):
            shown = visible(count.laid, threshold)
            colours = {c: getattr(count, c) if shown else 0 for c in votes.COLOURS}
            desk.put(
                "tally",
                f"{self.id}-{n}",
                meeting=meeting.id,
                week=meeting.week,
                goal=count.goal,
                hidden=not shown,
                threshold=min(threshold, PRESENT_LIMIT),
                **colours,
            )
