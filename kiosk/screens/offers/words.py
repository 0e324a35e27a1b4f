"""What an offer says of itself in few words, the same on its paper, on its sheet and in the frame. Pure."""

from __future__ import annotations

from typing import cast, get_args

from board.catalogue import _, _n
from board.formats import number
from board.kinds.card.offered import whose
from board.kinds.card.record import Use
from board.neighbours import Neighbours, Offer
from kiosk.parts.gainwords import use_name
from kiosk.state import State


def what(offer: Offer) -> str:
    """«God historie fra Solbakken omsorgsboliger»."""
    if offer.kind == "practice":
        return _("Slik gjør vi det nå · {unit}", unit=whose(offer))
    return _("God historie fra {unit}", unit=whose(offer))


def below(offer: Offer) -> str:
    """Whose it is, and that they have said yes to it."""
    return _("{unit} · delt av dem", unit=whose(offer))


def gain(offer: Offer) -> str:
    """«3 timer i uka», or nothing."""
    hours = offer.hours_per_week
    return _n("{hours} time i uka", "{hours} timer i uka", hours, hours=number(hours)) if hours > 0 else ""


def became(offer: Offer) -> str:
    """What the time became: in their words, else as the account has it."""
    if offer.became or not gain(offer):
        return offer.became
    use = cast(Use, offer.use) if offer.use in get_args(Use) else ""
    return _("blir til {use}", use=use_name(use).lower()) if use else ""


def change(offer: Offer) -> str:
    """«fra 6 til 1», or nothing."""
    if offer.before is None or offer.after is None:
        return ""
    return _("fra {a} til {b}", a=number(offer.before), b=number(offer.after))


def told(offer: Offer) -> str:
    """What they did, or how they do it; else how it was."""
    return " ".join(offer.lines) or offer.problem


def taken(state: State) -> frozenset[str]:
    """What this unit has taken over and hangs on its board."""
    return frozenset(card.offer for card in state.board.cards if card.offer and not card.archived)


def new(state: State) -> int:
    """How many offers nobody here has looked at."""
    own = state.board.own
    known = {*own.offers_seen, *own.offers_passed}
    return sum(one.id not in known for one in state.board.neighbours.offers)


def given(neighbours: Neighbours) -> int:
    """How often a unit has taken over something of this one's."""
    return sum(one.taken for one in neighbours.given)
