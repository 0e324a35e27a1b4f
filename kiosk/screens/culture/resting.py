"""How the unit wants it to be stands large on the idle view, one statement at a time: its kulturelt målbilde."""

from collections.abc import Iterable

from board.catalogue import _
from board.kinds.culture.index import Statements
from kiosk.resting import Said
from kiosk.state import State

PLACE = 10


def said(state: State) -> Iterable[Said]:
    """Each statement; no figure of any vote."""
    return [Said(_("Slik vil vi ha det hos oss"), one.text) for one in state.board.of(Statements).hung]
