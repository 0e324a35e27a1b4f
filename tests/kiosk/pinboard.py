"""A root on which tests pin widgets where they want them.

board = Pinboard(pin(Block(test_name="left"), (100, 600, 300, 112)), Keyboard())
stage = Stage(1920, 1080, lambda: board)
"""

from __future__ import annotations

from typing import Any, TypeVar

from kiosk.theme import theme
from kiosk.widgets.layout.flow import put
from kiosk.widgets.layout.placed import Placed
from kiosk.widgets.plan import Plan

Box = tuple[float, float, float, float]
Pinned = TypeVar("Pinned", bound=Placed)

SIZES = {"wide": (1920, 1080), "small": (1280, 800), "tall": (1080, 1920)}


def pin(widget: Pinned, wide: Box, *, small: Box | None = None, tall: Box | None = None) -> Pinned:
    """The widget, for a pinboard: x, y from the top, width and height on a board of 1920x1080, the same on one of
    1080x1920 unless `tall` says otherwise; on one of 1280x800 scaled unless `small` does."""
    widget.free = True
    widget.boxes = {"wide": wide, "tall": tall or wide} | ({"small": small} if small else {})  # type: ignore[attr-defined]
    return widget


class Pinboard(Plan):
    """What is pinned hangs at its box, all else over the whole board."""

    def __init__(self, *widgets: Placed) -> None:
        super().__init__()
        for widget in widgets:
            self.add_widget(widget)

    def lay_out(self, top: float) -> None:
        super().lay_out(top)
        for child in reversed(self.children):
            if boxes := getattr(child, "boxes", None):
                self._put(child, boxes)

    def _put(self, child: Any, boxes: dict[str, Box]) -> None:
        form = theme.format if theme.format in boxes else "wide"
        across, down = (mine / drawn for mine, drawn in zip(self.size, SIZES[form], strict=True))
        x, y, wide, high = boxes[form]
        put(child, self.x + x * across, self.top - y * down, wide * across, high * down)
