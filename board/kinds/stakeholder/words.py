"""What is said of a stakeholder by where it hangs. Four squares of four cells each: who cares and can decide is taken
along from the start; much influence and little interest is to be kept content, and asked early (Digdir,
Prosjektveiviseren; Mendelow's matrix).

>>> square(interest=2, influence=4).key
'ask'
"""

from __future__ import annotations

from typing import NamedTuple

from board.catalogue import N_, _
from board.kinds.stakeholder.record import Attitude, Stakeholder

GRADE_NAMES = (N_("ikke satt"), N_("ingen"), N_("liten"), N_("middels"), N_("stor"))
ATTITUDES: dict[Attitude, str] = {
    "positive": N_("Positiv"),
    "unknown": N_("Vet ikke"),
    "sceptical": N_("Skeptisk"),
}
REPRESENTATIVES = (N_("Tillitsvalgt"), N_("Verneombud"))
"""Who is asked for on every map."""
_REQUIRED = ("tillitsvalg", "tillitsvald", "verneombud", "verneombod", "vernetjenest", "vernelin")


class Square(NamedTuple):
    """`label` stands in its corner, `advice` over the sentence `proposed` until the unit writes its own, and `deed`
    on the card that is made of it, behind the name."""

    key: str
    label: str
    advice: str
    proposed: str
    deed: str


INVOLVE = Square(
    "involve",
    N_("Ta dem med fra start"),
    N_("Ta dem med fra start"),
    N_("La dem være med på å bestemme hvordan, og spør underveis."),
    N_("ta dem med fra start"),
)
INFORM = Square(
    "inform",
    N_("Hold dem orientert"),
    N_("Hold dem orientert"),
    N_("Fortell hva som skjer og når, og hør hva de trenger."),
    N_("hold dem orientert"),
)
ASK = Square(
    "ask",
    N_("Spør dem tidlig"),
    N_("Spør tidlig, hold dem fornøyd"),
    N_("Spør før noe er bestemt, og si fra om hva det ble til."),
    N_("spør dem tidlig"),
)
FOLLOW = Square(
    "follow",
    N_("Følg med på"),
    N_("Følg med på dem"),
    N_("Det angår dem lite nå. Se etter om det endrer seg."),
    N_("følg med på dem"),
)
REQUIRED = Square(
    "required",
    "",
    N_("Skal være med"),
    N_("Ta dem med fra start, uansett hvor lappen henger."),
    N_("ta dem med fra start"),
)
UNPLACED = Square(
    "unplaced",
    N_("Ikke plassert ennå"),
    N_("Ikke plassert ennå"),
    N_("Hvor mye bryr de seg, og hvor mye kan de bestemme?"),
    N_("snakk med dem"),
)


def square(interest: int, influence: int) -> Square:
    """The square of a cell."""
    if not interest or not influence:
        return UNPLACED
    if influence > 2:
        return INVOLVE if interest > 2 else ASK
    return INFORM if interest > 2 else FOLLOW


def advised(one: Stakeholder) -> Square:
    """What is said of a stakeholder: who must be there is taken along wherever it hangs."""
    return REQUIRED if one.required else square(one.interest, one.influence)


def said(one: Stakeholder) -> str:
    """How it is taken along, in the unit's own words or as proposed."""
    return one.how or _(advised(one).proposed)


def represents(name: str) -> bool:
    """Whether it is called as a union or safety representative: UiO asks of each change whether they must be in."""
    return any(stem in name.casefold() for stem in _REQUIRED)
