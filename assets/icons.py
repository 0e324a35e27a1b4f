"""All icons in one atlas: white strokes that the kiosk tints, and the three signs in the colours of the votes."""

import json
from collections.abc import Callable
from inspect import isfunction
from types import ModuleType

import numpy as np
from PIL import Image

from assets import marks, things, tools
from assets.canvas import Array, Recipes, joined, picture, rgb
from assets.pen import Pen

CELL, _GAP, _COLUMNS = 128, 8, 8


def _drawings(module: ModuleType) -> dict[str, Callable[[Pen], None]]:
    """By icon name what each function draws that the module shows to others: `arrow_right` draws `arrow-right`."""
    there = {name: found for name, found in vars(module).items() if isfunction(found) and name[0] != "_"}
    return {name.replace("_", "-"): found for name, found in there.items()}


_STROKES = {**_drawings(marks), **_drawings(things), **_drawings(tools)}


def _grown(shape: Callable[[Pen, float], None]) -> Callable[[str, str, float], Array]:
    """A sign with a darker rim: the same shape once large, once so many units smaller."""

    def coloured(rim: str, inner: str, thick: float) -> Array:
        whole, core = Pen(CELL), Pen(CELL)
        shape(whole, 0)
        shape(core, thick)
        share = core.coverage()[..., None]
        return joined(rgb(rim) * (1 - share) + rgb(inner) * share, whole.coverage())

    return coloured


@_grown
def _circle(p: Pen, less: float) -> None:
    p.dot(48, 48, 45 - less)


@_grown
def _square(p: Pen, less: float) -> None:
    p.fill((25, 25), (71, 25), (71, 71), (25, 71), soft=38 - 2 * less)


@_grown
def _drop(p: Pen, less: float) -> None:
    """A sharp tip that flows out into a round belly."""
    top, widest, half, belly = 2 + 2 * less, 65, 39 - less, 29 - less
    t = np.linspace(0, 1, 60)
    x = 3 * (1 - t) ** 2 * t * 4 + 3 * (1 - t) * t**2 * half + t**3 * half
    y = (1 - t) ** 3 * top + 3 * (1 - t) ** 2 * t * (top + 27) + 3 * (1 - t) * t**2 * 46 + t**3 * widest
    angle = np.linspace(0, np.pi / 2, 40)
    x, y = np.append(x, half * np.cos(angle)), np.append(y, widest + belly * np.sin(angle))
    right = list(zip(48 + x, y, strict=True))
    p.fill(*right, *((96 - x, y) for x, y in reversed(right)), soft=0)


_VOTES = {
    "green": (_circle, "#2f6d12", "#6cbb35"),
    "pink": (_square, "#b0457a", "#fbb2ce"),
    "red": (_drop, "#9c1a15", "#bd231c"),
}
_RIMS = {"": 6, "-small": 13}
"""Units. Where a sign is but a few px across, a thin rim would be no rim, and green on a pale wall hardly seen."""
_SIGNS = {f"{name}{size}": (*vote, rim) for size, rim in _RIMS.items() for name, vote in _VOTES.items()}
NAMES = (*_STROKES, *_SIGNS)
_ROWS = -(-len(NAMES) // _COLUMNS)
_SIZE = (_COLUMNS * (CELL + _GAP), _ROWS * (CELL + _GAP))


def _corner(index: int) -> tuple[int, int]:
    """Left and top of a cell in the picture."""
    row, column = divmod(index, _COLUMNS)
    return column * (CELL + _GAP) + _GAP // 2, row * (CELL + _GAP) + _GAP // 2


def atlas() -> str:
    """The text of icons.atlas; Kivy counts from the lower left corner."""
    cells = {}
    for index, name in enumerate(NAMES):
        left, top = _corner(index)
        cells[name] = [left, _SIZE[1] - top - CELL, CELL, CELL]
    return json.dumps({"icons-0.png": cells}, indent=1) + "\n"


def _sheet() -> Image.Image:
    canvas = joined(np.ones(3), np.zeros((_SIZE[1], _SIZE[0])))
    for index, name in enumerate(NAMES):
        left, top = _corner(index)
        cell = canvas[top : top + CELL, left : left + CELL]
        if name in _SIGNS:
            sign, *look = _SIGNS[name]
            cell[:] = sign(*look)
        else:
            pen = Pen(CELL)
            _STROKES[name](pen)
            cell[..., 3] = pen.coverage()
    return picture(canvas, spread=False)  # white or the sign's own colour everywhere


def pictures() -> Recipes:
    """All icons in one picture."""
    return {"icons-0": _sheet}
