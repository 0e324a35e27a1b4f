"""What was lifted to us hangs in the drawer of a unit that others hang under; what nobody has looked at waits."""

from board.catalogue import N_, _n
from board.kinds.lift.index import LiftedHere
from kiosk.state import State
from kiosk.tools import Group, Tool


def _waiting(state: State) -> str:
    new = state.board.of(LiftedHere).new
    return _n("{n} ny", "{n} nye", len(new)) if new else ""


TOOLS = (
    Tool(
        "lifted",
        N_("Løftet hit"),
        "lift",
        Group.UNIT,
        5,
        waits=_waiting,
        there=lambda state: state.opened and bool(state.board.neighbours.below or state.board.of(LiftedHere).hung),
    ),
)
