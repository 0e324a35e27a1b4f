"""Two who erase at once over levels, on PostgreSQL, or one who erases and one who names a unit or lets somebody in:
one waits for the other, and both come to an end. What is lifted while it is being erased is erased as well."""

import time as clock
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from board.kinds.card.commands import AddCard, EditCard
from sync.server import closing, erasure, lifts, server_writes, tenants
from sync.server.access import register
from sync.server.access.rule import Role
from tests.patience import PATIENCE_S
from tests.sync.places import Centre, Wall
from tests.sync.postgres import centre
from tests.sync.test_lifts import Sides, owner

__all__ = ["centre"]

WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype IN ('transactionid', 'tuple')")


def erased(sides: Sides, public: str) -> Callable[[Any], object]:
    """As `tavle admin find --erase` does: what was found is erased in one transaction of its own."""
    unit = sides.centre.do(lambda tx: tenants.unit_number(tx, public))
    found: dict[tuple[str, str], set[str]] = {}
    for one in sides.centre.do(lambda tx: erasure.find(tx, unit, "Oddvar")):
        found.setdefault((one.kind, one.record), set()).add(one.field)
    assert found
    return lambda tx: erasure.erase_several(tx, unit, found, sides.centre.time())


def above_too(sides: Sides) -> Callable[[Any], object]:
    """Of its own a card, and the one that was lifted to it."""
    return erased(sides, sides.above)


def forgotten(sides: Sides) -> Callable[[Any], object]:
    return lambda tx: closing.forget_unit(tx, tenants.unit_number(tx, sides.below))


def named(sides: Sides) -> Callable[[Any], object]:
    """As the page of a unit does."""

    def work(tx: Any) -> None:
        tenants.locked(tx, owner(tx, sides.below))
        unit = tenants.unit_number(tx, sides.below)
        assert tenants.rename(tx, unit, str(tenants.unit_name(tx, unit)), "Bjørkelia")

    return work


def let_in(sides: Sides) -> Callable[[Any], object]:
    given = {"email": "siri@example.no", "name": "Inger", "role": Role.LEADER, "units": [sides.below]}
    return lambda tx: register.add(tx, owner(tx, sides.below), now_ms=0, **given)


@pytest.mark.parametrize("also", [above_too, forgotten, named, let_in])
def test_whoever_erases_and_whoever_changes_the_same_unit_at_once_both_come_to_an_end(
    centre: Centre, hang: Callable[..., Wall], postgres: str, also: Callable[[Sides], Callable[[Any], object]]
) -> None:
    sides = Sides(centre, hang)
    sides.lift()
    sides.do(sides.ours, EditCard("keys", {"title": "Bokser til Oddvar"}))
    sides.do(sides.theirs, AddCard("own", "Oddvar ringer om boksene"))
    sides.talk()
    below, other = erased(sides, sides.below), also(sides)
    engine, run = create_engine(postgres), centre.core.database.run

    def wait_for(some: int) -> None:
        end = clock.monotonic() + PATIENCE_S
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as seen:
            while seen.scalar(WAITING) != some:
                assert clock.monotonic() < end, "nobody waits"
                clock.sleep(0.05)

    with engine.begin() as tx:
        server_writes.hold(tx, tenants.unit_number(tx, sides.below))
        first = run(below)
        wait_for(1)
        second = run(other)
        wait_for(2)
    first.result(PATIENCE_S)
    second.result(PATIENCE_S)
    engine.dispose()
    assert "Bokser til Oddvar" not in repr(centre.log(sides.above))


def test_what_is_lifted_while_it_is_being_erased_is_erased_above_too(
    centre: Centre, hang: Callable[..., Wall], postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sides = Sides(centre, hang)
    sides.lift()
    sides.do(sides.ours, EditCard("keys", {"title": "Bokser til Oddvar"}))
    sides.talk(sides.ours)
    erasing, looked = erased(sides, sides.below), lifts.copies
    engine = create_engine(postgres)

    def meanwhile(*asked: Any) -> Iterator[lifts.Copy]:
        found = list(looked(*asked))
        told.append(above.submit(sides.talk, sides.theirs))
        end = clock.monotonic() + PATIENCE_S
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as seen:
            while not told[0].done() and not seen.scalar(WAITING):
                assert clock.monotonic() < end, "the level above neither waits nor is told"
                clock.sleep(0.05)
        yield from found

    told: list[Any] = []
    monkeypatch.setattr(lifts, "copies", meanwhile)
    with ThreadPoolExecutor() as above:
        centre.core.database.run(erasing).result(PATIENCE_S)
        told[0].result(PATIENCE_S)
    engine.dispose()
    assert "Oddvar" not in repr(centre.log(sides.above))
    sides.talk(sides.ours)
    sides.do(sides.ours, EditCard("keys", {"title": "Bokser til alle"}))
    sides.talk()
    assert [one.title for one in sides.hung()] == ["Bokser til alle"]
