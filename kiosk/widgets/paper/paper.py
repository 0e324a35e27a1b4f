"""A piece of paper on the board: card, note or open sheet, with its shadow, a pin or tape. A Plan: write on it.

Knows only the theme and the pictures.

    Paper(kind="sheet", shadow="l", pin="wood")
"""

from __future__ import annotations

from typing import Any, ClassVar

from kivy.graphics import Color, Rectangle
from kivy.properties import NumericProperty, OptionProperty

from kiosk.theme import theme
from kiosk.widgets.dash import Dash
from kiosk.widgets.layout.hint import Hint
from kiosk.widgets.paper import pictures
from kiosk.widgets.paper.nine_patch import Dress
from kiosk.widgets.plan import Plan

HUES = ("white", "yellow", "blue", "linen", "lilac", "peach", "honey", "grey", "kraft")
KINDS, SHADOWS = ("card", "note", "sheet", "place"), ("", "s", "m", "l")
PINS = ("", "wood", "petrol", "honey", "cream")
TAPES = ("", "plain", "blue")
_PIN = 34
_FRAME = 0.45
"""How strongly the frame of a place is seen."""
_SEAM = 4
"""Where the tiled paper of a sheet begins, under its rim."""


class Paper(Plan):
    """Paper. `kind` card and note stretch, so keep them under about 400 px; sheet is tiled and may be any size. place
    is where one is waited for: a dashed frame on whatever it lies on."""

    _frame: Dash | None = None
    kind = OptionProperty("card", options=KINDS)
    hue = OptionProperty("white", options=HUES)
    """Colour of a note."""
    trim = NumericProperty(0)
    """0, 1, 2: which hand cut the card; give neighbours different ones."""
    shadow = OptionProperty("s", options=SHADOWS)
    pin = OptionProperty("", options=PINS)
    pin_size = NumericProperty(1.0)
    """1: as pinned; 0: no pin. Grows past 1 while it is pushed in."""
    tape = OptionProperty("", options=TAPES)
    tape_w = NumericProperty(132)
    """Length of the tape in design px."""

    redraws: ClassVar[tuple[str, ...]] = (
        "kind",
        "hue",
        "trim",
        "shadow",
        "pin",
        "pin_size",
        "tape",
        "tape_w",
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._shadow, self._face = Dress(), Dress()
        with self.canvas.before:
            self.canvas.before.add(self._shadow)
            self._fill_colour = Color(1, 1, 1, 1)
            self._fill = Rectangle()
            self.canvas.before.add(self._face)
            self._held_colour = Color(1, 1, 1, 1)
            self._held = Rectangle()

    def draw(self) -> None:
        """Draw the paper round its box, and what is on it."""
        super().draw()
        box = (self.x, self.y, self.width, self.height)
        self._shadow.name = f"shadow-{self.shadow}" if self.shadow else ""
        self._shadow.fit(*box)
        sheet, place = self.kind == "sheet", self.kind == "place"
        self._face.name = f"note-{self.hue}" if self.kind == "note" else f"card-{int(self.trim) % 3}"
        if place:
            self._shadow.name = self._face.name = ""
            self._shadow.fit(*box)
        if place and self._frame is None:
            self._frame = Dash()
            self.canvas.before.add(self._frame)
        if self._frame is not None:
            self._frame.fit(self.pos, self.size, (*theme.colour("felt_ink")[:3], _FRAME) if place else None)
        self._face.change = "rim" if sheet else ""
        self._face.fit(*box)
        self._fill_colour.a = float(sheet)
        if sheet:
            seam = theme.px(_SEAM)
            self._fill.texture = pictures.tile("paper")
            self._fill.pos = (self.x + seam, self.y + seam)
            self._fill.size = (max(0, self.width - 2 * seam), max(0, self.height - 2 * seam))
            self._fill.tex_coords = pictures.tiled("paper", *self._fill.size)
        self._hold()

    def _hold(self) -> None:
        name, width = "", 0.0
        if self.pin and self.pin_size > 0:
            name, width = f"pin-{self.pin}", theme.px(_PIN) * self.pin_size
        elif self.tape:
            name, width = "tape" if self.tape == "plain" else "tape-blue", theme.px(self.tape_w)
        self._held_colour.a = float(bool(name))
        if name:
            texture = pictures.fitted(name, width)
            self._held.texture, self._held.size = texture, texture.size
            self._held.pos = (round(self.center_x - texture.width / 2), round(self.top - texture.height / 2))


class StickyNote(Paper):
    """A small piece of coloured paper, written on from the top."""

    kind = OptionProperty("note", options=KINDS)
    flow = Hint("down")


class TapedNote(StickyNote):
    """A note that speaks to whoever stands there."""

    hue = OptionProperty("yellow", options=HUES)
    tape = OptionProperty("blue", options=TAPES)


class OpenSheet(Paper):
    """A large sheet that lies on the board, written on from the top."""

    kind = OptionProperty("sheet", options=KINDS)
    shadow = OptionProperty("m", options=SHADOWS)
    flow = Hint("down")


class PinnedSheet(OpenSheet):
    """A large sheet that hangs from a pin, before everything else."""

    shadow = OptionProperty("l", options=SHADOWS)
    pin = OptionProperty("wood", options=PINS)
