"""What of rounds hangs in the drawer: the 5S rounds by area and the vernerunde, with what is due; in the tray of a
card that was found on a round, the way back there."""

from board.board import Board
from board.catalogue import N_, _
from board.formats import short_day
from board.kinds.card.record import Card
from board.kinds.round.index import came_of, halfway, place_title
from board.kinds.round.turn import by_turn, safety_day
from board.kinds.round.words import FORMS
from board.labels import said
from kiosk.state import State, Wall
from kiosk.tools import Group, Tool


def _turn(state: State) -> str:
    """Whose turn it is, or what was left halfway on a day before."""
    left = [one for one in halfway(state.board, "5s") if one.day and one.day < state.today]
    due = [area for area, day in by_turn(state.board) if day <= state.today]
    return _("halvveis") if left else due[0].title if due else ""


def _yearly(state: State) -> str:
    left = [one for one in halfway(state.board, "safety") if one.day and one.day < state.today]
    due = safety_day(state.board)
    return _("halvveis") if left else short_day(due) if due and due <= state.today else ""


def _walk(wall: Wall, id: str = "") -> None:
    wall.go("round.walk", form="safety")


def _found(state: State, card: Card) -> str:
    round_ = came_of(state.board, card.id)
    if round_ is None or round_.day is None:
        return ""
    where = place_title(state.board, round_.area) or said(FORMS, round_.form)
    return f"{where}, {short_day(round_.day)}"


def _on(board: Board, card: Card) -> bool:
    return came_of(board, card.id) is not None


def _back(wall: Wall, id: str = "") -> None:
    round_ = came_of(wall.state.board, id)
    if round_ and round_.day:
        wall.go("round.walk", form=round_.form, area=round_.area, day=str(round_.day))


TOOLS = (
    Tool("round", N_("5S-runde"), "brush", Group.UNIT, 40, waits=_turn),
    Tool("safety", N_("Vernerunde"), "shield", Group.UNIT, 45, waits=_yearly, use=_walk),
    Tool(
        "found", N_("Fra runden"), "brush", Group.CARD, 95, there=lambda state: False, use=_back, says=_found, on=_on
    ),
)
