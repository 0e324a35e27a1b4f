"""Whoever asks for a wall of their own is given nothing, whatever one person does; and is found where one yes is
enough, where what waits is handed something, where a second account is a second person, or where nobody is told."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from sqlalchemy import update

from sync.server.access import admission, hands, pairing
from sync.server.db.tables import pairings
from tests.sync.intruder import Intruder
from tests.sync.places import Centre, Wall

STEPS = 40

Hang = Callable[..., Wall]
Plant = Callable[[pytest.MonkeyPatch], None]


def lives(centre: Centre, unit: str, hang: Hang, seed: int) -> list[str]:
    north = hang("north")
    north.card("c1", title="Alarmer")
    north.settle()
    return Intruder(centre, unit, north, Random(seed)).live(STEPS)


@pytest.mark.parametrize("seed", [1, 2])
def test_whoever_asks_for_a_wall_of_their_own_is_given_nothing(
    centre: Centre, unit: str, hang: Hang, seed: int
) -> None:
    assert lives(centre, unit, hang, seed) == []


def one_yes_is_enough(patch: pytest.MonkeyPatch) -> None:
    honest = admission.approve
    patch.setattr(admission, "approve", lambda tx, code, unit, now_ms, by=None: honest(tx, code, unit, now_ms))


def what_waits_is_handed_a_token(patch: pytest.MonkeyPatch) -> None:
    honest = pairing.fetch

    def leaky(tx: Any, device_code: str, now_ms: int) -> Any:
        tx.execute(update(pairings).where(pairings.c.wanted.is_not(None)).values(unit=pairings.c.wanted))
        return honest(tx, device_code, now_ms)

    patch.setattr(pairing, "fetch", leaky)


def a_second_account_is_a_second_person(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hands, "apart", lambda tx, one, other: True)


def a_yes_is_counted_twice(patch: pytest.MonkeyPatch) -> None:
    honest = admission.approve

    def forgetful(tx: Any, code: str, unit: str, now_ms: int, by: Any = None) -> Any:
        again = admission.look(tx, code, now_ms).approver is not None
        return honest(tx, code, unit, now_ms, replace(by, id=-by.id) if again else by)

    patch.setattr(admission, "approve", forgetful)


def nobody_is_told(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(admission, "_tell", lambda tx, found, unit, now_ms, **fields: 0)


@pytest.mark.parametrize(
    ("plant", "trace"),
    [
        (one_yes_is_enough, "given"),
        (what_waits_is_handed_a_token, "given"),
        (a_second_account_is_a_second_person, "given"),
        (a_yes_is_counted_twice, "given"),
        (nobody_is_told, "nobody is told"),
    ],
)
def test_a_build_that_lets_one_person_in_is_found(
    centre: Centre, unit: str, hang: Hang, monkeypatch: pytest.MonkeyPatch, plant: Plant, trace: str
) -> None:
    plant(monkeypatch)
    assert any(trace in found for found in lives(centre, unit, hang, seed=1))
