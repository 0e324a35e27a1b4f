"""The knitted cover of the vase: up, sliding down, or lying round the foot. Knows only the pictures and the glass.

cover.fit((x, y, width, height), pattern=2, state="on", slid=0.4, veil=1)
"""

from __future__ import annotations

from kivy.graphics import Color, InstructionGroup, Rectangle

from kiosk.widgets.balls import packing
from kiosk.widgets.paper import pictures

_GATHERED = 0.75
"""From this part of the way on, the cover lying round the foot comes to be seen."""
_FOOT = 0.90
"""How far down the sliding edge comes, in heights of the picture."""
_COLLAR = (0.112, 0.232)
"""Where the ribbed collar lies in the pictures of the cover."""

Box = tuple[float, float, float, float]


class Cover(InstructionGroup):
    """Drawn over the glass."""

    def __init__(self) -> None:
        super().__init__()
        self._knit, self._knit_colour = Rectangle(), Color(1, 1, 1, 1)
        self._collar, self._collar_colour = Rectangle(), Color(1, 1, 1, 1)
        self._skirt, self._skirt_colour = Rectangle(), Color(1, 1, 1, 1)
        for colour, part in (
            (self._knit_colour, self._knit),
            (self._collar_colour, self._collar),
            (self._skirt_colour, self._skirt),
        ):
            self.add(colour)
            self.add(part)

    def fit(self, box: Box, pattern: int, state: str, slid: float, veil: float) -> None:
        """Lie on the vase whose picture fills `box`. `state` off, on, down; `slid` 0 to 1 on the way down; `veil` how
        much of it is seen when it fades instead."""
        left, low, width, height = box
        for part, name in ((self._knit, f"knit-{pattern}"), (self._skirt, "knit-down")):
            part.texture = pictures.picture(name, width, height)
            part.pos, part.size = (left, low), (width, height)
        on = state == "on"
        gathered = max(0.0, (slid - _GATHERED) / (1 - _GATHERED))
        self._knit_colour.a = veil * min(1.0, 2 * (1 - gathered)) if on else 0
        # The picture is cut from the top, down to where the cover has slid.
        top = packing.glass("vase").mouth[1]
        cut = top + (_FOOT - top) * slid if slid else 0.0
        self._knit.size = (width, height * (1 - cut))
        self._knit.tex_coords = (0, 1, 1, 1, 1, cut, 0, cut)
        self._roll(box, cut if on else 0)
        self._collar_colour.a = 1 - gathered
        self._skirt_colour.a = 1 if state == "down" else max(gathered, 1 - veil) if on else 0

    def _roll(self, box: Box, cut: float) -> None:
        """The collar rides on the sliding edge, as wide as the vase is there."""
        if not cut:
            self._collar.size = (0, 0)
            return
        left, low, width, height = box
        self._collar.texture = self._knit.texture
        top, end = _COLLAR
        depth = (end - top) * height
        wide = width * _half_width(cut) / _half_width((top + end) / 2)
        self._collar.pos = (left + width / 2 - wide / 2, low + (1 - cut) * height - depth * 0.82)
        self._collar.size = (wide, depth)
        self._collar.tex_coords = (0, end, 1, end, 1, top, 0, top)


def _half_width(y: float) -> float:
    """Inner half width of the vase at this height, in widths of its picture."""
    profile = packing.glass("vase").profile
    return next((r for at, r in profile if at >= y), profile[-1][1])
