"""Dragging: a pressable thing that can also be lifted, carried and put down somewhere else.

A drag begins 12 mm away from where the finger came down, never opens what it carries, and belongs to that one
finger. What is carried is a second copy on top of everything; the first stays, faint, where it hung. Knows nothing
of where things may be put.

    card.bind(on_drop=lambda card, x, y: column_at(x, y) is not None)      # True: accepted
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.graphics import PopMatrix, PushMatrix, Rotate, Scale, Translate
from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.widget import Widget

from kiosk.theme import theme
from kiosk.widgets.input.tap import Press
from kiosk.widgets.layout.placed import Untouched
from kiosk.widgets.plan import Plan

START_MM = 12.0
"""How far a finger moves before it carries."""
_RAISED = 14
"""Design px a carried thing stands above the finger."""
_LARGER = 1.03
_ARC = 20
"""Design px a gliding thing rises above the straight way."""
_TILT = 2.0
"""Most degrees it leans into its movement."""
_WAIT_S = 0.6
"""An accepted thing shows up again where it was if nobody has moved it by then."""


class Lifted(Untouched):
    """Carries `thing`, a widget drawn as lifted, above a whole screen. Takes no touches."""

    lift = NumericProperty(0)
    """0: lies; 1: in the hand."""
    tilt = NumericProperty(0)
    along = NumericProperty(0)
    """0 to 1 on a glide."""

    def __init__(self, thing: Widget, x: float, y: float, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._way = (x, y, x, y)
        self.thing = thing
        thing.pos = (x, y)
        self._shift, self._scale, self._turn = Translate(0, 0), Scale(1, 1, 1), Rotate()
        for place, part in enumerate((PushMatrix(), self._shift, self._scale, self._turn)):
            self.canvas.before.insert(place, part)
        self.canvas.after.add(PopMatrix())
        self.add_widget(thing)
        self.bind(lift=self._shape, tilt=self._shape, along=self._go)
        thing.bind(pos=self._shape, size=self._shape)
        self._shape()

    @staticmethod
    def over(widget: Widget) -> Plan | None:
        """The outermost Plan the widget hangs in: where a lifted thing belongs."""
        found = None
        while widget.parent is not None and widget.parent is not widget:
            widget = widget.parent
            if isinstance(widget, Plan):
                found = widget
        return found

    def raise_up(self) -> None:
        """Into the hand."""
        Animation.cancel_all(self, "lift")
        if theme.calm:
            self.lift = 1
        else:
            Animation(lift=1, d=theme.duration("lift"), t=theme.curve("lift")).start(self)

    def carry(self, x: float, y: float) -> None:
        """The lower left corner follows the finger to x, y."""
        self.thing.pos = (x, y)

    def glide(self, x: float, y: float, done: Callable[[], None]) -> None:
        """Fly to x, y in an arc, lie down there, then `done`."""
        self._way = (self.thing.x, self.thing.y, x, y)
        self.along = 0
        lean = -_TILT if x > self.thing.x else _TILT if x < self.thing.x else 0
        glide, land = theme.duration("glide"), theme.duration("land")
        flight = Animation(along=1, d=glide, t=theme.curve("glide"))
        if not theme.calm:
            Animation(tilt=lean, d=glide * 0.4).start(self)
            Clock.schedule_once(lambda _dt: Animation(tilt=0, d=glide * 0.4).start(self), glide * 0.6)
        flight += Animation(lift=0, d=land, t=theme.curve("land"))
        flight.bind(on_complete=lambda *_: done())
        flight.start(self)

    def _go(self, *_: object) -> None:
        x0, y0, x1, y1 = self._way
        t = self.along
        rise = 0 if theme.calm else theme.px(_ARC) * 4 * t * (1 - t)
        self.thing.pos = (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + rise)

    def _shape(self, *_: object) -> None:
        larger = 1 + (_LARGER - 1) * self.lift
        self._shift.y = theme.px(_RAISED) * self.lift
        self._scale.x = self._scale.y = larger
        self._scale.origin = self._turn.origin = self.thing.center
        self._turn.angle = self.tilt


class Drag(Press):
    """A Press that can be carried. Events: `on_drag_start`, `on_drag_move(x, y)`, `on_drop(x, y)` with the finger in
    window px; a handler of on_drop that returns True has accepted, otherwise the thing glides back."""

    __events__ = ("on_drag_start", "on_drag_move", "on_drop")

    draggable = BooleanProperty(True)
    dragging = BooleanProperty(False)
    """A finger carries it, or it is still on its way back."""

    def __init__(self, **kwargs: Any) -> None:
        self._start = (0.0, 0.0)
        self._offset = (0.0, 0.0)
        self._lifted: Lifted | None = None
        super().__init__(**kwargs)

    def copy(self) -> Widget:
        """A widget of the same looks, to be carried."""
        raise NotImplementedError

    def on_touch_down(self, touch: Any) -> bool:
        if self.dragging:
            return self.hit(*touch.pos) or super(Press, self).on_touch_down(touch)
        taken = super().on_touch_down(touch)
        if self._touch is touch:
            self._start = touch.pos
        return taken

    def on_touch_move(self, touch: Any) -> bool:
        if touch.grab_current is not self or touch is not self._touch:
            return super().on_touch_move(touch)
        if self._lifted is not None:
            self._lifted.carry(touch.x + self._offset[0], touch.y + self._offset[1])
            self.dispatch("on_drag_move", *touch.pos)
            return True
        far = max(abs(touch.x - self._start[0]), abs(touch.y - self._start[1]))
        if self.enabled and self.draggable and far >= theme.mm(START_MM) and self._lift():
            self.on_touch_move(touch)
            return True
        return super().on_touch_move(touch)

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is self and touch is self._touch and self._lifted is not None:
            touch.ungrab(self)
            self._touch = None
            if self.reachable and self.dispatch("on_drop", *touch.pos):
                self._accepted()
            else:
                self._back()
            return True
        return super().on_touch_up(touch)

    def cancel(self, quietly: bool = False) -> None:
        """Forget the finger; what it carried glides back."""
        carried = self._lifted is not None and self._touch is not None
        super().cancel(quietly)
        if carried:
            self._back()

    def _lift(self) -> bool:
        over = Lifted.over(self)
        if over is None:
            return False
        self.pressed = False
        self.dragging = True
        thing = self.copy()
        thing.size = self.size
        self._offset = (self.x - self._start[0], self.y - self._start[1])
        self._lifted = Lifted(thing, self.x, self.y)
        over.add_widget(self._lifted)
        self.opacity = 0.25
        self._lifted.raise_up()
        self.dispatch("on_drag_start")
        return True

    def _back(self) -> None:
        if self._lifted is not None:
            self._lifted.glide(self.x, self.y, self._put_down)

    def _accepted(self) -> None:
        lifted, self._lifted = self._lifted, None
        if lifted is None:
            return
        self.opacity = 0
        fade = Animation(lift=0, opacity=0, d=theme.duration("glide") / 2)
        fade.bind(on_complete=lambda *_: _take_away(lifted))
        fade.start(lifted)
        Clock.schedule_once(lambda _dt: self._put_down(), _WAIT_S)

    def _put_down(self) -> None:
        lifted, self._lifted = self._lifted, None
        if lifted is not None:
            _take_away(lifted)
        self.dragging = False
        self.opacity = 1

    def on_drop(self, x: float, y: float) -> bool | None:
        return None


def _take_away(lifted: Lifted) -> None:
    if lifted.parent is not None:
        lifted.parent.remove_widget(lifted)


def fly(
    thing: Widget, near: Widget, start: tuple[float, float], end: tuple[float, float], done: Callable[[], None]
) -> None:
    """Let `thing` glide from start to end (lower left corners, window px) above the screen `near` hangs in, then
    take it away and call `done`."""
    over = Lifted.over(near)
    if over is None:
        done()
        return
    lifted = Lifted(thing, *start)
    over.add_widget(lifted)
    lifted.raise_up()

    def landed() -> None:
        _take_away(lifted)
        done()

    lifted.glide(*end, landed)
