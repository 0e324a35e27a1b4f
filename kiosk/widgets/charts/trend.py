"""The weeks side by side: one sign per ball, green at the bottom, then pink, then red.

Counts, not indices: it shows how many took part as well as how it was. Knows only the theme and the signs.

    Trend(weeks=(Week(39, 4, 3, 1), Week(40, 5, 3, 1)))
"""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from kivy.properties import NumericProperty, ObjectProperty

from board.catalogue import _
from kiosk.theme import SMALLEST_PX, theme
from kiosk.widgets.balls.sign import RED, SIGNS
from kiosk.widgets.drawing import Drawing, unit
from kiosk.widgets.text import text_layout

_SPACED = 1.055
"""Way from sign to sign, in signs, while there is room: the tip of a drop stands behind the next one."""
_NUMBERS = 24
"""Height of the week numbers, px of the drawing."""
_HIDDEN = 3
"""Height, in signs, of the dashed box of a week that is not told."""
_SMALLEST_WEEK_PX = 14.5
_APART = 0.35
"""So many letters stand between two week numbers."""
_LEAST = 0.8
"""So much smaller may all of them be, before some are left out."""


class Week(NamedTuple):
    """One week's point."""

    number: int
    green: int = 0
    pink: int = 0
    red: int = 0
    held: bool = True
    """False: no vote that week, a stroke."""
    hidden: bool = False
    """Held, but too few to be told: dashed."""
    rewritten: bool = False
    """The goal was written anew before this week: the trend starts again here."""
    over: bool = False
    """It was written anew since, and has no week yet: the trend ends here."""


class Trend(Drawing):
    """Stacks from the left, the last one the newest and its number bold. Signs shrink until the tallest fits."""

    weeks = ObjectProperty(())
    slots = NumericProperty(8)
    """How many weeks there is room for."""
    sign = NumericProperty(11)
    """Size of a sign in px of the drawing."""
    label_every = NumericProperty(0)
    """Every so manieth week is numbered; 0: as many as fit, always the first and the last; -1: none,
    they are named below."""

    def paint(self) -> None:
        u, weeks = unit(), tuple(self.weeks)
        slots = max(self.slots, len(weeks), 1)
        self._pitch = self.width / slots
        ground = self.y + _NUMBERS * u
        tallest = max((sum(week[1:4]) for week in weeks if week.held and not week.hidden), default=0)
        step = min(self.sign * u * _SPACED, (self.top - ground - 2 * u) / max(1, tallest + RED.weight - 1))
        side = min(self.sign * u, step / _SPACED, self._pitch * 0.86)
        self.fill("ink2", self.x, round(ground), self.width, max(1, round(1.5 * u)), strength=0.55)
        ground = round(ground) + max(1, round(1.5 * u))
        for place, week in enumerate(weeks):
            middle = self.x + (place + 0.5) * self._pitch
            if week.rewritten and place:
                self._break(middle - self._pitch / 2, ground)
            if week.over:
                self._break(middle + self._pitch / 2 - u, ground)
            if not week.held:
                self._stroke(middle, ground + step, side)
            elif week.hidden:
                self._untold(middle, ground + 2 * u, max(side, 7 * u), max(_HIDDEN * step, 24 * u))
            else:
                self._stack(week, middle, ground + u, side, step)
        self._number(weeks, ground - 2 * u)

    def _stack(self, week: Week, middle: float, y: float, side: float, step: float) -> None:
        self.tint("white")
        for sign, count in zip(SIGNS, week[1:4], strict=True):
            texture = sign.texture(side)
            for _place in range(count):
                self.put(texture, round(middle - texture.width / 2), round(y))
                y += step

    def _stroke(self, middle: float, y: float, side: float) -> None:
        """«–»: nobody laid a ball that week."""
        self.fill("ink2", round(middle - side / 2), round(y), round(side), max(1, round(1.5 * unit())))

    def _untold(self, middle: float, y: float, width: float, height: float) -> None:
        """A dashed box: something was here."""
        thick, dash = max(1, round(1.5 * unit())), 4 * unit()
        left, right = round(middle - width / 2), round(middle + width / 2) - thick
        dashes = max(2, round(height / dash / 2))
        for place in range(dashes):
            low = y + (height - dash) * place / (dashes - 1)
            for x in (left, right):
                self.fill("ink2", x, low, thick, dash)
        for low in (y, y + height - thick):
            self.fill("ink2", middle - dash / 2, low, dash, thick)

    def _break(self, x: float, ground: float) -> None:
        self.fill("ink2", round(x), ground, max(1, round(1.5 * unit())), self.top - ground, strength=0.5)

    def _number(self, weeks: tuple[Week, ...], y: float) -> None:
        letters = max(theme.font(19), SMALLEST_PX) if theme.format != "small" else self._small_letters()
        fitting = letters * self._pitch / self._taken(letters)
        if max(_LEAST * letters, SMALLEST_PX) <= fitting < letters:
            letters = fitting
        last = len(weeks) - 1
        for place in self._numbered(len(weeks), letters):
            week, bold = weeks[place], place == last
            x = self.x + (place + 0.5) * self._pitch
            self.write(str(week.number), letters, x, y, "ink" if bold else "ink2", bold=bold, anchor=(0.5, 1))
        anew = [place + 0.5 for place, week in enumerate(weeks) if week.rewritten and place]
        for at in [*anew, *(place + 1.5 for place, week in enumerate(weeks) if week.over)]:
            text = _("nytt mål")
            half = text_layout.width(text, text_layout.Letters(round(letters))) / 2
            x = min(max(self.x + at * self._pitch, self.x + half), self.right - half)
            self.write(text, letters, x, y - letters * 1.05, "ink2", anchor=(0.5, 1))

    def _small_letters(self) -> float:
        """Week numbers alone may be smaller than all else, when they stand close."""
        return min(SMALLEST_PX, max(_SMALLEST_WEEK_PX, self._pitch * 0.72))

    def _taken(self, letters: float) -> float:
        """Px of a week number and what keeps it from the next."""
        return text_layout.width("88", text_layout.Letters(round(letters), True)) + _APART * letters

    def _numbered(self, count: int, letters: float) -> list[int]:
        """Places of the weeks that carry a number: as asked, the last one always, and none that would run into it."""
        every = int(self.label_every)
        if every < 0 or not count:
            return []
        near = ceil(self._taken(letters) / self._pitch - 0.05)  # letters are of whole px
        every = every or (1 if near == 1 else max(1, count - 1))
        return [place for place in range(0, count - 1, max(every, near)) if place + near < count] + [count - 1]
