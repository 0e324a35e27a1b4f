"""The vote that was open when its file was damaged goes on, since its balls lie in a file of their own. Where nobody
can read any more which vases they lie in, they are lost, and that is told as whenever balls are.
"""

from pathlib import Path

from sqlalchemy import Connection

from board import local, votes
from board.board import Board
from board.kinds.goal import WHOLE_WEEK
from board.own import Own
from board.session import Session
from board.store import salvage
from board.store.vase import Vase


def take_up(tx: Connection, damaged: Path) -> None:
    """In the file that takes the damaged one's place: the vote that was open there, and the meeting that held it."""
    board, vases = Board.load(tx), Vase(damaged)
    over = {tally.meeting for tally in board.meetings.tallies.values()}
    over |= {meeting.id for meeting in board.meetings.items.values() if meeting.ended or meeting.archived}
    under_way = [id_ for id_ in board.meetings.items if id_ not in over]
    vote = next((found for found in salvage.votes(damaged) if found.meeting in under_way), None)
    if vote is None:
        meeting = next((id_ for id_ in under_way if vases.take(id_)), None)
        if meeting is None:
            return
        goals = [WHOLE_WEEK] if board.unit.balls_per == "week" else [goal.id for goal in board.goals.written]
        vote = votes.Vote(meeting, tuple(goals), (), board.threshold, lost=True)
    votes.take_up(tx, vote)
    local.keep(tx, Own(meeting=Session(vote.meeting)))
