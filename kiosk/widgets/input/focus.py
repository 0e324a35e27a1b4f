"""The keyboard's way over the board: Tab and arrows move a petrol frame, Enter and Space press what it stands on.

For people who cannot reach or touch, and for a switch that sends keys. Knows only what can be pressed.

    focus.attach(Window)
"""

from __future__ import annotations

from typing import Any

from kiosk.widgets.input.tap import Press, shown_presses
from kiosk.widgets.input.text_input import writing

TAB, ENTER, SPACE, ESCAPE, UP, DOWN, RIGHT, LEFT = 9, 13, 32, 27, 273, 274, 275, 276
_KEYPAD_ENTER = 271
_WAYS = {UP: (0, 1), DOWN: (0, -1), RIGHT: (1, 0), LEFT: (-1, 0)}


class Focus:
    """The one place the keyboard stands."""

    def __init__(self) -> None:
        self.at: Press | None = None
        self._window: Any = None

    def attach(self, window: Any) -> None:
        """Listen to this window's keys, once. While somebody writes, keys write instead."""
        if self._window is not window:
            self._window = window
            window.bind(on_key_down=self._key)
            writing.attach(window)

    def move_to(self, press: Press | None) -> None:
        """Stand here; None takes the frame away."""
        if self.at is not None:
            self.at.focused = False
        self.at = press
        if press is not None:
            press.focused = True

    def _key(self, _window: Any, key: int, _scan: int, _text: str | None, modifiers: list[str]) -> bool:
        if writing.key(key, modifiers):
            return True
        places = [press for press in shown_presses() if press.focusable]
        if not places:
            return False
        here = self.at if self.at in places else None
        if key == TAB:
            step = -1 if "shift" in modifiers else 1
            self.move_to(places[(places.index(here) + step) % len(places)] if here else places[0])
            return True
        if key in _WAYS:
            self.move_to(_nearest(here, places, *_WAYS[key]) if here else places[0])
            return True
        if key in (ENTER, _KEYPAD_ENTER, SPACE) and here is not None:
            here.act()
            return True
        return False


def _nearest(here: Press, places: list[Press], dx: int, dy: int) -> Press:
    """The closest one in that direction; what lies off to the side counts double."""

    def cost(other: Press) -> float:
        x, y = other.center_x - here.center_x, other.center_y - here.center_y
        along, aside = (x * dx + y * dy), abs(x * dy) + abs(y * dx)
        return along + 2 * aside if along > 1 else float("inf")

    best = min((other for other in places if other is not here), key=cost, default=here)
    return best if best is not here and cost(best) < float("inf") else here


focus = Focus()
