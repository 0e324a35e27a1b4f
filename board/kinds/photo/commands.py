"""What is done with a photo: it is hung on a record, on one of its sides, and taken down."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from board.context import Context
from board.errors import Kind, Refused
from board.kinds.photo.index import Photos
from board.kinds.photo.record import Photo, Side, pieces
from board.limits import PHOTO_BYTES
from board.record import Record, kinds

if TYPE_CHECKING:
    from board.board import Board

PHOTOS_LIMIT = 160
"""On one board: each is read with it."""


@dataclass(frozen=True)
class HangPhoto:
    """A JPEG of at most PHOTO_BYTES hangs on a record that may have photos. A yes that was said to a story without it
    is none to the photo: whoever has the day's code can send one, and the unit looks at it before others do."""

    id: str
    subject: str
    jpeg: bytes

    def run(self, context: Context) -> None:
        photos = context.board.of(Photos)
        if photos.get(self.id):
            return  # sent twice
        bearer = borne_by(context.board, self.subject)
        if bearer is None:
            raise Refused(Kind.GONE)
        if not 0 < len(self.jpeg) <= PHOTO_BYTES:
            raise Refused(Kind.PHOTO_WRONG)
        there = photos.held(self.subject)
        if len(there) >= bearer.photos > 1:
            raise Refused(Kind.PHOTOS_OF_ONE, limit=bearer.photos)
        if sum(bool(photo.piece1) and not photo.archived for photo in photos) >= PHOTOS_LIMIT:
            raise Refused(Kind.PHOTOS_FULL, limit=PHOTOS_LIMIT)
        made = max([context.now_ms, *(photo.made + 1 for photo in photos.of(self.subject))])
        side: Side = "" if bearer.photos == 1 else _free({photo.side for photo in there})
        digest = sha256(self.jpeg).hexdigest()
        context.put(Photo, self.id, subject=self.subject, digest=digest, made=made, side=side)
        for name, piece in pieces(self.jpeg).items():
            context.put(Photo, self.id, **{name: piece})


@dataclass(frozen=True)
class PutPhotos:
    """These photos hang on these sides of their card."""

    sides: Mapping[str, Side]

    def run(self, context: Context) -> None:
        for id_, side in self.sides.items():
            context.wanted(Photo, id_)
            context.put(Photo, id_, side=side)


@dataclass(frozen=True)
class TakePhotosDown:
    """A record has no photo any more."""

    subject: str

    def run(self, context: Context) -> None:
        for photo in context.board.of(Photos).of(self.subject):
            context.put(Photo, photo.id, archived=True)


def borne_by(board: "Board", subject: str) -> type[Record] | None:
    """What kind of record a photo may hang on under this id; None where none such hangs."""
    for kind in illustrated():
        record = board.find(kind, subject)
        if record is not None and not record.archived:
            return kind
    return None


def illustrated() -> tuple[type[Record], ...]:
    """The kinds that may have photos."""
    return tuple(kind for kind in kinds.values() if kind.photos)


def _free(taken: set[Side]) -> Side:
    """The first photo shows how it was, those after it how it became."""
    return "after" if "before" in taken else "before"
