"""A round number of improvements that a unit came to: counted in cards, never in people. Pure; the wall's own, and in
no extract. It is told once, at the end of a meeting and until the next; what was finished between two meetings
belongs to the later one.

milestone(board, board.meetings.held[-1])  ->  50
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from board.kinds.meeting.record import Meeting

if TYPE_CHECKING:
    from board.board import Board

FIRST, EVERY = (10, 25), 50


def milestone(board: Board, meeting: Meeting) -> int:
    """The highest that was passed since the meeting before; 0 where none was. A list that was brought in says what
    was finished long ago, and passes none."""
    done = sorted(card.moved for card in board.cards.finished.items.values())
    earlier = [one.ended for one in board.meetings.held if one.ended < meeting.started]
    before = bisect_right(done, max(earlier)) if earlier else bisect_left(done, meeting.started)
    passed = range(before + 1, bisect_right(done, meeting.ended) + 1)
    return max((n for n in passed if n in FIRST or n % EVERY == 0), default=0)
