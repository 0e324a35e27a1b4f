"""Who somebody at the centre is, and what a role may. Pure.

person.may(Right.APPROVE)      a coordinator may let a wall in
person.sees(unit)              a unit leader sees one unit
"""

from dataclasses import dataclass
from enum import StrEnum

from board.catalogue import N_


class Role(StrEnum):
    COORDINATOR = "coordinator"  # the whole organisation
    LEADER = "leader"  # one unit
    AUDITOR = "auditor"  # reads all, changes nothing
    OPERATOR = "operator"  # walls and codes, no content of any board
    NATIONAL = "national"  # the sum of all organisations, and nothing of any one


class Right(StrEnum):
    READ = "read"  # boards, results, gains
    WALLS = "walls"  # which walls there are, and whether they are well
    APPROVE = "approve"  # let walls in and shut them out
    SHARE = "share"  # offer and take over finished cards
    MANAGE = "manage"  # people, units, thresholds, history, keys
    AUDIT = "audit"  # who saw or changed what
    NATION = "nation"  # the sum of all organisations on the centre
    OWN = "own"  # one's own password and codes


_RIGHTS: dict[Role, frozenset[Right]] = {
    Role.COORDINATOR: frozenset(Right) - {Right.NATION},
    Role.LEADER: frozenset({Right.READ, Right.SHARE, Right.OWN}),
    Role.AUDITOR: frozenset({Right.READ, Right.WALLS, Right.AUDIT, Right.OWN}),
    Role.OPERATOR: frozenset({Right.WALLS, Right.APPROVE, Right.OWN}),
    Role.NATIONAL: frozenset({Right.NATION, Right.OWN}),
}

ROLES: dict[Role, str] = {
    Role.COORDINATOR: N_("koordinator"),
    Role.LEADER: N_("enhetsleder"),
    Role.AUDITOR: N_("revisor"),
    Role.OPERATOR: N_("IT"),
    Role.NATIONAL: N_("nasjonal leser"),
}
"""What a role is called on a page."""
ABOVE = frozenset({Role.NATIONAL})
"""Roles that reach beyond an organisation: nobody within one gives them, only whoever holds the database."""


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in. `unit` is a unit leader's own; `threshold` and `names` are the organisation's;
    `csrf` goes into each form of this session."""

    id: int
    name: str
    role: Role
    organisation: int
    organisation_name: str
    threshold: int
    names: bool
    unit: int | None
    csrf: str

    def may(self, right: Right) -> bool:
        return right in _RIGHTS[self.role]

    def sees(self, unit: int) -> bool:
        """Whether a unit of the own organisation may be looked at."""
        return self.unit is None or self.unit == unit
