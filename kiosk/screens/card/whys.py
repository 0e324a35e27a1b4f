"""The way through the tree of whys on an open card: the last five answers on the stairs, and what becomes of what is
written there."""

from __future__ import annotations

from board.board import Board
from board.catalogue import _
from board.context import Command
from board.kinds.card.record import Card
from board.kinds.why.commands import AskWhy, RemoveWhy, RewriteWhy
from board.kinds.why.tree import LINES, Tree, tree


class Climb:
    """Which answer each step of the stairs shows, and at which number they begin."""

    def __init__(self, board: Board, card: Card) -> None:
        self.tree: Tree = tree(board, card)
        self.first = max(0, len(self.tree.way) - len(LINES))
        self.steps = self.tree.way[self.first :]

    @property
    def cause(self) -> int:
        """Place of the cause on the stairs; -1: none is found."""
        return len(self.steps) - 1 if self.steps and self.steps[-1].cause else -1

    def said(self, place: int) -> str:
        """What stands on this step."""
        return self.steps[place].text if place < len(self.steps) else ""


def written(board: Board, card: Card, place: int, why: str, new: str, text: str) -> tuple[Command, str] | None:
    """The command that stores what was written on a step, and what it is called; None where nothing is said. `why`
    stood there when it was begun; where none did, the answer gets the id `new` and hangs where the way ends. The
    fifth is the cause, as on paper."""
    climb = Climb(board, card)
    if known := climb.tree.whys.get(why):
        if text == known.text:
            return None
        if not text:
            return RemoveWhy(card.id, why), _("Svaret er tatt bort")
        return RewriteWhy(card.id, why, text), _("Teksten er endret")
    if not text:
        return None
    parent = climb.tree.way[-1].id if climb.tree.way else ""
    return AskWhy(new, card.id, text, parent, cause=place == len(LINES) - 1), _("Svaret er skrevet")
