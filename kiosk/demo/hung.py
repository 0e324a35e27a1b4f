"""A whole wall on the stage: real store, real worker, real screens; only the time is ours.

wall = Hung(tmp_path, (1920, 1080))
wall.press("new-suggestion")
assert wall.board.cards.column("suggestion")
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from board.board import Board
from board.calendar import HOME
from board.context import Command, perform
from board.store.store import Store
from kiosk.demo.stage import STUCK_S, Stage

from kiosk.app import Face  # isort: skip  (the stage prepares Kivy)
from kiosk.theme import theme  # isort: skip

TUESDAY = datetime(2025, 11, 18, 13, 30, tzinfo=HOME)
"""Week 47, the hour of the meeting, as on the drawings."""


def prepare(
    folder: Path,
    clock: Callable[[], int],
    commands: Iterable[Command],
    fill: Callable[[Store, int], Any] | None = None,
) -> None:
    """Make a board in `folder` that these commands were done on and that was filled, as one that was closed."""
    with closing(Store.open(folder, clock)) as store:
        with store.read() as tx:
            board = Board.load(tx)
        for command in commands:
            board = perform(store, board, command, unlocked=True)
        if fill:
            fill(store, clock())


class Hung(Stage):
    """A wall in `folder`, hung up after `commands` were done or `fill(store, now_ms)` has written to it.

    Every finger waits until what it caused has been stored and shown.
    """

    face: ClassVar[type[Face]] = Face

    def __init__(
        self,
        folder: Path,
        size: tuple[int, int] = (1920, 1080),
        *,
        commands: Iterable[Command] = (),
        fill: Callable[[Store, int], Any] | None = None,
        now: datetime = TUESDAY,
        diagonal_inch: float = 43,
    ) -> None:
        self.folder = folder
        self.now_ms = int(now.timestamp() * 1000)
        if commands or fill:
            prepare(folder, self.clock, commands, fill)
        super().__init__(*size, lambda: self.face(folder, clock=self.clock), diagonal_inch=diagonal_inch)
        assert self.root.worker.wait(STUCK_S), "the file is not opened"
        self.until(self.opened)
        self.settle()

    def opened(self) -> bool:
        """Whether its file has been opened, or could not be, and it has come to its first screen."""
        return self.root.screen is not None

    def clock(self) -> int:
        return self.now_ms

    @property
    def board(self) -> Board:
        """The board as the screens know it."""
        return self.root.state.board

    @property
    def stored(self) -> Board:
        """The board as the file has it."""
        found: list[Board] = []

        def read(store: Store) -> None:
            with store.read() as tx:
                found.append(Board.load(tx))

        self.root.worker.with_store(read)
        return found[0]

    @property
    def screen(self) -> str:
        """Name of the screen that is shown."""
        return self.root.screen.name

    def settle(self) -> None:
        """Let everything that has been asked for be stored and shown."""
        for _ in range(3):
            assert self.root.worker.wait(STUCK_S), "the writer is stuck"
            self.frames(2)

    def touch_up(self, finger: int, x: float | None = None, y: float | None = None) -> None:
        super().touch_up(finger, x, y)
        self.settle()

    def say_pin(self, digits: str) -> None:
        """Press it on the sheet that asks for it, and once more where it is chosen."""
        for digit in digits:
            self.press(f"digit-{digit}")
        self.press("digit-done")
        if "Skriv den en gang til" in self.texts():
            self.say_pin(digits)

    def later(self, seconds: float) -> None:
        """Let time pass on the stage and on the wall's own clock."""
        self.now_ms += int(seconds * 1000)
        self.wait_s(seconds)
        self.settle()

    def take_down(self) -> None:
        """As `tavle` is closed in the evening."""
        self.root.close()
        self.close()
        theme.larger = 1.0
