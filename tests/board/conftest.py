"""Folders and walls for the tests of the board.

Most tests write real SQLite files on a disk in memory, since they are about content; those about what survives use
pytest's own folder on the real disk.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from openpyxl import Workbook

from tests.baking import baked_tables
from tests.board.staffroom import Staffroom
from tests.memory import MEMORY

__all__ = ["baked_tables"]

Write = Callable[..., Path]

settings.register_profile(
    "board", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("board")


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        yield Path(name) / "tavle"


@pytest.fixture
def room(folder: Path) -> Iterator[Staffroom]:
    room = Staffroom(folder)
    yield room
    room.close()


@pytest.fixture
def text(tmp_path: Path) -> Write:
    """Writes a text file and gives its path."""

    def write(content: str, encoding: str = "utf-8", name: str = "liste.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode(encoding))
        return path

    return write


@pytest.fixture
def book(tmp_path: Path) -> Write:
    """Writes a workbook with these rows and gives its path."""

    def write(rows: Sequence[Sequence[Any]], name: str = "liste.xlsx") -> Path:
        made = Workbook()
        for row in rows:
            made.worksheets[0].append(row)
        path = tmp_path / name
        made.save(path)
        return path

    return write
