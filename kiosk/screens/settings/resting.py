"""The board rules stand on the idle view where no tool has anything larger to say."""

from collections.abc import Iterable

from board.catalogue import _
from kiosk.resting import Said
from kiosk.state import State

PLACE = 90


def said(state: State) -> Iterable[Said]:
    """One rule at a time."""
    return [Said(_("En av tavlereglene våre"), rule.text) for rule in state.board.rules.hung]
