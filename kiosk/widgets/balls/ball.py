"""The plush balls: as they lie in a glass, hang on a card, or stand on the table to be chosen.

Green, pink and red mean Godt, Middels and Dårlig and nothing else; no colour is ever told without its shape.
Knows only the theme and the pictures, not what a vote is.

    Ball(colour="green")          box = the visible body
"""

from __future__ import annotations

from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, PopMatrix, PushMatrix, Rectangle, Rotate, Scale
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty

from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.paper import pictures

BALLS = ("green", "pink", "red")
"""Always in this order: Godt, Middels, Dårlig."""
POSES = ("front", "blink", "left", "right", "up", "down", "tilt-left", "tilt-right", "back")

BODY = 0.79
"""Share of the picture the visible body takes."""
_MIDDLE = 0.545
"""Where the middle of the body lies in the picture, from the top."""
DIPPED = (1.10, 0.86)
STRETCHED = (0.95, 1.07)
_SHADOW = (1.06, 0.26)
"""Width and height of a standing ball's shadow, in diameters."""


class Plush(InstructionGroup):
    """One ball on a canvas, its body `diameter` px wide round x, y."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = ""
        """Name of the picture it shows."""
        self._colour = Color(1, 1, 1, 1)
        self._scale, self._turn, self._body = Scale(1, 1, 1), Rotate(), Rectangle(size=(0, 0))
        for part in (PushMatrix(), self._scale, self._turn, self._colour, self._body, PopMatrix()):
            self.add(part)

    def put(
        self,
        colour: str,
        pose: str,
        x: float,
        y: float,
        diameter: float,
        *,
        angle: float = 0,
        stretch: tuple[float, float] = (1, 1),
        about: str = "middle",
        strength: float = 1,
        light: float = 1,
    ) -> None:
        """Draw it so. `angle` in degrees against the clock, `stretch` along the window's axes from its "middle" or
        its "foot", `light` darkens what lies deep."""
        name = f"ball-{colour}" if pose == "front" else f"ball-{colour}-{pose}"
        self.put_picture(
            name, x, y, diameter, angle=angle, stretch=stretch, about=about, strength=strength, light=light
        )

    def put_picture(
        self,
        name: str,
        x: float,
        y: float,
        diameter: float,
        *,
        angle: float = 0,
        stretch: tuple[float, float] = (1, 1),
        about: str = "middle",
        strength: float = 1,
        light: float = 1,
    ) -> None:
        """Draw any round picture that has the shape of the balls' pictures, as the ball of wool has."""
        self.shown = name
        side = _side(diameter)
        self._body.texture = pictures.picture(name, side, side)
        self._body.size = (side, side)
        left, low = x - side / 2, y - side * (1 - _MIDDLE)
        self._body.pos = (left, low) if angle else (round(left), round(low))
        self._turn.angle, self._turn.origin = angle, (x, y)
        self._scale.x, self._scale.y = stretch
        self._scale.origin = (x, y if about == "middle" else y - diameter / 2)
        self._colour.rgba = (light, light, light, strength)


class Ball(Drawing):
    """A ball as large as the shorter side of its box, in its middle."""

    colour = OptionProperty("green", options=BALLS)
    pose = OptionProperty("front", options=POSES)
    angle = NumericProperty(0)
    """Degrees against the clock."""
    stretch_x = NumericProperty(1)
    stretch_y = NumericProperty(1)
    shadow = BooleanProperty(False)
    """It stands on something."""
    strength = NumericProperty(1)
    """1: here; less: fading."""

    def __init__(self, **kwargs: Any) -> None:
        self._plush = Plush()
        self._awake = Clock.create_trigger(self._open_eyes, theme.duration("blink"))
        super().__init__(**kwargs)

    @property
    def diameter(self) -> float:
        """Px across the visible body."""
        return float(min(self.size))

    def paint(self) -> None:
        if self.shadow:
            wide, high = _SHADOW[0] * self.diameter, _SHADOW[1] * self.diameter
            shadow = pictures.picture("ball-shadow", wide, high)  # one, however the ball is pressed flat meanwhile
            self.tint((1, 1, 1, 1), self.strength)
            foot, wide = self.center_y - self.diameter * 0.48, wide * self.stretch_x
            self.put(shadow, self.center_x - wide / 2, foot - high / 2, wide, high)
        self._plush.put(
            self.colour,
            self.pose,
            self.center_x,
            self.center_y,
            self.diameter,
            angle=self.angle,
            stretch=(self.stretch_x, self.stretch_y),
            about="foot",
            strength=self.strength,
        )
        self.brush.add(self._plush)

    def ready(self, pose: str) -> None:
        """Have its picture in this pose before it is wanted: to read it in that moment takes time, and has one."""
        side = _side(self.diameter)
        pictures.picture(f"ball-{self.colour}-{pose}", side, side)

    def blink(self, seconds: float = 0) -> None:
        """Close the eyes for that long (0: as long as a blink takes). Calm boards do not blink by themselves."""
        if theme.calm and not seconds:
            return
        self.pose = "blink"
        self._awake.cancel()
        self._awake.timeout = seconds or theme.duration("blink")
        self._awake()

    def _open_eyes(self, _dt: float) -> None:
        self.pose = "front"

    def squash(self, to: tuple[float, float], seconds: float, curve: str = "out_quad") -> None:
        """Change shape in that time, for instance to DIPPED, STRETCHED or (1, 1). Calm boards keep theirs."""
        Animation.cancel_all(self, "stretch_x", "stretch_y")
        if theme.calm:
            self.stretch_x = self.stretch_y = 1
        elif seconds <= 0:
            self.stretch_x, self.stretch_y = to
        else:
            Animation(stretch_x=to[0], stretch_y=to[1], d=seconds, t=curve).start(self)


def _side(diameter: float) -> int:
    """Px across the picture of a ball that is so wide."""
    return max(2, round(diameter / BODY))
