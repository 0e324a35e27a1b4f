"""How many frames a second: all there are while somebody is there, few when the board only hangs.

A wall hangs untouched for most of its life, and Kivy draws on even when nothing changes.
"""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock

AWAKE_FPS, AT_REST_FPS = 60, 20
REST_AFTER_S = 10.0
"""Longer than anything on the wall moves by itself."""


class Pace:
    """Watches the window's touches and sets the clock's pace."""

    def __init__(self, window: Any) -> None:
        self._to_rest = Clock.schedule_once(self._rest, REST_AFTER_S)
        window.bind(on_touch_down=self._wake, on_key_down=self._wake)

    def _wake(self, *_: object) -> None:
        Clock._max_fps = AWAKE_FPS
        self._to_rest.cancel()
        self._to_rest = Clock.schedule_once(self._rest, REST_AFTER_S)

    def _rest(self, _dt: float) -> None:
        Clock._max_fps = AT_REST_FPS
