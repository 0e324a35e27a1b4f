"""What was lifted to us hangs in the drawer of a unit that others hang under, what we are asked from above in that of
one that was asked; what nobody has looked at waits."""

from typing import Any

from board.catalogue import N_, _n
from board.kinds.lift.index import Hung, LiftedHere, from_below
from kiosk.state import State, Wall
from kiosk.tools import Group, Tool


def _waiting(state: State) -> str:
    return _new(from_below(state.board))


def _asked(state: State) -> str:
    return _new(state.board.of(LiftedHere).from_above)


def _new(side: Hung) -> str:
    return _n("{n} ny", "{n} nye", len(side.new)) if side.new else ""


def _from_above(wall: Wall, **given: Any) -> None:
    wall.go("lifted", above=True, **given)


def _hung(state: State) -> LiftedHere:
    return state.board.of(LiftedHere)


TOOLS = (
    Tool(
        "lifted",
        N_("Løftet hit"),
        "lift",
        Group.UNIT,
        5,
        waits=_waiting,
        there=lambda state: state.opened and bool(state.board.neighbours.below or from_below(state.board).all),
    ),
    Tool(
        "asked",
        N_("Fra nivået over"),
        "undo",
        Group.UNIT,
        4,
        waits=_asked,
        there=lambda state: state.opened and bool(_hung(state).from_above.all),
        use=_from_above,
    ),
)
