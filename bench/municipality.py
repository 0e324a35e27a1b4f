"""A municipality that never was: seventy-six units with five years of meetings, made by a seeded generator.

    fill(database, now_ms)          # the number of the organisation; some eighty thousand changes, through the log

Everything comes in as it would from walls: changes of a device, ingested, so that the tables follow from the log.
Some units are so small that their votes are hidden, some have stopped to meet, goals are rewritten, some gains were
corrected. `UNITS` and the seed decide all of it; only the days follow from `now_ms`.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, insert, select, update

from bench.staffroom import Staffroom
from board.calendar import week_of
from board.kinds.card.record import Card
from board.kinds.lift.record import Lift, asked_id, lift_id
from board.log import log
from board.log.change import Change, Fact
from sync.protocol import digest
from sync.server import levels, server_writes, tenants, training
from sync.server.db.database import Database
from sync.server.db.tables import closures, devices, organisations, units
from sync.server.training import Registered

YEARS = 5
SEED = 2011
TRAINED = 43
DAY_MS = 86_400_000


_SAID = tomllib.loads((Path(__file__).parent / "municipality.toml").read_text(encoding="utf-8"))
NAME: str = _SAID["name"]
UNITS: list[tuple[str, int]] = _SAID["units"]

LEADERS: str = _SAID["leaders"]
AREAS: list[tuple[str, int]] = _SAID["areas"]

_SUMMER = range(28, 32)


def fill(database: Database, now_ms: int, *, years: int = YEARS, count: int = len(UNITS), seed: int = SEED) -> int:
    """Make the organisation with its units, one transaction per unit; returns its number."""

    def found(tx: Connection) -> tuple[int, list[int]]:
        public = tenants.found_organisation(tx, NAME, now_ms)
        names = [tenants.found_unit(tx, public, name, now_ms) for name, _ in UNITS[:count]]
        numbers = [tenants.unit_number(tx, name) for name in names]
        owner = tx.execute(units.select().where(units.c.id == numbers[0])).one().organisation
        return owner, numbers

    owner, numbers = database.run(found).result()
    for at, number in enumerate(numbers):
        rng = Random(seed * 1_000 + at)
        name, staff = UNITS[at]
        room = Staffroom(rng, name, staff, now_ms, years, closed=_closed_weeks(name))
        database.run(lambda tx, n=number, r=room: hang_up(tx, n, r)).result()  # type: ignore[misc]
    database.run(lambda tx: enter_register(tx, numbers, now_ms)).result()
    return owner


def grow_tree(tx: Connection, organisation: int, now_ms: int) -> dict[str, int]:
    """Three levels: the leader group, five areas under it, each unit under one of these since the first year. The
    levels have boards of their own, beside the units there are already. Returns their numbers by name."""
    since = day_of(now_ms) - timedelta(days=365 * YEARS)
    public = tx.execute(organisations.select().where(organisations.c.id == organisation)).one().public
    numbers = [row.id for row in tx.execute(units.select().where(units.c.organisation == organisation))]
    names = [LEADERS, *(name for name, _ in AREAS)]
    made = {name: tenants.unit_number(tx, tenants.found_unit(tx, public, name, now_ms)) for name in names}
    under = [area for area, count in AREAS for _ in range(count)]
    for below, above in [*((made[name], LEADERS) for name in names[1:]), *zip(sorted(numbers), under, strict=False)]:
        levels.hang_under(tx, organisation, below, None, made[above], since)
    return made


def lift(tx: Connection, organisation: int, now_ms: int) -> int:
    """Each unit's oldest card of those that are planned is lifted to its area, some long ago. Returns how many."""
    tree, day, c = levels.of_organisation(tx, organisation), day_of(now_ms), Card.table.c
    publics = dict(tx.execute(select(units.c.id, units.c.public)).tuples().all())
    lifted = 0
    for unit in sorted(tree.moves):
        planned = select(c.id).where(c.unit == unit, c.stage == "plan", c.archived.is_(False)).order_by(c.moved, c.id)
        card = tx.scalar(planned.limit(1))
        if card and (above := tree.above(unit)):
            asked = values(
                card=card, to=publics[above], to_name=publics[above], asks="decision", why="Vi må bli enige"
            )
            asked |= values(by=(day + timedelta(days=unit % 20 - 10)).isoformat(), made=now_ms - 12 * DAY_MS, turn=1)
            server_writes.write(tx, unit, [Fact(Lift.kind, lift_id(card), asked)], now_ms)
            lifted += 1
    return lifted


def ask(tx: Connection, organisation: int, now_ms: int) -> int:
    """Each area has a case of its own, and asks all the units right under it of that. Returns how many are asked."""
    tree, day, case = levels.of_organisation(tx, organisation), day_of(now_ms), "sykefravaer"
    publics = dict(tx.execute(select(units.c.id, units.c.public)).tuples().all())
    asked = 0
    for area in sorted(tree.all):
        facts = [Fact(Card.kind, case, values(title="Sykefravær under 7 prosent", created=now_ms - 30 * DAY_MS))]
        for unit in sorted(tree.under(area)):
            said = values(card=case, to=publics[unit], to_name=publics[unit], why="Hva hindrer dere?", down=True)
            said |= values(by=(day + timedelta(days=7)).isoformat(), made=now_ms - DAY_MS, turn=1)
            facts.append(Fact(Lift.kind, asked_id(case, publics[unit]), said))
        server_writes.write(tx, area, facts, now_ms)
        asked += len(facts) - 1
    return asked


def enter_register(tx: Connection, numbers: list[int], now_ms: int) -> None:
    """The register of the model: of 76 units 43 are trained, five are on their way, and some wait."""
    day = day_of(now_ms)
    for at, number in enumerate(numbers):
        years, adviser = timedelta(days=365 * (at % 6) + 30), {("Turid", "Geir", "Wenche")[at % 3]: day}
        known = Registered(trained=day - years) if at < TRAINED else Registered(waiting=day - timedelta(days=at))
        known = Registered(days={1: day - timedelta(days=20)}) if TRAINED <= at < TRAINED + 5 else known
        training.enter(tx, number, replace(known, advisers=adviser), now_ms)


def hang_up(tx: Connection, unit: int, room: Staffroom) -> None:
    """Bring in a unit's years as its wall would have sent them."""
    changes = list(room.changes())
    for part in _parts(changes, 5_000):
        seq = log.last_seq(tx, unit)
        log.ingest(tx, part, unit=unit, records=False, seq=seq)
    whole = digest.text(digest.add(digest.EMPTY, sum(map(digest.of, changes))))
    tx.execute(update(units).where(units.c.id == unit).values(seq=len(changes), digest=whole))
    seen = {"seen_ms": room.heard_ms, "paired_ms": room.begun_ms, "skew_ms": 0}
    tx.execute(insert(devices).values(unit=unit, device=room.device, name="Personalrommet", app="1.0", **seen))
    if room.closed_weeks:
        tx.execute(insert(closures), [{"unit": unit, "week": week} for week in room.closed_weeks])


def day_of(ms: int) -> date:
    return datetime.fromtimestamp(ms / 1000, UTC).date()


def this_week(ms: int) -> str:
    return week_of(day_of(ms))


def _closed_weeks(name: str) -> frozenset[int]:
    """Schools and kindergartens close in summer."""
    return frozenset(_SUMMER) if any(word in name for word in ("skole", "barnehage", "Voksen")) else frozenset()


def _parts(changes: list[Change], size: int) -> Iterator[list[Change]]:
    for start in range(0, len(changes), size):
        yield changes[start : start + size]


def values(**some: Any) -> dict[str, Any]:
    return some
