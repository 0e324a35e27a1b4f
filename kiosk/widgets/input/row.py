"""One line of a list that is pressed: written on a sheet, or a strip of paper of its own. The chosen one lies on
yellow paper: of a list it sticks out a little, a strip has a frame.

Knows only the theme, the pictures, text and pressing.

    Row(test_name="section-vote", icon="lock", label=_("Ballene"), value=_("3 og flere"))
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.graphics import Color, Rectangle, SmoothLine
from kivy.properties import AliasProperty, BooleanProperty, NumericProperty, StringProperty

from kiosk.theme import theme
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper.nine_patch import Dress
from kiosk.widgets.plan import Across

_OUT = 8
"""How far in design px the chosen row sticks out on either side."""
_PAD, _END = 22, 66
_FRAME = 5


class Row(Press, Across):
    """`number` stands in a disc and `icon` is a sign; with `hue` the left end of a strip has that paper's colour and
    carries the sign. `value` stands at the right."""

    number = StringProperty("")
    disc = StringProperty("step")
    """Colour of the number's ground: "step", or "petrol" for what is to be done."""
    icon = StringProperty("")
    label = StringProperty("")
    second = StringProperty("")
    """A smaller line below the label."""
    value = StringProperty("")
    chosen = BooleanProperty(False)
    quiet = BooleanProperty(False)
    """Not in force just now: paler ink."""
    strip = BooleanProperty(False)
    """A piece of paper of its own instead of a line on a sheet."""
    hue = StringProperty("")
    letters = NumericProperty(27)
    lines = NumericProperty(1)
    shrink = BooleanProperty(True)
    """The label's letters give way before it is cut off; strips are read side by side: a long one ends with …."""
    coloured = AliasProperty(lambda self: bool(self.hue and self.strip), bind=("hue", "strip"))

    key: Any = ""
    """What it stands for."""

    redraws: ClassVar[tuple[str, ...]] = ("chosen", "strip", "hue")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._shadow, self._face, self._end = Dress(), Dress(), Dress()
        with self.canvas.before:
            self._rule_colour = Color()
            self._rule = Rectangle()
            self.canvas.before.add(self._shadow)
            self.canvas.before.add(self._face)
            self.canvas.before.add(self._end)
            self._frame_colour = Color()
            self._frame = SmoothLine(width=1)

    def draw(self) -> None:
        """Draw the paper and what is written on it."""
        self._lie()
        super().draw()

    def _lie(self) -> None:
        out = theme.px(_OUT) if self.chosen and not self.strip else 0
        down = theme.px(3) if self.pressed else 0
        box = (self.x - out, self.y - down, self.width + 2 * out, self.height)
        paper = self.strip or self.chosen
        self._shadow.name = "shadow-s" if paper else ""
        self._shadow.fit(*box)
        self._face.name = "" if not paper else "note-yellow" if self.chosen else "card-0"
        self._face.fit(*box)
        self._end.name = f"note-{self.hue}" if self.hue and self.strip else ""
        self._end.fit(self.x, self.y - down, theme.px(_END), self.height)
        framed = self.strip and self.chosen
        self._frame_colour.rgba = theme.petrol if framed else theme.clear
        self._frame.width = theme.px(_FRAME) / 2
        self._frame.rounded_rectangle = (self.x, self.y - down, self.width, self.height, theme.px(6))
        veil = self.pressed and not paper
        self._rule_colour.rgba = theme.step if veil else theme.clear if paper else theme.rule
        self._rule.pos = self.pos if veil else (self.x + theme.px(_PAD), self.y)
        self._rule.size = self.size if veil else (self.width - theme.px(2 * _PAD), max(1, round(theme.px(1.5))))
