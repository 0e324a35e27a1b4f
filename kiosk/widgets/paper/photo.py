"""A photo on the wall: as large as its box lets it be, whole, with a white edge. Knows bytes, no board.

    HungPhoto(jpeg=photo.jpeg)

What is no picture, or larger than any that is kept, is not shown: it is looked at before it is unpacked.
"""

from __future__ import annotations

from io import BytesIO

from kivy.graphics.texture import Texture
from kivy.properties import NumericProperty, ObjectProperty

from kiosk.theme import theme
from kiosk.widgets.drawing import Drawing

_MOST = 4_000_000
"""Pixels that are unpacked at most."""


class HungPhoto(Drawing):
    """Nothing is drawn while `jpeg` is empty."""

    jpeg = ObjectProperty(b"")
    edge = NumericProperty(12)
    """How wide the white is round it, in design px."""

    def paint(self) -> None:
        edge = theme.px(self.edge)
        found = texture(self.jpeg, self.width - 2 * edge, self.height - 2 * edge)
        if found:
            wide, high = found.width + 2 * edge, found.height + 2 * edge
            x, y = round(self.center_x - wide / 2), round(self.center_y - high / 2)
            self.fill("white", x, y, wide, high)
            self.tint("white")
            self.put(found, x + edge, y + edge)


def shape(jpeg: bytes) -> tuple[int, int] | None:
    """Width and height of the picture, read from its head; None where there is none."""
    from PIL import Image

    try:
        with Image.open(BytesIO(jpeg), formats=("JPEG",)) as image:
            return image.size
    except (OSError, ValueError, Image.DecompressionBombError):
        return None


def texture(jpeg: bytes, width: float, height: float) -> Texture | None:
    """The picture made to fit into so many px; None where there is none."""
    from PIL import Image

    if not jpeg or width < 1 or height < 1:
        return None
    try:
        with Image.open(BytesIO(jpeg), formats=("JPEG",)) as image:
            if image.width * image.height > _MOST:
                return None
            image.draft("RGB", (round(width), round(height)))
            whole = image.convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
    scale = min(width / whole.width, height / whole.height)
    fitted = whole.resize(
        (max(1, round(whole.width * scale)), max(1, round(whole.height * scale))), Image.Resampling.LANCZOS
    )
    made = Texture.create(size=fitted.size, colorfmt="rgb")
    made.blit_buffer(fitted.tobytes(), colorfmt="rgb", bufferfmt="ubyte")
    made.flip_vertical()
    return made
