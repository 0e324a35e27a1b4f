"""A centre, a unit in it, and walls on demand; all closed at the end."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from board.local import new_id
from tests.baking import baked_tables
from tests.memory import tmp_path
from tests.sync.hashing import cheap_hashing, real_hashing
from tests.sync.places import Centre, Time, Wall
from tests.sync.postgres import cluster, empty_postgres, migrated, postgres

__all__ = [
    "baked_tables",
    "cheap_hashing",
    "cluster",
    "empty_postgres",
    "migrated",
    "postgres",
    "real_hashing",
    "tmp_path",
]


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def centre(request: pytest.FixtureRequest, tmp_path: Path, time: Time) -> Iterator[Centre]:
    if request.config.getoption("--postgres"):
        url = request.getfixturevalue("postgres")
    else:
        url = f"sqlite:///{tmp_path}/centre.db"
    made = Centre(url, time)
    yield made
    made.close()


@pytest.fixture
def unit(centre: Centre) -> str:
    return centre.unit()


@pytest.fixture
def hang(tmp_path: Path, centre: Centre, unit: str) -> Iterator[Callable[..., Wall]]:
    """Hang up a wall that is paired with the unit (or another one)."""
    walls: list[Wall] = []

    def make(name: str, into: str = "", time: Time | None = None) -> Wall:
        wall = Wall(tmp_path / name, centre, centre.let_in(into or unit, new_id(), name), time)
        walls.append(wall)
        return wall

    yield make
    for wall in walls:
        wall.close()
