"""Folders in memory, where the machine has such: a flush to the disk takes longer than most of what a test does, and
tells nothing unless the disk is what is tested. No setting of a store is touched.

    from tests.memory import tmp_path       in a conftest: pytest's own fixture, for all tests of a room
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_SHARED = Path("/dev/shm")
MEMORY = _SHARED if _SHARED.is_dir() else None


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder of the test's own."""
    with tempfile.TemporaryDirectory(prefix="tavle-", dir=MEMORY, ignore_cleanup_errors=True) as name:
        yield Path(name)
