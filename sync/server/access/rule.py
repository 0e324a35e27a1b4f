"""The one rule of access: who may do what at the centre, and of whose units. Pure.

RULE[Role.LEADER][Right.READ]      Whose.BELOW: the units a leader was given, and those that hang under them

Every address declares the right it wants (`declares`), and nothing else decides: one that declares none is for
nobody (`sync.server.gate`).
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


class Role(StrEnum):
    """What somebody is who signs in."""

    COORDINATOR = "coordinator"
    LEADER = "leader"
    ADVISER = "adviser"  # Leanveileder
    SAFETY_REP = "safety_rep"  # verneombud
    UNION_REP = "union_rep"  # tillitsvalgt
    AUDITOR = "auditor"
    OPERATOR = "operator"
    NATIONAL = "national"


class Guest(StrEnum):
    """Who comes without signing in."""

    STRANGER = "stranger"
    PHONE = "phone"  # with the day's code of a wall
    WALL = "wall"  # with its token
    PROGRAM = "program"  # with a key


class Right(StrEnum):
    READ = "read"  # boards, results, gains
    TOTALS = "totals"  # sums of units, rounds, culture in words, documentation of the working environment
    WALLS = "walls"  # which walls there are, and whether they are well
    APPROVE = "approve"  # let walls in and shut them out
    SHARE = "share"  # offer and take over finished cards
    VISIT = "visit"  # say what was seen on a visit
    MANAGE = "manage"  # people, units, thresholds, history, keys
    AUDIT = "audit"  # who saw or changed what
    NATION = "nation"  # the sum of all organisations on the centre
    OWN = "own"  # one's own password and codes
    ENTER = "enter"  # what stands before every door: to sign in, to ask to be let in, what is told to everybody
    SUGGEST = "suggest"  # hang something up from a phone
    SYNC = "sync"  # a board's own log
    EXPORT = "export"  # the tables for programs


class Whose(StrEnum):
    """Which units a right is over."""

    ALL = "all"  # every unit of the organisation
    BELOW = "below"  # the units one was given, and those that hang under them now
    GIVEN = "given"  # the units one was given
    NONE = "none"  # it is of no unit


def _of(whose: Whose, *rights: Right) -> dict[Right, Whose]:
    return dict.fromkeys(rights, whose)


_SELF = _of(Whose.NONE, Right.ENTER, Right.OWN)
RULE: dict[Role | Guest, dict[Right, Whose]] = {
    Role.COORDINATOR: _SELF
    | _of(Whose.ALL, Right.READ, Right.TOTALS, Right.WALLS, Right.APPROVE, Right.SHARE, Right.MANAGE, Right.AUDIT),
    Role.LEADER: _SELF | _of(Whose.BELOW, Right.READ, Right.TOTALS) | _of(Whose.GIVEN, Right.SHARE),
    Role.ADVISER: _SELF | _of(Whose.GIVEN, Right.READ, Right.TOTALS, Right.VISIT),
    Role.SAFETY_REP: _SELF | _of(Whose.GIVEN, Right.TOTALS),
    Role.UNION_REP: _SELF | _of(Whose.GIVEN, Right.TOTALS),
    Role.AUDITOR: _SELF | _of(Whose.ALL, Right.READ, Right.TOTALS, Right.WALLS, Right.AUDIT),
    Role.OPERATOR: _SELF | _of(Whose.ALL, Right.WALLS, Right.APPROVE),
    Role.NATIONAL: _SELF | _of(Whose.NONE, Right.NATION),
    Guest.STRANGER: _of(Whose.NONE, Right.ENTER),
    Guest.PHONE: _of(Whose.NONE, Right.ENTER) | _of(Whose.GIVEN, Right.SUGGEST),
    Guest.WALL: _of(Whose.NONE, Right.ENTER) | _of(Whose.GIVEN, Right.SYNC),
    Guest.PROGRAM: _of(Whose.NONE, Right.ENTER) | _of(Whose.ALL, Right.EXPORT),
}
"""A phone's and a wall's unit is the one its code or token is of; a program's organisation is its key's."""

_DECLARED: dict[Callable[..., Any], Right] = {}


def declares(right: Right) -> Callable[[F], F]:
    """A dependency that lets in only who has this right; an address that has it declares so much."""

    def known(dependency: F) -> F:
        _DECLARED[dependency] = right
        return dependency

    return known


def declared(dependency: Callable[..., Any] | None) -> Right | None:
    return None if dependency is None else _DECLARED.get(dependency)
