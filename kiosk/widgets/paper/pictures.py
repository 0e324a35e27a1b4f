"""Pictures for the screen, made to measure: each is shrunk once with a good filter and then drawn 1:1.

Fur, wool and knitting flicker when the graphics card shrinks them, so every size in use is baked with Pillow and
kept, in memory and under KIVY_HOME/kept; a second start reads the baked pixels and never imports Pillow.
Knows nothing of what the pictures mean.

    picture("ball-green", 268, 268)   -> texture of exactly 268x268 px
    patch("card-0")                   -> nine-patch scaled to the theme, with its border
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from os import SEEK_END
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kivy.graphics.texture import Texture

from kiosk.theme import theme
from kiosk.widgets.kept import kept

if TYPE_CHECKING:
    from PIL import Image

FOLDER = Path(__file__).resolve().parents[3] / "assets" / "pictures"
Pixels = tuple[int, int, bytes]

SLICES = {"shadow-s": 21, "shadow-m": 41, "shadow-l": 88, "block": 48, "key": 32, "card": 40, "note": 40}
"""Corner of each nine-patch in px of its picture, by name or by the part of the name before the dash."""
OVERHANG = {"shadow-s": 13, "shadow-m": 29, "shadow-l": 70, "block": 2, "key": 0, "card": 6, "note": 6}
"""How far each nine-patch reaches outside the box it dresses, in design px on every side."""
FALL = {"shadow-s": 3, "shadow-m": 7, "shadow-l": 18}
"""How far below its box a shadow lies, in design px."""


class Patch(NamedTuple):
    """A nine-patch ready to draw: texture, corner in px, overhang in px, fall in px."""

    texture: Texture
    border: float
    overhang: float
    fall: float


def picture(name: str, width: float, height: float) -> Texture:
    """The picture shrunk or grown to exactly width x height px."""
    return _texture(name, max(1, round(width)), max(1, round(height)))


def fitted(name: str, width: float) -> Texture:
    """The picture width px wide, as high as its shape asks for."""
    own_width, own_height = natural(name)
    return picture(name, width, width * own_height / own_width)


def icon(name: str, side: float) -> Texture:
    """A white sign on transparent ground, side x side px, to be tinted by a Color. KeyError if there is none."""
    if name not in _icons():
        raise KeyError(f"no icon {name!r}; there are {', '.join(sorted(_icons()))}")
    side = max(1, round(side))
    return _texture(f"icon:{name}", side, side)


def icons() -> list[str]:
    """Names of all signs."""
    return sorted(_icons())


def patch(name: str, change: str = "") -> Patch:
    """The nine-patch at the theme's scale.

    `change` "down-7" presses a block 7 px into its lip; "rim" leaves only the rim of a paper, fading inwards.
    """
    own_width, own_height = natural(name)
    k = theme.k
    kind = name if name in SLICES else name.partition("-")[0]
    source = f"{name}:{change}" if change else name
    return Patch(
        _texture(source, max(8, round(own_width * k)), max(8, round(own_height * k))),
        SLICES[kind] * k,
        OVERHANG[kind] * k,
        FALL.get(kind, 0) * k,
    )


@cache
def tile(name: str) -> Texture:
    """The picture at its own size, repeating without a seam (see `tiled`)."""
    texture = _load(_pixels(name, *natural(name)))
    texture.wrap = "repeat"
    return texture


def tiled(name: str, width: float, height: float) -> tuple[float, ...]:
    """tex_coords with which `tile(name)` covers width x height px, its first tile at the upper left."""
    own_width, own_height = natural(name)
    u, v = width / (own_width * theme.k), height / (own_height * theme.k)
    return (0, v, u, v, u, 0, 0, 0)


@cache
def natural(name: str) -> tuple[int, int]:
    """Width and height of the picture as drawn, read from the head of its PNG."""
    if name.startswith("icon:"):
        return _icons()[name[5:]][2:]
    with (FOLDER / f"{name}.png").open("rb") as file:
        head = file.read(24)
    return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])


@lru_cache(maxsize=400)
def _texture(source: str, width: int, height: int) -> Texture:
    return _load(_pixels(source, width, height))


def forget() -> None:
    """Keep no picture that is not shown; they are read from the disk when they are wanted again."""
    _texture.cache_clear()
    tile.cache_clear()


def _load(pixels: Pixels) -> Texture:
    width, height, data = pixels
    texture = Texture.create(size=(width, height), colorfmt="rgba", bufferfmt="ubyte")
    texture.blit_buffer(data, colorfmt="rgba", bufferfmt="ubyte")
    texture.flip_vertical()
    return texture


def _pixels(source: str, width: int, height: int) -> Pixels:
    name = source.replace(":", "_")
    cell = "-" + "_".join(map(str, _icons()[source[5:]])) if source.startswith("icon:") else ""
    data = kept(
        f"{name}{cell}-{_mark(_file(source))}-{width}x{height}.rgba",
        make=lambda: _bake(source, width, height),
        read=lambda data: _whole(data, width * height * 4),
    )
    return width, height, data


def _whole(data: bytes, length: int) -> bytes:
    if len(data) != length:
        raise ValueError("half a picture")
    return data


def _file(source: str) -> str:
    return "icons-0" if source.startswith("icon:") else source.partition(":")[0]


@cache
def _mark(name: str) -> str:
    """Other pixels, another mark: a PNG ends with the sum of them all, and with one of how they are packed."""
    with (FOLDER / f"{name}.png").open("rb") as file:
        file.seek(-20, SEEK_END)
        return file.read(8).hex()


def _bake(source: str, width: int, height: int) -> bytes:
    from PIL import Image

    with Image.open(FOLDER / f"{_file(source)}.png") as opened:
        image = opened.convert("RGBA")
    if source.startswith("icon:"):
        x, y, w, h = _icons()[source[5:]]
        image = image.crop((x, image.height - y - h, x + w, image.height - y))
    elif source.endswith(":rim"):
        image = _rim(image)
    elif ":down-" in source:
        image = _press_down(image, int(source.rpartition("-")[2]))
    if image.size != (width, height):
        image = image.resize((width, height), Image.Resampling.LANCZOS)
    return image.tobytes()


def _press_down(image: Image.Image, depth: int) -> Image.Image:
    """The face slides `depth` px down behind the block's own outline and loses a little light."""
    from PIL import Image, ImageChops

    down = Image.new("RGBA", image.size)
    down.paste(image, (0, depth))
    outline = ImageChops.darker(down.getchannel("A"), image.getchannel("A"))
    face = down.convert("RGB").point(lambda value: round(value * (1 - 0.06 * depth / 7)))
    face.putalpha(outline)
    return face


def _rim(image: Image.Image) -> Image.Image:
    """Only the hand-cut rim: from there the filling fades away, so slowly that no frame is seen within the paper."""
    from PIL import Image, ImageChops, ImageFilter

    width, height = image.size
    inner = Image.new("L", image.size, 255)
    hole = 18
    inner.paste(0, (hole, hole, width - hole, height - hole))
    image.putalpha(ImageChops.multiply(image.getchannel("A"), inner.filter(ImageFilter.BoxBlur(10))))
    return image


@cache
def _icons() -> dict[str, tuple[int, int, int, int]]:
    sheets: dict[str, dict[str, list[int]]] = json.loads((FOLDER / "icons.atlas").read_text())
    return {name: tuple(box) for sheet in sheets.values() for name, box in sheet.items()}  # type: ignore[misc]
