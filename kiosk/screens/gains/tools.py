"""What of the gains hangs in the drawer: how many of them are to be asked about."""

from board import follow_up
from board.catalogue import N_, _n
from kiosk.state import State
from kiosk.tools import Group, Tool


def _asked(state: State) -> str:
    due = len(follow_up.due(state.board, state.today))
    return _n("{n} spørsmål", "{n} spørsmål", due) if due else ""


TOOLS = (Tool("gains", N_("Gevinster"), "ruler", Group.UNIT, 20, waits=_asked),)
