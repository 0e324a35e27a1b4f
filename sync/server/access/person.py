"""Who somebody at the centre is, and of which units they may do what: the rule, and the units they were given. Pure.

person.may(Right.APPROVE)      a coordinator may let a wall in
person.units(Right.READ)       {7, 12}: a leader reads these; None: every unit of the organisation
"""

from dataclasses import dataclass

from board.catalogue import N_
from sync.server.access.rule import RULE, Right, Role, Whose

ROLES: dict[Role, str] = {
    Role.LEADER: N_("enhetsleder"),
    Role.ADVISER: N_("Leanveileder"),
    Role.SAFETY_REP: N_("verneombud"),
    Role.UNION_REP: N_("tillitsvalgt"),
    Role.COORDINATOR: N_("koordinator"),
    Role.AUDITOR: N_("revisor"),
    Role.OPERATOR: N_("IT"),
    Role.NATIONAL: N_("nasjonal leser"),
}
"""What a role is called on a page: first those that are given units."""
DOES: dict[Role, str] = {
    Role.LEADER: N_("Ser sine enheter og dem som hører under dem. Tar over det andre deler, for sine egne enheter."),
    Role.ADVISER: N_("Leser alt om enhetene som følges, og skriver på tavla deres etter et besøk."),
    Role.SAFETY_REP: N_("Ser tallene og rundene til sine enheter, og skriver ut dokumentasjonen etter aml."),
    Role.UNION_REP: N_("Ser tallene og rundene til sine enheter, og skriver ut dokumentasjonen etter aml."),
    Role.COORDINATOR: N_("Ser hele kommunen, slipper inn tavler, styrer kontoer og nøkler."),
    Role.AUDITOR: N_("Leser om alle enheter, og loggen. Endrer ingenting."),
    Role.OPERATOR: N_("Kobler til tavler. Ser ikke hva som står på dem."),
}
"""What those of a role may, in a sentence: all that a person gives to another."""
ABOVE = frozenset({Role.NATIONAL})
"""Roles that reach beyond an organisation: nobody within one gives them, only whoever holds the database."""
WITH_UNITS = frozenset(role for role in Role if {Whose.GIVEN, Whose.BELOW} & set(RULE[role].values()))
"""Roles that are of certain units: without any there is nothing to see."""
LEVELS = frozenset(role for role in Role if Whose.BELOW in RULE[role].values())
"""Roles that reach to what hangs under their units."""


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in. `given` are the units of a role that has some, `below` those that hang under these
    now; `threshold` and `names` are the organisation's; `csrf` goes into each form of this session."""

    id: int
    name: str
    role: Role
    organisation: int
    organisation_name: str
    threshold: int
    names: bool
    csrf: str
    given: frozenset[int] = frozenset()
    below: frozenset[int] = frozenset()

    def may(self, right: Right) -> bool:
        return right in RULE[self.role]

    def units(self, right: Right) -> frozenset[int] | None:
        """The units that a right is over; None: all of the organisation."""
        match RULE[self.role].get(right, Whose.NONE):
            case Whose.ALL:
                return None
            case Whose.BELOW:
                return self.given | self.below
            case Whose.GIVEN:
                return self.given
            case Whose.NONE:
                return frozenset()

    def lacks_units(self, right: Right) -> bool:
        """Whether the right is over certain units, and nobody has said which."""
        return RULE[self.role].get(right) in (Whose.GIVEN, Whose.BELOW) and not self.given
