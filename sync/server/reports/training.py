"""How far the model has come: of each unit what the register says and what its wall tells of its Innføring, as one.

    units = of_units(tx, organisation)
    trained(units, today(now_ms))        Count(43, 76)

A course day is held where either says so, on the register's day where both do. A unit is trained when the register
says so, or once all its course days are held. No text of a wall is in it, and of people only what a Leanveileder is
called.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, select, true

from board.board import Board
from board.kinds.introduction.index import Introsteps, OwnIntroduction
from board.kinds.introduction.plan import day_key
from board.kinds.introduction.record import Introduction, Introstep
from sync.server import training
from sync.server.access.rule import Role
from sync.server.db.tables import assignments, people, units
from sync.server.reports import tenancy
from sync.server.reports.tenancy import Place
from sync.server.training import COURSE_DAYS, Registered


@dataclass(frozen=True)
class UnitTraining:
    """One unit. `began` and `told` are its wall's: when it began its first ten weeks, and the course days it has.
    `accounts` are those who sign in as its Leanveileder, each with the first name."""

    place: Place
    register: Registered = field(default_factory=Registered)
    began: date | None = None
    told: Mapping[int, date] = field(default_factory=dict)
    accounts: Mapping[int, str] = field(default_factory=dict)

    @property
    def advisers(self) -> list[str]:
        """Who follows it, by the register and by the accounts."""
        return sorted({*self.register.advisers, *self.accounts.values()})

    @property
    def days(self) -> dict[int, date]:
        """When each course day was held, in their order."""
        return dict(sorted({**self.told, **self.register.days}.items()))

    @property
    def trained(self) -> date | None:
        days = self.days
        return self.register.trained or (max(days.values()) if len(days) == len(COURSE_DAYS) else None)

    @property
    def under_way(self) -> bool:
        return self.trained is None and bool(self.days or self.began)

    @property
    def waiting(self) -> date | None:
        """Since when it waits; who has begun waits no more."""
        return None if self.trained or self.under_way else self.register.waiting


class Count(NamedTuple):
    """So many units are trained, of all there are."""

    trained: int
    of: int


class TrainedYear(NamedTuple):
    """How many units were trained in a year, and how many were by its end."""

    year: int
    came: int
    trained: int


def of_units(tx: Connection, organisation: int, of: Collection[int] | None = None) -> list[UnitTraining]:
    """Every unit of an organisation that goes on, or some of them, by name."""
    entered = training.registered(tx, organisation)
    mine = select(units.c.id).where(units.c.organisation == organisation)
    boards = Board.load_several(tx, mine, {Introduction.kind: true(), Introstep.kind: true()})
    places = tenancy.open_places(tx, organisation)
    following = _accounts(tx, organisation)
    return [
        replace(
            _one(place, entered.get(place.id, Registered()), boards.get(place.id)),
            accounts=following.get(place.id, {}),
        )
        for place in places
        if of is None or place.id in of
    ]


def trained(some: Sequence[UnitTraining], day: date) -> Count:
    """At the end of a day."""
    return Count(sum(one.trained is not None and one.trained <= day for one in some), len(some))


def years(some: Sequence[UnitTraining], until: date) -> list[TrainedYear]:
    """Every year from the first in which a unit was trained, the latest first."""
    when = sorted(one.trained for one in some if one.trained and one.trained <= until)
    if not when:
        return []
    found = range(until.year, when[0].year - 1, -1)
    return [TrainedYear(y, sum(d.year == y for d in when), sum(d.year <= y for d in when)) for y in found]


def waiting(some: Sequence[UnitTraining]) -> list[UnitTraining]:
    """The waiting list, who has waited longest first."""
    return sorted((one for one in some if one.waiting), key=lambda one: one.waiting or date.max)


def advisers(some: Sequence[UnitTraining]) -> list[tuple[str, list[UnitTraining]]]:
    """Each Leanveileder by name, with the units they follow. Two accounts of one name are two; a name that the
    register alone has is whoever has the only account of that name."""
    named: dict[str, set[int]] = {}
    for one in some:
        for id_, name in one.accounts.items():
            named.setdefault(name, set()).add(id_)
    found: dict[tuple[str, int], list[UnitTraining]] = {}
    for one in some:
        for name in one.advisers:
            here = [id_ for id_, called in one.accounts.items() if called == name]
            only = named.get(name, set())
            for id_ in here or (only if len(only) == 1 else {0}):
                found.setdefault((name, id_), []).append(one)
    in_order = sorted(found, key=lambda who: (who[0], not who[1], who[1]))  # whom nobody can tell apart comes last
    return [(who[0], found[who]) for who in in_order]


def _accounts(tx: Connection, organisation: int) -> dict[int, dict[int, str]]:
    """By unit, those who have an account as its Leanveileder, each with the first name."""
    query = (
        select(assignments.c.unit, people.c.id, people.c.name)
        .join_from(assignments, people, assignments.c.person == people.c.id)
        .where(people.c.organisation == organisation, people.c.role == Role.ADVISER, people.c.closed_ms.is_(None))
    )
    found: dict[int, dict[int, str]] = {}
    for unit, id_, name in tx.execute(query):
        found.setdefault(unit, {})[id_] = name.split()[0] if name.strip() else ""
    return found


def _one(place: Place, register: Registered, board: Board | None) -> UnitTraining:
    own = board.of(OwnIntroduction) if board else None
    if board is None or own is None or not own.begun:
        return UnitTraining(place, register)
    done = board.of(Introsteps).done
    told = {number: done[day_key(number)] for number in COURSE_DAYS if day_key(number) in done}
    return UnitTraining(place, register, own.it.began, told)
