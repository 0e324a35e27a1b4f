"""A card is lifted from the drawer, and from the tray of the open card; once it is lifted the answer, or that it is
waited for, stands there before the other tools. An answer that came waits on the corner."""

from board.board import Board
from board.catalogue import N_, _, _n
from board.formats import near_day
from board.kinds.card.record import Card
from board.kinds.lift.index import Lifts, late
from board.kinds.lift.record import outcome
from board.labels import VERDICTS
from kiosk.state import State
from kiosk.tools import Group, Tool


def _waiting(state: State) -> str:
    answered = [one for one in state.board.of(Lifts).up if outcome(one).answered and _open(state, one.card)]
    return _n("{n} svar", "{n} svar", len(answered)) if answered else ""


def _open(state: State, card: str) -> bool:
    """Not finished, and not taken down."""
    found = state.board.cards.get(card)
    return found is not None and not found.archived and found.stage != "done"


def _lifted(board: Board, card: Card) -> bool:
    return board.of(Lifts).of_card(card.id) is not None


def _says(state: State, card: Card) -> str:
    lift = state.board.of(Lifts).of_card(card.id)
    if lift is None:
        return _("ikke løftet") if state.board.neighbours.above else ""
    said = outcome(lift)
    if said.answered:
        return _("svar: {verdict}", verdict=_(VERDICTS[said.verdict or "yes"]).lower())
    if late(lift, state.today):
        return _("svaret er sent")
    if lift.further:
        return _("løftet videre")
    return _("svar innen {day}", day=near_day(lift.by, state.today)) if lift.by else _("venter på svar")


TOOLS = (
    Tool(
        "lift",
        N_("Løft et kort"),
        "lift",
        Group.CARD,
        40,
        waits=_waiting,
        there=lambda state: state.opened and bool(state.board.neighbours.above or state.board.of(Lifts).up),
        says=_says,
        now=lambda state, card: _lifted(state.board, card),
        on=_lifted,
        done=N_("Løftet"),
        foremost=True,
    ),
)
