"""Pressing: one finger, one press, one action, whoever else touches the board meanwhile.

`Press` is mixed into a widget. It acts when the finger lifts inside; sliding off cancels; another finger neither
takes over nor breaks a press. What is drawn smaller than a fingertip is still hit from around it, as long as
nothing else is there. Knows nothing of what is done.

    class Block(Press, Plan): ...
    block.bind(on_act=lambda block: ...)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from weakref import WeakSet

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.theme import theme
from kiosk.widgets.plan import Placed, Plan, visible

LOST_S = 10.0
"""A finger that has rested this long gives way to a new one."""

_all: WeakSet[Press] = WeakSet()


def shown_presses() -> list[Press]:
    """Everything pressable that is on the screen now, as people read: from the top, then from the left. While a sheet
    covers the screen and lets nothing through, only what lies on it."""
    found = [press for press in _all if visible(press)]
    sheets = {id(sheet): sheet for press in found for sheet in _layers(press) if _covers(sheet)}
    if sheets:
        top = min(sheets.values(), key=_depth)
        found = [press for press in found if top in _layers(press)]
    return sorted(found, key=lambda press: (-press.top, press.x))


class Press(Placed):
    """Behaviour of whatever is pressed. Events: `on_act` (a press was completed), `on_refused` (pressed while not
    enabled), `on_down` and `on_cancel` for looks."""

    __events__ = ("on_act", "on_refused", "on_down", "on_cancel")

    test_name = StringProperty("")
    enabled = BooleanProperty(True)
    """False: looks unavailable and does not act, but tells `on_refused` so that the reason can be said."""
    pressed = BooleanProperty(False)
    focused = BooleanProperty(False)
    """The keyboard stands here (see kiosk.widgets.focus)."""
    focusable = BooleanProperty(True)
    latch_s = NumericProperty(0.06)
    """A touch that lands this soon after an action, or after this came up, was not meant for it and is swallowed."""

    def __init__(self, **kwargs: Any) -> None:
        self._touch: Any = None
        self._touched_at_s = self._fresh_at_s = float("-inf")
        super().__init__(**kwargs)
        _all.add(self)

    def hit(self, x: float, y: float) -> bool:
        """Whether a finger there means this one: inside it, or within a fingertip's reach with nobody nearer."""
        if self.collide_point(x, y):
            return True
        away = self._away(x, y)
        if away is None:
            return False
        layer = _layer(self)
        for other in _all:
            if other is self or not visible(other) or _layer(other) is not layer:
                continue
            theirs = 0.0 if other.collide_point(x, y) else other._away(x, y)
            if theirs is not None and theirs < away:
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
        if self._held_by_another(touch, now_s) or now_s - self._fresh_at_s < self.latch_s:
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
            if inside and visible(self):
                self.act()
        return True

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
        self._touched_at_s = self._fresh_at_s = float("-inf")

    def act(self) -> None:
        """As if pressed by a finger."""
        self._fresh_at_s = Clock.time()
        self.dispatch("on_act" if self.enabled else "on_refused")

    def came_up(self) -> None:
        self._fresh_at_s = Clock.time()

    def on_act(self) -> None: ...

    def on_refused(self) -> None: ...

    def on_down(self, touch: Any) -> None: ...

    def on_cancel(self) -> None: ...


def _layer(widget: Any) -> Any:
    """The sheet the widget lies on: what lies under another sheet is no neighbour."""
    return next(_layers(widget), None)


def _layers(widget: Any) -> Iterator[Plan]:
    """The sheets the widget lies on, the nearest first."""
    while widget.parent is not None and widget.parent is not widget:
        widget = widget.parent
        if isinstance(widget, Plan) and widget.swallow:
            yield widget


def _covers(sheet: Plan) -> bool:
    """Whether the sheet leaves nothing of the window free."""
    window = sheet.get_root_window()
    return window is not None and sheet.width >= window.width - 1 and sheet.height >= window.height - 1


def _depth(widget: Any) -> list[int]:
    """Places among the siblings from the window down: what is drawn on top comes first."""
    path: list[int] = []
    while widget.parent is not None and widget.parent is not widget:
        path.insert(0, widget.parent.children.index(widget))
        widget = widget.parent
    return path
