"""A leader group has units below it: what they lift comes to its board, and its cards are strategic cases. Pure."""

from board import packs
from board.board import Board
from board.kinds.lift.index import from_below


def leads(board: Board) -> bool:
    """Whether the board is one of a level that others hang under, or of one that says it is a leader group."""
    return bool(board.neighbours.below or packs.leads(board.unit) or from_below(board).all)
