"""Pressing: one finger, one press, one action, whoever else touches the board meanwhile.

`Press` is mixed into a widget. It acts when the finger lifts inside; sliding off cancels; another finger neither
takes over nor breaks a press. What is drawn smaller than a fingertip is still hit from around it, as long as
nothing else is there. What is swallowed as not meant is judged by when the fingers moved, not by when a frame was
done. Knows nothing of what is done.

    class Block(Press, Plan): ...
    block.bind(on_act=lambda block: ...)
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Any, ClassVar, NamedTuple
from weakref import WeakSet, ref

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.theme import theme
from kiosk.widgets.input.sheet import covered, sheets
from kiosk.widgets.layout.placed import Placed
from kiosk.widgets.plan import NEVER, Plan, unseen, visible

LOST_S = 10.0
"""A finger that has rested this long gives way to a new one."""

LEAST = 0.75
"""In a flow the least height, in fingertips: what is missing to a whole one is hit from around it."""

_all: WeakSet[Press] = WeakSet()
_last: deque[ref[Press]] = deque(maxlen=1)


class Moment(NamedTuple):
    """When something happened, as closely as it is known."""

    from_s: float
    until_s: float


LONG_AGO = Moment(float("-inf"), float("-inf"))


def heard() -> Moment:
    """When the fingers moved that are told of now: somewhere in the frame before, however long it took."""
    return Moment(Clock.get_time() - Clock.frametime, Clock.get_time())


def last_pressed() -> Press | None:
    """What was pressed last, where it still is for whoever stands there."""
    last = _last[-1]() if _last else None
    return last if last is not None and last.reachable else None


def shown_presses() -> list[Press]:
    """Everything pressable that is on the screen now, as people read: from the top, then from the left. Of what lies
    below a sheet, nothing."""
    found = [press for press in _all if press.reachable]
    return sorted(found, key=lambda press: (-press.top, press.x))


def shown_above(y: float) -> list[Press]:
    """Those of them that have to be pressed and whose upper edge lies higher than that px of the screen."""
    lies = theme.format != "tall"
    above = [press for press in _all if press.top > y and not isinstance(press, SparePress)]
    return [press for press in above if not (lies and press.by_keys) and press.reachable]


class Press(Placed):
    """Behaviour of whatever is pressed. Events: `on_act` (a press was completed), `on_refused` (pressed while not
    enabled), `on_down` and `on_cancel` for looks."""

    __events__: ClassVar[tuple[str, ...]] = ("on_act", "on_refused", "on_down", "on_cancel")
    redraws: ClassVar[tuple[str, ...]] = ("enabled", "pressed")
    by_keys: ClassVar[bool] = False
    """True: on a panel that lies it may hang high, for keys and blocks below come to it too."""

    test_name = StringProperty("")
    enabled = BooleanProperty(True)
    """False: looks unavailable and does not act, but tells `on_refused` so that the reason can be said."""
    pressed = BooleanProperty(False)
    focused = BooleanProperty(False)
    """The keyboard stands here (see kiosk.widgets.input.focus)."""
    focusable = BooleanProperty(True)
    bounce_s = NumericProperty(0.06)
    """A touch that has for certain landed this soon after an action, or after this came up, is a panel that bounces,
    and swallowed."""
    latch_s = NumericProperty(0)
    """A touch that may have landed this soon after one of them was meant for what stood here before: swallowed."""

    def __init__(self, **kwargs: Any) -> None:
        self._touch: Any = None
        self._touched_at_s, self._fresh, self._came_up = float("-inf"), LONG_AGO, NEVER
        super().__init__(**kwargs)
        _all.add(self)

    def natural_w(self) -> tuple[float, float]:
        least, want = super().natural_w()
        return max(theme.touch, least), max(theme.touch, want)

    def natural_h(self, width: float) -> tuple[float, float]:
        least, want = super().natural_h(width)
        return max(LEAST * theme.touch, least), max(theme.touch, want)

    def hit(self, x: float, y: float, among: Iterable[Press] = _all) -> bool:
        """Whether a finger there means this one: inside it, or within a fingertip's reach with nobody nearer."""
        if self.collide_point(x, y):
            return True
        away = self._away(x, y)
        if away is None:
            return False
        layer = _layer(self)
        for other in among:
            theirs = 0.0 if other.collide_point(x, y) else other._away(x, y)
            nearer = other is not self and theirs is not None and theirs < away
            if nearer and visible(other) and _layer(other) is layer:
                return False
        return True

    def _away(self, x: float, y: float) -> float | None:
        """Px from the drawn box, or None beyond the reach of a fingertip."""
        pad_x = max(0.0, (theme.touch - self.width) / 2)
        pad_y = max(0.0, (theme.touch - self.height) / 2)
        dx = max(self.x - x, 0, x - self.right)
        dy = max(self.y - y, 0, y - self.top)
        return max(dx, dy) if dx <= pad_x and dy <= pad_y else None

    def on_touch_down(self, touch: Any) -> bool:
        if not self.hit(*touch.pos):
            return super().on_touch_down(touch)
        if getattr(touch, "button", "left") in ("scrollup", "scrolldown", "scrollleft", "scrollright"):
            return True
        now_s = Clock.time()
        if self._held_by_another(touch, now_s) or self._too_soon():
            return True
        self.cancel()
        touch.grab(self)
        self._touch, self._touched_at_s = touch, now_s
        if self.enabled:
            self.pressed = True
            self.dispatch("on_down", touch)
        return True

    def _held_by_another(self, touch: Any, now_s: float) -> bool:
        """A finger whose lifting the panel never told of must not keep the block for ever."""
        return self._touch not in (None, touch) and now_s - self._touched_at_s < LOST_S

    def _too_soon(self) -> bool:
        if unseen(self._came_up) or unseen(sheets.went_in):
            return True
        landed = heard()
        at_most_s, at_least_s = landed.until_s - self._fresh.from_s, landed.from_s - self._fresh.until_s
        return at_most_s < self.bounce_s or (self.latch_s > 0 and at_least_s < self.latch_s)

    def on_touch_move(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return super().on_touch_move(touch)
        if touch is self._touch and not self.holds(*touch.pos):
            self.cancel()
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return super().on_touch_up(touch)
        touch.ungrab(self)
        if touch is self._touch:
            inside = self.holds(*touch.pos)
            self.cancel(quietly=inside)
            if inside and self.reachable:
                self.act()
        return True

    @property
    def reachable(self) -> bool:
        """Whether it is there for whoever stands there: shown, and below no sheet."""
        return visible(self) and not covered(self)

    def holds(self, x: float, y: float) -> bool:
        """Whether a finger that began here has not slid off yet."""
        return self.collide_point(x, y) or self._away(x, y) is not None

    def cancel(self, quietly: bool = False) -> None:
        """Forget the finger; nothing happens when it lifts."""
        if self._touch is None:
            return
        self._touch = None
        self.pressed = False
        if not quietly:
            self.dispatch("on_cancel")

    def forget(self) -> None:
        """Let go of the finger; not even the time of the last press is known here any more."""
        self.cancel(quietly=True)
        self._touched_at_s, self._fresh, self._came_up = float("-inf"), LONG_AGO, NEVER

    def act(self) -> None:
        """As if pressed by a finger."""
        _last.append(ref(self))
        self._fresh = heard()
        self.dispatch("on_act" if self.enabled else "on_refused")

    def came_up(self) -> None:
        super().came_up()
        self._fresh, self._came_up = heard(), Clock.frames

    def on_act(self) -> None: ...

    def on_refused(self) -> None: ...

    def on_down(self, touch: Any) -> None: ...

    def on_cancel(self) -> None: ...


class SparePress(Press):
    """May be pressed, but never has to be: what it does is done from below too, since it may hang above the reach of
    some."""


def _layer(widget: Any) -> Plan | None:
    """What lets no touch through and holds the widget: what lies under it is no neighbour."""
    while widget.parent is not None and widget.parent is not widget:
        widget = widget.parent
        if isinstance(widget, Plan) and widget.swallow:
            return widget
    return None
