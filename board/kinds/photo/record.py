"""A photo as it is kept: a small JPEG in pieces, each of which a change can carry."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error
from hashlib import sha256
from typing import Annotated, ClassVar, Literal

from board.bounds import Bounds
from board.catalogue import N_
from board.limits import PHOTO_BYTES, PHOTO_PIECE
from board.record import Id, Millis, Record

Piece = Annotated[str, Bounds(max_length=PHOTO_PIECE, pattern=r"^[A-Za-z0-9+/]*={0,2}$")]
Side = Literal["", "before", "after"]
Digest = Annotated[str, Bounds(pattern=r"^$|^[0-9a-f]{64}$")]


class Photo(Record):
    """A photo of the record it hangs on: a story has its latest one, a card its four first. It is made by the centre,
    of what a phone has sent; a wall takes it down. What it shows is erased for good a day after that, or after what
    it hangs on was taken down: the fields that hold it."""

    word: ClassVar[str] = N_("bilde")
    indexed = ("subject",)
    forgotten: ClassVar[frozenset[str]] = frozenset({f"piece{n}" for n in range(1, 7)})

    subject: Id = ""
    """the record it hangs on: a story, or a card"""
    digest: Digest = ""
    """SHA-256 of the JPEG; while its pieces do not make that, there is nothing to show"""
    piece1: Piece = ""
    """base64 of the JPEG, cut into as many pieces as it needs; the rest are empty. Each is a change of its own"""
    piece2: Piece = ""
    piece3: Piece = ""
    piece4: Piece = ""
    piece5: Piece = ""
    piece6: Piece = ""
    made: Millis = 0
    """when it came to the board"""
    side: Side = ""
    """of a card: whether it shows how it was or how it became"""

    @property
    def jpeg(self) -> bytes:
        """The picture whole; nothing while a part of it has not come, or is erased."""
        try:
            whole = b64decode("".join(getattr(self, name) for name in PIECES))
        except (Error, ValueError):
            return b""
        return whole if whole and sha256(whole).hexdigest() == self.digest else b""


PIECES = tuple(sorted(Photo.forgotten))
assert len(PIECES) * PHOTO_PIECE * 3 // 4 == PHOTO_BYTES


def pieces(jpeg: bytes) -> dict[str, str]:
    """The fields that hold a picture of at most PHOTO_BYTES."""
    written = b64encode(jpeg).decode()
    cut = [written[at : at + PHOTO_PIECE] for at in range(0, len(written), PHOTO_PIECE)]
    return dict(zip(PIECES, cut, strict=False))
