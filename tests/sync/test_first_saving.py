"""Two who save at once what nobody has saved before, on PostgreSQL: one waits for the other, and hears what that one
has said or done."""

import time as clock
from collections.abc import Callable
from datetime import date
from threading import Event
from typing import Any

import pytest
from sqlalchemy import select

from sync.server import aims, forewords, levels, tenants
from sync.server.db.tables import organisations
from sync.server.forewords import Foreword
from tests.patience import PATIENCE_S
from tests.sync.places import Centre
from tests.sync.postgres import centre

__all__ = ["centre"]


def aim(tx: Any, n: int) -> None:
    aims.aim(tx, 1, 2026, float(n), 0, saw="")


def foreword(tx: Any, n: int) -> None:
    forewords.write(tx, 1, 2026, Foreword(f"Takk {n}."), saw="", who="Inger", now_ms=0)


def at_once(centre: Centre, one: Callable[[Any], None], other: Callable[[Any], None]) -> None:
    """The other begins when the one has done all but to store it. Raises what the other met."""
    saved, coming = Event(), Event()

    def first(tx: Any) -> None:
        one(tx)
        saved.set()
        assert coming.wait(PATIENCE_S)
        clock.sleep(0.2)  # the other is at its first statement by now

    def second(tx: Any) -> None:
        coming.set()
        other(tx)

    going = centre.core.database.run(first)
    assert saved.wait(PATIENCE_S)
    try:
        centre.core.database.run(second).result(PATIENCE_S)
    finally:
        going.result(PATIENCE_S)


@pytest.mark.parametrize(("save", "meanwhile"), [(aim, aims.AimedMeanwhile), (foreword, forewords.WrittenMeanwhile)])
def test_of_two_who_save_at_once_none_meets_a_fault_and_nothing_is_written_over_unseen(
    centre: Centre, unit: str, save: Callable[[Any, int], None], meanwhile: type[Exception]
) -> None:
    with pytest.raises(meanwhile) as heard:
        at_once(centre, lambda tx: save(tx, 1), lambda tx: save(tx, 2))
    assert vars(heard.value) in ({"fte": 1.0}, {"stands": Foreword("Takk 1.")})
    told = centre.do(lambda tx: (aims.of_year(tx, 1, 2026), forewords.read(tx, 1, 2026).words))
    assert told in (({1: 1.0}, ""), ({}, "Takk 1."))


def test_two_who_hang_units_under_each_other_at_once_make_no_loop(centre: Centre, unit: str) -> None:
    """Both units, and all below them, would hang nowhere that a page comes to."""

    def found(tx: Any) -> int:
        owner = tx.scalar(select(organisations.c.public).where(organisations.c.id == 1))
        return tenants.unit_number(tx, tenants.found_unit(tx, owner, "Ledergruppa", 0))

    here, there = 1, centre.do(found)
    with pytest.raises(levels.LevelError) as refused:
        at_once(
            centre,
            lambda tx: levels.hang_under(tx, 1, here, None, there, date(2026, 1, 1)),
            lambda tx: levels.hang_under(tx, 1, there, None, here, date(2026, 1, 1)),
        )
    assert refused.value.fault is levels.Fault.LOOP
    assert centre.do(lambda tx: levels.of_organisation(tx, 1).path(here)) == (there,)
