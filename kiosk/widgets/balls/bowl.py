"""The glass bowl the balls come from. It never empties by colour: how it is filled tells only how many are here.

Knows only the theme, the pictures and the packing.

    Bowl(present=9)
"""

from __future__ import annotations

from random import Random
from typing import Any

from kivy.graphics import InstructionGroup
from kivy.properties import BooleanProperty, NumericProperty

from kiosk.widgets.balls import heap, packing
from kiosk.widgets.balls.ball import BALLS, Plush
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.paper import pictures

_FULL = 23
"""So many balls of `_SIZE` fill the bowl."""
_SIZE = 152 / 900
_LARGEST, _SMALLEST = 165 / 900, 84 / 900
_BACK = 0.66
"""Share of balls seen dimly behind those in front."""
_DIM = 0.74
_MOST = 60
_SEED = 23
_POSES = ("front", "front", "left", "right", "tilt-left", "tilt-right")


class Bowl(Drawing):
    """Stands at the bottom of its box, as large as the box allows, three balls for everybody who is `present`."""

    present = NumericProperty(9)
    wool = BooleanProperty(False)
    """Balls of wool lie in it, all alike."""

    def __init__(self, **kwargs: Any) -> None:
        self.slot = InstructionGroup()
        """What is drawn here lies in the bowl, behind its front."""
        self.balls: list[Plush] = []
        super().__init__(**kwargs)

    @property
    def glass_box(self) -> tuple[float, float, float, float]:
        """x, y, width and height in window px of the bowl's picture."""
        shape = packing.glass("bowl")
        width = min(self.width, self.height / shape.aspect)
        return round(self.center_x - width / 2), self.y, round(width), round(width * shape.aspect)

    @property
    def mouth(self) -> tuple[float, float]:
        """Middle of the opening in window px."""
        left, low, width, height = self.glass_box
        x, y = packing.glass("bowl").mouth
        return left + x * width, low + (1 - y) * height

    def paint(self) -> None:
        left, low, width, height = self.glass_box
        for name in ("bowl-shadow", "bowl-back"):
            self._glass(name, left, low, width, height)
        count = max(3, min(_MOST, int(self.present) * 3))
        size = min(_LARGEST, max(_SMALLEST, _SIZE * (_FULL / count) ** 0.5))
        self.balls = []
        self._heap(round(count * _BACK), size, _SEED + 1, _DIM)
        self._heap(count, size, _SEED, 1)
        self.brush.add(self.slot)
        self._glass("bowl-front", left, low, width, height)

    def _glass(self, name: str, left: float, low: float, width: float, height: float) -> None:
        self.tint("white")
        self.put(pictures.picture(name, width, height), left, low, width, height)

    def _heap(self, count: int, size: float, seed: int, light: float) -> None:
        left, low, width, height = self.glass_box
        chance = Random(seed)
        colours = [BALLS[place % 3] for place in range(count)]
        chance.shuffle(colours)
        for place, colour in zip(heap.settle(count, size, "bowl", seed), colours, strict=True):
            plush = Plush()
            x, y = left + place.x * width, low + (1 - place.y) * height
            pose = chance.choice(_POSES)
            if self.wool:
                plush.put_picture("yarn", x, y, size * width, angle=place.angle, light=light)
            else:
                plush.put(colour, pose, x, y, size * width, angle=place.angle, light=light)
            self.balls.append(plush)
            self.brush.add(plush)
