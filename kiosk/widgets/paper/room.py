"""The room behind everything: wall, shelf, felt, birch tray, table. One per screen, as its first child.

Knows only the theme and the pictures.

    Room(kind="board")       wall and shelf above, felt for the cards, tray below
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.lang import Builder
from kivy.properties import ObjectProperty, OptionProperty

from kiosk.theme import DESIGN, theme
from kiosk.widgets.layout.placed import Placed
from kiosk.widgets.paper import pictures

Builder.load_file(str(Path(__file__).with_suffix(".kv")))

Bands = tuple[tuple[str, float], ...]
"""Material and the y (design px) where it begins; each reaches down to the next."""

BANDS: dict[str, dict[str, Bands]] = {
    "board": {
        "wide": (("wall", 0), ("shelf", 318), ("felt", 362), ("tray", 934)),
        "small": (("wall", 0), ("shelf", 228), ("felt", 262), ("tray", 694)),
        "tall": (("wall", 0), ("shelf", 596), ("felt", 640), ("tray", 1736)),
    },
    "felt": {
        "wide": (("felt", 0), ("tray", 938)),
        "small": (("felt", 0), ("tray", 694)),
        "tall": (("felt", 0), ("tray", 1736)),
    },
    "counter": {
        "wide": (("wall", 0), ("tray", 938)),
        "small": (("wall", 0), ("tray", 694)),
        "tall": (("wall", 0), ("tray", 1736)),
    },
    "table": {
        "wide": (("wall", 0), ("table", 560)),
        "small": (("wall", 0), ("table", 415)),
        "tall": (("wall", 0), ("table", 1000)),
    },
    "reveal": {
        "wide": (("wall", 0), ("table", 522), ("tray", 948)),
        "small": (("wall", 0), ("table", 385), ("tray", 702)),
        "tall": (("wall", 0), ("table", 1000), ("tray", 1736)),
    },
    "typing": {
        "wide": (("felt", 0), ("tray", 658)),
        "small": (("felt", 0), ("tray", 328)),
        "tall": (("felt", 0), ("tray", 1330)),
    },
    "wall": {"wide": (("wall", 0),), "small": (("wall", 0),), "tall": (("wall", 0),)},
}
_SHADOW = {"shelf": 30, "felt": 26, "tray": 22, "table": 90}
"""Depth in design px of the soft shadow below a shelf, at the rim of the felt, above tray and table."""


class Room(Placed):
    """Fills its screen with materials. `bands` replaces what the kind says, for all formats it names."""

    kind = OptionProperty("board", options=list(BANDS))
    bands: dict[str, Bands] = ObjectProperty({})

    tops = ObjectProperty({})
    """Material -> y in px of its upper edge, or of each of them, where it follows what stands on it."""

    redraws: ClassVar[tuple[str, ...]] = ("kind", "bands", "tops")

    def __init__(self, **kwargs: Any) -> None:
        self._drawing = InstructionGroup()
        super().__init__(**kwargs)
        self.canvas.add(self._drawing)

    def draw(self) -> None:
        """Draw the room."""
        super().draw()
        self._drawing.clear()
        if self.width <= 1 or self.height <= 1:
            return
        bands = self._spread()
        for material, lower, upper in bands:
            getattr(self, f"_{material}")(lower, upper - lower)
        for (material, edge, _), (after, _, _) in pairwise(bands):
            self._shade(material, after, edge)

    @property
    def felt(self) -> tuple[float, float]:
        """Lower and upper y in px of the felt; both 0 in a room that has none."""
        return next(((lower, upper) for material, lower, upper in self._spread() if material == "felt"), (0, 0))

    def _spread(self) -> list[tuple[str, int, int]]:
        """The bands as they lie here, from the top: material, lower and upper y in px."""
        bands = self.bands.get(theme.format) or BANDS[self.kind][theme.format]
        scale = self.height / DESIGN[theme.format][1]
        tops = {name: iter(y) if isinstance(y, list) else iter((y,)) for name, y in self.tops.items()}
        edges = [round(next(tops.get(name, iter(())), 0) or self.top - start * scale) for name, start in bands]
        edges.append(round(self.y))
        return [(material, low, high) for (material, _), (high, low) in zip(bands, pairwise(edges), strict=True)]

    def _wall(self, y: float, height: float) -> None:
        # While the board is lowered more wall is seen above it.
        highest = y + height >= self.top
        self._tiled("wall", y, height + (self.height if highest else 0))
        if not highest:
            return  # between two shelves
        light = pictures.picture("window-light", self.width / 2, self.height / 2)
        self._put(light, self.x, self.top - self.height, self.width, self.height)
        self._tint(1)

    def _felt(self, y: float, height: float) -> None:
        self._tiled("felt", y, height + (self.height if y + height >= self.top else 0))

    def _shelf(self, y: float, height: float) -> None:
        self._put(pictures.picture("shelf", self.width, height), self.x, y, self.width, height)

    def _table(self, y: float, height: float) -> None:
        # Down to the floor, also below a tray: the planks are drawn for that.
        self._put(pictures.tile("table"), self.x, self.y, self.width, y + height - self.y)

    def _tray(self, y: float, height: float) -> None:
        name = "tray" if height <= theme.px(165) else "tray-tall"
        own_width, own_height = pictures.natural(name)
        texture = pictures.tile(name)
        seen = min(1.0, height / (own_height * self.width / own_width)) if name == "tray-tall" else 1.0
        part = texture.get_region(0, 0, own_width, max(1, own_height * seen))
        self._put(part, self.x, y, self.width, height)

    def _tiled(self, name: str, y: float, height: float) -> None:
        self._tint(1)
        self._drawing.add(
            Rectangle(
                texture=pictures.tile(name),
                tex_coords=pictures.tiled(name, self.width, height),
                pos=(self.x, y),
                size=(self.width, height),
            )
        )

    def _shade(self, material: str, after: str, edge: float) -> None:
        """Where two materials meet, the one that stands out darkens the other a little."""
        if material == "shelf":
            self._soft("dark-down", edge - theme.px(30), theme.px(30), 0.55)
        if after in ("tray", "table"):
            depth = theme.px(_SHADOW[after])
            self._soft("dark-up", edge, depth, 0.35)

    def _soft(self, name: str, y: float, height: float, strength: float) -> None:
        self._put(pictures.tile(name), self.x, y, self.width, height, strength)

    def _put(self, texture: Any, x: float, y: float, width: float, height: float, strength: float = 1) -> None:
        self._tint(strength)
        self._drawing.add(Rectangle(texture=texture, pos=(x, y), size=(width, height)))

    def _tint(self, strength: float) -> None:
        self._drawing.add(Color(1, 1, 1, strength))
