"""The week's goals stand large on the idle view, one at a time, where a unit has no rules and no words of its own."""

from collections.abc import Iterable

from board.catalogue import _
from kiosk.resting import Said
from kiosk.state import State

PLACE = 95


def said(state: State) -> Iterable[Said]:
    """One goal at a time."""
    return [Said(_("Et av trivselsmålene våre"), goal.text) for goal in state.board.goals.written]
