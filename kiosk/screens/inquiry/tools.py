"""Units below are asked from the drawer, and from the tray of the open card; answers that came wait on the corner."""

from board.catalogue import N_, _, _n
from board.kinds.card.record import Card
from board.kinds.lift.index import Lifts, late
from kiosk.state import State
from kiosk.tools import Group, Tool


def _waiting(state: State) -> str:
    lifts = state.board.of(Lifts)
    overdue = sum(late(lift, state.today) for case in lifts.cases for lift in lifts.asked(case))
    return _n("{n} sent svar", "{n} sene svar", overdue) if overdue else ""


def _says(state: State, card: Card) -> str:
    asked = state.board.of(Lifts).asked(card.id)
    if not asked:
        return _("ikke spurt") if state.board.neighbours.under else ""
    answered = sum(lift.answered is not None for lift in asked)
    return _("{n} av {all} har svart", n=answered, all=len(asked))


TOOLS = (
    Tool(
        "inquiry",
        N_("Spør enhetene"),
        "branch",
        Group.CARD,
        45,
        waits=_waiting,
        there=lambda state: state.opened and bool(state.board.neighbours.under or [*state.board.of(Lifts).cases]),
        says=_says,
        on=lambda board, card: board.of(Lifts).asked(card.id),
    ),
)
