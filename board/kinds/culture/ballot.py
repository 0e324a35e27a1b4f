"""The vote on the statements of a culture, as any vote is held (`board.votes`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from board.ballot import Ballot
from board.kinds.culture.index import Statements
from board.kinds.culture.record import LEAST, MOST, Score, Statement, Survey, possible

if TYPE_CHECKING:
    from board.board import Board

STATEMENTS_LIMIT = 24
"""So many hang, and are asked about in one go."""


def asked_about(board: Board) -> Sequence[str]:
    return [statement.id for statement in board.of(Statements).hung[:STATEMENTS_LIMIT]]


BALLOT = Ballot(
    record=Score,
    occasion=Survey,
    subject=Statement,
    figures=("laid", "points"),
    adds={str(score): (1, score) for score in range(LEAST, MOST + 1)},
    subjects=asked_about,
    laid=lambda figures: figures[0],
    holds=possible,
    ends=True,
    question=lambda survey: str(survey.side),
    place=1,
)
"""Each statement is scored from 1 to 5."""
