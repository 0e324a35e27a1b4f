"""What is done with a photo: it is hung on a record, and taken down."""

from dataclasses import dataclass
from hashlib import sha256

from board.context import Context
from board.errors import Kind, Refused
from board.kinds.photo.index import Photos
from board.kinds.photo.record import Photo, pieces
from board.limits import PHOTO_BYTES

PHOTOS_LIMIT = 40
"""On one board: each is read with it."""


@dataclass(frozen=True)
class HangPhoto:
    """A JPEG of at most PHOTO_BYTES hangs on a record, before those that hung there."""

    id: str
    subject: str
    jpeg: bytes

    def run(self, context: Context) -> None:
        photos = context.board.of(Photos)
        if photos.get(self.id):
            return  # sent twice
        if not 0 < len(self.jpeg) <= PHOTO_BYTES:
            raise Refused(Kind.PHOTO_WRONG)
        if sum(not photo.archived for photo in photos) >= PHOTOS_LIMIT:
            raise Refused(Kind.PHOTOS_FULL, limit=PHOTOS_LIMIT)
        made = max([context.now_ms, *(photo.made + 1 for photo in photos.of(self.subject))])
        digest = sha256(self.jpeg).hexdigest()
        context.put(Photo, self.id, subject=self.subject, digest=digest, made=made)
        for name, piece in pieces(self.jpeg).items():
            context.put(Photo, self.id, **{name: piece})


@dataclass(frozen=True)
class TakePhotosDown:
    """A record has no photo any more."""

    subject: str

    def run(self, context: Context) -> None:
        for photo in context.board.of(Photos).of(self.subject):
            context.put(Photo, photo.id, archived=True)
