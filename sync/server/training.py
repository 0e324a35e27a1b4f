"""The register of the model: which units are trained, which course days were held, who waits, and whom a Leanveileder
follows. Written once: no line is ever changed, of one matter the latest holds, and one without a day takes it back.

    enter(tx, unit, Registered(days={3: date(2026, 3, 4)}), now_ms)
    registered(tx, organisation)[unit].days[3]

What a unit's own wall tells of its Innføring is not here: `sync.server.reports.training` joins the two.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select

from board.kinds.introduction.plan import plan
from sync.server.db.tables import training, units
from sync.server.reports.period import today

TRAINED, DAY, WAITING, ADVISER = "trained", "day", "waiting", "adviser"
Matter = tuple[str, str]
"""What it is about, and of what: the number of a course day, the name of a Leanveileder."""
COURSE_DAYS = tuple(week.day for week in plan().days)


@dataclass(frozen=True)
class Registered:
    """What the register says of a unit. `advisers`: name, and since when."""

    trained: date | None = None
    waiting: date | None = None
    days: Mapping[int, date] = field(default_factory=dict)
    advisers: Mapping[str, date] = field(default_factory=dict)

    def lines(self) -> dict[Matter, date]:
        """The same, line by line."""
        found = {(DAY, str(number)): day for number, day in self.days.items()}
        found |= {(ADVISER, name): since for name, since in self.advisers.items()}
        alone = ((TRAINED, self.trained), (WAITING, self.waiting))
        return found | {(what, ""): day for what, day in alone if day}

    @classmethod
    def of(cls, lines: Mapping[Matter, date]) -> "Registered":
        return cls(
            trained=lines.get((TRAINED, "")),
            waiting=lines.get((WAITING, "")),
            days=dict(sorted((int(about), day) for (what, about), day in lines.items() if what == DAY)),
            advisers=dict(sorted((about, day) for (what, about), day in lines.items() if what == ADVISER)),
        )


def registered(tx: Connection, organisation: int) -> dict[int, Registered]:
    """What holds now, of each unit that anything was ever entered about."""
    query = select(training).join_from(training, units).where(units.c.organisation == organisation)
    by_unit: dict[int, dict[Matter, date]] = {}
    for row in tx.execute(query.order_by(training.c.id)):
        lines = by_unit.setdefault(row.unit, {})
        if row.day is None:
            lines.pop((row.what, row.about), None)
        else:
            lines[row.what, row.about] = row.day
    return {unit: Registered.of(lines) for unit, lines in by_unit.items()}


class Line(NamedTuple):
    """One line as it was entered. Without a day it takes back what stood."""

    what: str
    about: str
    day: date | None
    made_ms: int


def history(tx: Connection, unit: int) -> list[Line]:
    """Every line of a unit, the latest first."""
    c = training.c
    query = select(c.what, c.about, c.day, c.made_ms).where(c.unit == unit).order_by(c.id.desc())
    return [Line(*row) for row in tx.execute(query)]


def version(tx: Connection, unit: int) -> str:
    """Which lines of a unit somebody has seen; another once a line has come."""
    return str(tx.scalar(select(func.max(training.c.id)).where(training.c.unit == unit)) or 0)


def enter(tx: Connection, unit: int, wanted: Registered, now_ms: int) -> bool:
    """A line for whatever is otherwise than the register says; False when nothing is. The name of a Leanveileder who
    follows no unit any more is kept nowhere."""
    owner = tx.scalar(select(units.c.organisation).where(units.c.id == unit))
    assert owner is not None
    now = registered(tx, owner).get(unit, Registered()).lines()
    then = wanted.lines()
    fresh = [*_otherwise(now, then)]
    if fresh:
        values = [{"unit": unit, "what": w, "about": a, "day": day, "made_ms": now_ms} for (w, a), day in fresh]
        tx.execute(insert(training), values)
    _forget(tx, owner, {about for (what, about), day in fresh if what == ADVISER and day is None})
    return bool(fresh)


def since(names: Iterable[str], before: Registered, now_ms: int) -> dict[str, date]:
    """Each name once, with the day it was first entered: today where it is new."""
    return {name: before.advisers.get(name, today(now_ms)) for name in dict.fromkeys(names)}


def _otherwise(now: Mapping[Matter, date], then: Mapping[Matter, date]) -> Iterator[tuple[Matter, date | None]]:
    for matter in {**now, **then}:
        if now.get(matter) != then.get(matter):
            yield matter, then.get(matter)


def _forget(tx: Connection, organisation: int, names: set[str]) -> None:
    still = {name for one in registered(tx, organisation).values() for name in one.advisers}
    own = select(units.c.id).where(units.c.organisation == organisation)
    c = training.c
    for name in names - still:
        tx.execute(delete(training).where(c.unit.in_(own), c.what == ADVISER, c.about == name))
