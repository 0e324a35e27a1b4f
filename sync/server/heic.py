"""A photo as an iPhone keeps it (HEIC) is unpacked by a process of its own, with so much memory and time and no more:
what a stranger sent may break that, and nothing else.

    plain(sent)        a JPEG of its dots alone, some 2,000 along the longer side, turned as it was held.
                       Raises ValueError where it is no photo, TooLarge where it says that it has too many dots
"""

import subprocess
import sys
from io import BytesIO

from PIL import Image

BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")
"""What such a file says that it is."""
MOST_DOTS = 60_000_000
"""More than any telephone takes in one picture."""
SIDE = 2048
MEMORY_BYTES, TIME_S = 1_500_000_000, 20
_TOO_LARGE = 3


class TooLarge(ValueError):
    pass


def is_heic(sent: bytes) -> bool:
    return sent[4:8] == b"ftyp" and sent[8:12] in BRANDS


def plain(sent: bytes) -> bytes:
    command = [sys.executable, "-m", __name__]
    try:
        done = subprocess.run(command, input=sent, capture_output=True, timeout=2 * TIME_S)
    except subprocess.TimeoutExpired:
        raise ValueError("it takes too long") from None
    if done.returncode == _TOO_LARGE:
        raise TooLarge
    if done.returncode or not done.stdout:
        raise ValueError(f"no photo: {done.returncode}")
    return done.stdout


def _limit() -> None:
    """The same to whoever unpacks it."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (TIME_S, TIME_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _unpack(sent: bytes) -> bytes:
    from pi_heif import register_heif_opener

    register_heif_opener(thumbnails=False, decode_threads=1)
    with Image.open(BytesIO(sent), formats=("HEIF",)) as image:
        if image.width * image.height > MOST_DOTS:
            raise TooLarge
        image.thumbnail((SIDE, SIDE), Image.Resampling.BOX)
        out = BytesIO()
        Image.merge("RGB", image.convert("RGB").split()).save(out, "JPEG", quality=95)
    return out.getvalue()


if __name__ == "__main__":
    _limit()
    try:
        sys.stdout.buffer.write(_unpack(sys.stdin.buffer.read()))
    except (TooLarge, Image.DecompressionBombError):
        sys.exit(_TOO_LARGE)
