"""A lift in words: what is asked for, as either side says it, how long it has waited, who has read it. Pure."""

from __future__ import annotations

from datetime import date

from board.catalogue import N_, _, _n
from board.formats import near_day
from board.kinds.lift.record import Lift, Lifted, Outcome

ASKS = {
    "decision": N_("En avgjørelse"),
    "money": N_("Penger"),
    "help": N_("Hjelp"),
    "know": N_("At dere vet det"),
}
WE_ASK = {
    "decision": N_("Vi ber om **en avgjørelse**"),
    "money": N_("Vi ber om **penger**"),
    "help": N_("Vi ber om **hjelp**"),
    "know": N_("Vi ber om **at dere vet det**"),
}
THEY_ASK = {
    "decision": N_("De ber om **en avgjørelse**"),
    "money": N_("De ber om **penger**"),
    "help": N_("De ber om **hjelp**"),
    "know": N_("De ber om **at vi vet det**"),
}


def waited(lifted: Lifted, further: Lift | None, today: date) -> str:
    """Who looks into what was lifted to us, or for how long it has waited; or that it was lifted `further`."""
    if further:
        return _("Ingen svarer der lenger") if further.closed else _("Løftet videre")
    days = (today - lifted.since).days if lifted.since else 0
    return lifted.responsible or (_n("{n} dag", "{n} dager", days) if days > 0 else _("i dag"))


def seen(there: Lift | Outcome, today: date) -> str:
    """Whether those who are asked have read it, or look into it."""
    if there.discussed:
        return _("De ser på det siden {day}", day=near_day(there.discussed, today))
    return _("Lest {day}", day=near_day(there.read, today)) if there.read else _("Ikke lest ennå")
