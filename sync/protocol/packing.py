"""gzip with a limit: a few packed bytes must not become gigabytes."""

import zlib

_GZIP = 16 + zlib.MAX_WBITS
WORTHWHILE_BYTES = 300
"""Below this, packing gains nothing."""
LEVEL = 4
"""Half the work of the usual 6, for a twentieth more bytes."""


class TooLarge(Exception):
    """More bytes than allowed."""


class Garbled(Exception):
    """Not gzip, or cut off."""


def pack(body: bytes, level: int = LEVEL) -> bytes:
    squeezer = zlib.compressobj(level, zlib.DEFLATED, _GZIP)
    return squeezer.compress(body) + squeezer.flush()


class Unpacker:
    """Takes packed bytes as they come. Raises TooLarge as soon as there would be more than `limit` bytes."""

    def __init__(self, limit: int) -> None:
        self._left = limit
        self._stretcher = zlib.decompressobj(_GZIP)

    def feed(self, packed: bytes) -> bytes:
        try:
            body = self._stretcher.decompress(packed, self._left + 1)
        except zlib.error as error:
            raise Garbled from error
        self._left -= len(body)
        if self._left < 0 or self._stretcher.unconsumed_tail:
            raise TooLarge
        return body

    def end(self) -> None:
        """Raises Garbled when the end is missing, or is not the end."""
        if not self._stretcher.eof or self._stretcher.unused_data:
            raise Garbled


def unpack(packed: bytes, limit: int) -> bytes:
    unpacker = Unpacker(limit)
    body = unpacker.feed(packed)
    unpacker.end()
    return body
