"""A square to be photographed: the address of something, as a QR code on white paper. Knows only drawing.

QrCode(text="https://eksempel.no/p/BCDF-GHJK")
"""

from __future__ import annotations

import segno
from kivy.properties import StringProperty

from kiosk.widgets.drawing import Drawing

_QUIET = 4
"""Modules of white that a camera needs all round."""


class QrCode(Drawing):
    """Nothing is drawn while `text` is empty."""

    text = StringProperty("")

    def paint(self) -> None:
        if not self.text:
            return
        rows = list(segno.make(self.text, error="m", micro=False).matrix)
        side = min(self.width, self.height)
        module = max(1, int(side / (len(rows) + 2 * _QUIET)))
        whole = module * (len(rows) + 2 * _QUIET)
        left, top = round(self.center_x - whole / 2), round(self.center_y + whole / 2)
        self.fill("white", left, top - whole, whole, whole)
        for row, dots in enumerate(rows):
            for column, dot in enumerate(dots):
                if dot:
                    x, y = left + (column + _QUIET) * module, top - (row + _QUIET + 1) * module
                    self.fill("ink", x, y, module, module)
