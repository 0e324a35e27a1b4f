"""What of the goals for the service hangs in the drawer: how many of them lack a figure."""

from board.calendar import weeks_back
from board.catalogue import N_, _n
from board.kinds.indicator.index import Indicators, Readings
from kiosk.state import State
from kiosk.tools import Group, Tool


def _lacking(state: State) -> str:
    """Those that nobody has measured in this week nor the one before."""
    last = weeks_back(state.today, 2)[0]
    series = [state.board.of(Readings).series(one.id) for one in state.board.of(Indicators).hung]
    lacking = sum(not weeks or weeks[-1][0] < last for weeks in series)
    return _n("{n} uten tall", "{n} uten tall", lacking) if lacking else ""


TOOLS = (Tool("indicators", N_("Mål for tjenesten"), "flag", Group.UNIT, 30, waits=_lacking),)
