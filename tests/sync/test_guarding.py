"""Whoever holds a wall's token can change what protects people without its PIN, and never without being told of: on
every other wall of the unit, and at the centre."""

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.exc import DataError

from board import local
from board.log import log
from board.log.change import Fact
from tests.sync.places import Centre, Wall
from tests.sync.web.office import person
from tests.sync.web.test_gains import words

Hang = Callable[..., Wall]


def heard(wall: Wall) -> Any:
    """Of which fields this wall has heard that they were changed elsewhere."""
    wall.settle()
    with wall.store.read() as tx:
        return set(local.read(tx).guarded_elsewhere)


def say(wall: Wall, **fields: Any) -> None:
    wall.write(Fact("unit", "unit", fields))
    wall.settle()


@pytest.fixture
def north(hang: Hang) -> Wall:
    """Hangs, and the unit has said how it wants it."""
    wall = hang("north")
    say(wall, name="Nord", threshold=5, visible_throw=False)
    return wall


def test_a_threshold_that_is_lowered_is_told_on_every_other_wall_and_in_the_account(
    hang: Hang, north: Wall, centre: Centre, unit: str
) -> None:
    south = hang("south")
    south.settle()
    say(south, threshold=3)
    assert heard(north) == {"threshold"}
    assert heard(south) == set(), "who changed it there was asked for the PIN"
    said = words(person(centre, unit).get("/logg").text)
    assert "en tavle i enheten endret på tavla: grensen for å åpne vasene fra 5 til 3 i Hjemmetjenesten nord" in said


def test_what_is_changed_back_in_the_same_breath_is_told_all_the_same(hang: Hang, north: Wall) -> None:
    south = hang("south")
    south.settle()
    south.write(Fact("unit", "unit", {"threshold": 3}))
    say(south, threshold=5)
    assert heard(north) == {"threshold"}


def test_a_name_and_a_throw_that_is_shown_are_told_and_the_name_stays_on_the_walls(
    hang: Hang, north: Wall, centre: Centre, unit: str
) -> None:
    south = hang("south")
    south.settle()
    say(south, name="Hemmelig", visible_throw=True, meeting_time="09:00")
    assert heard(north) == {"name", "visible_throw"}
    said = words(person(centre, unit).get("/logg").text)
    assert "endret på tavla: navnet på enheten i Hjemmetjenesten nord" in said
    assert "endret på tavla: kastet, som nå vises, i Hjemmetjenesten nord" in said
    assert "Hemmelig" not in said


def test_nothing_is_told_of_what_has_not_changed(hang: Hang, north: Wall, centre: Centre, unit: str) -> None:
    south = hang("south")
    south.settle()
    assert heard(south) == set(), "a wall that reads all for the first time reads no news"
    say(south, name="Nord", threshold=5)
    say(south, meeting_time="09:00")
    assert heard(north) == set()
    assert "endret navnet" not in words(person(centre, unit).get("/logg").text)


def test_a_change_that_comes_once_more_is_not_told_once_more(centre: Centre, unit: str) -> None:
    """Its wall's clock is ahead and the answer was lost: what has won since is not what it changes now."""
    tokens = {device: centre.let_in(unit, device * 16) for device in "ab"}

    def push(device: str, n: int, threshold: int, ahead_ms: int) -> None:
        one = {"n": n, "stamp": centre.time() + ahead_ms, "group": "g", "kind": "unit", "record": "unit"}
        sent = {"device": device * 16, "fields": {"threshold": threshold}} | one
        asked = {"protocol": 1, "device": device * 16, "cursor": 0, "clock": 0, "changes": [sent]}
        headers = {"authorization": f"Bearer {tokens[device]}"}
        assert centre.ask("POST", "/v1/sync", json=asked, headers=headers).status_code == 200

    push("a", 1, 4, 0)
    push("a", 2, 3, 3_600_000)
    push("b", 1, 6, 600_000)
    centre.time.pass_(s=7_200)
    push("a", 2, 3, -3_600_000)
    said = words(person(centre, unit).get("/logg").text)
    assert "fra 4 til 3" in said
    assert "fra 3 til 6" in said
    assert "fra 6 til 3" not in said


def test_what_the_centre_cannot_store_is_not_in_its_account(
    hang: Hang, north: Wall, centre: Centre, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest = log.ingest

    def breaks(tx: Any, changes: Any, **how: Any) -> log.Ingested:
        if any("threshold" in c.fields for c in changes) and tx.engine is centre.core.database.engine:
            raise DataError("", {}, sqlite3.DataError())
        return ingest(tx, changes, **how)

    monkeypatch.setattr(log, "ingest", breaks)
    north.write(Fact("unit", "unit", {"threshold": 3}), group="broken")
    say(north, visible_throw=True)
    said = words(person(centre, unit).get("/logg").text)
    assert "endret på tavla: kastet, som nå vises, i Hjemmetjenesten nord" in said
    assert "fra 5 til 3" not in said
