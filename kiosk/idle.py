"""What the wall does while nobody touches it: the time goes on, what is read across the room takes the board's place,
a screen gives way to the board, the idle view and the far one take turns, it darkens, and in the small hours the
program starts afresh. A touch that wakes a dark screen brings the board, and does nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.properties import NumericProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.steady import every

FAR_AFTER_S = 60
HOME_AFTER_S = 5 * 60
REST_AFTER_S = 10 * 60
"""Then the idle view hangs, and as long after that the far one again, in turn."""
DIM_AFTER_S = 2 * 3600
DIM, DIM_S = 0.65, 2.0
WAKE_S = 0.4
"""So long after a dark screen has been touched are touches swallowed."""
NIGHT_HOUR, NIGHT_IDLE_S = 3, 3600
TICK_S = 15


class Resting(FloatLayout):
    """A root that notices when nobody is there. Whoever inherits says what happens: `touched`, `passed`, `hour`,
    `keeps_awake`, `go_home` and `hang_back`. `night` is called once in the small hours when nobody has been there for
    an hour."""

    dark = NumericProperty(0)

    def __init__(self, night: Callable[[], None] | None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._night = night
        self._born_at = self._touched_at = Clock.time()
        self._wake_until = 0.0
        self._ticking = every(TICK_S, self._tick)

    def touched(self) -> None:
        """Somebody is there."""

    def passed(self) -> None:
        """Some time has passed."""

    def hour(self) -> int:
        """The hour of the day."""
        raise NotImplementedError

    def keeps_awake(self) -> bool:
        """Whether what is shown must stay: a meeting goes on."""
        raise NotImplementedError

    def go_home(self) -> None:
        """Nobody has been there for a while."""

    def hang_back(self, turn: int) -> None:
        """Nobody stands near. `turn` counts how often as long as until the idle view has passed."""

    def woken(self) -> None:
        """Somebody has touched the dark screen."""

    def rested(self) -> None:
        """It goes dark: nobody has been there for hours."""

    def wake_no_more(self) -> None:
        self._ticking.cancel()

    def _tick(self, _dt: float) -> None:
        idle_s = Clock.time() - self._touched_at
        self.passed()
        if self._night and self.hour() == NIGHT_HOUR and min(idle_s, Clock.time() - self._born_at) > NIGHT_IDLE_S:
            self._night()
        if not self.keeps_awake():
            if idle_s > FAR_AFTER_S:
                self.hang_back(int(idle_s // REST_AFTER_S))
            if idle_s > HOME_AFTER_S:
                self.go_home()
            if idle_s > DIM_AFTER_S and not self.dark:
                Animation(dark=DIM, duration=DIM_S).start(self)
                self.rested()

    def on_touch_down(self, touch: Any) -> bool:
        self._touched_at = Clock.time()
        self.touched()
        if self.dark:
            Animation.cancel_all(self, "dark")
            self.dark = 0
            self._wake_until = Clock.time() + WAKE_S
            touch.ud["woke"] = True
            self.woken()
        if Clock.time() < self._wake_until:
            return True
        return bool(super().on_touch_down(touch))

    def on_touch_move(self, touch: Any) -> bool:
        return True if touch.ud.get("woke") else bool(super().on_touch_move(touch))

    def on_touch_up(self, touch: Any) -> bool:
        self._touched_at = Clock.time()
        return True if touch.ud.get("woke") else bool(super().on_touch_up(touch))
