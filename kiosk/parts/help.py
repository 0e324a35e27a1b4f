"""Asking for help with a card lifts it where there is somebody to lift it to; else the card says that it asks."""

from __future__ import annotations

from board.catalogue import _
from board.kinds.card.commands import EditCard
from board.kinds.card.record import Card
from board.kinds.lift.index import Lifts
from board.kinds.lift.record import outcome
from kiosk.state import State, Wall


def asks(state: State, card: Card) -> bool:
    """Whether help is asked for already."""
    return card.help_wanted or state.board.of(Lifts).of_card(card.id) is not None


def said(state: State, card: Card) -> str:
    """What the block says."""
    lift = state.board.of(Lifts).of_card(card.id)
    if lift:
        if outcome(lift).answered:
            return _("Svar på løftet")
        return _("Løftet videre") if lift.further else _("Løftet")
    if card.help_wanted:
        return _("Ber om hjelp")
    return _("Løft kortet") if state.board.neighbours.above else _("Be om hjelp")


def ask(wall: Wall, card: Card, *, again: bool = True) -> None:
    """Where there is a level above, or an answer of it, it is asked there; a flag that stands from before is taken
    down as it was put up. `again`: False where asking is all that is meant, and what is asked already stays so."""
    state = wall.state
    lifted = state.board.of(Lifts).of_card(card.id) is not None
    if lifted or (not card.help_wanted and state.board.neighbours.above):
        wall.go("lift", id=card.id)
        return
    if card.help_wanted and not again:
        return
    wanted = not card.help_wanted
    undo = _("Kortet ber om hjelp") if wanted else _("Kortet ber ikke lenger om hjelp")
    wall.do(EditCard(card.id, {"help_wanted": wanted}), undo=undo)
