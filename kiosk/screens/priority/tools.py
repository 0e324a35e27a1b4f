"""What of innsats og effekt hangs in the drawer: how many suggestions wait for their square."""

from board.catalogue import N_, _
from board.kinds.card.rules import square
from kiosk.state import State
from kiosk.tools import Group, Tool


def _waiting(state: State) -> str:
    waiting = sum(square(card) < 0 for card in state.board.cards.column("suggestion"))
    return _("{n} å plassere").format(n=waiting) if waiting else ""


TOOLS = (Tool("priority", N_("Innsats og effekt"), "matrix", Group.UNIT, 15, waits=_waiting),)
