"""What a meeting gave: cards that came further, new suggestions, what was finished, and hours won. Pure; the wall's
own alone, and in no extract.

outcome(board, board.meetings.held[-1])  ->  Outcome(moved=…, new=…, finished=…, hours=2.5)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from board.kinds.card.record import Card
from board.kinds.meeting.record import Meeting

if TYPE_CHECKING:
    from board.board import Board


@dataclass(frozen=True)
class Outcome:
    """Ids of cards, and hours a week that were realised."""

    moved: frozenset[str] = frozenset()
    new: frozenset[str] = frozenset()
    finished: frozenset[str] = frozenset()
    hours: float = 0.0


def outcome(board: Board, meeting: Meeting) -> Outcome:
    """What happened on the board from its first minute to its last."""
    running, done = board.cards.running.ordered, board.cards.finished.ordered
    new = {card.id for card in running if _within(card.created, meeting)}
    return Outcome(
        frozenset(card.id for card in running if _moved(card, meeting) and card.id not in new),
        frozenset(new),
        frozenset(card.id for card in done if _moved(card, meeting)),
        _won(board, meeting),
    )


def _moved(card: Card, meeting: Meeting) -> bool:
    return card.moved > card.created and _within(card.moved, meeting)


def _within(ms: int, meeting: Meeting) -> bool:
    return meeting.started <= ms <= meeting.ended


def _won(board: Board, meeting: Meeting) -> float:
    """What rose in it, less what was realised of the same before."""
    hours = 0.0
    for subject in board.gains.subjects.values():
        if subject.since and _within(subject.since[0].made, meeting):
            some = [gain for gain, why in board.gains.judged(subject.id) if why is None and gain.state == "realised"]
            before = [gain.hours_per_week for gain in some if gain.made < meeting.started]
            hours += max(0.0, subject.realised_hours - (before[-1] if before else 0.0))
    return hours
