"""Contrast as it is on the glass: every letter and sign that was drawn, measured in the picture against what it
stands on (WCAG 2.2, 1.4.3 and 1.4.11).

What is measured is known by its own texture: where it is opaque is ink, where it is clear is ground. So a texture
behind the words, a tint or a fade counts, and no colour is looked up.

    faint(wall, path)   ->  ["1.43 «til stede»"]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from kiosk.demo.hung import Hung

from kivy.graphics import Canvas, InstructionGroup, Rectangle, Rotate  # isort: skip  (the stage prepares Kivy)
from kiosk.theme import theme
from kiosk.widgets.input.sheet import covered
from kiosk.widgets.input.tap import Press
from kiosk.widgets.paper import pictures
from kiosk.widgets.text import text_layout

TEXT, LARGE = 4.5, 3.0
LARGE_PX = 32
"""Letters of so many design px, or signs, are large."""
OPAQUE, CLEAR = 0.8, 0.02
UNSEEN = 1.04
"""Less than that is nothing at all: something lies over it."""

_ink: dict[int, tuple[Any, str, float]] = {}
"""Texture -> itself, what it says, and the least ratio of it in letters of this size."""
_found: tuple[Any, Any] | None = None
"""How letters and signs are found where nobody watches."""


def _remembered(find: Callable[..., Any], least: Callable[..., float]) -> Callable[..., Any]:
    @wraps(find)
    def found(text: str, size: Any) -> Any:
        texture = find(text, size)
        _ink[id(texture)] = (texture, text, least(size))
        return texture

    return found


def watch() -> None:
    """Remember from now on what every texture of letters and signs says."""
    global _found
    if _found is None:
        _found = text_layout.texture, pictures.icon
        text_layout.texture = _remembered(_found[0], lambda pen: LARGE if pen.px >= LARGE_PX * theme.k else TEXT)
        pictures.icon = _remembered(_found[1], lambda _side: LARGE)


def forget() -> None:
    """Remember no more."""
    global _found
    if _found:
        text_layout.texture, pictures.icon = _found
        _found = None
        _ink.clear()


def faint(wall: Hung, path: Path) -> list[str]:
    """What cannot be read well enough in this picture of the wall as it is now: its ratio and what it says."""
    with Image.open(path) as image:
        seen = np.asarray(image.convert("RGB"), dtype=np.float64)
    found, order = [], [*wall.walk()]
    lids = [(place, widget) for place, widget in enumerate(order) if getattr(widget, "swallow", False)]
    for place, widget in enumerate(order):
        if covered(widget) or _unavailable(widget):
            continue
        over = [lid for at, lid in lids if at > place]
        for box in _boxes(widget.canvas):
            if any(_meet(box, lid) for lid in over):
                continue
            texture, said, least = _ink[id(box.texture)]
            ratio = _ratio(seen, texture, box)
            if ratio is not None and UNSEEN < ratio < least - 0.005:
                found.append(f"{ratio:.2f} «{said}»")
    return found


def _meet(box: Any, lid: Any) -> bool:
    """Whether what lets no touch through hangs over it."""
    (x, y), (wide, high) = box.pos, box.size
    return bool(x < lid.right and lid.x < x + wide and y < lid.top and lid.y < y + high)


def _unavailable(widget: Any) -> bool:
    """It belongs to what cannot be pressed now (WCAG makes no claim on that)."""
    while widget.parent is not None and widget.parent is not widget:
        if isinstance(widget, Press) and not widget.enabled:
            return True
        widget = widget.parent
    return False


def _boxes(group: Any) -> Iterator[Any]:
    if any(isinstance(one, Rotate) for one in group.children):
        return  # what is turned stands elsewhere than its box says
    for one in group.children:
        if isinstance(one, InstructionGroup) and not isinstance(one, Canvas):  # that is a child's
            yield from _boxes(one)
        elif isinstance(one, Rectangle) and id(one.texture) in _ink:
            yield one


def _ratio(seen: Any, texture: Any, box: Any) -> float | None:
    """Contrast of the ink with what is round it; None where it is not whole in the picture."""
    (x, y), (wide, high) = box.pos, box.size
    left, upper = round(x), round(seen.shape[0] - y - high)
    if (round(wide), round(high)) != tuple(texture.size) or left < 0 or upper < 0:
        return None
    part = seen[upper : upper + texture.height, left : left + texture.width]
    alpha = np.frombuffer(texture.pixels, np.uint8).reshape(texture.height, texture.width, 4)[..., 3] / 255.0
    if part.shape[:2] != alpha.shape:
        return None
    if box.tex_coords[1] < box.tex_coords[5]:
        alpha = alpha[::-1]
    ink, ground = part[alpha >= min(OPAQUE, alpha.max())], part[alpha <= CLEAR]
    if len(ink) < 4 or len(ground) < 4:
        return None
    on = _light(np.median(ground, axis=0))
    lights = [_light(np.percentile(ink, share, axis=0)) for share in (6, 50, 94)]
    return max((max(on, light) + 0.05) / (min(on, light) + 0.05) for light in lights)


def _light(rgb: Any) -> float:
    """Relative luminance."""
    share = rgb / 255.0
    line = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return float(line @ np.array([0.2126, 0.7152, 0.0722]))
