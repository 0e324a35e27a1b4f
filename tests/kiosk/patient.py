"""A wall that makes the board when somebody looks at it: who goes straight on to another screen does not wait for the
board's two hundred widgets, nor for their rubbish.

    wall = Patient(tmp_path)          # opened; no screen has been made
    wall.root.go("goals")             # the board never is, until somebody goes back to it
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kivy.uix.widget import Widget

from kiosk.demo.hung import Hung
from kiosk.demo.stage import FRAME_S, Box

from kiosk.app import Face  # isort: skip  (the stage prepares Kivy)


class Unhurried(Face):
    """A face whose first way home waits for `look`."""

    waits = False
    _shown: Any = None

    @property
    def screen(self) -> Any:
        self.look()
        return self._shown

    @screen.setter
    def screen(self, screen: Any) -> None:
        self._shown = screen

    def home(self) -> None:
        if self._shown is None and not self._trail:
            self.waits = True
        super().home()

    def look(self) -> None:
        """Make the board, if it is that which is shown and nobody has looked yet."""
        if self.waits:
            self.waits = False
            self._show()

    def go(self, screen: str, **given: Any) -> None:
        self.waits = False
        super().go(screen, **given)

    def _show(self, way: int | None = 1, **told: Any) -> None:
        if not self.waits:
            super()._show(way, **told)

    def _render(self, *now: object) -> None:
        if not self.waits:
            super()._render(*now)


class Patient(Hung):
    """As Hung; every way to look at it or to let its time pass makes the board first."""

    face = Unhurried
    _hung = False

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._hung = True

    def opened(self) -> bool:
        return self.root.waits or super().opened()

    def look(self) -> None:
        """Make the board, if nobody has looked yet."""
        if self._hung and self.root.waits:
            self.root.look()
            self.settle()

    def frames(self, count: int = 1, each_s: float = FRAME_S) -> None:
        self.look()
        super().frames(count, each_s)

    def touch_down(self, finger: int, x: float, y: float) -> None:
        self.look()
        super().touch_down(finger, x, y)

    def key(self, code: int, text: str | None = None, *modifiers: str) -> None:
        self.look()
        super().key(code, text, *modifiers)

    def walk(self) -> Iterator[Widget]:
        self.look()
        return super().walk()

    def boxes(self) -> list[Box]:
        self.look()
        return super().boxes()
