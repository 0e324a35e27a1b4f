"""The room behind everything: wall, shelf, felt, brown paper, birch tray, table. One per screen, as its first child.

Knows only the theme and the pictures.

    Room:
        bands: ("wall", self.top), ("felt", felt.top), ("tray", tray.top)
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty

from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing
from kiosk.widgets.paper import pictures
from kiosk.widgets.paper.nine_patch import Dress

_SHADOW = {"shelf": 30, "felt": 26, "tray": 22, "table": 90}
"""Depth in design px of the soft shadow below a shelf, at the rim of the felt, above tray and table."""
_FOLDS, _FOLD = (0.257, 0.534, 0.801), 140
_TAPES, _TAPE = (250 / 1920, 980 / 1920, 1650 / 1920), 150
"""Where brown paper was folded and where it is taped to the wall, in parts of its width; a fold's and a tape's width
in design px."""
_NIGHT = (0.15, 0.155, 0.27, 0.8)
_LIP = 12
"""Design px of a tray's upper edge that the lamp shines on."""
_ROLL = 62
"""Design px that are seen of the roll."""


class Room(Drawing):
    """Fills its screen with materials."""

    bands = ObjectProperty(())
    """Material and the y in px of its upper edge, from above; each reaches down to the next."""

    rolled = BooleanProperty(False)
    """Brown paper that is not used yet is a roll at its right end."""

    night = BooleanProperty(False)
    """The light is out: all of it lies under a veil, but for what one lamp shines on."""

    def paint(self) -> None:
        bands = self._spread()
        for material, lower, upper in bands:
            if upper > lower:
                getattr(self, f"_{material}")(lower, upper - lower)
        for (material, edge, _), (after, _, _) in pairwise(bands):
            self._shade(material, after, edge)
        if self.night:
            self._lay(pictures.tile("night"), self.x, self.y, self.width, self.height)
            self.fill(_NIGHT, self.x, self.top, self.width, self.height)

    @property
    def felt(self) -> tuple[float, float]:
        """Lower and upper y in px of the felt; both 0 in a room that has none."""
        return next(((lower, upper) for material, lower, upper in self._spread() if material == "felt"), (0, 0))

    def _spread(self) -> list[tuple[str, int, int]]:
        """The bands as they lie here, from the top: material, lower and upper y in px."""
        edges = [*(round(y) for _material, y in self.bands), round(self.y)]
        return [(material, low, high) for (material, _), (high, low) in zip(self.bands, pairwise(edges), strict=True)]

    def _wall(self, y: float, height: float) -> None:
        self._tiled("wall", y, height)
        if y + height < self.top:
            return  # between two shelves
        light = pictures.picture("window-light", self.width / 2, self.height / 2)
        self._lay(light, self.x, self.top - self.height, self.width, self.height)

    def _felt(self, y: float, height: float) -> None:
        self._tiled("felt", y, height)

    def _brown(self, y: float, height: float) -> None:
        self._soft("dark-up", y + height, theme.px(7), 0.9)
        self._tiled("brown-paper", y, height)
        fold = pictures.tile("brown-fold")
        for part in _FOLDS:
            self._lay(fold, round(self.x + part * self.width - theme.px(_FOLD / 2)), y, theme.px(_FOLD), height)
        self._soft("light-down", y + height - theme.px(3), theme.px(3), 1)
        self._soft("dark-up", y, theme.px(44), 0.35)
        tape = pictures.fitted("tape", theme.px(_TAPE))
        for part in _TAPES:
            left, middle = round(self.x + part * self.width - tape.width / 2), y + height - theme.px(6)
            self._lay(tape, left, round(middle - tape.height / 2), tape.width, tape.height, 0.96)
        if self.rolled:
            self._roll(y, height)

    def _roll(self, y: float, height: float) -> None:
        left, top = round(self.right - theme.px(_ROLL)), y + height + theme.px(8)
        wide, high = theme.px(72), top - y
        shadow = Dress("shadow-m")
        shadow.fit(left - theme.px(4), y - theme.px(30), wide, high + theme.px(26))
        self.brush.add(shadow)
        coords = (0, high / theme.px(512), 1, high / theme.px(512), 1, 0, 0, 0)
        self._lay(pictures.tile("brown-roll"), left, y, wide, high, tex_coords=coords)
        end = pictures.fitted("brown-roll-end", wide)
        self._lay(end, left, round(top - end.height / 2), *end.size)

    def _shelf(self, y: float, height: float) -> None:
        self._lay(pictures.picture("shelf", self.width, height), self.x, y, self.width, height)

    def _table(self, y: float, height: float) -> None:
        # Down to the floor, also below a tray: the planks are drawn for that.
        self._lay(pictures.tile("table"), self.x, self.y, self.width, y + height - self.y)

    def _tray(self, y: float, height: float) -> None:
        name = "tray" if height <= theme.px(165) else "tray-tall"
        own_width, own_height = pictures.natural(name)
        texture = pictures.tile(name)
        seen = min(1.0, height / (own_height * self.width / own_width)) if name == "tray-tall" else 1.0
        part = texture.get_region(0, 0, own_width, max(1, own_height * seen))
        self._lay(part, self.x, y, self.width, height)
        if name == "tray-tall":
            self._soft("light-down", y + height - theme.px(_LIP), theme.px(_LIP), 1)

    def _tiled(self, name: str, y: float, height: float) -> None:
        coords = pictures.tiled(name, self.width, height)
        self._lay(pictures.tile(name), self.x, y, self.width, height, tex_coords=coords)

    def _shade(self, material: str, after: str, edge: float) -> None:
        """Where two materials meet, the one that stands out darkens the other a little."""
        if material == "shelf":
            self._soft("dark-down", edge - theme.px(30), theme.px(30), 0.55)
        if after in ("tray", "table"):
            depth = theme.px(_SHADOW[after])
            self._soft("dark-up", edge, depth, 0.35)

    def _soft(self, name: str, y: float, height: float, strength: float) -> None:
        self._lay(pictures.tile(name), self.x, y, self.width, height, strength)

    def _lay(
        self, texture: Any, x: float, y: float, width: float, height: float, strength: float = 1, **more: Any
    ) -> None:
        self.tint("white", strength)
        self.put(texture, x, y, width, height, **more)


class FeltRoom(Room):
    """Felt, down to the tray of what it stands behind."""

    def on_kv_post(self, base_widget: Any) -> None:
        trays = [base_widget.ids.tray] if "tray" in base_widget.ids else []

        def reach(*_: object) -> None:
            self.bands = ("felt", self.top), *(("tray", tray.top) for tray in trays)

        for part in (self, *trays):
            part.fbind("top", reach)
