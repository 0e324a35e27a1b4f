"""Two who save at once what nobody has saved before, on PostgreSQL: one waits for the other, and hears what that one
has said."""

import time as clock
from collections.abc import Callable
from threading import Event
from typing import Any

import pytest

from sync.server import aims, forewords
from sync.server.forewords import Foreword
from tests.patience import PATIENCE_S
from tests.sync.places import Centre
from tests.sync.postgres import centre

__all__ = ["centre"]


def aim(tx: Any, n: int) -> None:
    aims.aim(tx, 1, 2026, float(n), 0, saw="")


def foreword(tx: Any, n: int) -> None:
    forewords.write(tx, 1, 2026, Foreword(f"Takk {n}."), saw="", who="Inger", now_ms=0)


@pytest.mark.parametrize(("save", "meanwhile"), [(aim, aims.AimedMeanwhile), (foreword, forewords.WrittenMeanwhile)])
def test_of_two_who_save_at_once_none_meets_a_fault_and_nothing_is_written_over_unseen(
    centre: Centre, unit: str, save: Callable[[Any, int], None], meanwhile: type[Exception]
) -> None:
    saved, coming = Event(), Event()

    def first(tx: Any) -> None:
        save(tx, 1)
        saved.set()
        assert coming.wait(PATIENCE_S)
        clock.sleep(0.2)  # the other is at its first statement by now

    def second(tx: Any) -> None:
        coming.set()
        save(tx, 2)

    one = centre.core.database.run(first)
    assert saved.wait(PATIENCE_S)
    with pytest.raises(meanwhile) as heard:
        centre.core.database.run(second).result(PATIENCE_S)
    one.result(PATIENCE_S)
    assert vars(heard.value) in ({"fte": 1.0}, {"stands": Foreword("Takk 1.")})
    told = centre.do(lambda tx: (aims.of_year(tx, 1, 2026), forewords.read(tx, 1, 2026).words))
    assert told in (({1: 1.0}, ""), ({}, "Takk 1."))
