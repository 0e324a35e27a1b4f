"""Writing and rewriting trivselsmål."""

from dataclasses import dataclass

from board.desk import Desk
from board.errors import Kind, Refused
from board.limits import within


@dataclass(frozen=True)
class WriteGoal:
    """The goal of a slot (0–2) gets this text. Once it has been rated, that is a new goal: the trend breaks there."""

    id: str
    slot: int
    text: str

    def run(self, desk: Desk) -> None:
        text = " ".join(self.text.split())
        if not text:
            raise Refused(Kind.GOAL_MISSING)
        if desk.board.vote:
            raise Refused(Kind.VOTE_OPEN)
        now = desk.board.goals.in_force[self.slot]
        if now and now.text == text:
            return
        if now and now.id not in desk.board.meetings.voted_goals:
            desk.put("goal", now.id, text=text)
        else:
            replaces = now.id if now else ""
            since = within(max(desk.now_ms, now.since + 1)) if now else desk.now_ms  # the clock may have gone back
            desk.put("goal", self.id, slot=self.slot, text=text, since=since, replaces=replaces)
