"""What of the culture hangs in the drawer: that balls are laid, or that nobody has been asked yet."""

from board.catalogue import N_, _
from board.kinds.culture.index import Culture, Statements
from board.kinds.culture.record import Score
from kiosk.state import State
from kiosk.tools import Group, Tool


def _waits(state: State) -> str:
    board = state.board
    if board.vote and board.vote.kind == Score.kind:
        return _("åpen nå")
    return _("ikke spurt") if board.of(Statements).hung and not board.of(Culture).asked else ""


TOOLS = (Tool("culture", N_("Kulturen vår"), "heart", Group.UNIT, 60, waits=_waits),)
