"""`hang`: hangs up a wall for one test and takes it down afterwards."""

import asyncio
import gc
import itertools
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from board.context import Command
from board.demonstration import hang_up
from kiosk.demo.hung import TUESDAY, Hung, prepare
from kiosk.widgets.paper.leaving import Leaving
from sync.server.embedded import Embedded, embedded
from sync.wall.pairing import pair
from tests.baking import baked_tables
from tests.board.staffroom import copy_wall
from tests.kiosk.patient import Patient
from tests.memory import MEMORY, tmp_path
from tests.sharing import demonstration

__all__ = ["baked_tables", "demonstration", "tmp_path"]

# Drawing the screen that leaves took a third of a test that goes through two; who looks at it says so.
Leaving.seen = False
OFTEN, SELDOM = 8, 200
WIDE = (1920, 1080)
REPEATED = ((3840, 2160), (2560, 1440), (1366, 768))
NARROW = {(1280, 800), (1080, 1920)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A wide panel has most room, and on one twice as large hangs the same drawing twice as large. What is tried in
    other sizes too is tried in the wide ones by `make test-long`, but for what is marked `every_size`: every screen
    flows on a wide panel in `make test`, too."""
    sizes: dict[object, set[object]] = {}
    for item in items:
        sizes.setdefault(_tried(item), set()).add(_size(item))
    for item in items:
        size = _size(item)
        repeats = size in REPEATED or (size == WIDE and sizes[_tried(item)] & NARROW)
        if repeats and not item.get_closest_marker("every_size"):
            item.add_marker(pytest.mark.long)


def _tried(item: pytest.Item) -> object:
    return item.path, getattr(item, "originalname", item.name)


def _size(item: pytest.Item) -> object:
    given = item.callspec.params if hasattr(item, "callspec") else {}
    return given.get("size", (given.get("width"), given.get("height")))


_finished = itertools.count(1)


def pytest_runtest_logfinish() -> None:
    """The walls of a test go with it. What their widgets were bound to comes loose only then, and is swept up after
    some tests; what has outlived even that is gone through seldom."""
    number = next(_finished)
    gc.collect(2 if number % SELDOM == 0 else 1 if number % OFTEN == 0 else 0)


@pytest.fixture(autouse=True)
def comes_to_rest(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """What widgets ask of each other has an end within a frame: else Kivy gives up, and says so in its log alone."""
    yield
    said = [record.getMessage() for when in ("setup", "call") for record in caplog.get_records(when)]
    assert not [words for words in said if "too much iteration" in words]


@pytest.fixture
def centre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Embedded]:
    """Walls ask it often whether they are let in: how often they may is told in tests/sync/test_pairing.py."""
    monkeypatch.setattr("sync.server.access.pairing.INTERVAL_S", 1)
    monkeypatch.setattr("sync.wall.pairing.WAITING_S", 1)
    monkeypatch.setattr("kiosk.pairing.pair", partial(pair, sleep=lambda _seconds: asyncio.sleep(0.1)))
    with embedded(tmp_path / "centre") as running:
        yield running


@pytest.fixture(scope="module")
def filled() -> Iterator[Callable[..., Path]]:
    """Folder with a board that these commands were done on and that was filled, so-manieth of its test; done once,
    copied by whoever hangs it. What they look like tells commands apart: none is kept, for some carry the colour of
    a ball."""
    with tempfile.TemporaryDirectory(prefix="tavle-", dir=MEMORY) as name:
        made: dict[str, Path] = {}

        def folder(place: int, now: datetime, commands: list[Command], fill: Callable[..., Any] | None) -> Path:
            wanted = f"{place} {now} {commands} {fill and fill.__module__} {fill and fill.__qualname__}"
            assert " at 0x" not in wanted, "a command looks like another"
            if wanted not in made:
                prepare(new := Path(name) / f"{len(made)}", lambda: int(now.timestamp() * 1000), commands, fill)
                made[wanted] = new
            return made[wanted]

        yield folder


@pytest.fixture
def hang(
    tmp_path: Path, demonstration: Callable[[bool], Path], filled: Callable[..., Path]
) -> Iterator[Callable[..., Hung]]:
    """hang(size=(1920, 1080), commands=[...], fill=...) -> Hung, in a fresh folder unless `folder` is given.

    `fill` may be a function, or "demo" or "full" for the demonstration board on TUESDAY. One of a module is called
    once in a file of tests.
    """
    hung: list[Hung] = []

    def make(size: tuple[int, int] = (1920, 1080), folder: Path | None = None, **more: Any) -> Hung:
        fresh, folder = folder is None, folder or tmp_path / f"wall{len(hung)}"
        fill = more.get("fill")
        if fill in ("demo", "full", hang_up):
            copy_wall(demonstration(fill == "full"), folder)
            del more["fill"]
        elif fresh and (fill or more.get("commands")) and "<" not in getattr(fill, "__qualname__", ""):
            given = list(more.pop("commands", ())), more.pop("fill", None)
            copy_wall(filled(len(hung), more.get("now", TUESDAY), *given), folder)
        hung.append(Patient(folder, size, **more))
        return hung[-1]

    yield make
    for wall in hung:
        wall.take_down()
