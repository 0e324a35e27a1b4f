"""A key of the keyboard on the screen. Knows only the theme, pictures, letters and pressing."""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty

from kiosk.theme import theme
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper import pictures
from kiosk.widgets.paper.nine_patch import Dress
from kiosk.widgets.plan import visible
from kiosk.widgets.text import text_layout
from kiosk.widgets.text.text_layout import Letters

_HOLD_S, _AGAIN_S = 0.5, 0.09
_LIP, _SINK = 7, 4
"""The edge below the face (drawn 5 px, but words look right a little higher), and how far a pressed key goes down."""


class Key(Press):
    """Shows a sign, a word or a picture. Held keys with `repeats` act again and again until let go."""

    face = OptionProperty("key", options=("key", "key-dark", "key-petrol"))
    label = StringProperty("")
    icon = StringProperty("")
    letters = NumericProperty(42)
    bold = BooleanProperty(False)
    ink = StringProperty("ink")
    repeats = BooleanProperty(False)
    bounce_s = NumericProperty(0.04)
    focusable = BooleanProperty(False)

    redraws: ClassVar[tuple[str, ...]] = ("face", "label", "icon", "letters", "bold", "ink")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._dress = Dress(self.face)
        self.canvas.add(self._dress)
        with self.canvas:
            self._colour = Color(1, 1, 1, 1)
            self._sign = Rectangle()
        self._repeating: Any = None
        self._pen = Letters(1)

    def draw(self) -> None:
        """Draw the key."""
        super().draw()
        self._dress.name = self.face
        self._dress.change = f"down-{_SINK}" if self.pressed else ""
        self._dress.fit(self.x, self.y, self.width, self.height)
        texture = self._texture()
        self._colour.rgba = theme.colour(self.ink) if texture else theme.clear
        if texture:
            middle = self.center_y + theme.px(_LIP) / 2 - (theme.px(_SINK) if self.pressed else 0)
            low = middle - texture.height / 2 if self.icon else text_layout.lower_edge(middle, self._pen)
            self._sign.texture, self._sign.size = texture, texture.size
            self._sign.pos = (round(self.center_x - texture.width / 2), round(low))

    def _texture(self) -> Any:
        if self.icon:
            return pictures.icon(self.icon, min(theme.font(self.letters) * 1.15, self.height * 0.6))
        if not self.label:
            return None
        px = theme.font(self.letters)
        while True:
            self._pen = Letters(max(1, round(px)), self.bold)
            if px < 8 or text_layout.width(self.label, self._pen) <= self.width * 0.92:
                return text_layout.texture(self.label, self._pen)
            px *= 0.92

    def on_pressed(self, _key: Key, pressed: bool) -> None:
        if self._repeating is not None:
            self._repeating.cancel()
        if self.repeats and pressed:
            self._repeating = Clock.schedule_once(self._again, _HOLD_S)

    def _again(self, _dt: float) -> None:
        if self.pressed and visible(self):
            self.act()
            self._repeating = Clock.schedule_once(self._again, _AGAIN_S)
            # The finger has done its work; lifting it does not take away one more.
            self._held = True

    def on_touch_up(self, touch: Any) -> bool:
        if touch is self._touch and self.__dict__.pop("_held", False):
            touch.ungrab(self)
            self.cancel()
            return True
        return super().on_touch_up(touch)
