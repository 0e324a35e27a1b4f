"""One line of a list that is pressed: written on a sheet, or a strip of paper of its own. The chosen one lies on
yellow paper and sticks out a little.

Knows only the theme, the pictures, text and pressing.

    Row(test_name="section-vote", icon="lock", label=_("Stemmer"), value=_("3 og flere"), wide=(30, 360, 500, 68))
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kivy.graphics import Color, Rectangle, SmoothEllipse
from kivy.lang import Builder
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.theme import theme
from kiosk.widgets.icon import Icon
from kiosk.widgets.patch import Dress
from kiosk.widgets.plan import Plan
from kiosk.widgets.press import Press
from kiosk.widgets.text import Text

_OUT = 8
"""How far in design px the chosen row sticks out on either side."""
_PAD, _DISC, _END = 22, 46, 66


class Row(Press, Plan):
    """`number` stands in a disc and `icon` is a sign; with `hue` the left end of a strip has that paper's colour and
    carries the sign. `value` stands at the right."""

    number = StringProperty("")
    icon = StringProperty("")
    label = StringProperty("")
    second = StringProperty("")
    """A smaller line below the label."""
    value = StringProperty("")
    value_w = NumericProperty(150)
    chosen = BooleanProperty(False)
    quiet = BooleanProperty(False)
    """Not in force just now: paler ink."""
    strip = BooleanProperty(False)
    """A piece of paper of its own instead of a line on a sheet."""
    hue = StringProperty("")
    letters = NumericProperty(27)
    lines = NumericProperty(1)

    redraws = (*Plan.redraws, "number", "icon", "label", "second", "value", "value_w", "chosen", "quiet", "strip")
    redraws += ("hue", "letters", "lines", "pressed")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._shadow, self._face, self._end = Dress(), Dress(), Dress()
        with self.canvas.before:
            self._rule_colour = Color()
            self._rule = Rectangle()
            self.canvas.before.add(self._shadow)
            self.canvas.before.add(self._face)
            self.canvas.before.add(self._end)
            self._disc_colour = Color()
            self._disc = SmoothEllipse()
        self._number = Text(bold=True, halign="center", valign="middle", lines=1, shrink=True)
        self._sign = Icon()
        self._label = Text(valign="middle", shrink=True)
        self._second = Text(lines=1, ink="ink2", letters=21)
        self._value = Text(lines=1, halign="right", valign="middle", ink="ink2", letters=22, shrink=True)
        for part in (self._number, self._sign, self._label, self._second, self._value):
            self.add_widget(part)

    def draw(self) -> None:
        """Draw the paper and what is written on it."""
        self._lie()
        if self.width > 1:
            self._write()
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
        veil = self.pressed and not paper
        self._rule_colour.rgba = theme.step if veil else theme.clear if paper else theme.rule
        self._rule.pos = self.pos if veil else (self.x + theme.px(_PAD), self.y)
        self._rule.size = self.size if veil else (self.width - theme.px(2 * _PAD), max(1, round(theme.px(1.5))))

    def _write(self) -> None:
        width, height = self.width / theme.k, self.height / theme.k
        self.plan_size = self.plan_size_small = self.plan_size_tall = [width, height]
        left = self._begin(width, height)
        right = width - _PAD - (self.value_w + 12 if self.value else 0)
        ink = "ink2" if self.quiet else "ink"
        self._label.text, self._label.letters, self._label.lines = self.label, self.letters, self.lines
        self._label.bold, self._label.ink = self.chosen or self.strip, ink
        self._label.shrink = not self.strip  # strips are read side by side: a long one ends with …
        self._second.text = self.second
        if self.second:
            lines = self.letters * 1.2 + 26
            top = (height - lines) / 2
            self._label.wide = (left, top, right - left, self.letters * 1.2)
            self._second.wide = (left, top + self.letters * 1.2, right - left, 28)
        else:
            self._label.wide, self._second.wide = (left, 2, right - left, height - 4), None
        self._value.text = self.value
        self._value.wide = (width - _PAD - self.value_w, 0, self.value_w, height) if self.value else None

    def _begin(self, width: float, height: float) -> float:
        """Sign or number in front; where the label begins."""
        side = min(_DISC, 0.66 * height)
        self._number.text, self._sign.name = self.number, self.icon
        self._number.letters = side * 0.48
        self._disc_colour.rgba = theme.clear
        self._number.wide = self._sign.wide = None
        if self.hue and self.strip:
            self._sign.wide = ((_END - 34) / 2, (height - 34) / 2, 34, 34)
            self._sign.ink = "ink"
            return _END + 18
        if self.number:
            left, top = _PAD, (height - side) / 2
            self._number.wide = (left, top, side, side)
            self._number.ink = "paper" if self.chosen else "ink2"
            self._disc_colour.rgba = theme.ink if self.chosen else theme.step
            self._disc.size = (theme.px(side),) * 2
            self._disc.pos = (self.x + theme.px(left), self.top - theme.px(top + side))
            return left + side + 18
        if self.icon:
            sign = min(36, side)
            self._sign.wide = (_PAD, (height - sign) / 2, sign, sign)
            self._sign.ink = "ink" if self.chosen else "petrol"
            return _PAD + sign + 18
        return _PAD


Builder.load_file(str(Path(__file__).with_suffix(".kv")))
