"""Slik gjør vi det nå hangs in the drawer and in the tray of a card that has been tried; a habit that is to be asked
about waits there."""

from board.catalogue import N_, _, _n
from board.kinds.card.record import Card
from board.kinds.card.rules import checked
from board.kinds.practice.index import poster, waits
from kiosk.state import State
from kiosk.tools import Group, Tool


def _waits(state: State) -> str:
    asked = sum(waits(state.board, card, state.today) for card in state.board.cards.column("done"))
    return _n("{n} vane", "{n} vaner", asked) if asked else ""


def _says(state: State, card: Card) -> str:
    if waits(state.board, card, state.today):
        return _("holder vanen?")
    if found := poster(state.board, card.id):
        return _n("{n} linje", "{n} linjer", len(found.lines))
    if not checked(card.stage):
        return ""
    return _("hva vi lærte") if card.worked == "no" else _("ikke skrevet")


def _now(state: State, card: Card) -> bool:
    return card.stage == "act" or waits(state.board, card, state.today)


TOOLS = (Tool("practice", N_("Slik gjør vi det nå"), "act", Group.CARD, 40, waits=_waits, says=_says, now=_now),)
