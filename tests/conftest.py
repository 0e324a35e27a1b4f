"""What the tests of all rooms may use."""

import gc
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A wall is a hundred thousand objects that stay until it is taken down: looking for garbage among them meanwhile is a
# tenth of its time.
gc.set_threshold(1_000_000, 20, 20)

# Machines are shared: that something is slow to make up says nothing of it.
settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")

DISK_BYTES = 4 << 20


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", action="store_true", help="the centre of every test that has one on PostgreSQL")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--postgres"):
        items[:] = [item for item in items if item.get_closest_marker("one_file") is None]
    items.sort(key=lambda item: item.get_closest_marker("early") is None)


def pytest_collection_finish() -> None:
    """What all tests share stays until the run ends: nobody looks for garbage there."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    with small_disk(tmp_path) as mounted:
        yield mounted


@contextmanager
def small_disk(at: Path) -> Iterator[Path]:
    """A small disk is mounted there."""
    at.mkdir(exist_ok=True)
    size = f"size={DISK_BYTES}"
    if os.getuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", at]).returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield at
    finally:
        subprocess.run(["umount", at], check=True)


def lock_disk(disk: Path, locked: bool) -> None:
    """The system lets nobody write on the disk any more, as when a card fails; or it does again."""
    subprocess.run(["mount", "-o", f"remount,{'ro' if locked else 'rw'},size={DISK_BYTES}", disk], check=True)
