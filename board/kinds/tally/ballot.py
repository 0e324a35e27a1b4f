"""The vote on how the week was, as any vote is held (`board.votes`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.ballot import COLOURS, Ballot
from board.kinds.goal import WHOLE_WEEK, Goal
from board.kinds.meeting.record import Meeting
from board.kinds.tally.record import Tally

if TYPE_CHECKING:
    from board.board import Board


def rated(board: Board) -> list[str]:
    """What is voted on now: the goals in force, or the week as a whole."""
    return [WHOLE_WEEK] if board.unit.balls_per == "week" else [goal.id for goal in board.goals.written]


BALLOT = Ballot(
    record=Tally,
    occasion=Meeting,
    subject=Goal,
    figures=COLOURS,
    adds={colour: tuple(int(colour == one) for one in COLOURS) for colour in COLOURS},
    subjects=rated,
    words="words",
)
"""Each goal is rated by one of three colours."""
