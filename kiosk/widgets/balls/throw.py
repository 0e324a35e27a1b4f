"""The throw from the bowl into the vase, drawn above a whole screen.

Hidden, as a board is delivered: whichever ball was pressed, the same ball of wool jumps. Shown («Synlig kast»): the
ball itself flies. While something flies, the balls on the table cannot be pressed and the vase keeps its old label.
Knows only the theme, the pictures and the widgets it moves between.

    throw = Throw(choices=choices, bowl=bowl, vase=vase)
    throw.throw("green");  throw.bind(on_done=…);  throw.undo()
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random, SystemRandom
from typing import Any

from kivy.animation import Animation, AnimationTransition
from kivy.graphics import InstructionGroup
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty

from kiosk.theme import theme
from kiosk.widgets.balls import packing, wool
from kiosk.widgets.balls.ball import DIPPED, Plush
from kiosk.widgets.balls.flight import STEP_S, TO_MOUTH_S, Point, flight
from kiosk.widgets.layout.placed import Untouched

BLINK_S, BUMP_S, _SUNK_S = 0.120, 0.780, 0.840
"""When after the press: all blink; the vase swells; the wool is out of sight."""
_TURNS = 240
_TAIL_S = 0.070
"""How long ago the wool was where its thread ends."""
_NEAR_BOWL = 0.10
"""So far along the way the wool is still inside the bowl."""


class Throw(Untouched):
    """Covers its screen and takes no touches. Events: `on_landed` the ball is in the vase, `on_done` all is at rest,
    `on_undone` it is back in the bowl."""

    __events__ = ("on_landed", "on_done", "on_undone")

    choices = ObjectProperty(None, allownone=True)
    bowl = ObjectProperty(None, allownone=True)
    vase = ObjectProperty(None, allownone=True)
    hidden = BooleanProperty(True)
    """False: the chosen ball is seen to fly."""
    busy = BooleanProperty(False)
    """Something is in the air."""
    at_s = NumericProperty(0)
    """Time since the press."""

    def __init__(self, **kwargs: Any) -> None:
        self._air = InstructionGroup()
        self._tail = wool.Yarn()
        self._thing = Plush()
        self._layer: InstructionGroup | None = None
        self._frame: Any = None
        self._marks: list[tuple[float, Any]] = []
        super().__init__(**kwargs)
        self.canvas.add(self._tail)
        self.canvas.add(self._air)
        self.fbind("at_s", self._move)

    def throw(self, colour: str, laid: int = 0, chance: Random | None = None) -> bool:
        """Throw the ball that was pressed into a vase in which `laid` balls lie. False while something flies."""
        if self.busy:
            return False
        self._begin()
        if theme.calm:
            self._frame = self._fade
            self._marks = [(0.0, self.choices.close_eyes), (theme.duration("throw"), self._landed)]
            self._play(theme.duration("throw"), self._done)
            return True
        if self.hidden:
            self._frame = self._wool
            self._marks = [(BLINK_S, self.choices.close_eyes), (BUMP_S, self._landed)]
            self._play(theme.duration("throw"), self._done)
        else:
            self._throw_seen(colour, laid, chance or SystemRandom())
        return True

    def undo(self) -> bool:
        """Something of wool jumps back from the vase into the bowl. False while something flies."""
        if self.busy:
            return False
        self._begin(waits=False)
        self._frame = self._fade if theme.calm else self._wool_back
        self._play(theme.duration("undo"), self._undone)
        return True

    def stop(self) -> None:
        """Nothing is in the air any more; as when the screen is left."""
        Animation.cancel_all(self, "at_s")
        if self.busy:
            self._end()

    # The course of it

    def _begin(self, waits: bool = True) -> None:
        self.busy = True
        self.choices.locked = True
        self.vase.waiting = waits
        self._marks = []

    def _play(self, seconds: float, done: Any) -> None:
        self.at_s = 0
        self._move()
        motion = Animation(at_s=seconds, d=seconds)
        motion.bind(on_complete=lambda *_: done())
        motion.start(self)

    def _move(self, *_: object) -> None:
        while self._marks and self.at_s >= self._marks[0][0]:
            self._marks.pop(0)[1]()
        if self._frame is not None:
            self._frame(self.at_s)

    def _landed(self) -> None:
        self.vase.bump()
        self.dispatch("on_landed")

    def _done(self) -> None:
        for _when, what in self._marks:
            what()
        self._end()
        self.dispatch("on_done")

    def _undone(self) -> None:
        self._end()
        self.dispatch("on_undone")

    def _end(self) -> None:
        self._marks, self._frame = [], None
        self._into(None)
        self._tail.clear()
        self.vase.waiting = False
        self.choices.open_eyes()
        self.choices.locked = False
        self.busy = False

    def _into(self, layer: InstructionGroup | None) -> None:
        """Let the flying thing be drawn in this part of the screen: in the air, in the bowl, in the vase."""
        if layer is self._layer:
            return
        if self._layer is not None:
            self._layer.remove(self._thing)
        if layer is not None:
            layer.add(self._thing)
        self._layer = layer

    # The ball of wool

    def way(self, t: float) -> wool.Spot:
        """Window px of the wool on its way, t from 0 (bowl) to 1 (vase)."""
        return wool.bend(t, self.bowl.mouth, self.vase.mouth, self.top)

    def _wool(self, at_s: float) -> None:
        if at_s < wool.LEAVE_S or at_s >= _SUNK_S:
            self._into(None)
            self._tail.clear()
            return
        span = wool.ENTER_S - wool.LEAVE_S
        along = min(1.0, (at_s - wool.LEAVE_S) / span)
        x, y = self.way(AnimationTransition.in_out_sine(along))
        if at_s > wool.ENTER_S:
            y -= (at_s - wool.ENTER_S) / (_SUNK_S - wool.ENTER_S) * theme.px(wool.ACROSS) * 1.5
        self._draw_wool(x, y, along, wool.shape(at_s))
        self._draw_tail(lambda s: AnimationTransition.in_out_sine(min(1.0, max(0.0, along - s / span))))

    def _wool_back(self, at_s: float) -> None:
        whole = theme.duration("undo")
        along = 1 - min(1.0, at_s / whole)
        x, y = self.way(AnimationTransition.in_out_sine(along))
        self._draw_wool(x, y, along, (1, 1))
        self._draw_tail(lambda s: AnimationTransition.in_out_sine(min(1.0, max(0.0, along + s / whole))))

    def _fade(self, at_s: float) -> None:
        whole = theme.duration("throw")
        x, y = self.vase.mouth
        self._into(self._air)
        wool.put(self._thing, x, y, strength=max(0.0, 1 - at_s / whole))

    def _draw_wool(self, x: float, y: float, along: float, stretch: tuple[float, float]) -> None:
        over_vase = abs(x - self.vase.mouth[0]) < self.vase.mouth_radius
        self._into(self.vase.slot if over_vase else self.bowl.slot if along < _NEAR_BOWL else self._air)
        wool.put(self._thing, x, y, angle=-_TURNS * along - 1, stretch=stretch)

    def _draw_tail(self, along_before: Callable[[float], float]) -> None:
        """A bit of thread where the wool has been."""
        if self._layer is self.bowl.slot:
            self._tail.clear()
            return
        ages = (place / wool.POINTS for place in range(wool.POINTS + 1))
        self._tail.through([self.way(along_before(_TAIL_S * age)) for age in ages])

    # The ball that is seen

    def _throw_seen(self, colour: str, laid: int, chance: Random) -> None:
        ball = self.choices.balls[colour].ball
        ball.squash(DIPPED, 0)
        left, low, width, height = self.vase.glass_box
        size = packing.diameter(max(1, laid + 1))
        start = ((ball.center_x - left) / width, (low + height - ball.center_y) / width)
        path = flight(start, size, laid, chance)
        end_s = BLINK_S + (self._hidden_from(path, size) if self.vase.sealed else path[-1].at_s)
        self._frame = lambda at_s: self._ball(at_s - BLINK_S, path, colour, ball.diameter, size * width)
        entered = next((p.at_s for p in path if p.y > packing.glass("vase").mouth[1] * 1.6), path[-1].at_s)
        self._marks = [(BLINK_S, lambda: setattr(ball, "strength", 0)), (BLINK_S + entered, self._landed)]
        self._play(end_s, self._done)

    def _hidden_from(self, path: tuple[Point, ...], size: float) -> float:
        """When the ball has disappeared behind the cover for good."""
        shape = packing.glass("vase")
        deep = shape.mouth[1] * shape.aspect + size
        seen = [point.at_s for point in path if point.y < deep]
        return min(path[-1].at_s, (seen[-1] if seen else 0) + 0.1)

    def _ball(self, at_s: float, path: tuple[Point, ...], colour: str, large: float, small: float) -> None:
        if at_s < 0:
            return
        point = path[min(len(path) - 1, round(at_s / STEP_S))]
        left, low, width, height = self.vase.glass_box
        x, y = left + point.x * width, low + height - point.y * width
        # It looks smaller the nearer it comes to the vase, which stands farther back.
        near = min(1.0, at_s / TO_MOUTH_S)
        falling = at_s > min(path, key=lambda point: point.y).at_s
        over = falling and abs(x - self.vase.mouth[0]) < self.vase.mouth_radius
        self._into(self.vase.slot if over else self._air)
        # One picture for the whole way: it is the one that lay on the table, and which sizes were made tells nothing.
        far = 1 + (small / large - 1) * near
        self._thing.put(colour, "blink", x, y, large, angle=point.angle, stretch=(far, far))
