"""What costs much to make and is the same for all is made by the first worker of a run that asks; the others copy it.

folder = once(tmp_path_factory, "demonstration", make)       made in memory, then laid where all workers find it
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from board.demonstration import hang_up
from board.store.store import Store
from tests.memory import MEMORY

TUESDAY_MS = 1_763_469_000_000
"""18 November 2025, 13.30 in Norway: week 47, the hour of the meeting, as on the drawings."""


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder of this name, which `make` has filled. Nobody writes in it afterwards."""
    root = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # each worker has a folder of its own beside the others'
        root = root.parent
    made = root / name
    with (root / f"{name}.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not made.exists():
            with tempfile.TemporaryDirectory(prefix="tavle-", dir=MEMORY) as draft:
                make(Path(draft))
                shutil.copytree(draft, half := root / f"{name}.half")
            half.rename(made)
    return made


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bool], Path]:
    """Folder with the demonstration board on that Tuesday, crowded if asked; copied by whoever hangs it. A room's
    conftest imports it."""

    def folder(full: bool) -> Path:
        def write(place: Path) -> None:
            store = Store.open(place, lambda: TUESDAY_MS)
            hang_up(store, TUESDAY_MS, full)
            store.close()

        return once(tmp_path_factory, f"demonstration-{full}", write)

    return folder
