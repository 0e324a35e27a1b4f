"""Widgets that show values: a `Drawing` paints them on its canvas, a `Composed` arranges children.

Both do so anew, at most once a frame, when a property of theirs changes. Know only the theme, letters and pictures.

    class Dial(Drawing):
        minutes = NumericProperty(0)

        def paint(self):
            self.fill("honey", self.x, self.y, self.width, self.height)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.graphics import Color, InstructionGroup, Rectangle, SmoothLine, SmoothRoundedRectangle
from kivy.uix.widget import Widget

from kiosk.theme import Colour, theme
from kiosk.widgets.layout.flow import put
from kiosk.widgets.layout.placed import Placed
from kiosk.widgets.plan import Plan
from kiosk.widgets.text import text_layout

_SMALL = 1920 / 1280


def unit() -> float:
    """Real px of one px in the drawing of this format: 1280x800 when small, else as `theme.k`."""
    return theme.k * _SMALL if theme.format == "small" else theme.k


class Drawing(Placed):
    """Draws itself. `brush` is its part of the canvas, emptied before every `paint`."""

    shows_all = True

    def __init__(self, **kwargs: Any) -> None:
        self.brush = InstructionGroup()
        self.written: list[tuple[float, float, float, float]] = []
        """Where it has written something: x, y, right and top of each."""
        super().__init__(**kwargs)
        self.canvas.add(self.brush)

    def draw(self) -> None:
        """Draw now."""
        super().draw()
        self.brush.clear()
        self.written.clear()
        if self.width > 1 and self.height > 1:
            self.paint()

    def paint(self) -> None:
        """Fill the empty `brush`."""
        raise NotImplementedError

    def tint(self, colour: str | Colour, strength: float = 1) -> None:
        """What follows is drawn in this colour."""
        red, green, blue, alpha = theme.colour(colour)
        self.brush.add(Color(red, green, blue, alpha * strength))

    def put(self, texture: Any, x: float, y: float, width: float = 0, height: float = 0, **more: Any) -> None:
        """A picture; without a size as large as it is."""
        size = (width or texture.width, height or texture.height)
        self.brush.add(Rectangle(texture=texture, pos=(x, y), size=size, **more))

    def fill(
        self,
        colour: str | Colour,
        x: float,
        y: float,
        width: float,
        height: float,
        radius: float | tuple[float, float, float, float] = 0,
        strength: float = 1,
    ) -> None:
        """A box, its corners rounded by `radius` px or by one radius per corner, from the upper left clockwise."""
        if width <= 0 or height <= 0:
            return
        self.tint(colour, strength)
        if radius:
            most = min(width, height) / 2
            corners = [min(r, most) for r in (radius if isinstance(radius, tuple) else (radius,) * 4)]
            self.brush.add(SmoothRoundedRectangle(pos=(x, y), size=(width, height), radius=corners))
        else:
            self.brush.add(Rectangle(pos=(x, y), size=(width, height)))

    def dot(self, colour: str | Colour, x: float, y: float, radius: float, strength: float = 1) -> None:
        """A full circle around x, y."""
        self.fill(colour, x - radius, y - radius, 2 * radius, 2 * radius, radius, strength)

    def stroke(self, colour: str | Colour, points: list[float], width: float, strength: float = 1) -> None:
        """A line `width` px thick through x, y, x, y …"""
        self.tint(colour, strength)
        self.brush.add(SmoothLine(points=points, width=max(0.6, width / 2), cap="round", joint="round"))

    def frame(
        self, colour: str | Colour, x: float, y: float, width: float, height: float, radius: float, thick: float
    ) -> None:
        """A line round a box, `thick` px on either side of its edge, its corners rounded."""
        self.tint(colour)
        self.brush.add(SmoothLine(rounded_rectangle=(x, y, width, height, radius), width=thick))

    def write(
        self,
        text: str,
        letters: float,
        x: float,
        y: float,
        ink: str | Colour = "ink",
        *,
        bold: bool = False,
        anchor: tuple[float, float] = (0, 0),
        strength: float = 1,
    ) -> float:
        """One line in letters of so many real px; its point `anchor` (0, 0: lower left) lies at x, y. Its width."""
        if not text:
            return 0
        texture = text_layout.texture(text, text_layout.Letters(max(1, round(letters)), bold))
        self.tint(ink, strength)
        left, low = round(x - anchor[0] * texture.width), round(y - anchor[1] * texture.height)
        self.put(texture, left, low)
        self.written.append((left, low, left + texture.width, low + texture.height))
        return float(texture.width)

    def write_lines(
        self,
        lines: Sequence[text_layout.Line],
        pen: text_layout.Letters,
        x: float,
        top: float,
        leading: float,
        *,
        centred: bool = False,
    ) -> None:
        """Lines that were set, in the colour of the moment, each so many times as high as its letters; they begin at
        x, or have their middle there."""
        for row, line in enumerate(lines):
            if words := "".join(piece for piece, _bold in line):
                drawn = text_layout.texture(words, pen)
                low = text_layout.lower_edge(top - (row + 0.5) * leading * pen.px, pen)
                self.put(drawn, round(x - drawn.width / 2 if centred else x), low)


class Composed(Plan):
    """Arranges children: `arrange` places those that are there."""

    flow = ""
    shows_all = True

    def natural_w(self) -> tuple[float, float]:
        return 0, 0

    def natural_h(self, width: float) -> tuple[float, float]:
        return 0, 0

    def lay_out(self, top: float) -> None:
        if self.width > 1 and self.height > 1:
            self.__there: set[Widget] = set()
            self.arrange()
            for child in self.children:
                self.show_child(child, child.shown and child in self.__there)

    def arrange(self) -> None:
        """Give every child its contents and its place."""
        raise NotImplementedError

    def place(self, child: Any, x: float, y: float, width: float, height: float) -> None:
        """The child is there: its box in real px from the upper left."""
        self.__there.add(child)
        put(child, self.x + x, self.top - y, width, height)
