"""What an offer says of itself in few words, the same on its paper, on its sheet and in the frame. Pure."""

from __future__ import annotations

from board.catalogue import _
from board.kinds.card.offered import whose
from board.neighbours import Neighbours, Offer
from kiosk.state import State


def what(offer: Offer) -> str:
    """«God historie fra Solbakken omsorgsboliger»."""
    if offer.kind == "practice":
        return _("Slik gjør vi det nå · {unit}", unit=whose(offer))
    return _("God historie fra {unit}", unit=whose(offer))


def below(offer: Offer) -> str:
    """Whose it is, and that they have said yes to it."""
    return _("{unit} · delt av dem", unit=whose(offer))


def told(offer: Offer) -> str:
    """What they did, or how they do it; else how it was."""
    return " ".join(offer.lines) or offer.problem


def taken(state: State) -> frozenset[str]:
    """What this unit has taken over and hangs on its board."""
    return frozenset(card.offer for card in state.board.cards if card.offer and not card.archived)


def new(state: State) -> frozenset[str]:
    """The offers that nobody here has looked at."""
    own = state.board.own
    known = {*own.offers_seen, *own.offers_passed}
    return frozenset(one.id for one in state.board.neighbours.offers if one.id not in known)


def given(neighbours: Neighbours) -> int:
    """How often a unit has taken over something of this one's."""
    return sum(one.taken for one in neighbours.given)
