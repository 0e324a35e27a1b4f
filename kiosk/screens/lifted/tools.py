"""What was lifted to us hangs in the drawer of a unit that others hang under, what we are asked from above in that of
one that was asked; what nobody has looked at waits, and for a while an answer that the level above us gave."""

from datetime import timedelta

from board.catalogue import N_, _n
from board.kinds.lift.index import Hung, LiftedHere, from_below
from kiosk.state import State
from kiosk.tools import Group, Tool

FRESH = timedelta(days=14)
"""So long it is told that the level above us has answered what we lifted further: so that a meeting sees it."""


def _waiting(state: State) -> str:
    """What nobody here has looked at, and what was answered above us."""
    side = from_below(state.board)
    days = [one.answered for one in side.all if one.id in side.levels and one.answered]
    fresh = sum(state.today - day <= FRESH for day in days)
    answers = _n("{n} svar", "{n} svar", fresh) if fresh else ""
    return " · ".join(filter(None, (_new(side), answers)))


def _asked(state: State) -> str:
    return _new(state.board.of(LiftedHere).from_above)


def _new(side: Hung) -> str:
    return _n("{n} ny", "{n} nye", len(side.new)) if side.new else ""


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
        there=lambda state: state.opened and bool(state.board.of(LiftedHere).from_above.all),
        use=lambda wall, **given: wall.go("lifted", above=True, **given),
    ),
)
