"""What other units offer hangs in the drawer once a centre tells of other units: how much of it is new."""

from board.catalogue import N_, _, _n
from kiosk.screens.offers.words import given, new
from kiosk.state import State
from kiosk.tools import Group, Tool


def _waiting(state: State) -> str:
    if count := len(new(state)):
        return _n("{n} ny", "{n} nye", count)
    more = given(state.board.neighbours) - state.board.own.offers_given
    return _("noen prøver") if more > 0 else ""


TOOLS = (
    Tool(
        "offers",
        N_("Har dere prøvd dette?"),
        "swap",
        Group.UNIT,
        65,
        waits=_waiting,
        there=lambda state: state.opened and bool(state.board.neighbours.tag),
    ),
)
