"""The årshjul hangs in the drawer, with the day of what is next."""

from datetime import timedelta

from board import year
from board.catalogue import N_
from board.formats import short_day
from kiosk.state import State
from kiosk.tools import Group, Tool

SOON = timedelta(weeks=3)


def _next(state: State) -> str:
    first = next((one for one in year.ahead(state.board, state.today) if one.day >= state.today), None)
    return short_day(first.day) if first and first.day < state.today + SOON else ""


TOOLS = (Tool("year", N_("Årshjul"), "wheel", Group.UNIT, 40, waits=_next),)
