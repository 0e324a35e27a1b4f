"""Real server processes and real databases that are killed while two hundred walls speak to them. What was
acknowledged is there afterwards, once."""

import asyncio
import time
from pathlib import Path
from random import Random

import pytest

from tests.sync.fleet import Fleet, disturb
from tests.sync.places import Centre, Time
from tests.sync.process import Server
from tests.sync.standby import pair

WALLS, UNITS, KILLS = 200, 20, 3
LAG_S = 1.0


@pytest.mark.parametrize("where", ["sqlite", "postgresql"])
def test_a_server_that_is_killed_has_kept_what_it_acknowledged(
    where: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = f"sqlite:///{tmp_path}/centre.db" if where == "sqlite" else request.getfixturevalue("empty_postgres")
    fleet = killed(url, kills=KILLS, seed=1)
    assert sum(wall.said for wall in fleet.walls) > WALLS


def killed(url: str, *, kills: int, seed: int, workers: int = 1) -> Fleet:
    """A fleet that has lived through so many deaths of its server."""
    chance = Random(seed)
    centre = Centre(url, Time())
    server = Server(url, workers)
    fleet = Fleet.hire(centre, server.port, WALLS, UNITS, chance)
    centre.close()
    server.start()

    def strike() -> None:
        server.kill()
        server.start()

    try:
        asyncio.run(disturb(fleet, kills, chance, strike))
    finally:
        server.kill()
    centre.open()
    try:
        assert fleet.gone_back == 0
        fleet.check(centre)
    finally:
        centre.close()
    return fleet


@pytest.mark.parametrize("commit", ["on", "local"])
def test_a_primary_that_is_killed_is_followed_by_its_standby(commit: str) -> None:
    """Synchronous: what was acknowledged is on the standby. Otherwise, with a standby that lags, something
    acknowledged is missing there; the walls see that less is acknowledged than they remember, and say it again."""
    fleet = promoted(commit, seed=2)
    assert sum(wall.said for wall in fleet.walls) > WALLS
    assert bool(fleet.gone_back) == (commit == "local")


def promoted(commit: str, *, seed: int) -> Fleet:
    """A fleet that has lived through the death of the database's primary."""
    chance = Random(seed)
    with pair(commit) as (first, second, url):
        centre = Centre(url, Time())
        server = Server(url)
        fleet = Fleet.hire(centre, server.port, WALLS, UNITS, chance)
        fleet.listens = commit == "on"
        centre.close()
        server.start()

        def strike() -> None:
            if commit == "local":
                second.kill()
                time.sleep(LAG_S)
            first.kill()
            if commit == "local":
                second.start()
            second.promote()

        try:
            asyncio.run(disturb(fleet, 1, chance, strike))
        finally:
            server.kill()
        centre.open()
        try:
            fleet.check(centre)
        finally:
            centre.close()
    return fleet
