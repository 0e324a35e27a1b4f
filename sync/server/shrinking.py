"""A picture that somebody has sent, made small: turned as it was held, with nothing in it but its dots. Pure.

    shrunk(sent)        a JPEG of at most PHOTO_BYTES. Raises Unshown with why not

How large it says it is is looked at before it is unpacked.
"""

from enum import Enum, auto
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from board.limits import PHOTO_BYTES
from sync.server import heic
from sync.server.heic import MOST_DOTS

SIDES = (1024, 880, 720, 560, 400)
"""Dots along the longer side: as many as can be in so few bytes."""
LEAST_SIDE = 24
"""Fewer dots along a side show nothing that is seen from where people stand."""
QUALITIES = (82, 72, 60, 48)
_FORMATS = ("JPEG", "PNG", "WEBP")


class Wrong(Enum):
    NO_PICTURE = auto()
    TOO_SMALL = auto()
    TOO_MANY_PIXELS = auto()


class Unshown(ValueError):
    """What was sent is no picture that can hang."""

    def __init__(self, why: Wrong) -> None:
        super().__init__(why.name)
        self.why = why


def shrunk(sent: bytes) -> bytes:
    """A JPEG of at most PHOTO_BYTES. Raises Unshown."""
    try:
        sent = heic.plain(sent) if heic.is_heic(sent) else sent
        with Image.open(BytesIO(sent), formats=_FORMATS) as image:
            if min(image.size) < LEAST_SIDE:
                raise Unshown(Wrong.TOO_SMALL)
            if image.width * image.height > MOST_DOTS:
                raise Unshown(Wrong.TOO_MANY_PIXELS)
            image.draft("RGB", (2 * SIDES[0], 2 * SIDES[0]))
            image.thumbnail((2 * SIDES[0], 2 * SIDES[0]), Image.Resampling.BOX)
            plain = _plain(ImageOps.exif_transpose(image))
    except (heic.TooLarge, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unshown(Wrong.TOO_MANY_PIXELS) from None
    except Unshown:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        raise Unshown(Wrong.NO_PICTURE) from None
    for side in SIDES:
        small = plain.copy()
        small.thumbnail((side, side), Image.Resampling.LANCZOS)
        for quality in QUALITIES:
            out = BytesIO()
            small.save(out, "JPEG", quality=quality, optimize=True)
            if out.tell() <= PHOTO_BYTES:
                return out.getvalue()
    raise Unshown(Wrong.NO_PICTURE)


def _plain(image: Image.Image) -> Image.Image:
    """Its dots alone, on white: no word of when, where and with what it was taken."""
    clean = Image.new("RGB", image.size, "white")
    shown = image.convert("RGBA")
    clean.paste(shown, mask=shown.getchannel("A"))
    return clean
