"""The first ten weeks hang in the drawer while a unit is on its way through them, and where its board is young."""

from board.catalogue import N_, _
from board.kinds.introduction.index import OwnIntroduction, offered, progress
from kiosk.state import State
from kiosk.tools import Group, Tool


def _week(state: State) -> str:
    """Where the unit is, or for a board that has just been hung up that one begins here."""
    own = state.board.of(OwnIntroduction)
    if not own.begun:
        return "" if state.board.meetings.held else _("begynn her")
    at = progress(state.board).at if own.under_way else None
    return _("uke {n}", n=at.week.number) if at else ""


TOOLS = (
    Tool(
        "intro",
        N_("De første ti ukene"),
        "path",
        Group.BOARD,
        5,
        waits=_week,
        there=lambda state: state.opened and offered(state.board),
    ),
)
"""``there``: a unit that has been at it for long is not asked; Oppsett has the way in for it."""
