"""What hangs in the drawer «Mer», and in the tray of an open card: each screen says so itself, in the file `tools.py`
of its own folder.

A tool that is new edits nothing here. Of the fishbone, kiosk/screens/fishbone/tools.py:

    TOOLS = (Tool("fishbone", N_("Fiskebein"), "fish", Group.CARD, 20, …),)

The drawer then shows the screen of that name. One that works on a card asks «Hvilket kort?» first, and its screen is
given the card's `id`. Signs are drawn in assets/tools.py and its neighbours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from board.board import Board
from board.catalogue import N_, Told, _
from board.kinds.card.record import STAGES, Card
from board.told import told_in
from kiosk.state import State, Wall


class Group(Told):
    """Where in the drawer a tool lies."""

    CARD = N_("På et kort")
    UNIT = N_("For hele enheten")
    BOARD = N_("Tavla vår")


@dataclass(frozen=True)
class Tool:
    """`name` is its screen, and its block's test name `tool-<name>`; `place` its place in its group, in tens.

    waits  what stands on the yellow corner («1 svar», «1. des.»), empty when nothing waits
    there  whether it is offered now; nothing is before the file has been read
    use    what a press does, where that is not to show the screen; given the card's `id` where there is one
    says   how far it is on a card, in words: it hangs in the tray of the open card; empty: not of this one
    now    whether it is what comes next on a card: then it hangs there before the others
    on     whether something of it hangs on a card: then its sign hangs there on the board. Asked of every card that
           is seen, whenever anything changes: a record is looked up by its id, and nothing is reckoned
    done   what it is called on a card where something of it hangs, where that is no longer what it does
    foremost  its sign hangs there before the others', which give way to it where there is little room
    """

    name: str
    label: str
    icon: str
    group: Group
    place: int
    waits: Callable[[State], str] = lambda state: ""
    there: Callable[[State], bool] = lambda state: state.opened
    use: Callable[..., None] | None = None
    says: Callable[[State, Card], str] | None = None
    now: Callable[[State, Card], bool] = lambda state, card: False
    on: Callable[[Board, Card], object] | None = None
    done: str = ""
    foremost: bool = False

    @property
    def on_card(self) -> bool:
        """Whether it wants to know on which card."""
        return self.group is Group.CARD

    def offered(self, state: State) -> bool:
        """One on a card wants a card to be there."""
        return self.there(state) and (not self.on_card or any(map(state.board.cards.column, STAGES)))

    def called(self, board: Board, card: Card) -> str:
        """What its block on this open card says."""
        return _(self.done if self.done and self.on and self.on(board, card) else self.label)

    def begin(self, wall: Wall, **given: Any) -> None:
        """Show it; `given` is the card's `id`."""
        if self.use:
            self.use(wall, **given)
        else:
            wall.go(self.name, **given)


def open_card(wall: Wall, card: str, tool: Tool | None) -> None:
    """A card was pressed: it opens, and the tool that was chosen for it lies open before it."""
    wall.go("card", id=card)
    if tool:
        tool.begin(wall, id=card)


@lru_cache
def tools() -> tuple[Tool, ...]:
    """All that hang in the drawer, in its order. Read with the first card that is seen."""
    found = [tool for module in told_in("kiosk.screens", "tools") for tool in module.TOOLS]
    return tuple(sorted(found, key=lambda tool: ([*Group].index(tool.group), tool.place, tool.name)))


@lru_cache
def _signed() -> tuple[tuple[str, Callable[[Board, Card], object]], ...]:
    return tuple((tool.icon, tool.on) for tool in sorted(tools(), key=lambda tool: not tool.foremost) if tool.on)


def signs(board: Board, card: Card) -> tuple[str, ...]:
    """The signs of the tools of which something hangs on this card, the foremost first, then in their order."""
    return tuple(icon for icon, on in _signed() if on(board, card))


def tool(name: str) -> Tool | None:
    """The tool of this name."""
    return next((one for one in tools() if one.name == name), None)
